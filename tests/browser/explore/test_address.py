"""Every state of the table is in its address, and strange addresses do no harm."""

from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest
from playwright.sync_api import Page

from tests.browser.explore.exploring import ROW, STATUS, choose, chosen, column, explore


def test_the_address_holds_the_whole_state(made_up_page: Page, site_url: str) -> None:
    explore(made_up_page, site_url)
    choose(made_up_page, "year", "2020")
    made_up_page.locator("#explore-from").fill("1000")
    made_up_page.locator("#explore-from").press("Enter")
    made_up_page.get_by_role("button", name="预算").click()
    made_up_page.wait_for_selector(STATUS)
    assert dict(parse_qsl(urlsplit(made_up_page.url).query)) == {"year": "2020", "from": "1000", "sort": "-amount"}
    before = column(made_up_page, 1)
    made_up_page.goto(made_up_page.url)
    made_up_page.wait_for_selector(STATUS)
    assert column(made_up_page, 1) == before
    assert made_up_page.locator("#explore-from").input_value() == "1000"
    made_up_page.go_back()
    made_up_page.wait_for_selector(STATUS)
    made_up_page.get_by_role("button", name="清除筛选").click()
    made_up_page.wait_for_selector(STATUS)
    assert chosen(made_up_page, "year") == []


@pytest.mark.parametrize(
    "state",
    [
        *({"page": page} for page in ("-3", "99", "x")),
        *({"sort": sort} for sort in ("__proto__", "-constructor")),
        {"sort": "<b>", "from": " ", "x": "y"},
    ],
)
def test_a_strange_address_shows_the_table_all_the_same(page: Page, site_url: str, state: dict[str, str]) -> None:
    page.goto(f"{site_url}explore/?{urlencode(state)}")
    page.wait_for_selector(STATUS)
    assert page.locator(STATUS).get_attribute("data-result-count") == "24"
    assert page.locator(ROW).count() == 24
    assert page.locator("#explore-failed").is_hidden()


def test_choosing_several_values_of_one_filter_is_one_step_back(page: Page, site_url: str) -> None:
    explore(page, site_url)
    choose(page, "kind", "target")
    choose(page, "year", "2019", "2020")
    assert parse_qsl(urlsplit(page.url).query) == [("year", "2020"), ("year", "2019"), ("kind", "target")]
    page.go_back()
    page.wait_for_selector(STATUS)
    assert dict(parse_qsl(urlsplit(page.url).query)) == {"kind": "target"}
    assert (chosen(page, "year"), chosen(page, "kind")) == ([], ["target"])


@pytest.mark.parametrize(
    "listing",
    [
        "forms/innovation-centre-office/",
        "forms/innovation-centre-office/2019/",
        "years/2019/",
        "types/recurring-special/",
        "types/unspecified/2021/",
    ],
)
def test_a_list_of_forms_leads_to_the_same_forms(page: Page, site_url: str, listing: str) -> None:
    page.goto(f"{site_url}{listing}")
    forms = page.locator(".figures__value").first.text_content()
    page.get_by_role("link", name="在一张表里筛选、排序这些绩效表").click()
    page.wait_for_selector(STATUS)
    assert forms == page.locator(STATUS).get_attribute("data-result-count") != "24"

"""Forms picked in the explorer for comparison."""

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Page, expect

from tests.browser.explore.exploring import ROW, STATUS, choose, chosen, explore

HALL = "innovation-centre-office/2021/future-park-hall.self-evaluation"
BAR = "#explore-picked"
BOX = f"{ROW} .explore-pick input"


def picked(page: Page) -> list[str]:
    return parse_qs(urlsplit(page.url).query).get("form", [])


def test_what_is_picked_is_set_side_by_side(page: Page, site_url: str) -> None:
    explore(page, site_url, year="2021")
    expect(page.locator(BAR)).to_be_hidden()
    names = page.locator(f"{ROW} > th > a").all_inner_texts()[:2]
    page.locator(BOX).nth(0).check()
    expect(page.locator(BAR)).to_contain_text("选取了 1 份表。再选一份，就能放在一起比较。")
    expect(page.locator(f"{BAR} a")).to_be_hidden()
    page.locator(BOX).nth(1).check()
    page.get_by_role("link", name="放在一起比较").click()
    page.wait_for_selector("#compare-result[data-result-count='2']")
    assert page.locator("#compare-table thead th > a").all_inner_texts() == names


def test_the_header_of_a_row_is_its_project(page: Page, site_url: str) -> None:
    """The name of the box is not part of it."""
    explore(page, site_url, year="2023", kind="target")
    name = page.locator(f"{ROW} > th > a").first.inner_text()
    page.get_by_role("rowheader", name=name, exact=True).wait_for()
    box = page.get_by_role("checkbox", name=f"选取“{name}”（2023 年绩效目标申报）")
    page.get_by_role("cell").filter(has=box).wait_for()


def test_what_is_picked_stays_while_the_list_changes(made_up_page: Page, site_url: str) -> None:
    explore(made_up_page, site_url, year="2020")
    made_up_page.locator(BOX).nth(2).check()
    (form,) = picked(made_up_page)
    made_up_page.get_by_role("button", name="下一页").click()
    made_up_page.wait_for_selector(STATUS)
    made_up_page.locator(BOX).nth(0).check()
    choose(made_up_page, "year", "2021")
    made_up_page.wait_for_selector(STATUS)
    made_up_page.get_by_role("button", name="预算").click()
    made_up_page.wait_for_selector(STATUS)
    assert len(picked(made_up_page)) == 2
    assert picked(made_up_page)[0] == form
    made_up_page.get_by_role("button", name="清除筛选").click()
    made_up_page.wait_for_selector(STATUS)
    expect(made_up_page.locator(BAR)).to_contain_text("选取了 2 份表。")
    made_up_page.get_by_role("button", name="全部不选").click()
    assert picked(made_up_page) == []
    expect(made_up_page.locator(BAR)).to_be_hidden()
    assert made_up_page.locator(f"{BOX}:checked").count() == 0


def test_a_step_back_leads_to_the_list_before_with_what_was_picked_there(made_up_page: Page, site_url: str) -> None:
    explore(made_up_page, site_url)
    made_up_page.locator(BOX).nth(0).check()
    choose(made_up_page, "year", "2021")
    made_up_page.wait_for_selector(STATUS)
    made_up_page.locator(BOX).nth(0).check()
    made_up_page.go_back()
    made_up_page.wait_for_selector(STATUS)
    expect(made_up_page.locator(BAR)).to_contain_text("选取了 1 份表。")
    assert made_up_page.locator(f"{BOX}:checked").count() == 1


def test_no_more_than_four_are_picked(made_up_page: Page, site_url: str) -> None:
    explore(made_up_page, site_url)
    for number in range(4):
        made_up_page.locator(BOX).nth(number).check()
    expect(made_up_page.locator(BAR)).to_contain_text("一次最多比较 4 份。")
    assert made_up_page.locator(BOX).nth(4).is_disabled()
    made_up_page.locator(BOX).nth(0).uncheck()
    assert made_up_page.locator(BOX).nth(4).is_enabled()


def test_a_form_leads_to_others_of_its_year_and_kind_and_is_picked_there(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}forms/{HALL}/")
    page.get_by_role("link", name="和同年同类的表放在一起").click()
    page.wait_for_selector(STATUS)
    assert chosen(page, "year") == ["2021"]
    assert chosen(page, "kind") == ["self-evaluation"]
    assert picked(page) == [HALL]
    assert page.locator(f"{BOX}:checked").get_attribute("aria-label") == (
        "选取“未来公园展厅运营经费”（2021 年绩效自评），和别的表放在一起比较"
    )


def test_every_form_of_the_site_can_be_picked_by_the_name_of_its_data(
    page: Page, site_url: str, published: Path
) -> None:
    explore(page, site_url)
    forms = page.locator(BOX).evaluate_all("boxes => boxes.map(box => box.dataset.pick)")
    assert len(forms) == 24
    assert all((published / f"data/forms/{form}.json").is_file() for form in forms)

"""If nothing is found, the page suggests what to try."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.index import serve_entries, withhold
from tests.browser.search.searching import COUNT, RESULT, Collection, ask, count, look_up

HINT = "#search-hint"


def test_where_nothing_is_found_the_page_says_what_to_try(page: Page, site_url: str) -> None:
    look_up(page, site_url, q="没有这几个字")
    hint = page.get_by_role("status").filter(has_text="可以试试")
    expect(hint).to_contain_text("一字不差")
    expect(hint).to_contain_text("用更少的字")
    assert hint.get_by_role("link").all_text_contents() == ["按单位", "按年度", "按类型"]
    assert hint.get_by_role("button").count() == 0
    hint.get_by_role("link", name="按年度").click()
    expect(page).to_have_url(f"{site_url}years/")


@pytest.mark.parametrize(
    ("query", "advice"),
    [
        ("没有这几个字", ()),
        ("没有 这几个字", ("去掉一两个词",)),
        ("９８７６５元", ("750.5576万",)),
        ("没有 98765", ("去掉一两个词", "750.5576万")),
        # Some form has it, so it is the words that are missing.
        ("没有 7505576", ("去掉一两个词",)),
        # Numbers that are no amounts.
        ("没有这几个字 9876", ("去掉一两个词",)),
        ("未来公园 2022", ("去掉一两个词",)),
        ("2022年", ()),
        ("满意度≥195%", ()),
    ],
)
def test_only_what_the_query_holds_is_spoken_of(search_page: Page, query: str, advice: tuple[str, ...]) -> None:
    ask(search_page, q=query)
    hint = search_page.locator(HINT)
    expect(hint).to_contain_text("用更少的字")
    said = hint.inner_text()
    assert tuple(one for one in ("去掉一两个词", "750.5576万") if one in said) == advice


def test_filters_that_leave_nothing_are_cleared_by_a_button(page: Page, site_url: str, real: Collection) -> None:
    look_up(page, site_url, q="孵化器", kind="self-evaluation", sort="year")
    button = page.get_by_role("button", name="去掉筛选条件")
    button.focus()
    page.keyboard.press("Enter")
    expect(page.locator(COUNT)).to_have_text(str(len(real.scan("孵化器"))))
    expect(page.locator(RESULT).first).to_be_focused()
    expect(page.locator(HINT)).to_be_empty()
    assert page.locator("#search-kind").input_value() == ""
    assert page.locator("#search-q").input_value() == "孵化器"
    assert page.locator("#search-sort").input_value() == "year"
    page.go_back()
    expect(button).to_be_visible()


def test_without_words_nothing_is_said_of_words(page: Page, site_url: str) -> None:
    look_up(page, site_url, year="2019", kind="self-evaluation")
    assert count(page) == 0
    expect(page.locator(HINT)).to_contain_text("去掉筛选条件")
    expect(page.locator(HINT)).not_to_contain_text("用更少的字")


def test_there_is_no_hint_where_something_is_found_or_nothing_is_published(page: Page, site_url: str) -> None:
    look_up(page, site_url, q="孵化器")
    expect(page.locator(HINT)).to_be_empty()
    serve_entries(page)
    look_up(page, site_url)
    assert count(page) == 0
    expect(page.locator(HINT)).to_be_empty()


def test_where_a_file_is_missing_that_is_said_instead(page: Page, site_url: str) -> None:
    withhold(page, "2019.json")
    page.goto(f"{site_url}search/?q=没有这几个字")
    expect(page.locator("#search-failed")).to_be_visible()
    expect(page.locator("#search-status")).to_be_empty()
    expect(page.locator(HINT)).to_be_empty()

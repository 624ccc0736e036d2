"""If files are missing or late, the page says so, and never shows the results of another search."""

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.index import withhold
from tests.browser.search.searching import COUNT, RESULT, Collection, count, found, look_up


@pytest.mark.parametrize("missing", ["2019.json", "2019/*.bin"])
def test_what_was_found_stays_when_a_file_fails(page: Page, site_url: str, real: Collection, missing: str) -> None:
    withhold(page, missing)
    look_up(page, site_url, q="项目")
    expect(page.locator("#search-failed")).to_be_visible()
    expected = real.scan("项目")
    assert set(found(page)) == {entry.url for entry in real.entries if entry.year != 2019} & expected
    page.unroute(f"**/data/search/{missing}")
    page.locator("#search-form button").click()
    expect(page.locator(COUNT)).to_have_text(str(len(expected)))
    expect(page.locator("#search-failed")).to_be_hidden()


def test_where_nothing_could_be_looked_into_no_number_is_told(page: Page, site_url: str) -> None:
    withhold(page, "20*")
    page.goto(f"{site_url}search/?q=项目")
    expect(page.locator("#search-failed")).to_contain_text("可以重试")
    expect(page.locator("#search-status")).to_have_text("")
    assert page.locator(COUNT).count() == 0


def test_a_result_whose_text_is_missing_is_counted_all_the_same(page: Page, site_url: str) -> None:
    withhold(page, "2023/form-0.json")
    look_up(page, site_url, year="2023")
    assert count(page) == 7
    assert page.locator(RESULT).count() == 6
    expect(page.locator("#search-failed")).to_be_visible()


def test_where_no_more_results_can_be_had_the_button_stays_and_tries_again(page: Page, site_url: str) -> None:
    look_up(page, site_url, q="项目")
    more = page.locator("#search-more")
    page.route("**", lambda route: route.abort())
    more.click()
    expect(page.locator("#search-failed")).to_be_in_viewport()
    expect(more).to_have_text("再显示一些")
    assert page.locator(RESULT).count() == 10
    page.unroute("**")
    more.click()
    expect(page.locator(RESULT)).to_have_count(20)
    expect(page.locator("#search-failed")).to_be_hidden()


def test_the_button_for_more_says_that_it_is_at_work_and_does_it_once(page: Page, site_url: str) -> None:
    look_up(page, site_url, q="项目")
    held: list[Route] = []
    page.route("**/data/search/*/form-*.json", lambda route: held.append(route))
    more = page.locator("#search-more")
    more.click()
    expect(more).to_have_text("正在查找……")
    more.click()
    for route in held:
        route.continue_()
    expect(more).to_have_text("再显示一些")
    expect(page.locator(RESULT)).to_have_count(20)


def test_the_rest_of_an_earlier_search_is_not_added_to_the_next(made_up_page: Page) -> None:
    page = made_up_page
    held: list[Route] = []
    page.route("**/data/search/*/form-*.json", lambda route: held.append(route))
    page.locator("#search-more").click()
    expect(page.locator("#search-more")).to_have_text("正在查找……")
    page.unroute("**/data/search/*/form-*.json")
    first = page.locator(RESULT).first
    before = first.text_content() or ""
    page.locator("#search-sort").select_option("amount")
    expect(first).not_to_have_text(before)
    with page.expect_response(held[-1].request.url):
        for route in held:
            route.fallback()
    page.wait_for_timeout(100)
    expect(page.locator(RESULT)).to_have_count(10)


def test_an_earlier_search_that_ends_late_does_not_replace_the_next(page: Page, site_url: str) -> None:
    look_up(page, site_url)
    held: list[Route] = []
    page.route("**/data/search/20*/*.bin", lambda route: held.append(route), times=1)
    page.locator("#search-q").fill("科普")
    page.locator("#search-form button").click()
    expect(page.locator("#search-status")).to_have_text("正在查找……")
    page.locator("#search-q").fill("")
    page.locator("#search-form button").click()
    expect(page.locator(COUNT)).to_have_text("24")
    with page.expect_response(held[0].request.url):
        held[0].continue_()
    page.wait_for_timeout(100)
    expect(page.locator(COUNT)).to_have_text("24")


def test_without_contents_the_indexes_are_offered(page: Page, site_url: str) -> None:
    page.route("**/data/search/contents.json", lambda route: route.abort())
    page.goto(f"{site_url}search/?q=甲")
    expect(page.locator("#search-failed")).to_be_visible()
    assert page.locator("#search-failed a").count() == 3
    assert page.locator("#search-q").input_value() == "甲"

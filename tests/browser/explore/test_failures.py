"""Hostile texts, missing files, a strict policy: what can be shown is shown, and the rest is reported."""

from dataclasses import replace

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.explore.exploring import ROW, STATUS, choose, column, downloaded, explore
from tests.browser.index import serve_entries, withhold
from tests.search.collections import EMPTY


def test_hostile_text_stays_text(page: Page, site_url: str) -> None:
    hostile = '<img src=x onerror="document.title=1">{forms}</option><script>document.title=1</script>'
    serve_entries(page, replace(EMPTY, title=hostile, unit_name=hostile, kind=hostile, types=(hostile,)))
    explore(page, site_url)
    assert column(page, 1) == column(page, 5) == [hostile]
    assert column(page, 2) == [hostile]
    assert page.locator("article").locator("img, script:not([src])").count() == 0


def test_without_the_order_of_titles_the_rows_are_there_all_the_same(page: Page, site_url: str) -> None:
    withhold(page, "titles/2019.bin")
    explore(page, site_url, sort="project")
    expect(page.locator("#explore-failed")).to_be_visible()
    assert page.locator(ROW).count() == 24
    page.unroute("**/data/search/titles/2019.bin")
    page.get_by_role("button", name="项目名称").click()
    expect(page.locator("#explore-failed")).to_be_hidden()


@pytest.mark.parametrize("missing", ["2019.json", "2019/amounts.bin", "2019/rows-0.json", "contents.json"])
def test_a_missing_file_is_said_and_the_indexes_are_offered(page: Page, site_url: str, missing: str) -> None:
    withhold(page, missing)
    explore(page, site_url)
    expect(page.locator("#explore-failed")).to_be_visible()
    assert page.locator("#explore-failed a").count() == 3


def test_rows_that_come_late_do_not_replace_those_asked_for_since(page: Page, site_url: str) -> None:
    rows = "**/data/search/2019/rows-0.json"
    held: list[Route] = []
    page.route(rows, lambda route: held.append(route))
    with page.expect_request(rows):
        page.goto(f"{site_url}explore/?year=2019")
    choose(page, "year", "2020")
    expect(page.locator(STATUS)).to_have_attribute("data-result-count", "6")
    titles = column(page, 1)
    with page.expect_response(rows):
        held[0].continue_()
    page.wait_for_timeout(100)
    assert column(page, 1) == titles


def test_where_nothing_could_be_read_no_sum_is_told(page: Page, site_url: str) -> None:
    page.route("**/data/search/20*", lambda route: route.abort())
    page.goto(f"{site_url}explore/")
    expect(page.locator("#explore-failed")).to_contain_text("可以重试")
    expect(page.locator("#explore-table")).to_have_attribute("aria-busy", "false")
    expect(page.locator("#explore-status")).to_have_text("")


def test_the_explorer_keeps_to_the_policy_of_the_host(page: Page, site_url: str) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    explore(page, site_url, sort="-amount")
    downloaded(page)
    assert said == []

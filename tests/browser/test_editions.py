"""A page that is open while the site is republished has files of the old site: it reloads."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.explore.exploring import STATUS, choose, chosen, explore
from tests.browser.search.searching import COUNT, RESULT, look_up

CONTENTS = "**/data/search/contents.json"


def publish_anew(page: Page) -> None:
    """Serve the first file of another index, and mark the page, so that a reload is noticed."""

    def other(route: Route) -> None:
        response = route.fetch()
        route.fulfill(response=response, json=response.json() | {"edition": "other"})

    page.evaluate("document.documentElement.dataset.isOld = true")
    page.route(CONTENTS, other)


def hold_whether_it_begins_anew(page: Page, is_anew: bool) -> None:
    if is_anew:
        expect(page.locator("html")).not_to_have_attribute("data-is-old", "true")
    else:
        page.wait_for_timeout(500)
        expect(page.locator("html")).to_have_attribute("data-is-old", "true")


def search_for(page: Page, word: str) -> None:
    page.locator("#search-q").fill(word)
    page.locator("#search-form button[type=submit]").click()
    expect(page).to_have_url(f"{page.url.partition('?')[0]}?q={word}")


@pytest.mark.parametrize("is_anew", [True, False])
def test_a_search_on_a_site_that_was_published_anew_begins_anew(page: Page, site_url: str, is_anew: bool) -> None:
    look_up(page, site_url, q="项目")
    publish_anew(page)
    if not is_anew:
        page.unroute(CONTENTS)
    with page.expect_response(CONTENTS):
        search_for(page, "5G")
    hold_whether_it_begins_anew(page, is_anew)
    expect(page.locator(COUNT)).to_be_visible()
    expect(page.locator("#search-q")).to_have_value("5G")


def test_more_results_of_a_site_that_was_published_anew_are_looked_up_anew(page: Page, site_url: str) -> None:
    look_up(page, site_url, q="项目")
    publish_anew(page)
    with page.expect_response(CONTENTS):
        page.locator("#search-more").click()
    hold_whether_it_begins_anew(page, is_anew=True)
    expect(page.locator(RESULT).first).to_be_visible()


@pytest.mark.parametrize("is_anew", [True, False])
def test_the_explorer_of_a_site_that_was_published_anew_begins_anew(page: Page, site_url: str, is_anew: bool) -> None:
    explore(page, site_url)
    publish_anew(page)
    if not is_anew:
        page.unroute(CONTENTS)
    with page.expect_response(CONTENTS):
        choose(page, "year", "2019")
    hold_whether_it_begins_anew(page, is_anew)
    expect(page.locator(STATUS)).to_be_visible()
    assert chosen(page, "year") == ["2019"]


def test_a_page_that_cannot_ask_stays_as_it_is(page: Page, site_url: str) -> None:
    look_up(page, site_url, q="项目")
    page.evaluate("document.documentElement.dataset.isOld = true")
    page.route(CONTENTS, lambda route: route.abort())
    search_for(page, "5G")
    hold_whether_it_begins_anew(page, is_anew=False)
    expect(page.locator(COUNT)).to_be_visible()

"""In an older browser a page is plainer at most."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.explore.exploring import ROW, explore
from tests.browser.older import made_older
from tests.browser.search.searching import RESULT, count, look_up

FORM = "forms/innovation-centre-office/2019/innovation-centre-hall/"


@pytest.fixture
def older(browser: Browser) -> Iterator[Page]:
    with browser.new_context(viewport={"width": 1280, "height": 800}) as context:
        yield made_older(context)


def test_a_word_is_found_in_an_older_browser(older: Page, site_url: str) -> None:
    look_up(older, site_url, q="科创中心展厅运营")
    assert count(older) == older.locator(RESULT).count() == 2
    assert older.locator("#search-results mark").count() > 0


def test_the_explorer_lists_all_forms_in_an_older_browser(older: Page, site_url: str) -> None:
    explore(older, site_url, sort="-amount")
    assert older.locator(ROW).count() == 24


def test_the_slash_key_leads_to_a_search_box_in_an_older_browser(older: Page, site_url: str) -> None:
    older.goto(f"{site_url}{FORM}")
    older.keyboard.type("/a")
    expect(older.locator("#site-search-input")).to_have_value("a")


def test_the_place_that_was_found_is_brought_into_sight_in_an_older_browser(older: Page, site_url: str) -> None:
    older.goto(f"{site_url}{FORM}#find=资金到位")
    expect(older.locator("article mark").first).to_be_in_viewport()

"""In an older browser pages are at most plainer."""

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.explore.exploring import ROW, explore
from tests.browser.kinds import page_of_each_kind
from tests.browser.older import made_older
from tests.browser.search.searching import RESULT, count, look_up
from tests.browser.whole import open_whole, resize

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


def test_the_place_that_was_found_is_brought_into_sight_in_an_older_browser(older: Page, site_url: str) -> None:
    older.goto(f"{site_url}{FORM}#find=资金到位")
    expect(older.locator("article mark").first).to_be_in_viewport()


VIEWS: tuple[tuple[Literal["screen", "print"], int], ...] = (("screen", 360), ("screen", 1280), ("print", 688))


def test_an_older_browser_shows_the_same_text(page: Page, older: Page, site_url: str, published: Path) -> None:
    for address in page_of_each_kind(published):
        assert texts_of(page, f"{site_url}{address}") == texts_of(older, f"{site_url}{address}"), address


def texts_of(page: Page, address: str) -> list[list[str]]:
    """Return the words that a page shows on a phone, on a screen and on paper."""
    texts: list[list[str]] = []
    for media, width in VIEWS:
        page.emulate_media(media=media)
        resize(page, width)
        if not texts:
            open_whole(page, address)
        texts.append(page.locator("main").inner_text().split())
    return texts

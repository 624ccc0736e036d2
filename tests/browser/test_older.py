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
from tests.browser.whole import open_whole

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


@pytest.mark.parametrize(("media", "width"), [("screen", 1280), ("screen", 360), ("print", 688)])
def test_an_older_browser_shows_the_same_text(
    page: Page, older: Page, site_url: str, published: Path, media: Literal["screen", "print"], width: int
) -> None:
    for address in page_of_each_kind(published):
        texts = []
        for one in (page, older):
            one.set_viewport_size({"width": width, "height": 800})
            one.emulate_media(media=media)
            open_whole(one, f"{site_url}{address}")
            texts.append(one.locator("main").inner_text().split())
        assert texts[0] == texts[1], address

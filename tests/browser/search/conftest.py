"""The real forms and 600 made-up ones, with an index of these."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page

from bench.entries import made_up_entries
from tests.browser.index import published_entries, serve
from tests.browser.search.searching import Collection, look_up
from tests.browser.whole import opened
from tests.search.collections import Files, files_of


@pytest.fixture(scope="session")
def real(published: Path) -> Collection:
    return Collection(published_entries(published))


@pytest.fixture(scope="session")
def made_up() -> Collection:
    years = (2017, 2018, 2019, 2020, 2021)
    return Collection(sorted(made_up_entries(600, years), key=lambda entry: entry.year))


@pytest.fixture(scope="session")
def made_up_files(made_up: Collection) -> Files:
    # Runs count as common from fewer places on, as in a collection of ten thousand.
    return files_of(made_up.entries, most_places=90)


@pytest.fixture
def made_up_page(page: Page, site_url: str, made_up_files: Files) -> Page:
    serve(page, made_up_files)
    look_up(page, site_url)
    return page


@pytest.fixture(scope="module")
def search_page(context: BrowserContext, site_url: str) -> Iterator[Page]:
    """The search page, for tests that only ask it for something: that takes a third of the time to open it."""
    with opened(context) as page:
        look_up(page, site_url)
        yield page

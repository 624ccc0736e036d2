"""The page for filling in forms, for tests that run its scripts by themselves."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page


@pytest.fixture(scope="module")
def alone(browser: Browser, site_url: str) -> Iterator[Page]:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{site_url}fill/")
        yield page

"""Opens pages and waits until they are complete."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import BrowserContext, Page

SECONDS = 30
"""How long to wait for what a page is expected to do."""
DRAWN = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
"""Waits until scripts have seen how large everything is."""


@contextmanager
def opened(context: BrowserContext) -> Iterator[Page]:
    """Open a page, and close it together with all that was stored."""
    page = context.new_page()
    try:
        yield page
    finally:
        page.close()
        storage = context.new_cdp_session(context.pages[0])
        storage.send("Storage.clearDataForOrigin", {"origin": "*", "storageTypes": "all"})
        storage.detach()


def open_whole(page: Page, address: str) -> None:
    """Open a page; one that loads data is complete when it says how much there is, or that it is ready."""
    page.goto(address)
    if page.locator("#search-form, #explore-form, #compare-result").count():
        page.wait_for_selector("[data-result-count]")
    if page.locator("#fill-place").count():
        page.wait_for_selector("[data-ready]", state="attached")


def resize(page: Page, width: int) -> None:
    """Give the page another width, without loading it again."""
    page.set_viewport_size({"width": width, "height": 800})
    page.evaluate(DRAWN)


def wait_until(page: Page, expression: str, argument: object = None) -> None:
    """Wait until a script's value is true; ``wait_for_function`` would ask for it in a way that the policy forbids."""
    deadline = time.monotonic() + SECONDS
    while not page.evaluate(expression, argument):
        assert time.monotonic() < deadline, expression
        page.wait_for_timeout(20)

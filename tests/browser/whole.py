"""Opens pages and waits until they are complete."""

from playwright.sync_api import Page


def open_whole(page: Page, address: str) -> None:
    """Open a page; one that loads data is complete when it says how much there is, or that it is ready."""
    page.goto(address)
    if page.locator("#search-form, #explore-form, #compare-result").count():
        page.wait_for_selector("[data-result-count]")
    if page.locator("#fill-place").count():
        page.wait_for_selector("[data-ready]", state="attached")

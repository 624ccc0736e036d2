"""Pages that are there in full before they are looked at."""

from playwright.sync_api import Page


def open_whole(page: Page, address: str) -> None:
    """Open a page; one that fetches what it shows is whole when it says how much that is, or that it can begin."""
    page.goto(address)
    if page.locator("#search-form, #explore-form, #compare-result").count():
        page.wait_for_selector("[data-result-count]")
    if page.locator("#fill-place").count():
        page.wait_for_selector("[data-ready]", state="attached")

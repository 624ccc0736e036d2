"""Pages of the tests share a browser, and yet nothing that one of them has left is there for the next."""

from playwright.sync_api import BrowserContext, Page

from tests.browser.whole import open_whole, opened

STORED = "[localStorage.length, sessionStorage.length, document.cookie]"


def test_what_was_stored_at_any_address_is_forgotten_with_the_page(
    context: BrowserContext, site_url: str, root_url: str
) -> None:
    for url in (site_url, root_url):
        with opened(context) as page:
            page.goto(url)
            page.evaluate("localStorage.a = 1; sessionStorage.a = 1; document.cookie = 'a=1'")
            assert page.evaluate(STORED) == [1, 1, "a=1"]
        with opened(context) as page:
            page.goto(url)
            assert page.evaluate(STORED) == [0, 0, ""]


def test_what_was_fetched_is_asked_for_again(page: Page, site_url: str) -> None:
    """A file that was kept would hide from a test that the page cannot have it any more."""
    open_whole(page, f"{site_url}search/")
    page.context.set_offline(True)
    try:
        failed = page.evaluate("fetch('../data/search/contents.json').catch(error => String(error))")
    finally:
        page.context.set_offline(False)
    assert "Failed to fetch" in str(failed)

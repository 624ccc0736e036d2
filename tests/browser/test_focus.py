"""Where the focus of the keyboard is: never moved without being asked, never out of sight."""

import string

from playwright.sync_api import Page

from tests.browser.whole import open_whole


def test_no_single_character_is_a_command(page: Page, site_url: str) -> None:
    """WCAG 2.1.4: whoever speaks to the computer would set it off with every other word."""
    for url in ("", "years/", "search/", "explore/"):
        open_whole(page, f"{site_url}{url}")
        page.evaluate("window.taken = []; addEventListener('keydown', e => e.defaultPrevented && taken.push(e.key))")
        for character in string.ascii_letters + string.digits + string.punctuation:
            page.keyboard.press(character)
        assert page.evaluate("[taken, document.activeElement === document.body]") == [[], True], url

"""The search page in use: what it finds and counts, and the collections to compare it with."""

from collections.abc import Sequence
from urllib.parse import urlencode

from playwright.sync_api import Page, expect

from generator.search.entries import Entry
from tests.search.collections import scan, searched

COUNT = "[data-result-count]"
RESULT = "[data-result]"


class Collection:
    """Forms, and their texts folded for scanning."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self.entries = entries
        self.texts = [searched(entry) for entry in entries]

    def scan(self, query: str) -> set[str]:
        return {self.entries[number].url for number in scan(self.texts, query)}


def look_up(page: Page, site_url: str, **state: str) -> None:
    page.goto(f"{site_url}search/?{urlencode(state)}")
    page.wait_for_selector(COUNT)


def ask(page: Page, **state: str) -> None:
    """Ask the search page that is open, as if one went back to this address."""
    page.evaluate(
        """address => {
            history.replaceState(null, "", address);
            dispatchEvent(new PopStateEvent("popstate"));
        }""",
        f"?{urlencode(state)}",
    )
    page.wait_for_selector(COUNT)


def count(page: Page) -> int:
    counter = page.locator(COUNT)
    number = counter.get_attribute("data-result-count")
    assert number == counter.text_content()
    return int(number or "")


def found(page: Page) -> list[str]:
    """Return the URLs of all results, including those behind the button."""
    while page.locator("#search-more").is_visible():
        before = page.locator(RESULT).count()
        page.locator("#search-more").click()
        expect(page.locator(RESULT).nth(before)).to_be_attached()
    links = page.locator(RESULT).evaluate_all("links => links.map(link => link.getAttribute('href'))")
    return [link.removeprefix("../").partition("#")[0] for link in links]


def choices(page: Page, name: str) -> dict[str, str]:
    options = page.locator(f"#search-{name} option").all()
    return {str(option.get_attribute("value")): str(option.text_content()) for option in options}

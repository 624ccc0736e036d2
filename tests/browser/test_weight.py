"""What a first visit loads, and how long it takes. File sizes are uncompressed; hosts send a fifth of that."""

from pathlib import Path

from playwright.sync_api import Browser, Response

from bench.page import CompressingHandler, largest_form, visit
from tests.mkdocs_plugin.styling import MATERIAL, classes_of, classes_on, selectors_of
from tools.serving import served

MOST_BYTES = 150_000
MOST_BYTES_OF_HOME = 100_000
MOST_FILES = 5
SLOWEST_MS = 1_500


def fetched(browser: Browser, url: str) -> dict[str, int]:
    """Return the sizes of all files that a first visit loads, by URL."""
    responses: list[Response] = []
    with browser.new_context() as context:
        page = context.new_page()
        page.on("response", lambda response: responses.append(response))
        page.goto(url, wait_until="networkidle")
        return {response.url: len(response.body()) for response in responses}


def test_the_largest_form_is_light(browser: Browser, site_url: str, published: Path) -> None:
    sizes = fetched(browser, f"{site_url}{largest_form(published)}")
    assert 3 < len(sizes) <= MOST_FILES
    assert sum(sizes.values()) < MOST_BYTES, sizes


def test_the_home_page_is_light(browser: Browser, site_url: str) -> None:
    assert sum(fetched(browser, site_url).values()) < MOST_BYTES_OF_HOME


def test_no_style_is_spared_that_a_page_needs(published: Path) -> None:
    (sheet,) = published.rglob("site.css")
    spared = selectors_of(MATERIAL) - selectors_of(sheet.read_text("utf-8"))
    assert len(spared) > 1000
    for address in published.rglob("*.html"):
        there = classes_on(address.read_text("utf-8"))
        assert {selector for selector in spared if classes_of(selector) <= there} == set(), address


def test_the_largest_form_is_there_soon_over_a_slow_line(browser: Browser, published: Path) -> None:
    with served(published, CompressingHandler) as host:
        # Other load on the machine makes a visit slower, never faster.
        visits = [visit(browser, f"{host}{largest_form(published)}") for _ in range(3)]
    assert min(one.painted_ms for one in visits) < SLOWEST_MS

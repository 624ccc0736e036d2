"""What a first visit has to fetch. The figures are of files as they are; hosts send them in a fifth of that."""

from pathlib import Path

from playwright.sync_api import Browser, Response

MOST_BYTES = 250_000
MOST_FILES = 20


def largest_form(published: Path) -> str:
    pages = published.glob("forms/*/[0-9]*/*/index.html")
    return max(pages, key=lambda file: file.stat().st_size).parent.relative_to(published).as_posix()


def fetched(browser: Browser, url: str) -> dict[str, int]:
    """Return the sizes of all files that a first visit fetches, by their addresses."""
    responses: list[Response] = []
    with browser.new_context() as context:
        page = context.new_page()
        page.on("response", lambda response: responses.append(response))
        page.goto(url, wait_until="networkidle")
        return {response.url: len(response.body()) for response in responses}


def test_the_largest_form_is_light(browser: Browser, site_url: str, published: Path) -> None:
    sizes = fetched(browser, f"{site_url}{largest_form(published)}/")
    assert len(sizes) > 5
    assert len(sizes) <= MOST_FILES
    assert sum(sizes.values()) < MOST_BYTES, sizes


def test_the_home_page_is_light(browser: Browser, site_url: str) -> None:
    assert sum(fetched(browser, site_url).values()) < MOST_BYTES

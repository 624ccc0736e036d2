"""The page for filling in forms, as a clerk uses it."""

from collections.abc import Mapping
from urllib.parse import urlencode

from playwright.sync_api import Locator, Page, expect

from bench.reading import read_form
from generator.definition.cells import Definition
from generator.diagnostics import Diagnostic, collect
from generator.model import Form, PublicUnit

# Imports modules in the page, so that a test can run scripts by themselves.
MODULE = """name => import(new URL(`${name}.js`, document.querySelector('script[type="module"]').src))"""


def open_page(page: Page, site_url: str, **asked: str) -> None:
    """Open the page, and wait until a form can be started."""
    page.goto(f"{site_url}fill/?{urlencode(asked)}")
    page.wait_for_selector("#fill-place[data-ready]")


def begin(page: Page, site_url: str, **asked: str) -> None:
    """Open the page with the form that is asked for."""
    open_page(page, site_url, **asked)
    page.locator("#fill-begin").click()
    expect(page.locator("#fill-text")).not_to_be_empty()


def correct(page: Page, site_url: str, form: str, *, opened: bool = True) -> None:
    """Open a published form for correction."""
    page.goto(f"{site_url}fill/?{urlencode({'correct': form})}")
    if opened:
        expect(page.locator("#fill-title")).not_to_be_empty()


def written(page: Page) -> str:
    """Return the current text of the file on the page."""
    page.wait_for_timeout(400)
    return page.locator("#fill-text").text_content() or ""


def field(page: Page, label: str, number: int = 0) -> Locator:
    """Return a field by its label."""
    return page.locator("#fill-cells").get_by_label(label, exact=True).nth(number)


def part_of(cell: Locator) -> Locator:
    """Return the part of the page with a field and all messages about it."""
    return cell.locator("xpath=ancestor::*[contains(concat(' ', @class, ' '), ' fill-field ')][1]")


def read(
    text: str, path: str, definitions: Mapping[str, Definition], *units: str
) -> tuple[Form | None, tuple[Diagnostic, ...]]:
    """Return the form in a text, as the generator reads it."""
    parts = tuple(path.removeprefix("content/forms/").split("/"))
    known = {parts[0]: PublicUnit(parts[0], units[0])} if units else {parts[0]: None}
    return collect(read_form(path, parts, text.encode(), definitions, known))

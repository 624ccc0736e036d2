"""What axe objects to on a page, narrow and wide, in light and dark; its context must exempt axe from the policy."""

from itertools import product
from pathlib import Path
from typing import Any, Literal

import axe_playwright_python
from playwright.sync_api import Page

from tests.browser.whole import resize

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
WIDTHS = (360, 1280)


def objections(page: Page) -> dict[tuple[int, Scheme], list[str]]:
    """Return the objections of axe to a page, by width and scheme."""
    page.evaluate(AXE)
    found: dict[tuple[int, Scheme], list[str]] = {}
    for width, scheme in product(WIDTHS, SCHEMES):
        page.emulate_media(color_scheme=scheme)
        resize(page, width)
        if violated := _violations(page):
            found[width, scheme] = violated
    return found


def _violations(page: Page) -> list[str]:
    found: list[dict[str, Any]] = page.evaluate(
        "tags => axe.run(document, {runOnly: tags, resultTypes: ['violations']}).then(r => r.violations)", TAGS
    )
    return [f"{one['id']}: {node['target']}" for one in found for node in one["nodes"]]

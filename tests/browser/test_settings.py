"""Pages with readers' settings: wider spacing, custom colours."""

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from tests.browser.kinds import page_of_each_kind
from tests.browser.whole import open_whole, resize

# WCAG 1.4.12.
SPACED = """
* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
p { margin-bottom: 2em !important }
"""
# Code scrolls in its own frame; a pixel is lost in rounding.
CUT_OFF = """() => [...document.querySelectorAll("body *")]
    .filter(part => part.checkVisibility() && !part.closest("svg, code, .visually-hidden"))
    .filter(part => getComputedStyle(part).overflow !== "visible" || part.matches("button"))
    .filter(part => part.scrollWidth > part.clientWidth + 1 && !part.closest(".scroll, .site-nav"))
    .map(part => part.className || part.localName)"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    # The policy would block a reader's style.
    size: ViewportSize = {"width": 1280, "height": 800}
    with browser.new_context(viewport=size, bypass_csp=True) as context:
        yield context.new_page()


def test_with_wider_spacing_no_text_is_cut_off(page: Page, site_url: str, published: Path) -> None:
    found = {}
    for url in page_of_each_kind(published):
        resize(page, 320)
        open_whole(page, f"{site_url}{url}")
        page.add_style_tag(content=SPACED)
        for width in (320, 375, 1280):
            resize(page, width)
            if spoilt := page.evaluate(CUT_OFF):
                found[url, width] = spoilt
    assert found == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_in_the_readers_own_colours_a_mark_is_as_bright_as_its_bar_with_a_seam_between(
    page: Page, site_url: str, scheme: Literal["light", "dark"]
) -> None:
    """The colour of a selection, which marks used to have, need not stand out from the background."""
    page.emulate_media(forced_colors="active", color_scheme=scheme)
    page.goto(f"{site_url}forms/innovation-centre-office/2021/future-park-hall.self-evaluation/")
    bar, mark = page.locator(".chart__bar").first, page.locator(".chart__mark").first
    body = page.locator("body")
    ground, text = (
        body.evaluate(f"body => getComputedStyle(body).{colour}") for colour in ("backgroundColor", "color")
    )
    assert bar.evaluate("bar => getComputedStyle(bar).fill") == text
    assert mark.evaluate("mark => getComputedStyle(mark).fill") == text
    assert mark.evaluate("mark => getComputedStyle(mark).stroke") == ground
    assert page.locator(".chart__hatch").evaluate("hatch => getComputedStyle(hatch).fill") == text

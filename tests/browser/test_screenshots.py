"""Screenshots of every kind of page for people: wide and narrow, light and dark, and printed."""

from pathlib import Path
from typing import Literal, NamedTuple

import pytest
from playwright.sync_api import Browser, ViewportSize

from tests.browser.kinds import page_of_each_kind
from tests.browser.whole import open_whole

FOLDER = Path(__file__).parents[2] / ".cache" / "screenshots"
PNG = b"\x89PNG"
# A screenshot of the largest pages in full would be useless and slow.
TALLEST = 6000


class View(NamedTuple):
    """A way to view a page."""

    name: str
    width: int
    scheme: Literal["light", "dark"] = "light"
    media: Literal["screen", "print"] = "screen"


# The width of A4 between the margins, in CSS pixels.
PRINTED = View("printed", 688, media="print")
VIEWS = [View(f"{scheme}-{width}", width, scheme) for scheme in ("light", "dark") for width in (360, 1280)]


@pytest.mark.parametrize("view", [*VIEWS, PRINTED], ids=lambda view: view.name)
def test_every_kind_of_page_has_its_picture(browser: Browser, root_url: str, published: Path, view: View) -> None:
    size: ViewportSize = {"width": view.width, "height": 800}
    with browser.new_context(color_scheme=view.scheme, viewport=size) as context:
        page = context.new_page()
        page.emulate_media(media=view.media)
        for url in page_of_each_kind(published):
            open_whole(page, f"{root_url}{url}")
            height = min(page.evaluate("document.documentElement.scrollHeight"), TALLEST)
            page.set_viewport_size({"width": view.width, "height": height})
            name = url.strip("/").replace("/", "--") or "home"
            assert page.screenshot(path=FOLDER / f"{name}.{view.name}.png").startswith(PNG)
            page.set_viewport_size(size)

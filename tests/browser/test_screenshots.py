"""Screenshots of every kind of page for people: wide and narrow, light and dark, and printed."""

from pathlib import Path
from typing import Literal, NamedTuple

from playwright.sync_api import Page

from tests.browser.kinds import page_of_each_kind
from tests.browser.whole import open_whole, resize

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


def test_every_kind_of_page_has_its_pictures(page: Page, root_url: str, published: Path) -> None:
    for url in page_of_each_kind(published):
        open_whole(page, f"{root_url}{url}")
        for view in (*VIEWS, PRINTED):
            page.emulate_media(media=view.media, color_scheme=view.scheme)
            resize(page, view.width)
            height = min(page.evaluate("document.documentElement.scrollHeight"), TALLEST)
            page.set_viewport_size({"width": view.width, "height": height})
            name = url.strip("/").replace("/", "--") or "home"
            assert page.screenshot(path=FOLDER / f"{name}.{view.name}.png").startswith(PNG)

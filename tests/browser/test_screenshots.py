"""Pictures of every kind of page, kept for people to look at: wide and narrow, light and dark."""

from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, ViewportSize

from tests.browser.kinds import page_of_each_kind

FOLDER = Path(__file__).parents[2] / ".cache" / "screenshots"
PNG = b"\x89PNG"
# A picture of the largest pages in full would be of no use, and slow.
TALLEST = 6000


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 1280), ("light", 360)])
def test_every_kind_of_page_has_its_picture(
    browser: Browser, root_url: str, published: Path, scheme: Literal["light", "dark"], width: int
) -> None:
    urls = page_of_each_kind(published)
    size: ViewportSize = {"width": width, "height": 800}
    with browser.new_context(color_scheme=scheme, viewport=size) as context:
        page = context.new_page()
        for url in urls:
            page.goto(f"{root_url}{url}")
            height = min(page.evaluate("document.documentElement.scrollHeight"), TALLEST)
            page.set_viewport_size({"width": width, "height": height})
            name = url.strip("/").replace("/", "--") or "home"
            picture = page.screenshot(path=FOLDER / f"{name}.{scheme}-{width}.png")
            assert picture.startswith(PNG)
            page.set_viewport_size(size)

"""The explorer in use: what it shows, and the sums of its forms."""

from pathlib import Path
from urllib.parse import urlencode

from playwright.sync_api import Page

STATUS = "#explore-status[data-result-count]"
ROW = "#explore-table tbody tr"


def explore(page: Page, site_url: str, **state: str) -> None:
    page.goto(f"{site_url}explore/?{urlencode(state)}")
    page.wait_for_selector(STATUS)


def choose(page: Page, name: str, *values: str) -> None:
    """Select exactly these values of a filter."""
    field = page.locator(f"#explore-{name}")
    field.locator("summary").click()
    for box in field.locator("input[name]").all():
        if box.is_visible():
            box.set_checked(box.get_attribute("value") in values)
    page.keyboard.press("Escape")


def chosen(page: Page, name: str) -> list[str]:
    boxes: list[str] = page.locator(f"#explore-{name} input:checked").evaluate_all("all => all.map(one => one.value)")
    return boxes


def column(page: Page, number: int) -> list[str]:
    """Return the texts of a column; the first has the names of the projects, behind the boxes."""
    return page.locator(f"{ROW} > :nth-child({number + 1})").all_text_contents()


def projects(page: Page) -> list[str]:
    return page.locator(f"{ROW} > th > a").all_text_contents()


def downloaded(page: Page, name: str = "绩效表.csv", button: str = "下载绩效表") -> str:
    """Return the file that the page downloads under this name."""
    with page.expect_download() as download:
        page.get_by_role("button", name=button).click()
    assert download.value.suggested_filename == name
    return Path(download.value.path()).read_bytes().decode()

"""The keyboard focus: never moved unasked, never out of view."""

import string
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.kinds import FORMS, page_of_each_kind
from tests.browser.whole import open_whole, wait_until


def test_no_single_character_is_a_command(page: Page, site_url: str) -> None:
    """WCAG 2.1.4: speech input would trigger it with every other word."""
    for url in ("", "years/", "search/", "explore/"):
        open_whole(page, f"{site_url}{url}")
        page.evaluate("window.taken = []; addEventListener('keydown', e => e.defaultPrevented && taken.push(e.key))")
        for character in string.ascii_letters + string.digits + string.punctuation:
            page.keyboard.press(character)
        assert page.evaluate("[taken, document.activeElement === document.body]") == [[], True], url


@pytest.mark.parametrize("width", [320, 375, 1280])
def test_what_has_the_focus_is_not_hidden_below_a_notice_that_stays_in_sight(
    page: Page, site_url: str, width: int
) -> None:
    """WCAG 2.4.11."""
    page.set_viewport_size({"width": width, "height": 640})
    open_whole(page, f"{site_url}search/?q=项目")
    page.route("**", lambda route: route.abort())
    page.locator("#search-more").click()
    notice = page.locator("#search-failed")
    expect(notice).to_be_visible()
    links = page.locator("[data-result]")
    links.last.focus()
    for _ in range(links.count()):
        edges = page.evaluate("document.activeElement.getBoundingClientRect().bottom"), bottom_of(notice)
        assert edges[0] > edges[1] or edges[1] < 0, page.evaluate("document.activeElement.textContent")
        page.keyboard.press("Shift+Tab")


@pytest.mark.parametrize("width", [320, 375, 1280])
def test_what_has_the_focus_is_not_hidden_by_the_bar_of_picked_forms(page: Page, site_url: str, width: int) -> None:
    """WCAG 2.4.11."""
    page.set_viewport_size({"width": width, "height": 640})
    open_whole(page, f"{site_url}explore/")
    boxes = page.locator("[data-pick]")
    boxes.nth(0).check()
    boxes.nth(1).check()
    bar = page.locator("#explore-picked")
    expect(bar).to_be_visible()
    for _ in range(40):
        page.keyboard.press("Tab")
        reached = page.locator(":focus").bounding_box()
        covering = bar.bounding_box()
        assert reached
        assert covering
        assert reached["y"] < covering["y"], page.evaluate("document.activeElement.outerHTML")


STOPS = """() => [...document.querySelectorAll(".scroll, pre > code")]
    .filter(box => box.scrollWidth > box.clientWidth || box.tabIndex === 0)
    .map(box => [box.tabIndex, box.scrollWidth > box.clientWidth, box.getAttribute("role"), box.ariaLabel])"""
PROJECT = "projects/innovation-centre-office/future-park-hall/"


def test_where_nothing_scrolls_the_keyboard_does_not_stop(page: Page, site_url: str, published: Path) -> None:
    for url in page_of_each_kind(published):
        open_whole(page, f"{site_url}{url}")
        assert page.evaluate(STOPS) == [], url


@pytest.mark.parametrize(
    ("url", "width", "role", "name"),
    [
        (FORMS["sh-target-2023"], 360, "group", "官方表样"),
        (PROJECT, 800, "group", "历年表"),
        ("data/", 360, None, None),
    ],
)
def test_what_scrolls_is_a_stop_named_like_its_table(
    page: Page, site_url: str, url: str, width: int, role: str | None, name: str | None
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{site_url}{url}")
    wait_until(page, f"({STOPS})().length")
    assert page.evaluate(STOPS) == [[0, True, role, name]]
    page.set_viewport_size({"width": 1280, "height": 800})
    wait_until(page, f"!({STOPS})().length")
    assert page.locator(".scroll[role], .scroll[aria-label]").count() == 0


def test_of_many_years_the_newest_come_into_view_beside_the_names_once(page: Page, site_url: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(f"{site_url}{PROJECT}")
    box = page.locator("[data-newest-last]").first
    box.evaluate(
        """box => box.querySelectorAll("tr").forEach((row) => {
            for (let year = 0; year < 12; year++) row.append(row.lastElementChild.cloneNode(true));
        })"""
    )
    beyond = "(box => box.scrollWidth - box.clientWidth - box.scrollLeft)(document.querySelector('[data-newest-last]'))"
    wait_until(page, f"{beyond} <= 1")
    assert box.evaluate("box => box.scrollLeft") > 0
    names = box.locator("tr > :first-child").evaluate_all("all => all.map(one => one.getBoundingClientRect().left)")
    assert {round(name) for name in names} == {round(box.evaluate("box => box.getBoundingClientRect().left"))}
    box.evaluate("box => { box.scrollLeft = 0; }")
    page.set_viewport_size({"width": 1000, "height": 800})
    wait_until(page, f"{beyond} > 1")
    assert box.evaluate("box => box.scrollLeft") == 0


def bottom_of(part: Locator) -> float:
    box = part.bounding_box()
    assert box
    return box["y"] + box["height"]


@pytest.mark.parametrize("width", [375, 1280])
def test_the_focus_goes_through_the_header_in_the_order_that_is_seen(page: Page, site_url: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{site_url}years/2019/")
    places = []
    for _ in range(6):
        page.keyboard.press("Tab")
        box = page.locator(":focus").bounding_box()
        assert box
        places.append((round(box["y"] + box["height"] / 2), box["x"]))
    assert places == sorted(places)

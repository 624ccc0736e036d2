"""WCAG 2.2 AA on every kind of page as far as a program can check it, and also the keyboard and zoom."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from tests.browser.axe import Scheme, objections
from tests.browser.kinds import page_of_each_kind
from tests.browser.whole import open_whole

FORM = "forms/innovation-centre-office/2021/future-park-hall.self-evaluation/"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    # The policy would block axe, and a colour in transition is neither the old nor the new one.
    size: ViewportSize = {"width": 1280, "height": 800}
    with browser.new_context(viewport=size, bypass_csp=True, reduced_motion="reduce") as context:
        yield context.new_page()


def test_axe_has_nothing_to_object_to(page: Page, root_url: str, published: Path) -> None:
    found = {}
    states = [
        "search/?q=%E7%A7%91%E6%8A%80",
        "search/?q=7%2C505%2C576",
        "search/?q=nowhere&kind=target",
        "search/?q=%E8%84%91%E7%A7%91%E5%AD%A6%E7%A0%94%E7%A9%B6%E4%B8%AD%E5%BF%83",
        "explore/?unit=gone&from=x",
        "explore/?form=a/2020/b&form=a/2020/c",
        f"compare/?form={FORM[6:-1]}&form=sti-information-centre/2020/science-websites&form=a/2020/b",
    ]
    for url in [*page_of_each_kind(published), *states]:
        open_whole(page, f"{root_url}{url}")
        found[url] = objections(page)
    assert not any(found.values()), found


def test_axe_has_nothing_to_object_to_in_a_list_of_values(page: Page, root_url: str) -> None:
    open_whole(page, f"{root_url}explore/?rule=pasted-text")
    for name in ("unit", "rule"):
        page.locator(f"#explore-{name} summary").click()
        assert not any(objections(page).values())


def test_axe_objects_where_it_should(page: Page) -> None:
    page.set_content(
        "<html lang=zh><title>甲</title><main><h1>乙</h1><img src='x'><p style='color:#ccc'>看不清的字</p>"
    )
    broken = {one.partition(":")[0] for objected in objections(page).values() for one in objected}
    assert broken >= {"image-alt", "color-contrast"}


def focused(page: Page) -> str:
    return str(
        page.evaluate(
            "() => { const at = document.activeElement;"
            " return at.id || at.getAttribute('class') || at.closest('[class]').className }"
        )
    )


def test_the_keyboard_reaches_search_and_navigation_in_their_order(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}years/2019/")
    order = []
    for _ in range(6):
        page.keyboard.press("Tab")
        order.append(focused(page))
    assert order == [
        "skip-link",
        "site-header__name",
        "scheme-toggle",
        "site-search-input",
        "site-search__button",
        "site-nav__link",
    ]


@pytest.mark.parametrize("url", ["years/2019/", "explore/"])
def test_the_keyboard_reaches_everything_that_can_be_pressed(page: Page, site_url: str, url: str) -> None:
    open_whole(page, f"{site_url}{url}")
    there = page.evaluate(
        "[...document.querySelectorAll('a[href], button, input, select, summary')]"
        ".filter(part => part.checkVisibility()).length"
    )
    reached = set()
    for _ in range(there + 40):
        page.keyboard.press("Tab")
        reached.add(
            page.evaluate(
                "[...document.querySelectorAll('a[href], button, input, select, summary')]"
                ".filter(part => part.checkVisibility()).indexOf(document.activeElement)"
            )
        )
    assert reached >= set(range(there))


def test_a_table_is_sorted_from_the_keyboard(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}years/2019/")
    button = page.locator(".forms").get_by_role("button", name="当年预算")
    button.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Space")
    assert page.locator(".forms th[aria-sort]").get_attribute("aria-sort") == "descending"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_focus_can_be_seen_wherever_it_is(page: Page, site_url: str, scheme: Scheme) -> None:
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{site_url}{FORM}")
    for _ in range(40):
        page.keyboard.press("Tab")
        outline = page.evaluate("getComputedStyle(document.activeElement).outline")
        assert "solid" in outline or page.evaluate("document.activeElement === document.body"), focused(page)


def test_at_200_per_cent_nothing_is_cut_off(browser: Browser, site_url: str, published: Path) -> None:
    # At 200 % zoom a page of 1280 pixels has 640 CSS pixels.
    with browser.new_context(viewport={"width": 640, "height": 400}, device_scale_factor=2) as context:
        page = context.new_page()
        too_wide = []
        for url in page_of_each_kind(published):
            page.goto(f"{site_url}{url}")
            if page.evaluate("document.documentElement.scrollWidth") > 640:
                too_wide.append(url)
        assert too_wide == []


def test_letters_twice_as_large_stay_on_the_page(page: Page, site_url: str, published: Path) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    too_wide = []
    for url in page_of_each_kind(published):
        page.goto(f"{site_url}{url}")
        page.add_style_tag(content="html { font-size: 250% }")
        if page.evaluate("document.documentElement.scrollWidth") > 1280:
            too_wide.append(url)
    assert too_wide == []


def test_without_scripts_a_form_is_there_in_full(browser: Browser, site_url: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{site_url}{FORM}")
        for part in ("h1", ".figures", ".chart", ".indicators", "#funds ~ div table", ".paper"):
            assert page.locator(part).first.is_visible(), part


@pytest.mark.parametrize(("url", "before", "cells"), [("years/2019/", 0, 4), ("explore/", 1, 12)])
def test_a_table_laid_out_in_blocks_stays_a_table(page: Page, site_url: str, url: str, before: int, cells: int) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    open_whole(page, f"{site_url}{url}")
    table = page.get_by_role("table", name="绩效表")
    rows = table.locator("tbody tr")
    roles = [part.get_attribute("role") for part in rows.first.locator("th, td").all()]
    assert table.get_by_role("row").count() > rows.count() > 1
    assert roles == ["cell"] * before + ["rowheader"] + ["cell"] * cells
    assert page.locator("table.stacked :is(tr, td, th):not([role])").count() == 0


@pytest.mark.parametrize("url", ["", "explore/", FORM])
def test_in_the_readers_own_colours_buttons_have_an_edge_and_one_tab_its_line(
    page: Page, site_url: str, url: str
) -> None:
    """Forced colours remove backgrounds, and draw what is transparent."""
    page.emulate_media(forced_colors="active")
    open_whole(page, f"{site_url}{url}")
    buttons = page.locator(".hero__button, .search-form__button")
    widths = buttons.evaluate_all("all => all.map(button => parseFloat(getComputedStyle(button).borderTopWidth))")
    assert all(width >= 1 for width in widths)
    ground = page.locator("body").evaluate("body => getComputedStyle(body).backgroundColor")
    lines = page.locator(".site-nav__link").evaluate_all("all => all.map(a => getComputedStyle(a).borderBottomColor)")
    assert len([line for line in lines if line != ground]) == 1

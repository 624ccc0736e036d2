"""The official paper, on screen and printed."""

from typing import Literal

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.kinds import FORMS

EVALUATION = FORMS["sh-self-evaluation-2021"]
A4_WIDTH = round(182 / 25.4 * 96)
"""The width of A4 between the margins, in CSS pixels."""


@pytest.mark.parametrize("url", FORMS.values(), ids=FORMS)
def test_of_a_forms_page_only_the_paper_is_printed_and_where_it_is_from(page: Page, site_url: str, url: str) -> None:
    page.goto(f"{site_url}{url}")
    origin = page.locator(".printed-from")
    assert origin.is_hidden()
    page.emulate_media(media="print", color_scheme="dark")
    page.set_viewport_size({"width": A4_WIDTH, "height": 1000})
    others = "header, nav, footer, .skip-link, .form-head, .form-part:not(.form-part--paper), .screen-only"
    assert page.locator(others).count() > 8
    assert page.locator(others).locator("visible=true").count() == 0
    paper = page.locator(".paper")
    assert page.locator("main").inner_text().split() == [*paper.inner_text().split(), *origin.inner_text().split()]
    assert url in origin.inner_text()
    assert paper.evaluate("paper => paper.scrollWidth <= paper.clientWidth")
    assert paper.evaluate("paper => getComputedStyle(paper).color") == "rgb(0, 0, 0)"


@pytest.mark.parametrize("width", [360, 768, 1000, 1060, 1280])
def test_where_the_paper_does_not_fit_a_hint_says_how_to_see_it(page: Page, site_url: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{site_url}{EVALUATION}")
    is_cut_off = page.locator(".scroll:has(.paper)").evaluate("region => region.scrollWidth > region.clientWidth")
    assert page.get_by_text("左右滑动可看全表").is_visible() == is_cut_off
    if width == 360:
        left = page.locator(".paper__table").first.evaluate("table => table.getBoundingClientRect().left")
        assert left < 40


def test_each_printed_page_is_numbered_and_has_its_part_of_the_table_closed(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}{FORMS['sh-target-2019']}")
    numbered = page.evaluate(
        """[...document.styleSheets].flatMap(sheet => [...sheet.cssRules])
            .some(rule => rule instanceof CSSPageRule && rule.cssText.includes("counter(page)"))"""
    )
    assert numbered
    page.emulate_media(media="print")
    table = page.locator(".paper__table").first
    assert table.evaluate("table => getComputedStyle(table).boxDecorationBreak") == "clone"


@pytest.mark.parametrize("url", FORMS.values(), ids=FORMS)
def test_no_cell_of_a_paper_is_cut_off(page: Page, site_url: str, url: str) -> None:
    page.goto(f"{site_url}{url}")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": A4_WIDTH, "height": 1000})
    cut_off = page.locator(".paper :is(th, td)").evaluate_all(
        "cells => cells.filter(cell => cell.scrollWidth > cell.clientWidth + 1).map(cell => cell.textContent)"
    )
    assert cut_off == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_paper_is_white_in_both_schemes(browser: Browser, site_url: str, scheme: Literal["light", "dark"]) -> None:
    with browser.new_context(color_scheme=scheme) as context:
        page = context.new_page()
        page.goto(f"{site_url}{EVALUATION}")
        colours = page.locator(".paper").evaluate(
            "paper => [getComputedStyle(paper).color, getComputedStyle(paper).backgroundColor]"
        )
    assert colours == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]


def test_a_title_in_two_languages_stands_on_two_lines(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}{EVALUATION}")
    title = page.locator(".paper__title")
    one = title.bounding_box()
    title.evaluate("title => { title.textContent = '甲\\n乙' }")
    two = title.bounding_box()
    assert one
    assert two
    assert two["height"] == pytest.approx(2 * one["height"], abs=1)


def test_the_columns_of_a_paper_are_in_proportion_to_its_grid(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}{EVALUATION}")
    for table in page.locator(".paper__table").all():
        columns = table.locator("col").evaluate_all(
            "cols => cols.map(col => [Number(col.className.split('-').pop()), col.getBoundingClientRect().width])"
        )
        assert sum(share for share, _ in columns) == 24
        whole = sum(width for _, width in columns)
        assert all(abs(width - whole * share / 24) <= 1.1 for share, width in columns)

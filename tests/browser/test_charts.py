"""The charts of real forms: visible, in proportion, readable as text, and nothing truncated."""

import re
from typing import Literal

import pytest
from playwright.sync_api import Browser, FloatRect, Locator, Page

EVALUATION = "forms/innovation-centre-office/2021/future-park-hall.self-evaluation/"
DECLARATION = "forms/innovation-centre-office/2019/innovation-centre-hall/"
PROJECT = "projects/innovation-centre-office/innovation-centre-hall/"
CHARTS = {PROJECT: "各年预算", EVALUATION: "实际完成值 / 指标值"}
Scheme = Literal["light", "dark"]


def box_of(part: Locator) -> FloatRect:
    box = part.bounding_box()
    assert box is not None
    return box


def amount(text: str) -> float:
    return float(re.sub(r"[^\d.]", "", text.partition("/")[0]))


@pytest.mark.parametrize(("url", "title"), CHARTS.items())
def test_a_chart_is_a_named_list_of_figures(page: Page, site_url: str, url: str, title: str) -> None:
    page.goto(f"{site_url}{url}")
    rows = page.get_by_role("figure", name=title).get_by_role("listitem")
    assert rows.count() >= 2
    for row in rows.all():
        assert row.locator(".chart__name").inner_text()
        assert re.search(r"\d|没有公开的表", row.locator(".chart__figure").inner_text())
        assert row.get_by_role("img").count() == 0


@pytest.mark.parametrize("url", ["", "forms/", "forms/innovation-centre-office/", "types/recurring-special/"])
def test_a_bar_in_a_table_is_as_long_as_the_sum_beside_it(page: Page, site_url: str, url: str) -> None:
    page.goto(f"{site_url}{url}")
    table = page.locator("table", has=page.locator(".share")).first
    widths = table.locator(".share rect").evaluate_all("bars => bars.map(bar => bar.getBoundingClientRect().width)")
    sums = [amount(text) for text in table.locator("tbody td:last-child").all_inner_texts()]
    assert max(widths) > 100
    for width, figure in zip(widths, sums, strict=True):
        assert width / max(widths) == pytest.approx(figure / max(sums), abs=0.002)


def test_funds_have_no_bars(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}forms/sti-information-centre/2020/science-reports/")
    assert page.locator("[aria-labelledby=funds] .amount").count() > 1
    assert page.locator("[aria-labelledby=funds] .share").count() == 0


def test_a_self_evaluation_shows_how_far_each_target_was_reached(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}{EVALUATION}")
    chart = page.locator(".chart")
    assert chart.locator(".chart__figure").all_text_contents() == [
        "182场 / =400场 未达标",
        "100% / =100%",
        "95家 / ≥50家",
        "95% / ≥95%",
    ]
    bars = [box_of(bar) for bar in chart.locator(".chart__bar, .chart__missed").all()]
    marks = [box_of(mark) for mark in chart.locator(".chart__mark").all()]
    for bar, mark, share in zip(bars, marks, (182 / 400, 1, 95 / 50, 1), strict=True):
        assert bar["width"] / (mark["x"] + mark["width"] / 2 - bar["x"]) == pytest.approx(share, rel=0.01)
        assert mark["y"] < bar["y"]
        assert mark["y"] + mark["height"] > bar["y"] + bar["height"]
    assert "另有 1 项" in chart.locator(".chart__note").inner_text()


@pytest.mark.parametrize("width", [390, 1280])
def test_a_figure_stands_beside_its_name_where_there_is_room(page: Page, site_url: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{site_url}{EVALUATION}")
    for row in page.locator(".chart__row").all():
        assert box_of(row.locator(".chart__name"))["y"] == box_of(row.locator(".chart__figure"))["y"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_bar_of_a_missed_target_is_hatched_in_the_colour_of_its_word(
    page: Page, site_url: str, scheme: Scheme
) -> None:
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{site_url}{EVALUATION}")
    row = page.locator(".chart__row", has_text="未达标")
    word = row.locator(".attained--missed").evaluate("word => getComputedStyle(word).color")
    hatching = row.locator(".chart__hatch").evaluate("hatch => getComputedStyle(hatch).fill")
    line, fill = row.locator(".chart__missed").evaluate(
        "bar => [getComputedStyle(bar).stroke, getComputedStyle(bar).fill]"
    )
    assert word == hatching == line
    assert fill == f'url("#{row.locator("pattern").get_attribute("id")}")'


def test_a_declaration_has_no_picture_of_results(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}{DECLARATION}")
    assert page.locator(".chart").count() == 0


@pytest.mark.parametrize("url", CHARTS)
@pytest.mark.parametrize(("width", "size"), [(320, "100%"), (390, "200%"), (1280, "100%")])
def test_no_text_of_a_chart_is_cut_off_or_lies_on_another(
    page: Page, site_url: str, url: str, width: int, size: str
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{site_url}{url}")
    page.evaluate("size => { document.documentElement.style.fontSize = size }", size)
    for row in page.locator(".chart__row").all():
        frame, name, figure, drawing = (
            box_of(row.locator(part)) for part in ("xpath=.", ".chart__name", ".chart__figure", ".chart__drawing")
        )
        is_beside = name["x"] + name["width"] < figure["x"]
        assert is_beside or name["y"] + name["height"] <= figure["y"] + 1
        assert figure["x"] + figure["width"] <= frame["x"] + frame["width"] + 1
        assert figure["y"] + figure["height"] <= drawing["y"] + 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_bars_stand_out_from_the_page(browser: Browser, site_url: str, scheme: Scheme) -> None:
    with browser.new_context(color_scheme=scheme) as context:
        page = context.new_page()
        page.goto(site_url)
        bar = page.locator(".share rect").first.evaluate("bar => getComputedStyle(bar).fill")
        link = page.locator(".forms tbody a").first.evaluate("link => getComputedStyle(link).color")
    assert bar == link


def test_charts_are_printed_with_an_index_in_black(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}years/")
    page.emulate_media(media="print", color_scheme="dark")
    bar = page.locator(".share rect").first
    assert bar.is_visible()
    assert bar.evaluate("bar => getComputedStyle(bar).fill") == "rgb(0, 0, 0)"


def test_charts_grow_with_the_readers_letters(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}projects/innovation-centre-office/innovation-centre-hall/")
    heights = []
    for size in ("100%", "200%"):
        page.evaluate("size => { document.documentElement.style.fontSize = size }", size)
        heights.append(box_of(page.locator(".chart__row").first)["height"])
    assert heights[1] == pytest.approx(2 * heights[0], rel=0.1)

"""What a form's page shows beside each target: missed or unclear; nothing if it was reached."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

import pytest

from generator.definition.cells import Definition
from generator.rendering.environment import Renderer
from generator.rendering.pages.form.page import FormView
from generator.rendering.pages.page import Page
from generator.rules.judging import judged
from generator.rules.running import Review
from tests.rendering.form_pages import form_page_of
from tests.rules.packs import packs
from tests.sample import EVALUATION, PATHS, TARGET, changed, read, sample

REACHED, MISSED, UNCLEAR = ("≥95%", "95%"), ("=400场", "182场"), ("党政、企业", "党政")
MARKS = re.compile(
    r'(?s)<tr([^>]*)>\s*<th class="indicators__name"(?:(?!</tr>).)*?<span class="attained[^>]*>(.*?)</span>'
)
PageOf = Callable[..., Page]


@pytest.fixture
def page_of(definitions: Mapping[str, Definition]) -> PageOf:
    """Returns the page of a self-evaluation with these targets and results."""

    def made(*pairs: tuple[str, str], name: str = EVALUATION, with_findings: bool = True) -> Page:
        rows = [
            f"      指标{at}: {{年度指标值: '{target}', 实际完成值: '{actual}', 分值: 10, 得分: 9}}\n"
            for at, (target, actual) in enumerate(pairs)
        ]
        fragment = "绩效指标:\n  产出指标:\n    数量指标:\n" + "".join(rows)
        form = read(changed(sample(name), fragment) if rows else sample(name), definitions, PATHS[name]).whole
        reviewed = judged(form, Review((), (), (), {}, ()), packs(), "上海市") if with_findings else None
        return form_page_of(form, definitions, reviewed=reviewed)

    return made


def figures(page: Page) -> list[tuple[str, str, list[str], str]]:
    assert isinstance(page.view, FormView)
    return [(one.number, one.unit, list(one.notes), one.url) for one in page.view.figures if one.name == "未达标的指标"]


def html_of(page: Page, renderer: Renderer) -> str:
    return renderer.render(page.template, page.url, view=page.view)


def test_a_key_figure_leads_to_the_first_indicator_that_missed_its_target(page_of: PageOf, renderer: Renderer) -> None:
    page = page_of(REACHED, MISSED, MISSED, UNCLEAR)
    assert figures(page) == [("2", "项", ["另 1 项看不出是否达标"], "#missed")]
    html = html_of(page, renderer)
    assert MARKS.findall(html) == [(' id="missed"', "未达标"), ("", "未达标"), ("", "看不出是否达标")]
    assert html.count('<a href="#missed" aria-label="未达标的指标：2 项"><span class="amount">2 ') == 1
    assert 'href="../../../../how-to-read/#missed"' in html


@pytest.mark.parametrize(
    ("pair", "told"),
    [
        (MISSED, "指标0：182场，指标值 400场"),
        (("≥50家", "48家"), "指标0：48家，指标值 ≥50家"),
        (("100%" + "（注）" * 6, "90%"), "指标0"),
    ],
)
def test_a_single_miss_is_named(pair: tuple[str, str], told: str, page_of: PageOf) -> None:
    assert figures(page_of(pair, REACHED, UNCLEAR)) == [("1", "项", [told, "另 1 项看不出是否达标"], "#missed")]


def test_where_no_target_was_missed_the_figure_says_so_and_leads_nowhere(page_of: PageOf, renderer: Renderer) -> None:
    page = page_of(REACHED)
    assert figures(page) == [("0", "项", [], "")]
    html = html_of(page, renderer)
    assert MARKS.findall(html) == []
    assert "#missed" not in html.replace("how-to-read/#missed", "")


def test_bars_of_what_was_missed_say_so_too(page_of: PageOf, renderer: Renderer) -> None:
    page = page_of(REACHED, MISSED)
    assert isinstance(page.view, FormView)
    assert page.view.indicators.chart
    bars = page.view.indicators.chart.bars
    assert [(bar.text, bar.is_missed) for bar in bars] == [("95% / ≥95%", False), ("182场 / =400场", True)]
    html = html_of(page, renderer)
    assert html.count('182场 / =400场 <span class="attained--missed">未达标</span>') == html.count("chart__missed") == 1
    assert 'id="targets-chart-2"' in html
    assert 'fill="url(#targets-chart-2)"' in html


@pytest.mark.parametrize(("name", "with_findings"), [(TARGET, True), (EVALUATION, False)])
def test_where_nothing_is_held_against_targets_nothing_is_said(
    name: str, with_findings: bool, page_of: PageOf, renderer: Renderer
) -> None:
    page = page_of(name=name, with_findings=with_findings)
    assert figures(page) == []
    assert "达标" not in html_of(page, renderer)


def test_a_preview_in_a_chat_tells_of_it(page_of: PageOf) -> None:
    assert "未达标的指标：1 项。" in page_of(REACHED, MISSED).description

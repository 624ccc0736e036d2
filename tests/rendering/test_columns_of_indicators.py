"""The table of indicators on a form's page has the form's columns, under the form's names."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

import pytest

from generator.diagnostics import Place
from generator.language import Language
from generator.rendering.environment import Renderer
from generator.rules.judging import Reviewed
from generator.rules.running import review
from tests.definitions import definitions_of
from tests.project import FRAGMENTS, REPOSITORY
from tests.rendering.form_pages import form_page_of
from tests.rules.packs import packs
from tests.sample import UNIT, read

BASE = (REPOSITORY / "tests/definition/base.yml").read_text("utf-8")
TARGET = "{label: 目标值, type: text, field: target}"
WEIGHT = "{label: 权重, also: [分值], type: number, field: weight}"
TOTAL = "  - [{label: 合计, type: number, field: total.weight}]\nfooter:\n"
HEAD = "form: base\n年度: 2031\n单位: 科技馆\n项目: 小河\n预算:\n说明:\n填表日期:\n"


def page_of(columns: str, indicators: str, language: Language) -> str:
    """Return the HTML of a declaration's page without its paper."""
    text = BASE.replace(TARGET, columns).replace("footer:\n", TOTAL)
    definitions = definitions_of({"base.yml": text})
    form = read(f"{HEAD}合计: 110\n目标: {indicators}\n", definitions, (UNIT.slug, "2031", "river.yml")).whole
    whole = review(form, (), packs(), definitions["base"], ())
    placed = (replace(one, places=(Place("form.yml"),) * len(one.found.sides)) for one in whole.findings)
    reviewed = Reviewed(replace(whole, findings=tuple(placed)), None, ())
    page = form_page_of(form, definitions, reviewed=reviewed)
    html = Renderer(FRAGMENTS, language).render(page.template, page.url, view=page.view)
    return unescape(html.split('id="paper"')[0])


@pytest.fixture
def weighted(language: Language) -> str:
    indicators = "{甲: {目标值: ≥1个, 分值: 60}, 乙: {目标值: ≥2个, 分值: 50}}"
    return page_of(f"{WEIGHT}, {TARGET}", indicators, language)


def test_a_declaration_shows_its_weights_as_it_names_them(weighted: str) -> None:
    headings = re.findall(r'<th(?: class="number")? scope="col">([^<]+)</th>', weighted)
    assert headings[:3] == ["指标", "分值", "目标值"]
    assert re.findall(r'<td class="number" data-label="分值">(\d+)', weighted) == ["60", "50"]
    assert re.findall(r'<dt class="facts__name">合计</dt><dd class="facts__value">([^<]+)', weighted) == ["110"]


def test_a_finding_marks_the_column_that_it_is_about(weighted: str) -> None:
    assert re.findall(r'<td class="number" data-label="分值">\d+<a class="mark" id="[\w-]+" href="#([\w-]+)"', weighted)
    assert re.findall(r'<td class="indicators__target" data-label="目标值">([^<]+)</td>', weighted) == ["≥1个", "≥2个"]


def test_one_column_stands_alone(language: Language) -> None:
    html = page_of(TARGET, "{甲: ≥1个}", language)
    assert '<table class="indicators stacked">' in html
    assert re.findall(r'<td[^>]* data-label="([^"]+)">([^<]+)', html) == [("目标值", "≥1个")]


def test_texts_under_one_heading_with_the_target_have_its_sign_and_unit(language: Language) -> None:
    columns = (
        "{label: 性质, type: text, field: comparison}, {label: 实施期, type: text, under: 指标值}, "
        "{label: 年度值, type: text, field: target, under: 指标值}, {label: 单位, type: text, field: unit_of_measure}, "
        "{label: 说明, type: text}"
    )
    rows = (
        "{甲: {性质: ≥, 实施期: 240, 年度值: 80, 单位: 个, 说明: 30}, "
        "乙: {性质: 定性, 实施期: 明显改善, 年度值: 改善, 单位: 无, 说明: }}"
    )
    html = page_of(columns, rows, language)
    assert re.findall(r'<td[^>]* data-label="([^"]+)">([^<\n]*)', html) == [
        *(("指标值 · 实施期", "≥240个"), ("指标值 · 年度值", "≥80个"), ("说明", "30")),
        *(("指标值 · 实施期", "明显改善"), ("指标值 · 年度值", "改善"), ("说明", "")),
    ]

"""What is written in a form can be read on its page without the facsimile of its paper, whatever the layout."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest

from generator.definition.cells import Definition
from generator.model import Form
from generator.rendering.environment import Renderer
from generator.rendering.pages.form.other_tables import OtherTable
from generator.rendering.pages.form.page import FormView
from tests.definitions import definitions_of, files_in
from tests.rendering.form_pages import form_page_of
from tests.rendering.test_paper import texts_of
from tests.sample import UNIT, read

TESTS = Path(__file__).parents[1]
LAYOUT = "valley-target-2033"
EVALUATION = "river.self-evaluation.yml"
LAYOUTS = {
    LAYOUT: ("rendering/layouts", "2033", "valley.yml"),
    "split-evaluation-2032": ("definition/papers", "2032", EVALUATION),
    "transfer-evaluation-2032": ("definition/papers", "2032", EVALUATION),
    "unit-evaluation-2032": ("definition/papers", "2032", EVALUATION),
    "filled-2031": ("definition/made_up", "2032", "river.yml"),
    "other-names-2031": ("rendering/made_up", "2032", EVALUATION),
}
SAID_OTHERWISE = {
    # The pieces of a target are read as one target, and texts that are no part of it are not.
    "split-evaluation-2032": ["＝", "定性", "无"],
    # A day is written as a date.
    "filled-2031": ["2032年3月1日"],
}
"""The texts of these layouts that their pages say in other words."""


def form_on(layout: str) -> tuple[Form, Mapping[str, Definition]]:
    """Return the form on a made-up layout, and the definitions beside it."""
    folder, year, file = LAYOUTS[layout]
    definitions = definitions_of(files_in(TESTS / folder))
    text = (TESTS / folder / f"{layout}.txt").read_text("utf-8")
    return read(text, definitions, (UNIT.slug, year, file)).whole, definitions


def readable(layout: str, renderer: Renderer) -> str:
    """Return the HTML of a form's page without its paper."""
    page = form_page_of(*form_on(layout))
    html = renderer.render(page.template, page.url, view=page.view)
    before, paper, after = re.split(r'(<div class="paper">.*?</table>.*?</div>)', html, maxsplit=1, flags=re.DOTALL)
    assert "paper__title" in paper
    return before + after


def texts_in(html: str) -> list[str]:
    """Return the lines of the texts between tags, closed up."""
    texts = (unescape(one) for one in re.split(r"<[^>]*>", html))
    return [closed_up(line) for text in texts for line in text.splitlines()]


def closed_up(text: str) -> str:
    """Return a text without white space and thousands separators."""
    return re.sub(r"[\s,]", "", text)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_text_stands_outside_of_the_paper(layout: str, renderer: Renderer) -> None:
    form, _ = form_on(layout)
    whole = "".join(texts_in(readable(layout, renderer)))
    missing = [text for text in texts_of(form.cells) if closed_up(text) not in whole]
    assert missing == SAID_OTHERWISE.get(layout, [])


def test_every_text_of_an_unseen_layout_stands_by_itself(renderer: Renderer) -> None:
    """So that no short text is only found because it is part of another; amounts have their unit."""
    form, _ = form_on(LAYOUT)
    texts = texts_in(readable(LAYOUT, renderer))
    there = {part for text in texts for part in (text, *text.split("、"))}
    lines = [closed_up(line) for text in texts_of(form.cells) for line in text.splitlines() if line]
    assert [one for one in lines if there.isdisjoint((one, f"{one}万元", f"{one}元"))] == []


@pytest.fixture
def view() -> FormView:
    view = form_page_of(*form_on(LAYOUT)).view
    assert isinstance(view, FormView)
    return view


def test_tables_of_money_stand_with_the_funds_and_all_others_with_the_explanations(view: FormView) -> None:
    assert [table.label for table in view.funds_tables] == ["项目资金（万元）", "子项目", "分年度资金计划"]
    assert [table.label for table in view.other_tables] == ["实施进度计划", "风险分析", "中长期指标"]


def test_a_table_has_what_stands_nowhere_else_in_it(view: FormView) -> None:
    sources, parts, plan, schedule, risks, longer = (*view.funds_tables, *view.other_tables)
    assert (plan.corner, headings(plan)) == (
        "年度",
        ["计划投入（万元） · 财政", "计划投入（万元） · 自筹", "累计完成比例"],
    )
    assert [(row.name, row.cells[0].text) for row in plan.rows] == [
        ("2033", "1,001 万元"),
        ("2034", "1,201 万元"),
        ("2035", "1,798 万元"),
    ]
    assert (sources.corner, headings(sources)) == (
        "",
        ["总投资", "本年申请", "上年执行数", "已到位比例", "依据文号"],
    )
    assert [row.name for row in sources.rows] == ["资金总额", "一般公共预算", "其中：中央补助", "自筹资金"]
    assert (parts.corner, headings(parts)) == ("内容", ["经济科目", "采购方式"])
    assert headings(schedule) == ["工作内容", "开始时间", "完成时间"]
    assert [row.name for row in risks.rows] == ["资金风险", "安全风险"]
    assert [(row.above, row.name) for row in longer.rows] == [("产出指标", "书房总数"), ("效益指标", "周边居民办证率")]


def headings(table: OtherTable) -> list[str]:
    return [column.heading for column in table.columns]


def test_single_amounts_stand_in_a_list(view: FormView) -> None:
    assert [(line.label, line.text, line.field) for line in view.amounts] == [("履约保证金", "56,000.00 元", "")]


def test_money_that_is_divided_twice_stands_under_both_headings(renderer: Renderer) -> None:
    html = readable("unit-evaluation-2032", renderer)
    (table,) = re.findall(r'<table class="amounts">.*?</table>', html, re.DOTALL)
    groups = [re.findall(r'<th [^>]*scope="row[^>]*>(.*?)</th>', body) for body in table.split("<tbody>")[1:]]
    assert groups == [
        ["预算数总额", "预算数财政拨款", "预算数其他资金", "执行数总额", "执行数财政拨款", "执行数其他资金"],
        ["按收入性质分", "一般公共预算", "单位资金"],
        ["按支出性质分", "基本支出", "项目支出"],
    ]


def test_amounts_by_source_stand_in_the_rows_and_columns_of_the_paper(view: FormView) -> None:
    rows = {row.name: [cell.text for cell in row.cells] for row in view.funds_tables[0].rows}
    assert rows["资金总额"] == ["3,600 万元", "1,200 万元", "980.5 万元", "35%", "临财教〔2032〕8号"]
    assert rows["一般公共预算"] == ["3,000 万元", "1,000 万元", "900.5 万元", "41%", ""]


def test_a_column_with_more_than_the_figures_above_is_shown_whole() -> None:
    form, definitions = form_on("transfer-evaluation-2032")
    view = form_page_of(form, definitions).view
    assert isinstance(view, FormView)
    table = view.funds_tables[0]
    rates = [row.cells[-1] for row in table.rows]
    assert [cell.text for cell in rates] == ["90%", "97.5%", "75%"]
    # The first one's findings are marked above.
    assert [cell.field for cell in rates] == ["", "execution.rate.central", "execution.rate.local"]


def test_a_cell_of_a_table_knows_the_field_it_fills(view: FormView) -> None:
    fields = {row.name: [cell.field for cell in row.cells] for row in view.funds_tables[0].rows}
    assert fields["一般公共预算"] == ["funds.total_budget.fiscal", "funds.annual_budget.fiscal", "", "", ""]
    assert fields["其中：中央补助"] == ["", "", "", "", ""]


def test_columns_of_indicators_stand_in_the_order_of_the_paper_without_private_ones(view: FormView) -> None:
    columns = [(column.heading, column.field, column.is_figure) for column in view.indicators.columns]
    assert columns == [
        *(("指标方向", "", False), ("指标值", "target", False), ("上年完成值", "", False), ("分值", "weight", True)),
        *(("近三年平均", "", True), ("评分标准及数据来源", "", False)),
    ]
    assert view.indicators.lines[2].texts == ["反向", "≤45元", "48元", "/", "", "超出不得分；采购合同"]


def test_long_texts_are_passages_and_no_key_facts(view: FormView) -> None:
    assert [passage.label for passage in view.explanations] == [
        *("立项依据", "制度文件", "事前绩效评估意见", "财政部门审核意见"),
    ]
    assert [other.label for other in view.others] == [
        *("申报日期", "项目编码", "项目期", "是否跨年", "申报理由", "项目负责人", "人员编制数", "测算人数"),
        *("牵头处室", "会议次数", "受益单位数", "受益人数", "备案号"),
    ]


def test_a_blank_form_has_no_such_tables_and_passages() -> None:
    form, definitions = form_on(LAYOUT)
    kept = {key: text for key, text in form.cells.items() if isinstance(text, str) and len(text) < 10}
    view = form_page_of(replace(form, cells=kept, narrative=(), indicators=()), definitions).view
    assert isinstance(view, FormView)
    assert not (*view.funds_tables, *view.other_tables, *view.indicators.columns)
    assert "explanations" not in view.parts

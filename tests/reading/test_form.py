"""The meaning of a form, cell by cell, and that nothing of it changes on the way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from unicodedata import normalize

import pytest

from generator.definition.cells import Definition
from generator.diagnostics import Severity, collect
from generator.model import Address, Figure, Form, IndicatorRow, Kind, MoneyUnit, Rate, SubProject
from generator.reading.canonical import Facts
from generator.reading.paper.facts import Fact
from generator.source.document import read_document
from generator.source.nodes import Scalar, locate
from tests.sample import EVALUATION, PATHS, TARGET, UNIT, changed, read, sample

Definitions = Mapping[str, Definition]


@pytest.fixture
def target(definitions: Definitions) -> Form:
    return read(sample(), definitions).whole


@pytest.fixture
def evaluation(definitions: Definitions) -> Form:
    return read(sample(EVALUATION), definitions, PATHS[EVALUATION]).whole


def with_change(fragment: str, definitions: Definitions, name: str = TARGET) -> Form:
    return read(changed(sample(name), fragment), definitions, PATHS[name]).whole


def test_address_is_that_of_the_file(target: Form, evaluation: Form) -> None:
    assert target.address == Address(UNIT.slug, 2019, "operation", Kind.TARGET)
    assert target.address.id == "science-museum/2019/operation"
    assert evaluation.address.id == "science-museum/2021/operation.self-evaluation"


def test_names_period_and_types(target: Form) -> None:
    assert (target.unit_name, target.department, target.project_name) == ("科技馆", "", "科技馆运营")
    assert (target.start, target.end) == (date(2019, 1, 1), date(2019, 12, 31))
    assert target.project_types == ("经常性专项业务费",)


def test_a_date_that_names_no_day_is_kept_as_written(definitions: Definitions) -> None:
    form = read(changed(sample(), "开始时间: 2019.1\n结束时间:\n"), definitions).form
    assert form
    assert (form.start, form.end, form.period) == (None, None, ("2019.1", ""))
    assert (form.cells["开始时间"], form.stated["period.start"].text) == ("2019.1", "2019.1")
    assert with_change("开始时间: /\n结束时间:\n", definitions).period is None


def test_written_precision_is_kept(target: Form) -> None:
    money = target.amount("total_budget")
    assert money is not None
    assert (money.written, str(money.value), str(money.yuan)) == ("3,000,000.00", "3000000.00", "3000000.00")


def test_ten_thousand_yuan_become_yuan_exactly(evaluation: Form) -> None:
    money = evaluation.amount("full_year_budget")
    assert money is not None
    assert (money.written, money.unit, money.yuan) == ("1,200.50", MoneyUnit.TEN_THOUSAND_YUAN, Decimal("12005000"))


@pytest.mark.parametrize("name", [TARGET, EVALUATION])
def test_budget_is_that_of_the_form_year(name: str, definitions: Definitions) -> None:
    form = read(sample(name), definitions, PATHS[name]).whole
    assert form.budget is not None
    assert form.budget.written == {TARGET: "1000000", EVALUATION: "1,200.50"}[name]


def test_funds_are_told_apart_by_source(evaluation: Form) -> None:
    amounts = {(amount.measure, amount.source): amount.money.written for amount in evaluation.amounts}
    assert amounts == {
        ("opening_budget", "total"): "1121.92",
        ("full_year_budget", "total"): "1,200.50",
        ("executed", "total"): "1120.52",
        ("opening_budget", "fiscal"): "1121.92",
        ("full_year_budget", "fiscal"): "1121.92",
        ("executed", "fiscal"): "0",
    }


def test_amount_keeps_the_label_it_is_printed_under(target: Form, evaluation: Form) -> None:
    assert target.amounts[0].label == "项目总预算（元）"
    assert evaluation.amounts[0].label == "年度资金总额 · 年初预算"


def test_column_by_its_other_name_is_the_same_column(definitions: Definitions) -> None:
    text = sample(EVALUATION).replace("年初预算:", "年初预算数:")
    form = read(text, definitions, PATHS[EVALUATION]).whole
    assert (form.amounts[0].measure, form.amounts[0].label) == ("opening_budget", "年度资金总额 · 年初预算数")


def test_blank_zero_and_missing_are_three_things(definitions: Definitions) -> None:
    zero = with_change("同名项目上年预算额（元）: 0\n", definitions)
    blank = with_change("同名项目上年预算额（元）:\n", definitions)
    key = "同名项目上年预算额（元）"
    assert (zero.cells[key], str(getattr(zero.amount("prior_year_budget"), "yuan", ""))) == ("0", "0")
    assert (blank.cells[key], blank.amount("prior_year_budget")) == (None, None)
    missing, found = read(changed(sample(), "", [key]), definitions)
    assert missing is not None
    assert (key in missing.cells, [each.rule for each in found]) == (False, ["missing-cell"])


def test_missing_private_cell_is_absent_and_a_blank_one_is_blank(definitions: Definitions) -> None:
    form = read(changed(sample(), "", ["联系人"]), definitions).whole
    assert "联系人" not in form.cells
    assert form.cells["项目负责人"] is None
    assert form.cells["联系电话"] == "不予公开"


def test_what_stands_in_a_private_cell_is_repeated_nowhere(definitions: Definitions) -> None:
    form, found = read(changed(sample(), "联系人: 某某某\n联系电话: {甲: 13800000000}\n"), definitions)
    assert [each.rule for each in found] == ["personal-data", "personal-data"]
    assert "某某某" not in f"{form}{found}"
    assert "13800000000" not in f"{form}{found}"


@pytest.mark.parametrize("fragment", ["联系人: 不予公开  # 某某某\n", "# 联系电话: 某号\n联系电话: 不予公开\n"])
def test_what_a_comment_says_of_a_private_cell_stops_publication(fragment: str, definitions: Definitions) -> None:
    found = read(changed(sample(), fragment), definitions).found
    assert [each.rule for each in found if each.severity is Severity.ERROR] == ["private-comment"]


def test_sub_projects_are_read_in_order_and_a_blank_amount_is_none(target: Form) -> None:
    assert [(part.name, getattr(part.amount, "written", None)) for part in target.sub_projects] == [
        ("展厅维护", "600000"),
        ("科普活动", "400,000"),
    ]


def test_sub_project_without_amount(definitions: Definitions) -> None:
    form = with_change("项目当年投入资金构成:\n  - {子项目名称: 甲, 预算金额（元）: }\n", definitions)
    assert form.sub_projects == (SubProject("甲", None),)
    assert form.cells["项目当年投入资金构成"] == ({"子项目名称": "甲", "预算金额（元）": None},)


def test_indicators_have_their_levels_and_columns(evaluation: Form) -> None:
    first, second = evaluation.indicators
    assert first.levels == ("产出指标", "数量指标", "开放天数")
    assert (first.target, first.actual, first.deviation) == ("≥300天", "300天", None)
    assert (second.weight, second.score) == (Figure("10", Decimal(10)), Figure("9.5", Decimal("9.5")))
    assert second.deviation == "还需提高"


def test_indicators_of_one_name_are_a_list_in_order(definitions: Definitions) -> None:
    form = with_change("分解目标:\n  甲:\n    乙:\n      丙: [2000人, '', 3000人]\n", definitions)
    assert [(each.levels, each.target) for each in form.indicators] == [
        (("甲", "乙", "丙"), target) for target in ("2000人", None, "3000人")
    ]


def test_level_with_nothing_below_is_a_row_of_blanks(definitions: Definitions) -> None:
    form = with_change("分解目标:\n  甲:\n  乙:\n    丙:\n", definitions)
    assert form.cells["分解目标"] == (IndicatorRow(("甲", "", ""), {}), IndicatorRow(("乙", "丙", ""), {}))
    assert [each.target for each in form.indicators] == [None, None]


def test_the_way_to_each_indicator_leads_to_it_alone(definitions: Definitions) -> None:
    several = "      丙:\n        - 2000人\n        - 3000人\n"
    text = changed(sample(), f"分解目标:\n  甲:\n    乙:\n{several}      丁: 1次\n  戊:\n")
    document, _ = collect(read_document("form.yml", text.encode()))
    assert document is not None
    form = read(text, definitions).whole
    nodes = [locate(document.root, ("分解目标", *indicator.path)) for indicator in form.indicators]
    assert [node.text for node in nodes if isinstance(node, Scalar)] == ["2000人", "3000人", "1次", ""]


def test_totals_and_rate(evaluation: Form) -> None:
    assert evaluation.total_score == Figure("68.83", Decimal("68.83"))
    assert evaluation.total_weight == Figure("70", Decimal(70))
    assert evaluation.execution.rate == Rate("93.34%", Decimal("93.34"))


def test_narrative_keeps_label_and_line_breaks(definitions: Definitions) -> None:
    form = with_change("项目概况: |\n  第一行\n\n  第二行\n", definitions)
    overview = next(each for each in form.narrative if each.topic == "overview")
    assert (overview.label, overview.text) == ("项目概况", "第一行\n\n第二行")


def test_blank_narrative_is_left_out_and_its_cell_is_not(target: Form) -> None:
    assert "remarks" not in [each.topic for each in target.narrative]
    assert target.cells["备注"] is None


@pytest.mark.parametrize(
    "text",
    ["=100%", "0017", "12:30", "~", "null", "yes", "2019-02-30", "1e3", "1_000", "≥95(%)", "-", "0", ".5", "是"],
)
def test_text_that_yaml_reads_otherwise_stays_text(text: str, definitions: Definitions) -> None:
    written = f'"{text}"' if text == "-" else text
    form = with_change(f"项目概况: {written}\n分解目标:\n  甲:\n    乙:\n      丙: {written}\n", definitions)
    assert (form.cells["项目概况"], form.indicators[0].target) == (text, text)


@pytest.mark.parametrize("text", ["①㎡Ⅱ", "１００％", "ﬁ", "㈱（）", "e\u0301", "全\u3000角", "～℃"])
def test_text_is_never_normalised(text: str, definitions: Definitions) -> None:
    assert normalize("NFKC", text) != text
    levels = f'分解目标:\n  "{text}":\n    "{text}":\n      "{text}": "{text}"\n'
    form = with_change(f'项目名称: "{text}"\n项目概况: "{text}"\n{levels}', definitions)
    assert (form.project_name, form.cells["项目概况"]) == (text, text)
    assert (form.indicators[0].levels, form.indicators[0].target) == ((text,) * 3, text)


def test_spaces_around_a_text_stay_in_its_cell(definitions: Definitions) -> None:
    assert with_change('项目概况: " 甲 "\n', definitions).cells["项目概况"] == " 甲 "


def test_cells_are_in_the_order_of_the_paper_whatever_the_file_says(definitions: Definitions) -> None:
    turned = read(changed(sample(), "年度: 2019\n项目名称: 科技馆运营\n"), definitions).whole
    assert list(turned.cells) == list(read(sample(), definitions).whole.cells)


def test_order_of_keys_does_not_change_the_meaning(definitions: Definitions) -> None:
    turned = read(changed(sample(), "年度: 2019\n项目名称: 科技馆运营\n"), definitions).whole
    straight = read(sample(), definitions).whole
    assert replace(turned, digest=straight.digest) == straight


def test_warning_leaves_the_form_fit_to_publish(definitions: Definitions) -> None:
    form, found = read(changed(sample(), "项目概况: 请拨 13800000000\n"), definitions)
    assert [each.severity.value for each in found] == ["warning"]
    assert form is not None


def test_what_the_paper_prints_itself_may_be_copied_and_is_no_value_of_the_unit(definitions: Definitions) -> None:
    line = "  其中：当年财政拨款: {年初预算: 10, 分值: —, 得分: —}\n  年度资金总额:\n  上年结转资金:\n  其他资金:\n"
    form = read(changed(sample(EVALUATION), f"项目资金（万元）:\n{line}"), definitions, PATHS[EVALUATION]).whole
    funds = form.cells["项目资金（万元）"]
    assert isinstance(funds, dict)
    assert funds["其中：当年财政拨款"] == {"年初预算": "10"}


@pytest.mark.parametrize("nothing", ["", "{}", "[]"])
def test_no_indicator_vanishes_for_having_nothing_in_it(nothing: str, definitions: Definitions) -> None:
    text = changed(
        sample(), f"分解目标:\n  产出目标:\n    数量目标:\n      参展人数: {nothing}\n  效果目标: {nothing}\n"
    )
    form = read(text, definitions).whole
    assert [indicator.levels for indicator in form.indicators] == [
        ("产出目标", "数量目标", "参展人数"),
        ("效果目标", "", ""),
    ]


def test_the_way_to_every_stated_field_leads_to_its_text(evaluation: Form) -> None:
    assert evaluation.stated["funds.executed.total"].path == ("项目资金（万元）", "年度资金总额", "全年执行数")
    assert evaluation.stated["total.score"].path == ("总分", "得分")
    for field, stated in evaluation.stated.items():
        value: object = evaluation.cells
        for step in stated.path:
            assert isinstance(value, dict), field
            value = value[step]
        assert value == (stated.text or value)


def test_answers_to_findings_are_kept_by_rule(definitions: Definitions) -> None:
    answered = read(changed(sample(), "回应: {period-reversed: 笔误，已更正。}\n"), definitions).whole
    assert answered.answers == {"period-reversed": "笔误，已更正。"}
    wrong = read(changed(sample(), "回应: {period-reversed: [], total-differs: }\n"), definitions)
    assert wrong.rules == ["text-expected", "blank-answer"]
    assert read(changed(sample(), "回应: 已更正\n"), definitions).rules == ["answer-shape"]
    assert read(changed(sample(), "回应:\n  period-reversed：笔误\n"), definitions).rules == ["colons-below"]


def test_a_fact_of_another_kind_is_never_taken_for_a_blank() -> None:
    facts = Facts((Fact("project", "项目", "有", ("有",), ("项目",)),))
    with pytest.raises(TypeError, match="project"):
        facts.one("project", str)
    assert facts.one("unit", str) is None

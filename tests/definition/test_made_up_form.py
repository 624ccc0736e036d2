"""A new form works by adding one file; so does another that extends it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from generator.definition.cells import Definition
from generator.model import Figure, Form, IndicatorRow, Kind, Money, MoneyUnit, Rate, SubProject
from tests.definitions import definitions_of, files_in
from tests.sample import UNIT, changed, read

FOLDER = Path(__file__).parent / "made_up"
PATHS = {year: (UNIT.slug, folder, "river.yml") for year, folder in (("2031", "2032"), ("2034", "2035"))}


@pytest.fixture(scope="module")
def made_up() -> Mapping[str, Definition]:
    return definitions_of(files_in(FOLDER))


def filled(year: str) -> str:
    return (FOLDER / f"filled-{year}.txt").read_text("utf-8")


@pytest.fixture
def form(made_up: Mapping[str, Definition]) -> Form:
    return read(filled("2031"), made_up, PATHS["2031"]).whole


def test_definition_says_what_its_file_says(made_up: Mapping[str, Definition]) -> None:
    definition = made_up["river-evaluation-2031"]
    assert (definition.id, definition.kind, definition.authority) == (
        "river-evaluation-2031",
        Kind.SELF_EVALUATION,
        "临河县",
    )
    assert (definition.first_year, definition.last_year, definition.label_suffix) == (2031, 2033, "：")
    assert [cell.key for cell in definition.cells] == [
        *("年度", "期次", "项目名", "河段类别", "措施", "单位", "主管", "河长", "开工", "验收"),
        *("资金", "来源", "标段", "巡查", "指标", "总评分", "填表人", "填表日期"),
    ]


def test_form_is_read_into_the_canonical_model(form: Form) -> None:
    assert (form.unit_name, form.department, form.project_name) == ("科技馆", "", "小河清淤")
    assert (form.address.year, form.address.kind, form.project_types) == (2032, Kind.SELF_EVALUATION, ("乙类",))
    assert (form.start, form.end) == (date(2032, 3, 1), None)
    assert form.execution.rate == Rate("98.1 %", Decimal("98.1"))
    assert form.total_score == Figure("91.00", Decimal("91.00"))


def test_amounts_are_in_the_unit_of_the_form(form: Form) -> None:
    assert [(each.measure, each.source, each.label, each.money) for each in form.amounts] == [
        ("annual_budget", "total", "预算", Money("120.50", Decimal("120.50"), MoneyUnit.TEN_THOUSAND_YUAN)),
        ("executed", "total", "县级 · 实付", Money("100.00", Decimal("100.00"), MoneyUnit.TEN_THOUSAND_YUAN)),
    ]
    assert form.budget is not None
    assert form.budget.yuan == 1_205_000


def test_cell_may_have_a_unit_of_its_own(form: Form) -> None:
    assert form.sub_projects == (SubProject("上游", Money("10", Decimal(10), MoneyUnit.YUAN)), SubProject("下游", None))


def test_passages_inside_groups_inside_groups(form: Form) -> None:
    assert [(each.topic, each.label, each.text) for each in form.narrative] == [
        ("plan", "过程", "分两期。"),
        ("achievement", "结果", "一期完成。\n二期未完成。"),
    ]


def test_indicators_of_four_levels(form: Form) -> None:
    first, *same, last = form.indicators
    assert first.levels == ("上游", "水质", "溶解氧", "平均")
    assert (first.target, first.actual, first.weight, first.score, first.deviation) == (
        *("≥5mg/L", "=5.0"),
        *(Figure("10", Decimal(10)), Figure("9.50", Decimal("9.50")), None),
    )
    assert [(each.levels[-1], each.target) for each in same] == [("最低", "0017"), ("最低", "12:30")]
    assert (last.levels, last.target) == (("下游", "", "", ""), None)


def test_every_cell_is_kept_as_written(form: Form) -> None:
    assert form.cells["措施"] == ("护岸", "其他未印")
    assert form.cells["项目全称"] == "小河清淤"
    assert form.cells["河长"] is None
    assert {"主管", "验收"}.isdisjoint(form.cells)
    assert (form.cells["填表人"], form.cells["填表日期"]) == ("不予公开", "2033-1-20")
    assert form.cells["来源"] == {
        "县级": {"实付": "100.00", "批次": "1", "到账": "2032-5-1", "经办": "不予公开"},
        "省补": {"已付": None, "批次": "2"},
    }
    assert form.cells["巡查"] == ({"日期": "2032/6/1", "发现": "无", "巡查人": "不予公开"}, {"日期": None})
    assert form.cells["指标"] == (
        IndicatorRow(
            ("上游", "水质", "溶解氧", "平均"),
            {"目标": "≥5mg/L", "实际": "=5.0", "权重": "10", "评分": "9.50", "原因": None, "责任人": "不予公开"},
        ),
        IndicatorRow(("上游", "水质", "溶解氧", "最低"), {"目标": "0017"}),
        IndicatorRow(("上游", "水质", "溶解氧", "最低"), {"目标": "12:30"}),
        IndicatorRow(("下游", "", "", ""), {}),
    )


def test_group_is_kept_with_its_groups(form: Form) -> None:
    assert form.cells["资金"] == {
        "预算": "120.50",
        "押金": "3,000",
        "支付率": "98.1 %",
        "说明": {"过程": "分两期。", "结果": "一期完成。\n二期未完成。"},
    }


def test_a_private_column_fills_no_field(made_up: Mapping[str, Definition], form: Form) -> None:
    definition = made_up["river-evaluation-2031"]
    fields = {*definition.fields, *(column.field for column in definition.columns["indicators"]), *form.stated}
    assert [field for field in fields if "contact" in field] == []


def test_a_single_column_of_indicators_can_be_private() -> None:
    text = (FOLDER / "river-evaluation-2034.yml").read_text("utf-8")
    private = text.replace("{label: 目标, type: text, field: target}", "{label: 姓名, type: text, field: contact.name}")
    definitions = definitions_of({**files_in(FOLDER), "child.yml": private})
    form = changed(filled("2034"), "form: child\n指标: {上游: 不予公开, 下游: }\n")
    written = read(form, definitions, PATHS["2034"]).whole.cells["指标"]
    assert written == (IndicatorRow(("上游",), {"姓名": "不予公开"}), IndicatorRow(("下游",), {}))
    named = changed(filled("2034"), "form: child\n指标: {上游: 某某某}\n")
    assert read(named, definitions, PATHS["2034"]).rules == ["personal-data"]


@pytest.mark.parametrize(
    ("columns", "told"),
    [
        ("{label: 甲, type: text, field: target, presence: filled}", ["一"]),
        (
            "{label: 甲, type: text, field: target, presence: filled}, {label: 乙, type: number, presence: filled}, "
            "{label: 丙, type: text}",
            ["甲", "乙"],
        ),
    ],
)
def test_columns_that_must_be_filled_are_missed_of_a_blank_indicator_too(columns: str, told: list[str]) -> None:
    base = (
        (FOLDER.parent / "base.yml").read_text("utf-8").replace("{label: 目标值, type: text, field: target}", columns)
    )
    definitions = definitions_of({"base.yml": base})
    text = "form: base\n年度: 2031\n单位: 科技馆\n项目: 小河\n预算:\n说明:\n填表日期:\n目标: {一: }\n"
    found = read(text, definitions, (UNIT.slug, "2031", "river.yml")).found
    assert [(each.rule, dict(each.values)["key"], each.place.line) for each in found] == [
        ("blank-cell", key, 8) for key in told
    ]


def test_form_that_extends_another_is_read(made_up: Mapping[str, Definition]) -> None:
    form = read(filled("2034"), made_up, PATHS["2034"]).whole
    assert form.amount("annual_budget") == Money("50", Decimal(50), MoneyUnit.YUAN)
    assert [(each.levels, each.target) for each in form.indicators] == [
        (("上游",), "≥5mg/L"),
        (("下游",), "甲"),
        (("下游",), "乙"),
    ]
    assert [(each.label, each.text) for each in form.narrative] == [("成效", "完成。")]


def test_what_was_taken_out_is_unknown_and_what_was_made_necessary_is_missed(
    made_up: Mapping[str, Definition],
) -> None:
    text = changed(filled("2034"), "措施: 清淤\n资金: {预算: , 押金: , 支付率: , 说明: {成效: }}\n")
    assert read(text, made_up, PATHS["2034"]).rules == ["unknown-key", "blank-cell"]


@pytest.mark.parametrize(
    ("fragment", "rules"),
    [
        ("期次: 二\n", ["wrong-number"]),
        ("项目名: 甲\n项目全称: 甲\n", ["duplicate-key"]),
        ("河段类别: [甲类, 乙类]\n", ["one-choice-only"]),
        ("河段类别: 经常性专项业务费\n", ["unknown-option"]),
        ("措施: 疏浚\n", ["unknown-option"]),
        ("河长: 某某某\n", ["personal-data"]),
        ("填表人: 某某某\n填表日期: 明天\n", ["personal-data", "day-not-named"]),
        ("开工: 春天\n", ["day-not-named"]),
        ("来源: {县级: {批次: 一}, 省级: }\n", ["missing-cell", "wrong-number"]),
        ("来源: {县级: {已付: 一, 到账: 五月}, 省级: }\n", ["wrong-money", "day-not-named"]),
        ("标段: [{金额: 十, 开工年: 32}]\n", ["missing-cell", "wrong-money", "wrong-year"]),
        ("巡查: [{发现: 无}]\n", ["missing-cell"]),
        ("巡查: [{日期: , 巡查人: 某某某}]\n", ["personal-data"]),
        ("来源: {县级: {已付: , 经办: 某某某}, 省级: }\n", ["personal-data"]),
        ("指标: {上游: {水质: {溶解氧: {平均: {责任人: 某某某}}}}}\n", ["personal-data"]),
        ("指标: {上游: {水质: {溶解氧: ≥5}}}\n", ["level-expected"]),
        ("指标: {上游: {水质: {溶解氧: {平均: ≥5}}}}\n", ["columns-expected"]),
        ("年度: 2031\n", ["year-not-of-folder"]),
        ("一、基本情况: 无\n", ["unknown-key"]),
    ],
)
def test_mistakes_in_every_kind_of_cell(fragment: str, rules: list[str], made_up: Mapping[str, Definition]) -> None:
    assert read(changed(filled("2031"), fragment), made_up, PATHS["2031"]).rules == rules


def test_years_of_a_form_that_still_holds_have_no_end(made_up: Mapping[str, Definition]) -> None:
    text = filled("2034").replace("年度: 2035", "年度: 2999")
    assert read(text, made_up, (UNIT.slug, "2999", "river.yml")).rules == []

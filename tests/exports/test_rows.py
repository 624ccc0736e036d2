from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest

from generator.catalogue.publication import Publication
from generator.catalogue.tables import CELLS, FINDINGS, FORM_TABLES, FORMS, Value, form_tables
from generator.definition.cells import Definition
from generator.diagnostics import Place
from generator.exports.cells import other_cells
from generator.exports.form_data import FormData, form_data
from generator.exports.rows import FormRows, rows_of
from generator.exports.sheet import Sheet
from generator.exports.summary import Origin
from generator.language import Language
from generator.rules.judging import Reviewed, judged
from generator.rules.outcome import Difference, DifferenceUnit, Found, Side
from generator.rules.running import Finding, Review, review
from tests.definitions import definitions_of
from tests.exports.collection import CORRECTED, WITHDRAWN, Collection
from tests.project import REPOSITORY
from tests.rules.packs import packs
from tests.sample import EVALUATION, PATHS, TARGET, UNIT, changed, read, sample

Definitions = Mapping[str, Definition]
DataOf = Callable[..., FormData]
NAMES = [table.name for table in FORM_TABLES]


@pytest.fixture
def data_of(definitions: Definitions, language: Language) -> DataOf:
    def made(text: str, name: str = TARGET, with_findings: bool = True) -> FormData:
        form = read(text, definitions, PATHS[name]).form
        assert form
        whole: Review = review(form, (), packs(), definitions[form.definition], ())
        origin = Origin(definitions[form.definition], UNIT, "forms/x/")
        placed = Review((), whole.passed, whole.not_applicable, whole.answers, ())
        reviewed = judged(form, placed, packs(), "上海市")
        return form_data(form, origin, reviewed, Publication("题", "某局", language, publishes_findings=with_findings))

    return made


def rows(data: FormData, table: str) -> list[dict[str, Value]]:
    return named(data.rows, table)


def named(rows: FormRows, name: str) -> list[dict[str, Value]]:
    """Return the rows of a table with the names of its columns."""
    table = next(table for table in form_tables("findings" in rows) if table.name == name)
    return [dict(zip((column.name for column in table.columns), row, strict=True)) for row in rows[name]]


def _river(collection: Collection) -> FormData:
    (name,) = (name for name in collection.data if name.startswith("science-museum/2032/"))
    return collection.data[name]


def test_a_form_is_one_row_with_who_when_and_how_much(data_of: DataOf) -> None:
    (form,) = rows(data_of(sample()), "forms")
    wanted = {
        "form_id": "science-museum/2019/operation",
        "unit_name": "科技馆",
        "kind": "target",
        "whole_unit": False,
        "status": "published",
        "project_type": ("经常性专项业务费",),
        "start": date(2019, 1, 1),
        "start_written": "2019-01-01",
        "budget_yuan": Decimal(1000000),
        "budget_written": "1000000",
        "budget_unit": "元",
        "execution_rate": None,
        "page": "forms/x/",
    }
    assert {name: form[name] for name in wanted} == wanted
    assert len(str(form["sha256"])) == 64


def test_a_date_that_names_no_day_is_in_the_column_of_what_is_written(data_of: DataOf) -> None:
    (form,) = rows(data_of(changed(sample(), "开始时间: 2019年底\n")), "forms")
    assert (form["start"], form["start_written"]) == (None, "2019年底")


def test_amounts_in_ten_thousands_are_in_yuan_too(data_of: DataOf) -> None:
    amounts = rows(data_of(sample(EVALUATION), EVALUATION), "funds")
    assert {row["amount_unit"] for row in amounts} == {"万元"}
    for row in amounts:
        assert row["amount_yuan"] == Decimal(str(row["amount_written"]).replace(",", "")) * 10_000


def test_of_an_evaluation_results_weights_and_scores_are_there_as_read_and_as_written(data_of: DataOf) -> None:
    data = data_of(sample(EVALUATION), EVALUATION)
    (form,) = rows(data, "forms")
    wanted = {
        "kind": "self-evaluation", "budget_yuan": Decimal("12005000.00"), "budget_written": "1,200.50",
        "executed_yuan": Decimal("11205200.00"), "execution_rate": Decimal("93.34"), "execution_rate_written": "93.34%",
        "execution_weight": 10, "execution_score": Decimal("9.33"), "total_weight": 70, "total_score": Decimal("68.83"),
        "year_written": "2021", "unit_name_written": "科技馆", "department": "科技局",
    }  # fmt: skip
    assert {name: form[name] for name in wanted} == wanted
    names = ("actual_written", "actual_value", "weight", "weight_written", "score", "score_written", "deviation")
    assert [tuple(row[name] for name in names) for row in rows(data, "indicators")] == [
        ("300天", Decimal(300), Decimal(50), "50", Decimal(50), "50", None),
        ("90%", Decimal(90), Decimal(10), "10", Decimal("9.5"), "9.5", "还需提高"),
    ]


@pytest.mark.parametrize(("with_findings", "outcomes"), [(True, ["reached", "missed"]), (False, [None, None])])
def test_of_each_indicator_it_is_told_whether_its_target_was_missed(
    data_of: DataOf, with_findings: bool, outcomes: list[str | None]
) -> None:
    data = data_of(sample(EVALUATION), EVALUATION, with_findings)
    assert [row.get("outcome") for row in rows(data, "indicators")] == outcomes
    assert [row.get("outcome") for row in json.loads(data.document)["indicators"]] == outcomes
    (form,) = rows(data, "forms")
    assert (form.get("missed_targets"), form.get("unclear_targets")) == ((1, 0) if with_findings else (None, None))
    assert {row["outcome"] for row in rows(data_of(sample()), "indicators")} == {None}


def test_passages_have_their_topic_their_label_and_their_text(data_of: DataOf) -> None:
    found = {
        (row["topic"], row["label"], row["text"]) for row in rows(data_of(sample(EVALUATION), EVALUATION), "narrative")
    }
    assert found == {("annual_goal", "预期目标", "全年开放。"), ("achievement", "实际完成情况", "全年开放 300 天。")}


def test_the_address_of_the_page_is_whole_where_that_of_the_site_is_known(collection: Collection) -> None:
    (form,) = rows(_river(collection), "forms")
    assert form["page"] == "https://example.org/forms/science-museum/2032/river/"


def test_targets_are_taken_apart_beside_their_text(data_of: DataOf) -> None:
    names = ("level_1", "level_2", "indicator", "target_written", "target_comparison", "target_value", "target_unit")
    found = [tuple(row[name] for name in names) for row in rows(data_of(sample()), "indicators")]
    assert found == [
        ("产出目标", "数量目标", "参观人数", "2000人", None, Decimal(2000), "人"),
        ("产出目标", "质量目标", "设备完好率", "≥95%", "≥", Decimal(95), "%"),
        ("效果目标", "社会效益目标", "科普覆盖面", "提升10%", "提升", Decimal(10), "%"),
    ]


def test_words_stay_words(data_of: DataOf) -> None:
    text = changed(sample(), "分解目标:\n  甲:\n    乙:\n      丙: 年内完成\n")
    (row,) = rows(data_of(text), "indicators")
    assert (row["target_written"], row["target_value"], row["target_unit"]) == ("年内完成", None, None)


def test_blank_zero_and_missing_are_three_things(data_of: DataOf) -> None:
    text = changed(sample(), "备注: 无\n", without=["项目负责人"])
    data = data_of(text)
    assert [row["amount_yuan"] for row in rows(data, "funds") if row["measure"] == "prior_year_budget"] == [0]
    blank = {row["cell"]: row["text"] for row in rows(data, "cells")}
    assert blank == {"联系人": "不予公开", "联系电话": "不予公开", "同名项目上年预算执行数（元）": None}
    assert {row["cell"] for row in rows(data_of(sample()), "cells")} - blank.keys() == {"项目负责人", "备注"}


def test_marks_for_nothing_are_no_figures_and_are_not_lost(data_of: DataOf) -> None:
    text = changed(
        sample(),
        "项目总预算（元）: /\n结束时间: —\n项目当年投入资金构成:\n  - {子项目名称: 无, 预算金额（元）: 无}\n",
    )
    data = data_of(text)
    assert "total_budget" not in {row["measure"] for row in rows(data, "funds")}
    assert [(row["sub_project"], row["amount_yuan"]) for row in rows(data, "sub_projects")] == [("无", None)]
    cells = {row["cell"]: row["text"] for row in rows(data, "cells")}
    assert cells.items() >= {
        "项目总预算（元）": "/", "结束时间": "—", "项目当年投入资金构成 / 1 / 预算金额（元）": "无",
    }.items()  # fmt: skip
    assert "项目当年投入资金构成 / 1 / 子项目名称" not in cells


def test_withheld_cells_are_named_as_such(data_of: DataOf) -> None:
    found = {row["cell"]: row["withheld"] for row in rows(data_of(sample()), "cells")}
    assert found == {
        "项目负责人": False, "联系人": True, "联系电话": True, "同名项目上年预算执行数（元）": False, "备注": False,
    }  # fmt: skip


def test_what_has_no_column_stands_among_the_other_cells(collection: Collection) -> None:
    found = {str(row["cell"]): row["text"] for row in rows(_river(collection), "cells")}
    assert found.items() >= {
        "期次": "2", "措施": "护岸；其他未印", "河长": None, "资金 / 押金": "3,000", "来源 / 县级 / 到账": "2032-5-1",
        "标段 / 1 / 开工年": "2032", "巡查 / 1 / 发现": "无", "巡查 / 1 / 巡查人": "不予公开",
        "来源 / 县级 / 经办": "不予公开", "指标 / 上游 / 水质 / 溶解氧 / 平均 / 责任人": "不予公开",
        "填表人": "不予公开", "填表日期": "2033-1-20",
    }.items()  # fmt: skip
    assert not {"标段 / 1 / 名称", "标段 / 2 / 金额"} & found.keys()


def test_a_column_without_a_field_is_kept_where_it_says_the_same_as_another(language: Language) -> None:
    base = (REPOSITORY / "tests/definition/base.yml").read_text("utf-8")
    parts = "{label: 名称, type: text, field: name}, {label: 简称, also: [别名], type: text}"
    text = base.replace(
        "  - [{label: 预算,",
        f"  - [{{label: 构成, type: table, field: sub_projects, columns: [{parts}]}}]\n  - [{{label: 预算,",
    ).replace("field: target}", "field: target}, {label: 上年, type: text}")
    definitions = definitions_of({"base.yml": text})
    filled = (
        "form: base\n年度: 2031\n单位: 科技馆\n项目: 小河\n构成:\n  - {名称: 清淤, 别名: 清淤}\n"
        "  - {名称: 护岸, 简称: }\n预算: \n说明: \n填表日期: \n"
        "目标: {一: {目标值: ≥90, 上年: ≥90}, 二: {目标值: , 上年: }}\n"
    )
    form = read(filled, definitions, (UNIT.slug, "2031", "river.yml")).whole
    assert dict(other_cells(form, definitions["base"])).items() >= {("构成", 0, "别名"): "清淤"}.items()
    cells = named(rows_of(form, Origin(definitions["base"], UNIT, "x/"), None, language), "cells")
    assert [(row["cell"], row["text"]) for row in cells if " / " in str(row["cell"])] == [
        ("构成 / 1 / 别名", "清淤"), ("构成 / 2 / 简称", None), ("目标 / 一 / 上年", "≥90"), ("目标 / 二 / 上年", None),
    ]  # fmt: skip


def test_levels_between_the_first_and_the_last_stand_together(collection: Collection) -> None:
    names = ("level_1", "level_2", "indicator", "target_written", "actual_written")
    found = [tuple(row[name] for name in names) for row in rows(_river(collection), "indicators")]
    assert found == [
        ("上游", "水质 / 溶解氧", "平均", "≥5mg/L", "=5.0"),
        ("上游", "水质 / 溶解氧", "最低", "0017", None),
        ("上游", "水质 / 溶解氧", "最低", "12:30", None),
        ("下游", None, None, None, None),
    ]


def test_corrections_are_rows_and_answers_without_a_finding_are_kept(data_of: DataOf) -> None:
    data = data_of(changed(sample(), CORRECTED))
    (correction,) = rows(data, "corrections")
    assert (correction["corrected_on"], correction["content"], correction["reason"]) == (
        date(2026, 4, 1),
        "甲改为乙",
        "笔误",
    )
    assert ("回应 / period-reversed", "没有填反") in [(row["cell"], row["text"]) for row in rows(data, "cells")]
    hidden = data_of(changed(sample(), CORRECTED), with_findings=False)
    assert "没有填反" not in str(hidden.rows)


def test_the_address_of_the_original_is_told(data_of: DataOf) -> None:
    (named,) = rows(data_of(changed(sample(), "原文网址: https://example.cn/2019/a\n")), "forms")
    (silent,) = rows(data_of(sample()), "forms")
    assert (named["original_url"], silent["original_url"]) == ("https://example.cn/2019/a", None)


def test_of_a_withdrawn_form_nothing_is_left_but_that_it_was_there(data_of: DataOf) -> None:
    data = data_of(changed(sample(), WITHDRAWN))
    (form,) = rows(data, "forms")
    assert (form["status"], form["withdrawn_on"], form["withdrawal_reason"]) == (
        "withdrawn", date(2026, 5, 1), "与另一份表重复",
    )  # fmt: skip
    assert all(not rows(data, table) for table in NAMES if table != "forms")
    assert "1000000" not in data.document
    assert "paper" not in json.loads(data.document)


@pytest.mark.parametrize(("written", "told"), [(", 改见: theatre/2019/stage", "theatre/2019/stage"), ("", None)])
def test_the_row_of_a_withdrawn_form_names_the_form_to_be_read_instead(
    data_of: DataOf, written: str, told: str | None
) -> None:
    withdrawal = f"撤回: {{日期: 2026-05-01, 原因: 放错了单位{written}}}\n"
    (form,) = rows(data_of(changed(sample(), withdrawal)), "forms")
    assert form["replaced_by"] == told


def test_findings_are_left_out_where_they_are_not_published(collection: Collection, data_of: DataOf) -> None:
    assert any(rows(data, "findings") for data in collection.data.values())
    hidden = data_of(sample(), with_findings=False)
    assert "findings" not in json.loads(hidden.document)
    assert hidden.rows.keys() == {table.name for table in form_tables(with_findings=False)}
    assert "outcome" not in rows(hidden, "indicators")[0]


def test_findings_say_what_was_compared_and_where_it_stands(collection: Collection) -> None:
    found = [row for data in collection.data.values() for row in rows(data, "findings")]
    for row in found:
        assert str(row["file"]).endswith(".yml")
        assert isinstance(row["line"], int)
        assert str(row["calculation"]) in str(row["message"])
        assert f"forms/{row['form_id']}/#{row['rule']}" in str(row["page"])
    differing = next(row for row in found if row["rule"] == "sub-projects-differ")
    assert differing["compared"] == "项目当年预算（元）、项目当年投入资金构成"
    assert differing["compared_values"] == "965000；600000"
    numbers = [differing[name] for name in ("stated", "expected", "difference", "difference_unit", "budget_yuan")]
    assert numbers == [965000, 600000, 365000, "yuan", 965000]
    pasted = next(row for row in found if row["rule"] == "pasted-text")
    assert (pasted["stated"], pasted["difference_unit"]) == (None, None)
    assert len({row["rule"] for row in found}) > 3


@pytest.mark.parametrize(("stated", "told"), [("1e30", None), ("-1e30", None), ("9e29", Decimal("9e29"))])
def test_a_number_that_was_computed_and_is_beyond_any_table_is_blank(
    stated: str, told: Decimal | None, definitions: Definitions, language: Language
) -> None:
    numbers = Difference(Decimal(stated), Decimal(0), DifferenceUnit.PER_CENT)
    found = Found("1 ≠ 2", (Side("甲", "1", ("甲",)),), {"label": "甲"}, numbers)
    row = _row_of(found, definitions, language)
    assert (row["stated"], row["difference"]) == (told, told)
    assert (row["difference_unit"] is None) is (told is None)


def _row_of(found: Found, definitions: Definitions, language: Language) -> dict[str, Value]:
    """Return the row of a finding that a self-evaluation is said to have."""
    form = read(sample(EVALUATION), definitions, PATHS[EVALUATION]).whole
    finding = Finding("weights-not-hundred", form.address.id, found, "", (Place("form.yml"),) * len(found.sides))
    origin = Origin(definitions[form.definition], UNIT, "forms/x/")
    reviewed = Reviewed(Review((finding,), (), (), {}, ()), None, ())
    (row,) = named(rows_of(form, origin, reviewed, language), "findings")
    return row


def test_what_a_finding_puts_together_of_many_cells_is_cut_in_a_sheet_alone(
    definitions: Definitions, language: Language
) -> None:
    name = "甲" * 100
    found = Found(" + ".join([name] * 330), tuple(Side(name, name, ("绩效指标",)) for _ in range(330)))
    row = _row_of(found, definitions, language)
    assert [len(str(row[column])) for column in ("calculation", "compared", "compared_values")] == [
        330 * 100 + 329 * 3, 330 * 101 - 1, 330 * 101 - 1,
    ]  # fmt: skip
    sheet = BytesIO()
    Sheet(sheet, FINDINGS.columns, []).add([tuple(row.values())])
    assert sheet.getvalue().decode().count("……") == 4


def test_a_document_names_facts_as_the_tables_do_and_keeps_the_paper(data_of: DataOf) -> None:
    document = json.loads(data_of(sample()).document)
    assert document["budget_yuan"] == "1000000"
    assert document["indicators"][1] == {
        "number": 2, "level_1": "产出目标", "level_2": "质量目标", "indicator": "设备完好率",
        "target_written": "≥95%", "target_comparison": "≥", "target_value": "95", "target_unit": "%",
    }  # fmt: skip
    paper = document["paper"]
    assert paper["同名项目上年预算执行数（元）"] is None
    assert paper["项目总预算（元）"] == "3,000,000.00"
    assert paper["分解目标"][0] == {"levels": ["产出目标", "数量目标", "参观人数"], "columns": {"指标目标值": "2000人"}}
    assert document.keys() >= {column.name for column in FORMS.columns if column.required}
    assert CELLS.name not in document


def test_a_document_is_one_line(data_of: DataOf) -> None:
    text = data_of(changed(sample(), "项目概况: |\n  甲\n  乙\n")).document
    assert text.count("\n") == 1
    assert text.endswith("}\n")

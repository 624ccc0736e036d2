"""Amounts are never read in another unit than their paper prints, wherever it is printed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.definition.cells import Definition
from generator.importing.drafts import Draft
from generator.importing.lines import text_lines
from generator.importing.papers import drafts_of
from generator.source.writing import yaml_text
from tests.definitions import definitions_of

DEFINITIONS = Path(__file__).resolve().parents[2] / "site_config" / "forms"
DEFINITION = DEFINITIONS / "sh-target-2023.yml"
EVALUATED = DEFINITIONS / "sh-self-evaluation-2021.yml"
TITLE = "财政项目支出绩效目标申报表"
PAPER = """\
{above}
项目名称\t展厅\t主管部门\t市科委
{label}\t项目资金总额{behind}\t320.50\t年度资金申请总额\t120.50
绩效指标\t一级指标\t二级指标\t三级指标\t年度(/项目)指标值
\t产出指标\t数量指标\t{indicator}\t≥10场
{below}
"""
EVALUATION = """\
财政项目支出绩效自评表
（2021年度）{above}
{label}\t\t年初预算\t全年预算数{behind}\t全年执行数\t分值\t执行率\t得分
\t年度资金总额\t2000000.00\t2000000.00\t2000000.00\t10\t100%\t10
"""


def read(paper: str, definitions: Mapping[str, Definition], **printed: str) -> Draft:
    blank = {"above": f"{TITLE}\n（2023年度）", "label": "项目资金", "behind": "", "indicator": "场次", "below": ""}
    (draft,) = drafts_of(text_lines(paper.format_map({**blank, **printed})), list(definitions.values()))
    return draft


def others(draft: Draft) -> list[tuple[str, ...]]:
    return [(each.text, each.unit) for each in draft.other_units]


@pytest.mark.parametrize(
    "label",
    [
        "项目资金（万元）",
        "项目资金(单位：万元)",
        "项目资金（人民币万 元）",
        "项目资金/万元",
        "项目资金（千元）",
        "项目资金（亿元，含税）",
        "项目资金（单位:万）",
        "项目资金（万）",
        "项目资金（人民币：万元）",
        "项目资金（含税，万元）",
    ],
)
def test_another_unit_behind_the_label_of_a_group_is_told(label: str, definitions: Mapping[str, Definition]) -> None:
    draft = read(PAPER, definitions, label=label)
    assert [each[0] for each in others(draft)] == [label]
    assert (draft.other_units[0].label, draft.other_units[0].expected) == ("项目资金总额", "元")


@pytest.mark.parametrize("unit", ["（元）", "（人民币元）", "（单位：元）"])
def test_the_unit_of_the_definition_is_no_other(unit: str, definitions: Mapping[str, Definition]) -> None:
    draft = read(PAPER, definitions, above=f"{TITLE}\n（2023年度）\n金额单位：元", label=f"项目资金{unit}")
    assert draft.other_units == ()
    assert ("金额单位：元",) not in draft.left


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("金额单位：万元", "金额单位：万元"),
        ("（单 位: 万元）", "（单 位: 万元）"),
        ("实施单位：科技馆\t计量单位：人民币万元", "计量单位：人民币万元"),
        ("实施单位：科技馆    单位：万元", "单位：万元"),
        ("单位：\t\t万元", "单位：万元"),
        ("注：本表金额单位为万元。", "注：本表金额单位为万元。"),
        ("本表以万元为单位", "本表以万元为单位"),
        ("收支明细（万元）", "收支明细（万元）"),
        ("收支明细\t金额：万元", "金额：万元"),
        ("单位：万", "单位：万"),
        ("金额单位：万 ", "金额单位：万"),
    ],
)
@pytest.mark.parametrize("place", ["above", "below"])
def test_another_unit_of_all_amounts_is_told_where_no_label_has_its_own(
    line: str, text: str, place: str, definitions: Mapping[str, Definition]
) -> None:
    above = f"{TITLE}\n（2023年度）"
    printed = {"above": above, "below": "", place: f"{above}\n{line}" if place == "above" else line}
    assert others(read(PAPER, definitions, **printed)) == [(text, "万元")]
    draft = read(PAPER, definitions, **printed, label="项目资金（元）")
    assert draft.other_units == ()
    assert text in [each for texts in draft.left for each in texts]


@pytest.mark.parametrize(
    "above",
    [f"{TITLE}（单位：万元）\n（2023年度）", f"{TITLE}\n（2023年度，单位：万元）", f"{TITLE}\n（2023年度） 单位：万元"],
)
def test_a_unit_behind_the_title_is_one_of_all_amounts(above: str, definitions: Mapping[str, Definition]) -> None:
    (told,) = others(read(PAPER, definitions, above=above))
    assert told[1] == "万元"


def test_a_unit_in_a_field_of_its_own_is_told(definitions: Mapping[str, Definition]) -> None:
    assert others(read(PAPER, definitions, label="项目资金\t万元")) == [("万元", "万元")]


@pytest.mark.parametrize(("above", "expected"), [("附件1\t单位：万元", 1), ("单位：万元\n收支表\n合计\n甲", 0)])
def test_a_unit_just_above_the_title_is_one_of_all_amounts(
    above: str, expected: int, definitions: Mapping[str, Definition]
) -> None:
    paper = PAPER.format(above=f"{above}\n{TITLE}", label="项目资金", behind="", indicator="场次", below="")
    before, draft = drafts_of(text_lines(paper), list(definitions.values()))
    assert (before.is_recognised, draft.is_recognised) == (False, True)
    assert len(draft.other_units) == expected


def test_the_unit_of_all_amounts_is_part_of_no_cell(definitions: Mapping[str, Definition]) -> None:
    draft = read(PAPER, definitions, above=f"{TITLE}\n（2023年度）  金额单位：元\n实施单位：科技馆\t金额单位：元")
    assert (draft.text_of("year"), draft.text_of("unit")) == ("2023", "科技馆")


def test_a_label_with_a_unit_of_its_own_goes_before_what_it_stands_below(
    definitions: Mapping[str, Definition],
) -> None:
    draft = read(PAPER, definitions, label="项目资金（元）", behind="（万元）")
    assert others(draft) == [("项目资金总额（万元）", "万元")]
    draft = read(PAPER, definitions, label="项目资金（元）", behind="（元）")
    assert others(draft) == []


@pytest.mark.parametrize(
    ("printed", "text"),
    [
        ({"label": "项目资金（元）"}, "项目资金（元）"),
        ({"label": "项目资金（万元）", "behind": "（元）"}, "全年预算数（元）"),
        ({"above": "\n单位：元"}, "单位：元"),
    ],
)
def test_another_unit_of_columns_is_told(
    printed: dict[str, str], text: str, definitions: Mapping[str, Definition]
) -> None:
    assert others(read(EVALUATION, definitions, **{"above": "", **printed})) == [(text, "元")]


def test_a_heading_that_is_taken_for_another_has_its_unit(definitions: Mapping[str, Definition]) -> None:
    paper = EVALUATION.replace("全年预算数", "预算调整数")
    draft = read(paper, definitions, above="", label="项目资金（万元）", behind="（元）")
    assert draft.taken == (("预算调整数（元）", "全年预算数"),)
    assert others(draft) == [("预算调整数（元）", "元")]


def test_a_cell_that_prints_its_unit_is_known_with_another_one(definitions: Mapping[str, Definition]) -> None:
    paper = "上海市财政支出项目绩效目标申报表\n（2019年）\n项目名称\t展厅\n项目总预算（万元）\t320.50\n"
    table = "项目当年投入资金构成\t子项目名称\t预算金额（万元）\n\t展厅\t120.50\n"
    assert others(read(paper + table, definitions)) == [("项目总预算（万元）", "万元"), ("预算金额（万元）", "万元")]


def test_what_indicators_are_called_and_reach_is_no_unit_of_amounts(definitions: Mapping[str, Definition]) -> None:
    draft = read(PAPER, definitions, label="项目资金（元）", indicator="项目资金总额（万元）")
    assert (draft.other_units, draft.left) == ((), ())
    assert "项目资金总额（万元）: ≥10场" in yaml_text(draft.tree)


@pytest.mark.parametrize("printed", [{"label": "项目资金（单位：万人）"}, {"below": "参观人次（万）"}])
def test_ten_thousands_of_something_else_are_no_unit(
    printed: dict[str, str], definitions: Mapping[str, Definition]
) -> None:
    assert others(read(PAPER, definitions, **printed)) == []


def test_of_two_definitions_that_with_the_unit_of_the_paper_is_taken() -> None:
    cells = "{项目资金（元）: {label: 项目资金（万元）}, 主管部门: {label: 主管}}"
    other = f"extends: sh-target-2023\namounts: 万元\ncells: {cells}\n"
    both = definitions_of({"sh-target-2023.yml": DEFINITION.read_bytes(), "other.yml": other})
    for label, expected in (("项目资金（万元）", "other"), ("项目资金（元）", "sh-target-2023")):
        draft = read(PAPER, both, label=label)
        assert (draft.definition.id, draft.other_units) == (expected, ())


def test_columns_side_by_side_may_have_different_units() -> None:
    columns = "{label: 全年预算数, type: money}, {label: 全年执行数（元）, type: money, amounts: 元}"
    other = f"extends: sh-self-evaluation-2021\ncells:\n  项目资金（万元）: {{columns: [{columns}]}}\n"
    both = definitions_of({"sh-self-evaluation-2021.yml": EVALUATED.read_bytes(), "other.yml": other})
    mixed = {"other": both["other"]}
    printed = {"above": "", "label": "项目资金（万元）"}
    assert others(read(EVALUATION.replace("执行数", "执行数（元）"), mixed, **printed)) == []
    assert others(read(EVALUATION.replace("执行数", "执行数（万元）"), mixed, **printed)) == [
        ("全年执行数（万元）", "万元")
    ]

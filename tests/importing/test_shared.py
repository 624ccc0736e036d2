"""Cells of a paper that are merged over several lines of a table."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO

import pytest
from openpyxl import Workbook

from generator.definition.cells import Definition
from generator.importing.drafts import Draft
from generator.importing.excel import read_excel
from generator.importing.lines import COVERED, Lines
from generator.importing.papers import drafts_of
from tests.definitions import definitions_of

TITLES = (("财政项目支出绩效自评表",), ("（2021 年度）",))
TEXTS = ("年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施")
HEADER = ("绩效指标", "一级指标", "二级指标", "三级指标", *TEXTS)
FIRST = (COVERED, "产出指标", "数量指标", "场次", "≥10场", "9场", "20", "18", "展厅维修")


def read(definitions: Mapping[str, Definition], *rows: tuple[str, ...]) -> Draft:
    (draft,) = drafts_of((*TITLES, HEADER, *rows), list(definitions.values()))
    return draft


def below(name: str, *texts: str) -> tuple[str, ...]:
    return (COVERED, COVERED, COVERED, name, *texts)


def test_a_text_is_that_of_every_line_that_shares_its_cell(definitions: Mapping[str, Definition]) -> None:
    second, third = (
        below("人次", "≥90人", "80人", "20", "17", COVERED),
        below("展品", "≥5件", "4件", "20", "16", COVERED),
    )
    draft = read(definitions, FIRST, second, third, below("好评", "≥95%", "96%", "20", "20", ""))
    indicators = draft.tree["绩效指标"]["产出指标"]["数量指标"]
    assert [each["偏差原因分析及改进措施"] for each in indicators.values()] == ["展厅维修"] * 3 + [""]
    assert draft.shared == (("人次", TEXTS[-1], True), ("展品", TEXTS[-1], True))
    assert (draft.slipped, draft.left) == ((), ())


def test_a_figure_counts_once_and_all_lines_that_share_it_are_told(definitions: Mapping[str, Definition]) -> None:
    rows = (below(name, "≥5", "5", COVERED, COVERED, "") for name in ("人次", "展品"))
    draft = read(definitions, FIRST, *rows)
    indicators = draft.tree["绩效指标"]["产出指标"]["数量指标"]
    assert [(each["分值"], each["得分"]) for each in indicators.values()] == [("20", "18"), ("", ""), ("", "")]
    assert draft.shared == tuple((name, column, False) for name in ("人次", "展品") for column in ("分值", "得分"))


def test_a_line_that_shares_all_its_texts_has_them(definitions: Mapping[str, Definition]) -> None:
    draft = read(definitions, FIRST, below("人次", *[COVERED] * 5))
    assert draft.tree["绩效指标"]["产出指标"]["数量指标"]["人次"]["实际完成值"] == "9场"
    assert draft.slipped == ()


@pytest.mark.parametrize("place", ["", COVERED])
def test_nothing_is_shared_of_a_blank_cell_or_with_the_header(
    place: str, definitions: Mapping[str, Definition]
) -> None:
    draft = read(definitions, (*FIRST[:-1], place), below("人次", "≥90人", "80人", "20", "17", COVERED))
    assert draft.shared == ()
    assert draft.tree["绩效指标"]["产出指标"]["数量指标"]["人次"]["偏差原因分析及改进措施"] == ""


def test_a_text_of_its_own_stays(definitions: Mapping[str, Definition]) -> None:
    header, first, second = ((*row[:6], "", *row[6:]) for row in (HEADER, FIRST, below("人次", "≥90人", COVERED, "20")))
    (draft,) = drafts_of((*TITLES, header, first, (*second[:6], "80人", *second[7:])), list(definitions.values()))
    assert draft.tree["绩效指标"]["产出指标"]["数量指标"]["人次"]["实际完成值"] == "80人"
    assert draft.shared == ()


TASKS = """
title: 部门整体支出绩效自评表
kind: self-evaluation
project: 部门整体支出
years: {from: 2031}
amounts: 万元
header: [{label: 年度, type: year, field: year}, {label: 单位, type: text, field: unit}]
rows:
  - - label: 年度主要任务
      type: table
      columns:
        - {label: 任务名称, type: text, presence: filled}
        - {label: 完成情况, type: long-text}
        - {label: 预算数, type: money}
        - {label: 经办人, type: text, private: true}
"""


def excel(*rows: tuple[str, ...], merged: str) -> Lines:
    workbook, file = Workbook(), BytesIO()
    for row in rows:
        workbook.active.append(row)
    workbook.active.merge_cells(merged)
    workbook.save(file)
    return read_excel(file.getvalue()).parts[0]


def test_rows_of_a_table_share_cells_too() -> None:
    header = ("年度主要任务", "任务名称", "完成情况", "预算数", "经办人")
    rows = (("部门整体支出绩效自评表",), header, ("", "开放", "三百天", "5", "张三"), ("", "科普", "", "7", "李四"))
    (draft,) = drafts_of(excel(*rows, merged="C3:C4"), [definitions_of({"tasks.yml": TASKS})["tasks"]])
    assert [row["完成情况"] for row in draft.tree["年度主要任务"]] == ["三百天", "三百天"]
    assert draft.shared == (("科普", "完成情况", True),)
    (draft,) = drafts_of(excel(*rows, merged="E3:E4"), [draft.definition])
    assert [row["经办人"] for row in draft.tree["年度主要任务"]] == ["不予公开"] * 2

"""A table that stands in a group and lost its indentation is told once, and nothing else of it."""

from __future__ import annotations

import pytest

from generator.language import load
from generator.reading.paper.flattened import without_repeats
from tests.definitions import definitions_of
from tests.sample import PATHS, TARGET, UNIT, read

DEFINITION = """
title: 绩效目标申报表
kind: target
years: {from: 2019}
amounts: 万元
header: [{label: 年度, type: year, field: year}, {label: 单位, type: text, field: unit}]
rows:
  - [{label: 项目, type: text, field: project}]
  - - label: 资金
      type: group
      rows:
        - [{label: 币种, type: text}]
        - - label: 来源
            type: matrix
            lines: [{label: 合计, source: total}, {label: 财政拨款, source: fiscal}]
            columns:
              - {label: 年初预算, type: money, field: funds.opening_budget}
              - {label: 全年预算, type: money, field: funds.full_year_budget}
  - [{label: 备注, type: text, presence: filled}]
"""
ABOVE = f"form: paper\n年度: 2019\n单位: {UNIT.name}\n项目: 展厅\n"
TABLE = (
    "资金:",
    "  币种: 人民币",
    "  来源:",
    *(line for name in ("合计", "财政拨款") for line in (f"    {name}:", "      年初预算: 5", "      全年预算: 6")),
)


@pytest.mark.parametrize(
    ("deepest", "told"),
    [
        (6, []),
        (4, [("lost-indentation", "8:5", "来源", "“合计”“年初预算”")]),
        (2, [("lost-indentation", "8:3", "来源", "“合计”“年初预算”")]),
        (0, [("lost-indentation", "6:1", "资金", "“来源”“合计”“年初预算”")]),
    ],
)
def test_a_table_in_a_group_is_told_once(deepest: int, told: list[tuple[str, ...]]) -> None:
    lines = (" " * min(deepest, len(line) - len(line.lstrip())) + line.lstrip() for line in TABLE)
    text = ABOVE + "\n".join(lines) + "\n备注: 无\n"
    found = without_repeats(read(text, definitions_of({"paper.yml": DEFINITION}), PATHS[TARGET]).found)
    said = [(each, {name: load().said(value) for name, value in each.values}) for each in found]
    assert [
        (each.rule, f"{each.place.line}:{each.place.column}", values["key"], values["levels"]) for each, values in said
    ] == told

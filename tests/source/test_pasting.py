"""Rows pasted from a spreadsheet."""

from __future__ import annotations

from time import process_time

import pytest

from generator.source.pasting import pasted_rows


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("产出指标\t数量指标\t≥5", True),
        ("  甲\t100", True),
        ("\t甲\t100", True),
        ("\t甲\t", False),
        ("\t甲 \t100", False),
        ("\u3000甲\t100", False),
        ("甲\t", False),
        ("# 甲\t100", False),
        ("\t# 甲\t100", False),
        ("项目\t名称: 甲", False),
        ("甲\t[乙]", False),
    ],
)
def test_a_row_has_text_on_both_sides_of_a_tab(line: str, expected: bool) -> None:
    assert bool(pasted_rows(line)) is expected


def test_runs_of_rows_are_told_apart() -> None:
    assert pasted_rows("甲\t1\n乙\t2\n备注: 无\n丙\t3") == [range(2), range(3, 4)]


@pytest.mark.parametrize("line", ["\t" * 20_000, "\t \t" * 7_000, "甲" + "\t" * 20_000, "\t" * 20_000 + "甲"])
def test_tabs_without_end_hold_up_nobody(line: str) -> None:
    started = process_time()
    assert not pasted_rows(line)
    assert process_time() - started < 1

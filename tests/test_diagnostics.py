"""The order in which diagnostics are reported."""

from __future__ import annotations

from generator.diagnostics import Place, error, in_order


def test_diagnostics_come_by_file_line_column_and_rule() -> None:
    places = [Place("a.yml"), Place("a.yml", 2, 9), Place("a.yml", 10, 1), Place("b.yml")]
    found = [error(rule, place) for place in places for rule in ("blank-cell", "wrong-date")]
    assert in_order(reversed(found)) == tuple(found)


def test_equals_stay_as_they_were_found_each_once() -> None:
    missing = [error("missing-cell", Place("a.yml"), key=key) for key in ("项目名称", "开始时间", "备注")]
    assert in_order([*missing, missing[0]]) == tuple(missing)

"""The units of numbers."""

from __future__ import annotations

import pytest

from generator.reading.values.targets import target_in
from generator.rules.comparing.counterparts import name_of
from generator.rules.comparing.measures import in_smaller_unit, same_unit, with_unit


@pytest.mark.parametrize(
    ("name", "number", "expected"),
    [
        ("参观人数（人）", "≥3000", "≥3000(人)"),
        ("参观人数（人）：", "≥3000", "≥3000(人)"),
        ("参观人数（人）", "≥3000人", "≥3000人"),
        ("参观人数（人）", "3000家", "3000家"),
        ("参观人数（人）", "全年", "全年"),
        ("参观人数（含线上）", "≥3000", "≥3000"),
        ("参观（人）讲座", "≥3000", "≥3000"),
    ],
)
def test_a_number_without_a_unit_has_the_one_behind_its_name(name: str, number: str, expected: str) -> None:
    assert with_unit(name, number) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("5场次", "5场", True), ("5次/年", "5次", True), ("5㎡", "5平方米", True), ("5人", "5人次", False)],
)
def test_units_by_several_names(one: str, other: str, expected: bool) -> None:
    first, second = target_in(one), target_in(other)
    assert first is not None
    assert second is not None
    assert same_unit(first, second) is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("2小时", "90分钟", ["120分钟", "90分钟"]),
        ("9个月", "1年", ["9个月", "12个月"]),
        ("98%", "985‰", ["980‰", "985‰"]),
        ("3公里", "2800米", ["3000米", "2800米"]),
        ("2800m", "3km", ["2800m", "3000m"]),
        ("3公里", "2800平方米", None),
        ("3小时", "5次", None),
        ("5次", "3小时", None),
        ("3年", "5小时", None),
        ("5次", "3天", None),
    ],
)
def test_numbers_of_one_scale_are_told_in_the_smaller_unit(one: str, other: str, expected: list[str] | None) -> None:
    first, second = target_in(one), target_in(other)
    assert first is not None
    assert second is not None
    smaller = in_smaller_unit(first, second)
    assert (smaller and [f"{each.value:f}{each.unit}" for each in smaller]) == expected


@pytest.mark.parametrize(
    ("level", "name"),
    [
        ("参观人数（人）：", "参观人数"),
        ("参观人数：（人）", "参观人数"),
        ("参观人数。", "参观人数"),
        ("（1）参观人数", "参观人数"),
        ("（1）", "(1)"),
        ("参观人数（含线上）", "参观人数(含线上)"),
    ],
)
def test_a_name_goes_without_the_unit_and_the_marks_behind_it(level: str, name: str) -> None:
    assert name_of(level) == name

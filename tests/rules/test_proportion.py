"""How far a target was reached: told for numbers, and not told where it would be a guess."""

from __future__ import annotations

from decimal import Decimal

import pytest

from generator.model import Indicator
from generator.rules.parameters import Parameters
from generator.rules.proportion import less_is_better, result_of


def row(target: str, actual: str, name: str = "参展") -> Indicator:
    return Indicator(("产出指标", "数量指标", name), target, actual)


@pytest.mark.parametrize(
    ("target", "actual", "share"),
    [("≥50家", "40家", "0.8"), ("=400 场", "100场", "0.25"), ("2000人", "1千人", None), ("提升10%", "提升5%", "0.5")],
)
def test_share_of_a_missed_target(target: str, actual: str, share: str | None) -> None:
    result = result_of(row(target, actual))
    if share is None:
        assert result is None
        return
    assert result is not None
    assert result.is_below_floor(less_is_better=False)
    assert result.share_of(Decimal(1)) == Decimal(share)


@pytest.mark.parametrize(
    ("target", "actual"),
    [("≥50家", "50家"), ("≥95%", "≥95%"), ("≤5%", "3%"), ("=0次", "0次"), ("≥0次", "-1次"), ("＞2次", "3次")],
)
def test_reached(target: str, actual: str) -> None:
    result = result_of(row(target, actual))
    assert result is not None
    assert not result.is_below_floor(less_is_better=False)
    assert not result.is_above_ceiling


@pytest.mark.parametrize(("target", "actual"), [("≤5%", "8%"), ("=0次", "1次"), ("<3天", "4天")])
def test_above_a_ceiling(target: str, actual: str) -> None:
    result = result_of(row(target, actual))
    assert result is not None
    assert result.is_above_ceiling


@pytest.mark.parametrize(
    ("target", "actual"),
    [("健全", "健全"), ("≥50家", "约50家"), ("约50家", "40家"), ("≥50家", "40个"), ("≥50家", "≥40家"), ("≥50家", "")],
)
def test_not_told(target: str, actual: str) -> None:
    assert result_of(row(target, actual)) is None


@pytest.mark.parametrize(
    ("target", "name", "expected"), [("5%", "设备故障率", True), ("24小时", "更新", True), ("5%", "参展率", False)]
)
def test_bare_number_may_be_a_ceiling(target: str, name: str, expected: bool) -> None:
    indicator = row(target, target, name)
    result = result_of(indicator)
    assert result is not None
    parameters = Parameters({"less_is_better": ["故障"], "units_of_less": ["小时"]})
    assert less_is_better(indicator, result, parameters) is expected

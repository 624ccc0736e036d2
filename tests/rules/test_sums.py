"""What adds up, and the likely cause if it does not."""

from __future__ import annotations

from decimal import Decimal

import pytest

from generator.language import load
from generator.model import Money, MoneyUnit
from generator.rules.comparing.sums import converted, is_sum, with_cause, with_units
from generator.rules.outcome import Side


@pytest.mark.parametrize(
    ("large", "cause"),
    [
        (999, ""),
        (1_000, "（相差一千倍以上，可能是元与万元混写）"),
        (9_994, "（相差一千倍以上，可能是元与万元混写）"),
        (9_995, "（相差一万倍，可能是元与万元混写）"),
        (10_005, "（相差一万倍，可能是元与万元混写）"),
        (100_000, "（相差一千倍以上，可能是元与万元混写）"),
        (100_001, ""),
    ],
)
def test_amounts_thousands_of_times_apart_may_be_of_two_units(large: int, cause: str) -> None:
    assert load().said(with_cause("甲 ≠ 乙", Decimal(large), Decimal(1))) == f"甲 ≠ 乙{cause}"
    assert load().said(with_cause("甲 ≠ 乙", Decimal(-1), Decimal(-large))) == f"甲 ≠ 乙{cause}"
    assert load().said(with_cause("甲 ≠ 乙", Decimal(1), Decimal(large))) == f"甲 ≠ 乙{cause}"


def money(written: str, unit: MoneyUnit) -> Money:
    return Money(written, Decimal(written.replace(",", "")), unit)


def test_amounts_in_other_units_than_each_other_can_be_compared_by_eye() -> None:
    ten_thousands, yuan = money("126.36", MoneyUnit.TEN_THOUSAND_YUAN), money("1,623,600", MoneyUnit.YUAN)
    assert tuple(map(load().said, converted(ten_thousands, yuan))) == ("126.36 万元（1,263,600 元）", "1,623,600 元")
    assert tuple(map(load().said, converted(yuan, yuan))) == ("1,623,600 元", "1,623,600 元")
    assert tuple(map(load().said, converted(ten_thousands, money("0.0126", MoneyUnit.HUNDRED_MILLION_YUAN)))) == (
        "126.36 万元（1263600 元）",
        "0.0126 亿元（1260000 元）",
    )


def test_a_cited_amount_has_its_unit_only_beside_one_in_another_unit() -> None:
    ten_thousands, yuan = money("126.36", MoneyUnit.TEN_THOUSAND_YUAN), money("1,623,600", MoneyUnit.YUAN)
    sides = (Side("年初预算", "126.36", ("甲",)), Side("当年预算", "1,623,600", ("乙",)))
    assert [side.text for side in with_units(sides, (ten_thousands, yuan))] == ["126.36 万元", "1,623,600 元"]
    assert with_units(sides, (yuan, yuan))[1] == sides[1]


@pytest.mark.parametrize("other", [0, -1])
def test_of_nothing_and_of_a_minus_nobody_knows_a_cause(other: int) -> None:
    assert load().said(with_cause("甲 ≠ 乙", Decimal(10_000), Decimal(other))) == "甲 ≠ 乙"
    assert load().said(with_cause("甲 ≠ 乙", Decimal(other), Decimal(10_000))) == "甲 ≠ 乙"


@pytest.mark.parametrize(
    "name",
    [
        *("合计", "小计：", "（总计）", "本年预算合计", "合计金额", "项目资金总计数"),
        *("产出小计", "设备费小计", "分值合计", "产出指标合计", "合计（元）", "小计（50分）"),
    ],
)
def test_a_row_that_adds_up_others(name: str) -> None:
    assert is_sum(name)


@pytest.mark.parametrize(
    "name", ["", "合计人数", "审计合计费", "预算", "小计算机", "其中：合计", "其中：小计", "参观人次合计"]
)
def test_a_row_of_its_own(name: str) -> None:
    assert not is_sum(name)

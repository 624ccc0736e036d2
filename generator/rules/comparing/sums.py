"""Compares amounts in any units, and recognises rows that only add up others."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from generator.diagnostics import Said, worded
from generator.model import Money, MoneyUnit
from generator.numbers import last_place, like
from generator.reading.values.folding import folded
from generator.rules.outcome import Difference, DifferenceUnit, Found, Side

_OF = "本年|年度|当年|项目|预算|资金|金额|分值|得分|指标|产出|效益|满意度"
_SUM = re.compile(rf"\(?(?:[^:]*小计|(?:{_OF}){{0,2}}(?:合计|总计|共计))(?:金额|预算|数)?(?:\([^()]*\))?\)?")
"""Anything that ends with 小计, and 合计 alone or after words of ``_OF``: an indicator can be named 参观人次合计."""


# Cached, because several rules ask this of each row, and names repeat over years and forms.
@lru_cache(maxsize=4096)
def is_sum(name: str) -> bool:
    """Tell whether a row with this name only adds up others: ``合计``, ``设备费小计：``."""
    return bool(_SUM.fullmatch(folded(name).strip("、.:")))


def yuan_of(parts: Sequence[Money]) -> Decimal:
    """Return the sum of amounts in yuan."""
    return sum((part.yuan for part in parts), Decimal(0))


def add_up(total: Money, parts: Sequence[Money]) -> bool:
    """Tell whether parts add up to a total, allowing for amounts in 10,000 yuan that were rounded individually.

    ``200.02`` may be the sum of ``100.01`` and ``100.00``. All such amounts are taken to have the most decimals that
    any of them is written with.
    """
    rounded = [amount for amount in (total, *parts) if amount.unit is not MoneyUnit.YUAN and amount.value]
    places = _places(rounded)
    halves = sum((Decimal(amount.unit.yuan).scaleb(-places) / 2 for amount in rounded), Decimal(0))
    return abs(yuan_of(parts) - total.yuan) <= halves


def ratios(part: Money, whole: Money) -> tuple[Decimal, Decimal]:
    """Return the least and the greatest share that a part can be of a whole, allowing for rounding.

    Amounts in 10,000 yuan with decimals are taken as rounded; if none has decimals, as exact.
    """
    places = _places([amount for amount in (part, whole) if amount.unit is not MoneyUnit.YUAN])
    slack = [
        Decimal(amount.unit.yuan).scaleb(-places) / 2 if places and amount.unit is not MoneyUnit.YUAN else Decimal(0)
        for amount in (part, whole)
    ]
    corners = [(part.yuan + up * slack[0]) / (whole.yuan + down * slack[1]) for up in (-1, 1) for down in (-1, 1)]
    return min(corners), max(corners)


def _places(amounts: Sequence[Money]) -> int:
    """Return the most decimals that any of the amounts is written with."""
    return max((-int(amount.value.as_tuple().exponent) for amount in amounts), default=0)


def agree(one: Money, other: Money) -> bool:
    """Tell whether two amounts are equal to the precision of the less precise one.

    ``1121.92`` in units of 10,000 yuan agrees with 11,219,208 yuan, which rounds to it.
    """
    steps = (last_place(amount.value) * amount.unit.yuan for amount in (one, other))
    return abs(one.yuan - other.yuan) * 2 <= max(steps)


def written(money: Money) -> str:
    """Return an amount as written, with the unit its form is printed in."""
    return f"{money.written} {money.unit.value}"


def beside(*amounts: Money) -> tuple[str, ...]:
    """Return amounts as written, each with its unit if these differ."""
    is_one_unit = len({amount.unit for amount in amounts}) < 2
    return tuple(amount.written if is_one_unit else written(amount) for amount in amounts)


def with_units(sides: Sequence[Side], amounts: Sequence[Money]) -> tuple[Side, ...]:
    """Return the sides of amounts, each with its unit if these differ."""
    return tuple(replace(side, text=text) for side, text in zip(sides, beside(*amounts), strict=True))


def converted(*amounts: Money) -> tuple[Said, ...]:
    """Return amounts as written, each with its unit; if these differ, those not in yuan are told in yuan, too.

    Beside ``1,200,000 元``, 100 units of 10,000 yuan become ``100 万元（1,000,000 元）``.
    """
    if len({amount.unit for amount in amounts}) < 2:
        return tuple(written(amount) for amount in amounts)
    in_yuan = [amount.written for amount in amounts if amount.unit is MoneyUnit.YUAN]
    return tuple(
        written(amount)
        if amount.unit is MoneyUnit.YUAN
        else worded("in-yuan", amount=written(amount), yuan=like(amount.yuan, in_yuan))
        for amount in amounts
    )


def in_yuan(stated: Money, *expected: Money) -> Difference:
    """Return an amount beside another one, or beside the sum of several."""
    return Difference(stated.yuan, yuan_of(expected), DifferenceUnit.YUAN)


def apart(sum: Said, sides: tuple[Side, ...], stated: Money, *expected: Money, **values: Said) -> Found:
    """Return the finding that an amount differs from another one, or from the sum of several.

    Its sum tells the likely cause, too.
    """
    difference = in_yuan(stated, *expected)
    return Found(with_cause(sum, difference.stated, difference.expected), sides, values, difference)


def with_cause(text: Said, one: Decimal, other: Decimal) -> Said:
    """Return a sum, with the likely cause if two amounts differ by thousands of times: yuan taken for 10,000 yuan."""
    small, large = sorted((abs(one), abs(other)))
    if one * other <= 0 or not 1_000 <= large / small <= 100_000:
        return text
    return worded("ten-thousandfold" if is_ten_thousandfold(one, other) else "thousandfold", sum=text)


def is_ten_thousandfold(one: Decimal, other: Decimal) -> bool:
    """Tell whether two positive amounts are ten thousand times apart, but for what is lost in rounding the larger."""
    small, large = sorted((abs(one), abs(other)))
    return bool(small) and abs(large / small - 10_000) <= 5


def unequal(total: Money, parts: Sequence[Money]) -> str:
    """Return a total beside the sum of its parts: ``1000000 ≠ 600000 + 300000 = 900000``.

    If the units differ, each amount has its own, and the sum is in yuan.
    """
    whole, *added = beside(total, *parts)
    if whole != total.written:
        in_yuan = (amount.written for amount in (total, *parts) if amount.unit is MoneyUnit.YUAN)
        result = f" = {like(yuan_of(parts), in_yuan)} {MoneyUnit.YUAN.value}"
    else:
        result = f" = {like(yuan_of(parts) / total.unit.yuan, (whole, *added))}" if len(parts) > 1 else ""
    return f"{whole} ≠ {' + '.join(added)}{result}"

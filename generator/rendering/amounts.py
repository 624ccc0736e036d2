"""Formats amounts for reading: with thousands separators, and with the precision as written."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from generator.language import Language
from generator.model import Money, MoneyUnit


def grouped(value: Decimal) -> str:
    """Return a number with thousands separators and all its decimals: ``27,315,700.00``."""
    return f"{value:,f}"


def trimmed(value: Decimal) -> str:
    """Return a number with thousands separators and without trailing zeros: ``9.50`` as ``9.5``."""
    return grouped(value).rstrip("0").rstrip(".") if "." in grouped(value) else grouped(value)


def money_text(money: Money | None) -> str:
    """Return an amount with the unit it was written in: ``7,505,576 元``; empty if it is blank."""
    return f"{grouped(money.value)} {money.unit.value}" if money else ""


def yuan_text(yuan: Decimal | None) -> str:
    """Return a sum in yuan, whole or with fen, and with more digits only where it has them; empty for ``None``."""
    if yuan is None:
        return ""
    text = trimmed(yuan)
    is_one_short = len(text.partition(".")[2]) == 1
    return f"{text}{'0' if is_one_short else ''} {MoneyUnit.YUAN.value}"


def change_text(difference: Decimal) -> str:
    """Return by how much an amount changed, with its sign: ``+200,000 元``; without one for nothing."""
    return _signed(difference, yuan_text(abs(difference)))


def percent_text(percent: Decimal) -> str:
    """Return a change in per cent with its sign: ``−16.7%``; empty if it is rounded to nothing."""
    return _signed(percent, f"{grouped(abs(percent))}%") if percent else ""


def _signed(value: Decimal, text: str) -> str:
    """Return the text of a value without sign with its sign before it; the minus is as wide as the plus."""
    return f"{'+' if value > 0 else '−' if value < 0 else ''}{text}"


def years_text(years: Iterable[int], language: Language) -> str:
    """Return rising years, consecutive ones as a range: ``2019、2021–2023``."""
    ends: list[list[int]] = []
    for year in years:
        if ends and year == ends[-1][-1] + 1:
            ends[-1][1:] = [year]
        else:
            ends.append([year])
    return language.listed("–".join(map(str, each)) for each in ends)


def rounded_text(yuan: Decimal | None) -> str:
    """Return a sum in 万元 or 亿元, rounded for quick reading; empty below 10,000 yuan."""
    if yuan is None or yuan < 10_000:
        return ""
    value, unit = _rounded(yuan)
    return f"{trimmed(value)} {unit.value}"


def rounding(yuan: Decimal) -> Literal["that_is", "about"]:
    """Return whether the rounded sum is exact or approximate, as the key of its text."""
    value, unit = _rounded(yuan)
    return "that_is" if value * unit.yuan == yuan else "about"


def _rounded(yuan: Decimal) -> tuple[Decimal, MoneyUnit]:
    """Return a sum in the unit that is the right one for it once it is rounded."""
    unit, larger = MoneyUnit.TEN_THOUSAND_YUAN, MoneyUnit.HUNDRED_MILLION_YUAN
    if (value := _shortened(yuan / unit.yuan)) * unit.yuan < larger.yuan:
        return value, unit
    return _shortened(yuan / larger.yuan), larger


def _shortened(value: Decimal) -> Decimal:
    digits = Decimal("0.01") if value < 10 else Decimal("0.1") if value < 1000 else Decimal(1)
    return value.quantize(digits, ROUND_HALF_UP)

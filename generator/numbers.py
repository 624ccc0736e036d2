"""Rounds numbers, and writes them as a reader expects them."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Context, Decimal

HUNDREDTH = Decimal("0.01")
"""The precision to which computed values are shown."""

_DIGITS = Context(prec=100)
"""Enough digits for the product of the largest number that a form can state, scaled, and another such number."""


def rounded(value: Decimal, like: Decimal, rounding: str = ROUND_HALF_UP) -> Decimal:
    """Return a value rounded to as many decimals as ``like`` has, by default half up."""
    return value.quantize(last_place(like), rounding, _DIGITS)


def last_place(value: Decimal) -> Decimal:
    """Return the unit of a number's last decimal, at most 1."""
    return Decimal(1).scaleb(min(int(value.as_tuple().exponent), 0))


def shown(value: Decimal) -> str:
    """Return a number without an exponent and without trailing zeros."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def like(value: Decimal, written: Iterable[str]) -> str:
    """Return a number as those beside it are written: with as many decimals as any of them, and with their commas."""
    texts = (*written, shown(value))
    number = f"{value:,.{max(len(text.partition('.')[2].rstrip('%')) for text in texts)}f}"
    return number if any("," in text for text in texts) else number.replace(",", "")

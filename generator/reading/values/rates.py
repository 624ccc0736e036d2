"""Parses execution rates, which may lack the percent sign and may then be fractions of one."""

from __future__ import annotations

from decimal import Decimal

from generator.model import Money
from generator.reading.values.scalars import number_in, percentage_in


def per_cent_of(text: str, executed: Money | None, budget: Money | None) -> Decimal | None:
    """Return a rate in per cent, ``None`` if it is ambiguous.

    ``0.98`` without a sign can be either: it is taken for what agrees with the amounts, within a factor of two.
    """
    if (signed := percentage_in(text)) is not None:
        return signed
    if (bare := number_in(text)) is None:
        return None
    readings = {bare, bare * 100}
    if bare and executed and budget and budget.value:
        exact = executed.yuan / budget.yuan * 100
        readings = {reading for reading in readings if exact / 2 <= reading <= exact * 2}
    return readings.pop() if len(readings) == 1 else None

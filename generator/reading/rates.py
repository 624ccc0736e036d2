"""Reads rates of execution, of which some are written without their sign, and some of these as a share of one."""

from __future__ import annotations

from decimal import Decimal

from generator.model import Money
from generator.reading.scalars import number_in, percentage_in


def per_cent_of(text: str, executed: Money | None, budget: Money | None) -> Decimal | None:
    """Return the per cent that a rate is, ``None`` where that cannot be told.

    Without its sign ``0.98`` may be either: it is what the amounts bear out, no more than twice or half of what they
    come to.
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

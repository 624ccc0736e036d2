"""Amounts that are to add up to another one, in whatever units they are written."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from generator.model import Money, Unit
from generator.rules.cells import shown
from generator.rules.siblings import written


def yuan_of(parts: Sequence[Money]) -> Decimal:
    """Return the sum of amounts in yuan."""
    return sum((part.yuan for part in parts), Decimal(0))


def unequal(total: Money, parts: Sequence[Money]) -> str:
    """Return a total beside the sum of its parts: ``1000000 ≠ 600000 + 300000 = 900000``.

    Where the units differ each amount stands with its own, and the sum is in yuan.
    """
    if any(part.unit is not total.unit for part in parts):
        return f"{written(total)} ≠ {' + '.join(map(written, parts))} = {shown(yuan_of(parts))} {Unit.YUAN.value}"
    result = f" = {shown(yuan_of(parts) / total.unit.yuan)}" if len(parts) > 1 else ""
    return f"{total.written} ≠ {' + '.join(part.written for part in parts)}{result}"

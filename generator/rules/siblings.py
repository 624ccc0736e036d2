"""The other forms of a project, by year and kind, and amounts of two forms beside each other."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from generator.model import Form, Kind, Money


def sibling(others: Sequence[Form], year: int, kind: Kind) -> Form | None:
    """Return the form of a year and kind among the others, ``None`` where there is none."""
    return next((form for form in others if (form.address.year, form.address.kind) == (year, kind)), None)


def agree(one: Money, other: Money) -> bool:
    """Tell whether two amounts are the same, as far as the more coarsely written of them says.

    ``1121.92`` in units of 10,000 yuan agrees with 11,219,208 yuan, of which it is the rounding.
    """
    return abs(one.yuan - other.yuan) * 2 <= max(_step(one), _step(other))


def written(money: Money) -> str:
    """Return an amount as written, with the unit its form is printed in."""
    return f"{money.written} {money.unit.value}"


def _step(money: Money) -> Decimal:
    """Return the worth in yuan of one in the last place that an amount is written to, at most one unit."""
    return Decimal(1).scaleb(min(int(money.value.as_tuple().exponent), 0)) * money.unit.yuan

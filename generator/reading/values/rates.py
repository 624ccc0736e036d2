"""Reads execution rates, which may lack the percent sign and may then be fractions of one."""

from __future__ import annotations

from generator.model import Figure, Money, Rate


def rate_of(stated: Figure, executed: Money | None, budget: Money | None) -> Rate:
    """Return a stated rate.

    ``0.98`` without a sign can be either: it is taken for what agrees with the amounts, within a factor of two.
    """
    is_share = _is_share(stated, executed, budget)
    by_size = abs(stated.value) <= 1
    return Rate(stated.written, stated.value, by_size if is_share is None else is_share, is_share is not None)


def _is_share(stated: Figure, executed: Money | None, budget: Money | None) -> bool | None:
    """Tell whether a rate is a fraction of one, ``None`` if neither its sign nor the amounts decide."""
    if stated.written.endswith("%") or not stated.value:
        return False
    if not (executed and budget and budget.value):
        return None
    exact = executed.yuan / budget.yuan
    is_share, is_per_cent = (exact / 2 <= share <= exact * 2 for share in (stated.value, stated.value / 100))
    return None if is_share is is_per_cent else is_share

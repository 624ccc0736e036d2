"""The outcome of a group of forms by its self-evaluations: what was spent of the budget, and the targets missed."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from generator.catalogue.records import Record
from generator.numbers import HUNDREDTH, rounded


class Spent(NamedTuple):
    """The amount spent and the full-year budget that it was spent from, in yuan, and the years of both, oldest first.

    Both are sums over the same ``forms``: the self-evaluations of projects that state both.
    """

    forms: int
    executed: Decimal
    budget: Decimal
    years: tuple[int, ...]

    @property
    def rate(self) -> Decimal | None:
        """The execution rate in per cent, to two places; ``None`` if there is no budget."""
        return rounded(100 * self.executed / self.budget, HUNDREDTH) if self.budget > 0 else None

    @property
    def spans_years(self) -> bool:
        """Tell whether the sums cover several years."""
        return len(self.years) > 1


class Missed(NamedTuple):
    """How many indicators of some forms missed their targets, and of how many this is unclear."""

    forms: int
    targets: int
    unclear: int


def spent_in(records: Iterable[Record]) -> Spent | None:
    """Return what was spent, ``None`` if no self-evaluation states both amounts; the explorer counts the same."""
    told = [
        Spent(1, record.executed.yuan, record.budget.yuan, (record.year,))
        for record in records
        if record.is_evaluation and record.executed and record.budget and not record.whole_unit
    ]
    if not told:
        return None
    executed = sum((one.executed for one in told), Decimal(0))
    budget = sum((one.budget for one in told), Decimal(0))
    return Spent(len(told), executed, budget, tuple(sorted({year for one in told for year in one.years})))


def missed_in(records: Iterable[Record]) -> Missed | None:
    """Return how many targets were missed, ``None`` if no form's results can be compared with targets."""
    counts = [(record.missed, record.unclear) for record in records if record.missed is not None]
    return Missed(len(counts), *map(sum, zip(*counts, strict=True))) if counts else None

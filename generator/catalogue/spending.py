"""How much of the budget of a project for several years was spent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from generator.catalogue.catalogue import in_time
from generator.catalogue.records import Plan, Record


class Spending(NamedTuple):
    """The newest plan of a project, the year that declared it, and what was spent of it according to forms.

    ``spent`` is the sum over the years ``known``, ``None`` if there are none. In the years ``unknown`` no form states
    it, or several do, possibly about the same money.
    """

    plan: Plan
    declared: int
    spent: Decimal | None
    known: tuple[int, ...]
    unknown: tuple[int, ...]


def spending_of(records: Iterable[Record]) -> Spending | None:
    """Return what was spent of a project's plan, ``None`` if its newest declaration is for one year only."""
    forms = in_time(record for record in records if not record.withdrawal)
    declarations = [record for record in forms if not record.is_evaluation]
    plan = declarations[-1].plan if declarations else None
    if plan is None:
        return None
    said = Counter(record.year for record in forms if record.executed)
    known = tuple(year for year in range(plan.first, plan.last + 1) if said[year] == 1)
    unknown = tuple(year for year in range(plan.first, plan.last + 1) if said[year] != 1)
    spent = [record.executed.yuan for record in forms if record.executed and record.year in known]
    return Spending(plan, declarations[-1].year, sum(spent, Decimal(0)) if spent else None, known, unknown)

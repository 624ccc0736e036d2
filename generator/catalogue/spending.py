"""How much was spent on a project over several years, of the budget for all of them if there is one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from generator.catalogue.catalogue import in_time
from generator.catalogue.records import Plan, Record


class Spending(NamedTuple):
    """The newest plan of a project, the year that declared it, and what was spent of it according to forms.

    Without a plan it is what was spent in the years that have forms. ``spent`` is the sum over the years ``known``,
    ``None`` if there are none. In the years ``unknown`` no form states it, or several do, possibly about the same
    money.
    """

    plan: Plan | None
    declared: int | None
    spent: Decimal | None
    known: tuple[int, ...]
    unknown: tuple[int, ...]


def spending_of(records: Iterable[Record]) -> Spending | None:
    """Return what was spent on a project over several years.

    ``None`` if its newest declaration is for one year only, and it is not known of two years either.
    """
    forms = in_time(record for record in records if not record.withdrawal)
    declarations = [record for record in forms if not record.is_evaluation]
    plan = declarations[-1].plan if declarations else None
    years = range(plan.first, plan.last + 1) if plan else sorted({record.year for record in forms})
    said = Counter(record.year for record in forms if record.executed)
    known = tuple(year for year in years if said[year] == 1)
    unknown = tuple(year for year in years if said[year] != 1)
    if plan is None and len(known) < 2:
        return None
    spent = [record.executed.yuan for record in forms if record.executed and record.year in known]
    declared = declarations[-1].year if plan else None
    return Spending(plan, declared, sum(spent, Decimal(0)) if spent else None, known, unknown)

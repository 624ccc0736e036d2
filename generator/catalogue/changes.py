"""By how much budgets changed against the year before, each compared with the same project's on a form of its kind.

A self-evaluation states the adjusted budget, so it says nothing about what a declaration asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from decimal import Decimal
from heapq import nlargest
from typing import NamedTuple

from generator.catalogue.records import Record
from generator.model import ProjectYear
from generator.numbers import rounded

MOST_LISTED = 5
"""How many rises and falls are listed of a year."""

_TENTH = Decimal("0.1")


class Change(NamedTuple):
    """The budget of the year before and that of the year, in yuan."""

    before: Decimal
    now: Decimal

    @property
    def difference(self) -> Decimal:
        """By how much the budget rose; negative if it fell."""
        return self.now - self.before

    @property
    def percent(self) -> Decimal | None:
        """By how much it rose in per cent, to one place; ``None`` if there was nothing that it could be a share of."""
        return rounded(100 * self.difference / self.before, _TENTH) if self.before > 0 else None


class Changed(NamedTuple):
    """A form of the later year, and the change of its budget."""

    record: Record
    change: Change


class YearChanges(NamedTuple):
    """The projects of a year that state a budget in the year before too, on a form of the same kind.

    ``total`` is the change of the sum of their budgets. Of ``evaluated`` projects only self-evaluations could be
    compared. ``rises`` and ``falls`` are the largest ones, the largest first.
    """

    projects: int
    total: Change
    evaluated: int
    rises: tuple[Changed, ...]
    falls: tuple[Changed, ...]


def changes_of(records: Iterable[Record], project: Callable[[Record], Hashable]) -> list[Changed]:
    """Return the changes of budgets against the year before, in the order of the forms of the later year.

    Withdrawn forms are left out. Of several forms of one project, year and kind nobody knows which one continues which.
    """
    forms: dict[tuple[Hashable, int, bool], Record | None] = {}
    for record in records:
        if not record.withdrawal:
            key = project(record), record.year, record.is_evaluation
            forms[key] = None if key in forms else record
    changed: list[Changed] = []
    for (name, year, is_evaluation), now in forms.items():
        before = forms.get((name, year - 1, is_evaluation))
        if now and before and (change := _change(before.yuan, now.yuan)):
            changed.append(Changed(now, change))
    return changed


def _change(before: Decimal | None, now: Decimal | None) -> Change | None:
    return None if before is None or now is None else Change(before, now)


def changes_by_year(records: Iterable[Record]) -> dict[int, YearChanges]:
    """Return the changes of each year whose budgets can be compared with those of the year before.

    Each project counts once, by its declarations if these can be compared; forms about whole units are left out.
    """
    changed = changes_of((record for record in records if not record.whole_unit), lambda record: record.project)
    chosen: dict[ProjectYear, Changed] = {}
    for one in sorted(changed, key=lambda one: one.record.is_evaluation):
        chosen.setdefault(one.record.project_year, one)
    years: dict[int, list[Changed]] = {}
    for one in chosen.values():
        years.setdefault(one.record.year, []).append(one)
    return {year: _year_changes(of_year) for year, of_year in years.items()}


def _year_changes(changed: Sequence[Changed]) -> YearChanges:
    before = sum((one.change.before for one in changed), Decimal(0))
    now = sum((one.change.now for one in changed), Decimal(0))
    rises = [one for one in changed if one.change.difference > 0]
    falls = [one for one in changed if one.change.difference < 0]
    return YearChanges(
        projects=len(changed),
        total=Change(before, now),
        evaluated=sum(one.record.is_evaluation for one in changed),
        rises=tuple(nlargest(MOST_LISTED, rises, key=lambda one: one.change.difference)),
        falls=tuple(nlargest(MOST_LISTED, falls, key=lambda one: -one.change.difference)),
    )

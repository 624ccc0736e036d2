"""The deadline of an indicator, from its target and its name."""

from __future__ import annotations

from datetime import date

from generator.model import Indicator
from generator.reading.values.deadlines import Span, deadline_in, done_in, in_year, names_year
from generator.rules.comparing.direction import Directions

_LAST_MONTH = 12
_MONTHS_LATE = 6
"""After more months than these, a deadline without a year may be one of the next: ``1月底前`` and ``12月30日``."""


def deadline_of(row: Indicator, directions: Directions, year: int | None = None) -> date | None:
    """Return the last day that a target allows, ``None`` if it has no deadline.

    A bare date is a deadline only if the name says so: 完成时间 ``2021年12月``, but not 服务期限 ``2021年12月``. If
    ``year`` is given, it is the year of a target without one.
    """
    text = in_year(row.target or "", year) if year else row.target or ""
    if day := deadline_in(text):
        return day
    span = done_in(text) if directions.is_due(row.name) else None
    return span.last if span else None


def deadline_and_done(row: Indicator, directions: Directions, year: int) -> tuple[date, Span] | None:
    """Return the deadline of an indicator and when it was done, in a form of that year, ``None`` if this is uncertain.

    If only the result states its year, and a later one, ``3月底前`` may mean that year, too; ``12月底前`` cannot. If
    neither does, a result long after the deadline may be one before that of the next year.
    """
    target, actual = row.target or "", row.actual or ""
    deadline = deadline_of(row, directions, year)
    done = done_in(in_year(actual, year)) if deadline else None
    if deadline is None or done is None:
        return None
    if names_year(target) and names_year(actual):
        return deadline, done
    is_later = done.first.year > year and deadline.month < _LAST_MONTH
    is_far = not names_year(actual) and done.first.month > deadline.month + _MONTHS_LATE
    is_uncertain = deadline.year != year if names_year(target) else is_later or is_far
    return None if is_uncertain else (deadline, done)

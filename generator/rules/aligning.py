"""Lays the indicators of a project's forms side by side over the years, and marks where they drift."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from enum import Enum
from typing import NamedTuple

from generator.model import Comparison, Form, Indicator, Target
from generator.reading.folding import folded
from generator.reading.targets import target_in
from generator.rules.proportion import compare_alike


class Drift(Enum):
    """What became of an indicator since the form before that had it, or had any."""

    LOWERED = "lowered"
    RAISED = "raised"
    REWORDED = "reworded"
    UNIT_CHANGED = "unit-changed"
    DROPPED = "dropped"
    NEW = "new"
    SAME = "same"


class AlignedCell(NamedTuple):
    """An indicator in one form: its target and result, ``None`` where the form does not have it."""

    indicator: Indicator | None
    drift: Drift


class AlignedRow(NamedTuple):
    """An indicator over all forms of a project, in order of time."""

    name: str
    cells: tuple[AlignedCell, ...]


def align(forms: Sequence[Form]) -> tuple[AlignedRow, ...]:
    """Return the indicators of forms by name, in the order in which they first appear; width of characters aside."""
    by_form = [_by_name(form.indicators) for form in forms]
    names = dict.fromkeys(name for rows in by_form for name in rows)
    return tuple(_row([rows.get(name) for rows in by_form]) for name in names)


def targets_by_name(form: Form) -> dict[str, str]:
    """Return the targets of a form by the folded name of their indicator."""
    return {folded(row.levels[-1]): row.target for row in form.indicators if row.target}


def _by_name(rows: Sequence[Indicator]) -> dict[tuple[str, int], Indicator]:
    """Return indicators by name; of several with one name the first belongs to the first of another form."""
    named: dict[tuple[str, int], Indicator] = {}
    counts: Counter[str] = Counter()
    for row in rows:
        name = folded(row.levels[-1])
        if name:
            named[name, counts[name]] = row
            counts[name] += 1
    return named


def _row(rows: Sequence[Indicator | None]) -> AlignedRow:
    cells: list[AlignedCell] = []
    before: Indicator | None = None
    for position, row in enumerate(rows):
        cells.append(AlignedCell(row, _drift(before, row, is_first=position == 0, was_there=before is not None)))
        before = row or before
    printed = next(row.levels[-1] for row in rows if row)
    return AlignedRow(printed, tuple(cells))


def _drift(before: Indicator | None, now: Indicator | None, *, is_first: bool, was_there: bool) -> Drift:
    if now is None:
        return Drift.DROPPED if was_there else Drift.SAME
    if before is None:
        return Drift.SAME if is_first else Drift.NEW
    return _between(before.target or "", now.target or "")


def _between(before: str, now: str) -> Drift:
    if before == now or folded(before) == folded(now):
        return Drift.SAME
    first, second = target_in(before), target_in(now)
    if first is None or second is None:
        return Drift.REWORDED
    if first.unit != second.unit:
        return Drift.UNIT_CHANGED
    if first.value == second.value:
        return Drift.SAME if compare_alike(first, second) else Drift.REWORDED
    return Drift.LOWERED if _asks_less(first, second) else Drift.RAISED


def _asks_less(before: Target, now: Target) -> bool:
    is_ceiling = now.comparison in (Comparison.AT_MOST, Comparison.LESS)
    return now.value > before.value if is_ceiling else now.value < before.value

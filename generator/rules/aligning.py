"""Aligns the indicators of a project's forms over the years, and marks where they drift."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from typing import NamedTuple

from generator.model import Form, Indicator, Target
from generator.reading.values.folding import folded
from generator.reading.values.targets import target_in
from generator.rules.comparing.counterparts import counterparts, remark_of, same_words
from generator.rules.comparing.measures import same_unit
from generator.rules.comparing.proportion import compare_alike


class Drift(Enum):
    """How an indicator changed since the last form that had it, or that had any.

    ``LOWERED`` and ``RAISED`` say that less or more is required; if the wanted direction of a changed number is
    unknown, it is ``CHANGED``. ``DROPPED`` and ``NEW`` refer to last year's form of the same kind: without one, it is
    unknown when an indicator appeared or disappeared, since a paper of the other kind may ask for others.
    """

    LOWERED = "lowered"
    RAISED = "raised"
    CHANGED = "changed"
    REWORDED = "reworded"
    UNIT_CHANGED = "unit-changed"
    BLANKED = "blanked"
    FILLED = "filled"
    DROPPED = "dropped"
    NEW = "new"
    SAME = "same"


class AlignedCell(NamedTuple):
    """An indicator in one form: its target and result, ``None`` if the form does not have it."""

    indicator: Indicator | None
    drift: Drift


class AlignedRow(NamedTuple):
    """An indicator over all forms of a project, in order of time."""

    name: str
    cells: tuple[AlignedCell, ...]


def align(forms: Sequence[Form]) -> tuple[AlignedRow, ...]:
    """Return the indicators of forms side by side, in the order of their first appearance."""
    rows: list[list[Indicator | None]] = []
    for position, form in enumerate(forms):
        named = [indicator for indicator in form.indicators if folded(indicator.name)]
        row_of = counterparts(named, [_last(row) for row in rows])
        found = {row: named[number] for number, row in row_of.items()}
        for number, row in enumerate(rows):
            row.append(found.get(number))
        rows += ([*[None] * position, new] for number, new in enumerate(named) if number not in row_of)
    return tuple(_row(row, forms) for row in rows)


def _last(row: Sequence[Indicator | None]) -> Indicator:
    return next(indicator for indicator in reversed(row) if indicator)


def _row(row: Sequence[Indicator | None], forms: Sequence[Form]) -> AlignedRow:
    cells: list[AlignedCell] = []
    for position, (now, form) in enumerate(zip(row, forms, strict=True)):
        before = [one for one in row[:position] if one]
        year_before = [one for one, other in zip(row, forms[:position], strict=False) if _follows(form, other)]
        cells.append(AlignedCell(now, _drift(before, year_before, now)))
    printed = next(one.name for one in row if one)
    return AlignedRow(printed, tuple(cells))


def _follows(form: Form, other: Form) -> bool:
    """Tell whether a form is of the same kind as another, and of the year after it."""
    own, before = form.address, other.address
    return own.kind is before.kind and own.year == before.year + 1


def _drift(before: Sequence[Indicator], year_before: Sequence[Indicator | None], now: Indicator | None) -> Drift:
    if now is None:
        return Drift.DROPPED if any(year_before) else Drift.SAME
    if not before:
        return Drift.NEW if year_before else Drift.SAME
    return _between(before[-1].target or "", now.target or "")


def _between(before: str, now: str) -> Drift:
    if not before or not now:
        return Drift.SAME if before == now else Drift.FILLED if now else Drift.BLANKED
    first, second = target_in(before), target_in(now)
    if first is None or second is None:
        return Drift.SAME if same_words(before, now) else Drift.REWORDED
    if not same_unit(first, second):
        return Drift.UNIT_CHANGED
    if not compare_alike(first, second):
        return Drift.REWORDED
    if first.value != second.value:
        return _moved(first, second)
    return Drift.SAME if remark_of(first) == remark_of(second) else Drift.REWORDED


def _moved(before: Target, now: Target) -> Drift:
    """Return how a target has changed whose number is different but compared in the same way."""
    is_more = now.value > before.value
    if now.comparison.asks_for_more:
        return Drift.RAISED if is_more else Drift.LOWERED
    if now.comparison.asks_for_less:
        return Drift.LOWERED if is_more else Drift.RAISED
    return Drift.CHANGED

"""How many indicators of a self-evaluation missed their targets, as far as that can be told without guessing."""

from __future__ import annotations

from typing import NamedTuple

from generator.model import Form, Indicator
from generator.reading.deadlines import done_in
from generator.reading.folding import folded
from generator.reading.targets import target_in
from generator.rules.direction import Wanted, wanted
from generator.rules.due import deadline_of
from generator.rules.parameters import Parameters
from generator.rules.proportion import Standing, Unlike, standing_of
from generator.rules.scores import is_sum_row
from generator.rules.wording import worded


class Misses(NamedTuple):
    """How many indicators missed their targets, and of how many nobody can tell."""

    missed: int
    unclear: int


def misses_of(form: Form, parameters: Parameters) -> Misses | None:
    """Return how many indicators of a form missed their targets, ``None`` where it holds no results against them.

    ``parameters`` are those of the rule ``generator.rules.recomputing.SCORING``.
    """
    if not {"target", "actual"} <= form.column_labels.keys():
        return None
    rows = [row for row in form.indicators if (row.target or row.actual) and not is_sum_row(row)]
    told = [_is_missed(row, parameters) for row in rows]
    return Misses(told.count(True), told.count(None)) if told else None


def _is_missed(row: Indicator, parameters: Parameters) -> bool | None:
    """Tell whether an indicator missed its target, ``None`` where nobody can tell."""
    read = standing_of(row, parameters)
    if not isinstance(read, Unlike):
        return None if read[1] is Standing.UNCLEAR else read[1] is not Standing.MET
    if folded(row.actual or "") == folded(row.target or ""):
        return False
    missed = missed_in_words(row, parameters)
    return None if missed is None else bool(missed)


def missed_in_words(row: Indicator, parameters: Parameters) -> str | None:
    """Return how a result in words misses its target, empty where it was in time, ``None`` where nobody can tell."""
    target, actual = row.target or "", row.actual or ""
    if _is_unreached(row, parameters):
        return worded("result-said", actual=actual)
    deadline, done = deadline_of(row, parameters), done_in(actual)
    if deadline and done and deadline < done.first:
        return worded("result", missed=worded("later", one=actual, other=target))
    return "" if deadline and done and done.last <= deadline else None


def _is_unreached(row: Indicator, parameters: Parameters) -> bool:
    """Tell whether a result says itself that its target was not reached.

    Of what need not be much it may say that there was none: 因公出国 ≤2次 and 未开展.
    """
    words = {folded(word) for word in parameters.words("unreached")}
    if folded(row.actual or "") not in words - {folded(row.target or "")}:
        return False
    number = target_in(row.target or "")
    return number is None or wanted(row, number, parameters) is Wanted.MORE

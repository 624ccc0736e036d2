"""How many indicators of a self-evaluation missed their targets, as far as that can be told without guessing."""

from __future__ import annotations

from typing import NamedTuple

from generator.model import Form, Indicator
from generator.reading.deadlines import deadline_in, done_in
from generator.reading.folding import folded
from generator.rules.direction import wanted
from generator.rules.parameters import Parameters
from generator.rules.proportion import Standing, Unlike, result_of


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
    told = [_is_missed(row, parameters) for row in form.indicators if row.target or row.actual]
    return Misses(told.count(True), told.count(None)) if told else None


def _is_missed(row: Indicator, parameters: Parameters) -> bool | None:
    """Tell whether an indicator missed its target, ``None`` where nobody can tell."""
    result = result_of(row)
    if isinstance(result, Unlike):
        return _is_missed_in_words(row.target or "", row.actual or "", parameters)
    standing = result.standing(wanted(row, result.target, parameters))
    return None if standing is Standing.UNCLEAR else standing is not Standing.MET


def _is_missed_in_words(target: str, actual: str, parameters: Parameters) -> bool | None:
    """Tell it of texts: a result repeats its target, says itself that it missed it, or was in time for it or not."""
    if folded(actual) == folded(target):
        return False
    if folded(actual) in {folded(word) for word in parameters.words("unreached")}:
        return True
    deadline, done = deadline_in(target), done_in(actual)
    if not deadline or not done or done.first <= deadline < done.last:
        return None
    return deadline < done.first

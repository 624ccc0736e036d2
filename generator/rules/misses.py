"""Which indicators of a self-evaluation missed their targets, as far as this can be known without guessing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from enum import Enum
from typing import NamedTuple

from generator.diagnostics import Said, worded
from generator.model import Form, Indicator
from generator.reading.values.folding import folded
from generator.reading.values.targets import target_in
from generator.rules.comparing.direction import Wanted
from generator.rules.comparing.due import deadline_and_done
from generator.rules.comparing.measures import in_digits
from generator.rules.comparing.proportion import SAME_BOUND, Standing, Unlike, standing_of
from generator.rules.comparing.qualities import is_lower_grade, parts_of, says_contrary, says_reached, says_unreached
from generator.rules.comparing.scores import is_sum_row
from generator.rules.parameters import Parameters


class Attained(Enum):
    """The outcome of a target; ``UNCLEAR`` if it cannot be known."""

    REACHED = "reached"
    MISSED = "missed"
    UNCLEAR = "unclear"


_OPEN = (SAME_BOUND, "range")
"""Why the same text for target and result shows nothing: it allows many results."""

_STANDINGS = {Standing.MET: Attained.REACHED, Standing.UNCLEAR: Attained.UNCLEAR}


class Misses(NamedTuple):
    """How many indicators missed their targets, and for how many that is uncertain."""

    missed: int
    unclear: int


def attained_in(form: Form, parameters: Parameters) -> tuple[Attained | None, ...]:
    """Return the outcome of each indicator's target, empty if the form does not have both targets and results.

    ``None`` stands for a row that has neither, or that only sums up others. ``parameters`` are those of the rule
    ``generator.rules.recomputing.SCORING``.
    """
    if not {"target", "actual"} <= form.column_labels.keys():
        return ()
    return tuple(
        attained(row, parameters, form.address.year) if (row.target or row.actual) and not is_sum_row(row) else None
        for row in form.indicators
    )


def misses_of(outcomes: Sequence[Attained | None]) -> Misses | None:
    """Return how many indicators missed their targets, ``None`` if no result is compared with any."""
    if not any(outcomes):
        return None
    return Misses(outcomes.count(Attained.MISSED), outcomes.count(Attained.UNCLEAR))


def attained(row: Indicator, parameters: Parameters, year: int) -> Attained:
    """Return what became of the target of an indicator, in a form of that year."""
    read = standing_of(row, parameters.directions)
    if not isinstance(read, Unlike):
        return _STANDINGS.get(read[1], Attained.MISSED)
    if folded(row.actual or "") == folded(row.target or "") and read.reason not in _OPEN:
        return Attained.REACHED
    missed = missed_in_words(row, parameters, year)
    if missed is None:
        return Attained.UNCLEAR
    return Attained.MISSED if missed else Attained.REACHED


def missed_in_words(row: Indicator, parameters: Parameters, year: int) -> Said | None:
    """Return how a result in words misses its target, empty if it does not, ``None`` if this is unclear."""
    target, actual = row.target or "", row.actual or ""
    if _is_unreached(row, parameters):
        return worded("result-said", actual=actual)
    if target and target_in(in_digits(target)) is None and says_reached(actual, parameters):
        return ""
    is_lower = is_lower_grade(target, actual, parameters)
    if is_lower is not None:
        return worded("result", missed=worded("below", one=actual, other=target)) if is_lower else ""
    match deadline_and_done(row, parameters.directions, year):
        case deadline, done if deadline < done.first:
            return worded("result", missed=worded("later", one=actual, other=target))
        case deadline, done if done.last <= deadline:
            return ""
    return None


def _is_unreached(row: Indicator, parameters: Parameters) -> bool:
    """Tell whether a result itself says that its target was not reached.

    If less is wanted, none at all is no miss: 因公出国 ≤2次 and 未开展.
    """
    target, actual = row.target or "", row.actual or ""
    is_said = says_unreached(row.name, target, actual, parameters) or says_contrary(target, actual, parameters)
    number = target_in(in_digits(target)) if is_said else None
    if number is None:
        return is_said
    return parameters.directions.wanted(row, number) is Wanted.MORE and not _is_met_in_part(row, parameters)


def _is_met_in_part(row: Indicator, parameters: Parameters) -> bool:
    """Tell whether a number in a result meets the target whatever is said beside it: ≥60% and ``部分完成（65%）``."""
    read = (standing_of(replace(row, actual=part), parameters.directions) for part in parts_of(row.actual or ""))
    return any(not isinstance(one, Unlike) and one[1] is Standing.MET for one in read)

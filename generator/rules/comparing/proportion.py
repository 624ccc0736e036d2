"""How far a numeric target was reached, as far as that is certain."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import Enum

from generator.diagnostics import Said, worded
from generator.model import Comparison, Figure, Indicator, Target
from generator.numbers import shown
from generator.reading.values.deadlines import is_month
from generator.reading.values.targets import bounds_in, is_range, is_scaled, target_in
from generator.rules.comparing.direction import RATES, Directions, Wanted
from generator.rules.comparing.measures import in_digits, in_smaller_unit, same_unit, with_unit
from generator.rules.comparing.sentences import number_of

_BARE = (Comparison.EQUAL, Comparison.PLAIN)
_LEAST, _MOST = {Comparison.AT_LEAST, Comparison.MORE}, {Comparison.AT_MOST, Comparison.LESS}
_STRICT = (Comparison.MORE, Comparison.LESS)
_DONE = re.compile(r"(?:全部|[按如准]期|[按准]时|及时)?完成[。.]?")
_PARTLY_DONE = re.compile(r"(?:已|共|实际|累计)*完成了? *[1-9]?\d(?:\.\d+)? *[%％][。.]?", re.ASCII)


SAME_BOUND = "same-bound"
"""The reason for a result that repeats the bound of its target, ``≥95%`` for ``≥95%``: it measures nothing."""


class Standing(Enum):
    """How a result compares with its target.

    ``SHORT`` is a miss of which a part was reached; for an exceeded ceiling no part can be computed, so it is
    ``MISSED``. ``UNCLEAR`` is a result for which it is unknown whether more or less is wanted.
    """

    MET = "met"
    SHORT = "short"
    MISSED = "missed"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Unlike:
    """Why a result cannot be compared with its target; ``reason`` is the key of a text of the language."""

    reason: str


@dataclass(frozen=True, slots=True)
class Result:
    """A target and its result, both numbers in the same unit."""

    target: Target
    actual: Target

    def standing(self, wanted: Wanted) -> Standing:
        """Return how the result compares with the target, if more or less is wanted."""
        ahead = self.actual.value - self.target.value
        if not ahead:
            return Standing.MISSED if self.target.comparison in _STRICT else Standing.MET
        if wanted is Wanted.UNKNOWN:
            return Standing.UNCLEAR
        if (ahead > 0) is (wanted is Wanted.MORE):
            return Standing.MET
        return Standing.SHORT if wanted is Wanted.MORE and self.target.value > 0 else Standing.MISSED

    def share_of(self, weight: Decimal) -> Decimal:
        """Return the part of a weight that was reached, for a result that fell short."""
        return weight * max(self.actual.value, Decimal(0)) / self.target.value

    def sum_of(self, weight: Figure) -> Said:
        """Return the calculation of that part."""
        product = f"{weight.written} × {shown(self.actual.value)} ÷ {shown(self.target.value)}"
        return worded("at-least-nothing", product=product) if self.actual.value < 0 else product


def compare_alike(one: Target, other: Target) -> bool:
    """Tell whether two targets are compared with results in the same way: a bare number is compared like ``=``."""
    return one.comparison is other.comparison or (one.comparison in _BARE and other.comparison in _BARE)


def result_of(row: Indicator) -> Result | Unlike:
    """Return the result of an indicator, or why it is uncertain."""
    numbers = _numbers(row)
    if isinstance(numbers, Unlike):
        return numbers
    target, actual = numbers
    if target.value < 0:
        return Unlike("negative")
    if target.comparison.is_change and actual.comparison.is_change and target.comparison is not actual.comparison:
        actual = replace(actual, comparison=target.comparison, value=-actual.value)
    reason = _reason_unknown(target, actual)
    return Unlike(reason) if reason else Result(target, actual)


def nothing_as_zero(target: str) -> str:
    """Return a target of ``无`` as zero, which it is beside a number; as a result it may mean that nobody counted."""
    return "0" if target == "无" else target


def standing_of(row: Indicator, directions: Directions) -> tuple[Result, Standing] | Unlike:
    """Return the result of an indicator and how it compares, or why that is uncertain."""
    read = _standing_of_numbers(row, directions)
    is_told = not isinstance(read, Unlike) and read[1] is not Standing.UNCLEAR
    return read if is_told else _of_sentences(row, directions) or read


def _standing_of_numbers(row: Indicator, directions: Directions) -> tuple[Result, Standing] | Unlike:
    """Return the same for a target and a result that consist of numbers."""
    result = result_of(row)
    if isinstance(result, Unlike):
        share = _of_share(row)
        if share is None:
            return _of_bounds(row, directions) or result
        result = share
    # -6% of something falling may mean that it fell by 6 %.
    if result.actual.value < 0 and not result.actual.comparison.is_change and directions.may_fall(row.name):
        return Unlike("written-otherwise")
    return result, result.standing(directions.wanted(row, result.target))


def _numbers(row: Indicator) -> tuple[Target, Target] | Unlike:
    """Return the target and the result in the same unit, or why they have no numbers in one: words, a range."""
    asked, actually = nothing_as_zero(in_digits(row.target or "")), in_digits(row.actual or "")
    written = _done_as_whole(asked, actually), actually
    target, actual = (target_in(text) for text in written)
    if target and actual and not (target.unit and actual.unit) and (target.unit or actual.unit) not in ("", *RATES):
        target, actual = (target_in(with_unit(row.name, text)) for text in written)
    if target and actual and is_month(target.text) and is_month(actual.text):
        return Unlike("words")
    if target is None or actual is None:
        read = zip(written, (target, actual), strict=True)
        return Unlike("range" if any(number is None and is_range(text) for text, number in read) else "words")
    if Comparison.ABOUT in (target.comparison, actual.comparison):
        return Unlike("about")
    if _is_same_unit(target, actual):
        return target, actual
    return in_smaller_unit(target, actual) or Unlike("other-unit")


def _done_as_whole(target: str, actual: str) -> str:
    """Return ``完成`` as 100 % beside a result that states a part of that: ``已完成80%``."""
    return "100%" if _DONE.fullmatch(target) and _PARTLY_DONE.fullmatch(actual) else target


def _is_same_unit(target: Target, actual: Target) -> bool:
    """Tell whether both have the same unit; a result without one has that of its target, unless it may mean another.

    A target of zero needs no unit. The ``1`` of a spreadsheet means 100 % and its ``1.2`` 120 %, and the ``2`` beside
    ``2万人`` or ``2万`` most likely 20,000.
    """
    if actual.unit:
        return same_unit(target, actual) or not (target.unit or target.value)
    is_share = target.unit in RATES and 0 < abs(actual.value) <= max(Decimal(1), target.value / 50)
    return not is_share and is_scaled(target.text) <= is_scaled(actual.text)


def _of_share(row: Indicator) -> Result | None:
    """Return a bare ``0.85`` beside ``≥95%`` as 85 %, ``None`` if 0.85 % would compare differently with the target."""
    target, actual = target_in(row.target or ""), target_in(row.actual or "")
    if target is None or actual is None or target.comparison is Comparison.ABOUT:
        return None
    is_bare = target.unit == "%" and not actual.unit and actual.comparison in _BARE
    if not is_bare or not 0 < actual.value * 100 < target.value:
        return None
    return Result(target, replace(actual, value=actual.value * 100, unit=target.unit))


def _of_bounds(row: Indicator, directions: Directions) -> tuple[Result, Standing] | None:
    """Return how a number compares with a target range, with the nearer bound as its target; no part is computed."""
    bounds, actual = bounds_in(row.target or ""), target_in(row.actual or "")
    if bounds is None or actual is None or actual.comparison not in _BARE or not _is_same_unit(bounds[0], actual):
        return None
    low, high = bounds
    if low.value <= actual.value <= high.value:
        return Result(low, actual), Standing.MET
    result = Result(low if actual.value < low.value else high, actual)
    standing = result.standing(directions.wanted(row, result.target))
    if standing is Standing.UNCLEAR:
        return None
    return result, Standing.MET if standing is Standing.MET else Standing.MISSED


def _of_sentences(row: Indicator, directions: Directions) -> tuple[Result, Standing] | None:
    """Return how the numbers in two sentences compare that are equal otherwise."""
    bare, wanted = number_of(row, directions) or (None, Wanted.UNKNOWN)
    result = result_of(bare) if bare else None
    if not isinstance(result, Result) or wanted is Wanted.UNKNOWN:
        return None
    return result, result.standing(wanted)


def _reason_unknown(target: Target, actual: Target) -> str:
    """Return why a result is unknown, empty for one number, or a bound stricter than its target: ``>95%`` for ``≥95%``.

    For a target decrease of 10 %, a bare 8 % may be the remaining value.
    """
    wanted, stated = target.comparison, actual.comparison
    if stated in _BARE and wanted is not Comparison.DECREASE:
        return ""
    if stated is wanted and wanted.is_change:
        return ""
    if not ({stated, wanted} <= _LEAST or {stated, wanted} <= _MOST):
        return "written-otherwise"
    if actual.value == target.value:
        if stated is wanted:
            return SAME_BOUND
        return "" if stated in _STRICT else "written-otherwise"
    is_within = (actual.value > target.value) == wanted.asks_for_more
    return "" if is_within else "written-otherwise"

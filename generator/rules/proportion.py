"""How far a target that is a number was reached, where that can be told without guessing."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from generator.model import Comparison, Indicator, Target
from generator.reading.targets import target_in
from generator.rules.parameters import Parameters

_BARE = (Comparison.EQUAL, Comparison.PLAIN)
_CEILINGS = (Comparison.AT_MOST, Comparison.LESS)
_FLOORS = (Comparison.AT_LEAST, Comparison.MORE, Comparison.INCREASE)


@dataclass(frozen=True, slots=True)
class Result:
    """A target and what was reached of it, both numbers of the same unit."""

    target: Target
    actual: Target

    @property
    def is_above_ceiling(self) -> bool:
        """Tell whether more was counted than the target allows: 8% of ``≤5%``, one of none."""
        is_ceiling = self.target.comparison in _CEILINGS or (self.target.comparison in _BARE and not self.target.value)
        return is_ceiling and self.actual.value > self.target.value

    def is_below_floor(self, less_is_better: bool) -> bool:
        """Tell whether less was reached than asked for; of a bare number only where less is not better."""
        is_bare_floor = self.target.comparison in _BARE and not less_is_better
        is_floor = self.target.comparison in _FLOORS or is_bare_floor
        return is_floor and self.target.value > 0 and self.actual.value < self.target.value

    def share_of(self, weight: Decimal) -> Decimal:
        """Return the part of a weight that was reached, for a result that is below its floor."""
        return weight * max(self.actual.value, Decimal(0)) / self.target.value


def compare_alike(one: Target, other: Target) -> bool:
    """Tell whether two targets ask for a result in the same way: a bare number does as one behind ``=``."""
    return one.comparison is other.comparison or (one.comparison in _BARE and other.comparison in _BARE)


def result_of(row: Indicator) -> Result | None:
    """Return the result of an indicator, ``None`` where target or result is words, vague, or in another unit."""
    target, actual = target_in(row.target or ""), target_in(row.actual or "")
    if target is None or actual is None or target.unit != actual.unit:
        return None
    if target.comparison is Comparison.ABOUT or target.value < 0:
        return None
    is_same = actual.comparison is target.comparison
    is_exact = actual.comparison in _BARE or (is_same and target.comparison is Comparison.INCREASE)
    # A result of "≥95%" is enough for a target of "≥95%"; of what it falls short of another nobody knows.
    is_enough = is_same and target.comparison is Comparison.AT_LEAST and actual.value >= target.value
    return Result(target, actual) if is_exact or is_enough else None


def less_is_better(row: Indicator, result: Result, parameters: Parameters) -> bool:
    """Tell whether an indicator counts what should be little, by the words in its names and by its unit."""
    words, units = parameters.words("less_is_better"), parameters.words("units_of_less")
    return result.target.unit in units or any(word in name for name in row.levels for word in words)

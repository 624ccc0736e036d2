"""Where a self-evaluation lost points, as figures to draw."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from generator.rendering.amounts import trimmed
from generator.rendering.charts import Measure


class Points(NamedTuple):
    """An indicator's score and weight; ``text`` is the pattern that writes both."""

    name: str
    score: Decimal
    weight: Decimal
    text: str

    @property
    def lost(self) -> Decimal:
        """How many points it lost."""
        return self.weight - self.score


def points_lost(points: Iterable[Points], rest: str, text: str) -> Iterator[Measure]:
    """Yield the indicators that lost points, most first, and all others as one without a bar; empty if none lost any.

    ``rest`` names the others by their ``count``; ``text`` writes their points.
    """
    all_points = list(points)
    losing = sorted((one for one in all_points if one.lost > 0), key=lambda one: -one.lost)
    others = [one for one in all_points if one.lost <= 0]
    if not losing:
        return
    for one in losing:
        yield Measure(one.name, _written(one.text, one.score, one.weight), one.score, one.weight)
    if others:
        scored, possible = _total(one.score for one in others), _total(one.weight for one in others)
        yield Measure(rest.format(count=len(others)), _written(text, scored, possible), None)


def _written(text: str, score: Decimal, weight: Decimal) -> str:
    return text.format(score=trimmed(score), weight=trimmed(weight))


def _total(values: Iterable[Decimal]) -> Decimal:
    return sum(values, Decimal(0))

"""Bars drawn at build time, in percent of the width, so that they fit any screen and paper.

A name and its figure are text above their bar, which the browser breaks where there is no room. A figure whose bar
shows nothing but its own length has the bar in the table.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

MOST_BARS = 20
"""With more bars a chart is harder to read than its table."""

_HUNDREDTH = Decimal("0.01")


class Measure(NamedTuple):
    """A figure to draw: its name, its text as written elsewhere, and its value."""

    name: str
    text: str
    value: Decimal | None
    """The length of the bar, ``None`` for no bar."""
    whole: Decimal | None = None
    """What the value is a part of, drawn behind the bar, ``None`` for nothing."""
    mark: Decimal | None = None
    """The target, drawn as a mark across the bar, ``None`` for none."""
    is_missed: bool = False
    """Whether the target was missed."""

    @property
    def lengths(self) -> list[Decimal]:
        """All visible lengths; blanks, zeros and negative values are not visible."""
        return [length for length in (self.value, self.whole, self.mark) if length and length > 0]


class Bar(NamedTuple):
    """A drawn figure; ``width``, ``track`` and ``mark`` are in percent, and empty if there is none."""

    name: str
    text: str
    width: str
    track: str
    mark: str
    is_missed: bool


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars below each other on one scale; ``note`` explains the drawing, and may be empty."""

    id: str
    title: str
    note: str
    bars: tuple[Bar, ...]


def chart_of(id: str, title: str, measures: Sequence[Measure], note: str = "") -> Chart | None:
    """Return the chart of figures in one unit, ``None`` if there is nothing to compare or there are too many.

    ``id`` identifies the chart on its page. A negative figure has no bar, because the scale begins at zero.
    """
    lengths = [length for measure in measures for length in measure.lengths]
    is_compared_by_itself = any(measure.whole or measure.mark for measure in measures)
    if len(lengths) < 2 - is_compared_by_itself or len(measures) > MOST_BARS:
        return None
    return Chart(id, title, note, tuple(_bar(measure, max(lengths)) for measure in measures))


def bar_lengths(figures: Sequence[Decimal | None]) -> list[str]:
    """Return the lengths of bars beside figures, in percent of the longest; all are empty if none differ."""
    lengths = [max(figure or Decimal(0), Decimal(0)) for figure in figures]
    longest = max(lengths, default=Decimal(0))
    if len(set(lengths) - {Decimal(0)}) < 2:
        return [""] * len(lengths)
    return [_percent(length, longest, longest) if length else "" for length in lengths]


def _bar(measure: Measure, longest: Decimal) -> Bar:
    value, whole, mark = measure.value, measure.whole, measure.mark
    return Bar(
        name=measure.name,
        text=measure.text,
        width=_percent(value, whole or longest, longest) if value and value > 0 else "",
        track="" if whole is None else _percent(whole, longest, longest),
        mark="" if mark is None else _percent(mark, longest, longest),
        is_missed=measure.is_missed,
    )


def _percent(value: Decimal, most: Decimal, longest: Decimal) -> str:
    """Return a length in percent of the longest; values above ``most`` are drawn as ``most``."""
    return str((100 * min(max(value, Decimal(0)), most) / longest).quantize(_HUNDREDTH))

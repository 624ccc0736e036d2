"""Bars drawn at build time, in percent of the width and in heights of a line, so that they fit any screen and paper.

A chart shows figures that a table beside it gives in full: a name too long for a phone is cut off in the drawing. A
figure whose bar says no more than its own length has the bar in the table.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from itertools import accumulate
from typing import NamedTuple
from unicodedata import east_asian_width

# Widths are in twentieths of a character's height: about what the usual fonts have.
CHINESE, FIGURE, POINT = 20, 11, 6
ROOM = 400
"""What fits on a line of a phone 320 pixels wide."""

GAP = 15
SHORTEST_NAME = 4 * CHINESE
MOST_BARS = 20
"""With more bars a picture says less than its table."""

LINE = Decimal("2.8")
BAR_BELOW_TEXT = Decimal("0.5")
BASELINE = Decimal("1.1")
_HUNDREDTH = Decimal("0.01")


class Measure(NamedTuple):
    """A figure to draw: its name, its text as it is written elsewhere, its value, and what that is a part of.

    A blank ``value`` has no bar. ``whole`` is drawn behind the bar as what could have been, ``mark`` across it as what
    was aimed at; ``None`` where there is no such thing.
    """

    name: str
    text: str
    value: Decimal | None
    whole: Decimal | None = None
    mark: Decimal | None = None

    @property
    def lengths(self) -> list[Decimal]:
        """All of it that can be seen: a blank, a zero and what is negative cannot."""
        return [length for length in (self.value, self.whole, self.mark) if length and length > 0]


class Bar(NamedTuple):
    """A drawn figure; ``width``, ``track`` and ``mark`` are in percent, heights in lines of text.

    Where there is no track or no mark its text is empty.
    """

    name: str
    text: str
    baseline: Decimal
    top: Decimal
    width: str
    track: str
    mark: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars below each other on one scale; ``description`` reads all figures out, with names in full.

    ``note`` says how to read the drawing, and may be empty.
    """

    id: str
    title: str
    description: str
    note: str
    height: Decimal
    bars: tuple[Bar, ...]


def chart_of(id: str, title: str, measures: Sequence[Measure], note: str = "") -> Chart | None:
    """Return the chart of figures of one unit, ``None`` where there is nothing to compare, or more than can be seen.

    ``id`` names the chart on its page. A negative figure has no bar, for the scale begins at zero.
    """
    lengths = [length for measure in measures for length in measure.lengths]
    is_compared_by_itself = any(measure.whole or measure.mark for measure in measures)
    if len(lengths) < 2 - is_compared_by_itself or len(measures) > MOST_BARS:
        return None
    longest = max(lengths)
    return Chart(
        id=id,
        title=title,
        description="；".join(f"{measure.name}：{measure.text}" for measure in measures),
        note=note,
        height=LINE * len(measures),
        bars=tuple(_bar(number, measure, longest) for number, measure in enumerate(measures)),
    )


def shares(figures: Sequence[Decimal | None]) -> list[str]:
    """Return how long bars beside figures are, in percent of the longest; all are empty where none differ."""
    lengths = [max(figure or Decimal(0), Decimal(0)) for figure in figures]
    longest = max(lengths, default=Decimal(0))
    if len(set(lengths) - {Decimal(0)}) < 2:
        return [""] * len(lengths)
    return [_percent(length, longest, longest) if length else "" for length in lengths]


def _bar(number: int, measure: Measure, longest: Decimal) -> Bar:
    baseline = LINE * number + BASELINE
    return Bar(
        name=shortened(measure.name, max(ROOM - GAP - _breadth(measure.text), SHORTEST_NAME)),
        text=measure.text,
        baseline=baseline,
        top=baseline + BAR_BELOW_TEXT,
        width=_percent(measure.value or Decimal(0), measure.whole or longest, longest),
        track="" if measure.whole is None else _percent(measure.whole, longest, longest),
        mark="" if measure.mark is None else _percent(measure.mark, longest, longest),
    )


def _percent(value: Decimal, most: Decimal, longest: Decimal) -> str:
    """Return a length in percent of the longest; what is more than there can be is drawn as if it were all."""
    return str((100 * min(max(value, Decimal(0)), most) / longest).quantize(_HUNDREDTH))


def shortened(name: str, room: int) -> str:
    """Return a name that fits into ``room``, its end left out where it is longer."""
    if _breadth(name) <= room:
        return name
    ends = accumulate(map(_width, name))
    return f"{name[: sum(end <= room - CHINESE for end in ends)]}…"


def _breadth(text: str) -> int:
    return sum(map(_width, text))


@cache
def _width(character: str) -> int:
    if east_asian_width(character) in "WFA":
        return CHINESE
    return POINT if character in " .,:/()" else FIGURE

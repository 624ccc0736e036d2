"""Bars drawn at build time, in percent of the width and in line heights, so that they fit any screen and paper.

A name longer than a line on a phone continues on the next, and a figure that does not fit beside the end of the name
stands below it. A figure whose bar shows nothing but its own length has the bar in the table.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import NamedTuple
from unicodedata import east_asian_width

# Widths are in twentieths of a character's height, approximately those of common fonts.
CHINESE, FIGURE, POINT = 20, 11, 6
ROOM = 400
"""The width of a line on a phone 320 pixels wide."""

GAP = 15
MOST_BARS = 20
"""With more bars a chart is harder to read than its table."""

LINE = Decimal("1.3")
BASELINE = Decimal("1.1")
BAR_BELOW_TEXT = Decimal("0.5")
NEXT_BELOW_BAR = Decimal("1.2")
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

    @property
    def lengths(self) -> list[Decimal]:
        """All visible lengths; blanks, zeros and negative values are not visible."""
        return [length for length in (self.value, self.whole, self.mark) if length and length > 0]


class Line(NamedTuple):
    """A line of a name, and the height of its baseline in lines of text."""

    text: str
    baseline: Decimal


class Bar(NamedTuple):
    """A drawn figure; ``width``, ``track`` and ``mark`` are in percent, heights in lines of text.

    ``baseline`` is that of ``text``. ``track`` and ``mark`` are empty if there is none.
    """

    name: tuple[Line, ...]
    text: str
    baseline: Decimal
    top: Decimal
    width: str
    track: str
    mark: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars below each other on one scale; ``description`` gives all figures in words, with full names.

    ``note`` explains the drawing, and may be empty.
    """

    id: str
    title: str
    description: str
    note: str
    height: Decimal
    bars: tuple[Bar, ...]


def chart_of(id: str, title: str, measures: Sequence[Measure], note: str = "") -> Chart | None:
    """Return the chart of figures in one unit, ``None`` if there is nothing to compare or there are too many.

    ``id`` identifies the chart on its page. A negative figure has no bar, because the scale begins at zero.
    """
    lengths = [length for measure in measures for length in measure.lengths]
    is_compared_by_itself = any(measure.whole or measure.mark for measure in measures)
    if len(lengths) < 2 - is_compared_by_itself or len(measures) > MOST_BARS:
        return None
    bars = tuple(_bars(measures, max(lengths)))
    return Chart(
        id=id,
        title=title,
        description="；".join(f"{measure.name}：{measure.text}" for measure in measures),
        note=note,
        height=bars[-1].top + NEXT_BELOW_BAR,
        bars=bars,
    )


def shares(figures: Sequence[Decimal | None]) -> list[str]:
    """Return the lengths of bars beside figures, in percent of the longest; all are empty if none differ."""
    lengths = [max(figure or Decimal(0), Decimal(0)) for figure in figures]
    longest = max(lengths, default=Decimal(0))
    if len(set(lengths) - {Decimal(0)}) < 2:
        return [""] * len(lengths)
    return [_percent(length, longest, longest) if length else "" for length in lengths]


def _bars(measures: Sequence[Measure], longest: Decimal) -> Iterator[Bar]:
    start = Decimal(0)
    for measure in measures:
        bar = _bar(start, measure, longest)
        yield bar
        start = bar.top + NEXT_BELOW_BAR


def _bar(start: Decimal, measure: Measure, longest: Decimal) -> Bar:
    lines = lines_of(measure.name)
    is_beside = _breadth(lines[-1]) + GAP + _breadth(measure.text) <= ROOM
    last = len(lines) - is_beside
    first = start + BASELINE
    return Bar(
        name=tuple(Line(line, first + LINE * number) for number, line in enumerate(lines)),
        text=measure.text,
        baseline=first + LINE * last,
        top=first + LINE * last + BAR_BELOW_TEXT,
        width=_percent(measure.value or Decimal(0), measure.whole or longest, longest),
        track="" if measure.whole is None else _percent(measure.whole, longest, longest),
        mark="" if measure.mark is None else _percent(measure.mark, longest, longest),
    )


def _percent(value: Decimal, most: Decimal, longest: Decimal) -> str:
    """Return a length in percent of the longest; values above ``most`` are drawn as ``most``."""
    return str((100 * min(max(value, Decimal(0)), most) / longest).quantize(_HUNDREDTH))


def lines_of(name: str) -> list[str]:
    """Return a name in as few lines as it fits into on a phone."""
    lines = [""]
    for character in name:
        if lines[-1] and _breadth(lines[-1]) + _width(character) > ROOM:
            lines.append("")
        lines[-1] += character
    return lines


def _breadth(text: str) -> int:
    return sum(map(_width, text))


@cache
def _width(character: str) -> int:
    if east_asian_width(character) in "WFA":
        return CHINESE
    return POINT if character in " .,:/()" else FIGURE

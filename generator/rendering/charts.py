"""Bars drawn at build time, in percent of the width and in heights of a line, so that they fit any screen and paper.

A chart shows figures that a table beside it gives in full: a name too long for a phone is cut off in the drawing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
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

    A blank ``value`` has no bar. ``whole`` is drawn behind the bar as what could have been; ``None`` where there is no
    such thing.
    """

    name: str
    text: str
    value: Decimal | None
    whole: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Bar:
    """A drawn figure; ``width`` and ``track`` are in percent, heights in lines of text. No track is an empty text."""

    name: str
    text: str
    baseline: Decimal
    top: Decimal
    width: str
    track: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars below each other on one scale; ``description`` reads all figures out, with names in full."""

    id: str
    title: str
    description: str
    height: Decimal
    bars: tuple[Bar, ...]


def chart_of(id: str, title: str, measures: Sequence[Measure]) -> Chart | None:
    """Return the chart of figures of one unit, ``None`` where there is nothing to compare, or more than can be seen.

    ``id`` names the chart on its page. A negative figure has no bar, for the scale begins at zero.
    """
    lengths = [length for measure in measures for length in (measure.value, measure.whole) if length and length > 0]
    has_whole = any(measure.whole for measure in measures)
    if len(lengths) < 2 - has_whole or len(measures) > MOST_BARS:
        return None
    return Chart(
        id=id,
        title=title,
        description="；".join(f"{measure.name}：{measure.text}" for measure in measures),
        height=LINE * len(measures),
        bars=tuple(_bar(number, measure, max(lengths)) for number, measure in enumerate(measures)),
    )


def _bar(number: int, measure: Measure, longest: Decimal) -> Bar:
    baseline = LINE * number + BASELINE
    return Bar(
        name=shortened(measure.name, max(ROOM - GAP - _breadth(measure.text), SHORTEST_NAME)),
        text=measure.text,
        baseline=baseline,
        top=baseline + BAR_BELOW_TEXT,
        width=_percent(measure.value or Decimal(0), measure.whole or longest, longest),
        track="" if measure.whole is None else _percent(measure.whole, longest, longest),
    )


def _percent(value: Decimal, most: Decimal, longest: Decimal) -> str:
    """Return a length in percent of the longest; what is more than there can be is drawn as if it were all."""
    return str((100 * min(max(value, Decimal(0)), most) / longest).quantize(_HUNDREDTH))


def shortened(name: str, room: int) -> str:
    """Return a name that fits into ``room``, its end left out where it is longer."""
    if _breadth(name) <= room:
        return name
    kept = ""
    for character in name:
        if _breadth(kept + character) > room - CHINESE:
            break
        kept += character
    return f"{kept}…"


def _breadth(text: str) -> int:
    return sum(map(_width, text))


def _width(character: str) -> int:
    if east_asian_width(character) in "WFA":
        return CHINESE
    return POINT if character in " .,:/()" else FIGURE


class Points(NamedTuple):
    """What an indicator got of what it could get."""

    name: str
    score: Decimal
    weight: Decimal

    @property
    def lost(self) -> Decimal:
        """What it could have got besides."""
        return self.weight - self.score


def points_lost(points: Iterable[Points], rest: str, text: str) -> Iterator[Measure]:
    """Yield where points were lost, most first, and all others as one without a bar; nothing where none were lost.

    ``rest`` names the others by their ``count``; ``text`` writes a ``score`` and its ``weight``.
    """
    all_points = list(points)
    losing = sorted((one for one in all_points if one.lost > 0), key=lambda one: -one.lost)
    others = [one for one in all_points if one.lost <= 0]
    if not losing:
        return
    for one in losing:
        yield Measure(one.name, text.format(score=_plain(one.score), weight=_plain(one.weight)), one.score, one.weight)
    if others:
        scored, possible = _total(one.score for one in others), _total(one.weight for one in others)
        written = text.format(score=_plain(scored), weight=_plain(possible))
        yield Measure(rest.format(count=len(others)), written, None)


def _total(values: Iterable[Decimal]) -> Decimal:
    return sum(values, Decimal(0))


def _plain(value: Decimal) -> str:
    """Return a number without zeros that say nothing: ``9.50`` as ``9.5``, ``20.0`` as ``20``."""
    return f"{value:f}".rstrip("0").rstrip(".") if "." in f"{value:f}" else f"{value:f}"

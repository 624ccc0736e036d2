"""Check boxes that are drawn: Word prints those of its forms as lines and not as characters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from generator.importing.lines import TICKED, UNTICKED
from generator.importing.pdf.shapes import Box, Glyph

SMALLEST, LARGEST = 5.0, 16.0
"""The size of a box, in points; table cells of this size share sides with others."""

BESIDE = 1.0
"""How far apart a side and a rule may be to count as one."""


def is_square(box: Box) -> bool:
    """Tell whether a box has the size of a check box."""
    sides = sorted((box.width, box.height))
    return sides[0] >= SMALLEST and sides[1] <= min(LARGEST, 1.25 * sides[0])


def glyphs_of(squares: Iterable[Box], marks: Sequence[Box]) -> Iterator[Glyph]:
    """Yield a character for each box, ticked if one of the marks is drawn in it."""
    for box in squares:
        is_ticked = any(box.holds(mark.across, mark.down) and mark.width < LARGEST + SMALLEST for mark in marks)
        yield Glyph(TICKED if is_ticked else UNTICKED, box)


def stands_free(box: Box, rules: Sequence[Box]) -> bool:
    """Tell whether at most one side of a box coincides with a rule of other drawings."""
    return sum(any(_runs_along(side, rule) for rule in rules) for side in _sides(box)) < 2


def _sides(box: Box) -> Iterator[Box]:
    yield box._replace(bottom=box.top)
    yield box._replace(top=box.bottom)
    yield box._replace(right=box.left)
    yield box._replace(left=box.right)


def _runs_along(side: Box, rule: Box) -> bool:
    if side.width > side.height:
        is_near = abs(side.down - rule.down) <= BESIDE and rule.height <= BESIDE < rule.width
        return is_near and rule.left <= side.across <= rule.right
    is_near = abs(side.across - rule.across) <= BESIDE and rule.width <= BESIDE < rule.height
    return is_near and rule.top <= side.down <= rule.bottom

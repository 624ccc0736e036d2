"""What is on a page: glyphs, rules, and the lines of glyphs; coordinates grow to the right and down."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

Point = tuple[float, float]


class Box(NamedTuple):
    """A rectangle of a page, in points."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """How wide it is."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """How high it is."""
        return self.bottom - self.top

    @property
    def across(self) -> float:
        """The horizontal position of its centre."""
        return (self.left + self.right) / 2

    @property
    def down(self) -> float:
        """The vertical position of its centre."""
        return (self.top + self.bottom) / 2

    def holds(self, across: float, down: float) -> bool:
        """Tell whether a place is inside."""
        return self.left <= across <= self.right and self.top <= down <= self.bottom

    def meets(self, other: Box) -> bool:
        """Tell whether it overlaps another box."""
        is_beside = self.left <= other.right and other.left <= self.right
        return is_beside and self.top <= other.bottom and other.top <= self.bottom


def box_around(points: Iterable[Point]) -> Box:
    """Return the smallest box that holds some points."""
    across, down = zip(*points, strict=True)
    return Box(min(across), min(down), max(across), max(down))


class Glyph(NamedTuple):
    """A character and the space it takes on its line."""

    text: str
    box: Box


class Page(NamedTuple):
    """What is drawn on a page: characters in the order of the file, and rules as thin boxes."""

    box: Box
    glyphs: tuple[Glyph, ...]
    rules: tuple[Box, ...]
    unseen: int
    """The number of characters not in ``glyphs``: invisible, slanted as in a watermark, or outside the page shown."""
    lost: int
    """The number of texts that cannot be read."""
    has_pictures: bool
    """Whether the page contains a picture."""

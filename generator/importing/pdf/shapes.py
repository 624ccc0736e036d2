"""What stands on a page: glyphs, rules, and the lines that glyphs make; places grow to the right and down."""

from __future__ import annotations

from typing import NamedTuple


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
        """Where its middle stands from left to right."""
        return (self.left + self.right) / 2

    @property
    def down(self) -> float:
        """Where its middle stands from top to bottom."""
        return (self.top + self.bottom) / 2

    def holds(self, across: float, down: float) -> bool:
        """Tell whether a place is in it."""
        return self.left <= across <= self.right and self.top <= down <= self.bottom

    def meets(self, other: Box) -> bool:
        """Tell whether another one has a part in it."""
        is_beside = self.left <= other.right and other.left <= self.right
        return is_beside and self.top <= other.bottom and other.top <= self.bottom


class Glyph(NamedTuple):
    """A character and the room it takes in its line."""

    text: str
    box: Box


class Page(NamedTuple):
    """What is drawn on a page: characters in the order of the file, and rules as thin boxes.

    ``unseen`` counts the characters that a reader does not see, or that stand aslant as in a watermark, or beside the
    part of the page that is shown; they are not among ``glyphs``. ``lost`` counts texts that cannot be read,
    ``has_pictures`` says whether anything is a picture.
    """

    box: Box
    glyphs: tuple[Glyph, ...]
    rules: tuple[Box, ...]
    unseen: int
    lost: int
    has_pictures: bool

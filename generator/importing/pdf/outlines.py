"""The outlines of drawings on the pages of a PDF, of which some are rules and some are check boxes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from ctypes import byref, c_float, c_int
from itertools import pairwise
from typing import Any, NamedTuple

import pypdfium2
from pypdfium2 import raw

from generator.importing.pdf.checkboxes import is_square
from generator.importing.pdf.shapes import Box, Point, box_around

THIN = 3.5
"""The greatest thickness of a rule, in points."""

STRAIGHT = 0.5
"""How much a drawn line may rise or fall and still be a rule; a dash may be as short."""


class Outline(NamedTuple):
    """A part of a drawing: its corners, the first again at the end if closed, and whether its outline is drawn."""

    points: tuple[Point, ...]
    is_stroked: bool

    @property
    def box(self) -> Box:
        """The box around it."""
        return box_around(self.points)

    @property
    def rules(self) -> list[Box]:
        """Its sides if they are drawn, else itself if it is an area as thin as a rule."""
        sides = [box_around(side) for side in pairwise(self.points)] if self.is_stroked else [self.box]
        thick = STRAIGHT if self.is_stroked else THIN
        return [side for side in sides if min(side.width, side.height) <= thick < max(side.width, side.height)]

    @property
    def is_square(self) -> bool:
        """Whether it can be a check box."""
        return self.is_stroked and len(self.rules) == len({*self.points}) == 4 and is_square(self.box)


def outlines_of(drawing: Any, turn: Callable[[Point], Point]) -> Iterator[Outline]:
    """Yield the parts of a drawing that is filled or stroked."""
    if drawing.type != raw.FPDF_PAGEOBJ_PATH:
        return
    is_filled, is_stroked = mode_of(drawing)
    if is_filled or is_stroked:
        for points in _parts(drawing):
            yield Outline(tuple(map(turn, points)), is_stroked)


def mode_of(drawing: Any) -> tuple[bool, bool]:
    """Return whether a path is filled, and whether its outline is drawn."""
    filled, stroked = c_int(), c_int()
    raw.FPDFPath_GetDrawMode(drawing, byref(filled), byref(stroked))
    return bool(filled.value), bool(stroked.value)


def _parts(drawing: Any) -> Iterator[list[Point]]:
    """Yield the corners of each part of a drawing, the first again at the end if it is closed."""
    place = placing(drawing)
    points: list[Point] = []
    x, y = c_float(), c_float()
    for number in range(raw.FPDFPath_CountSegments(drawing)):
        segment = raw.FPDFPath_GetPathSegment(drawing, number)
        raw.FPDFPathSegment_GetPoint(segment, byref(x), byref(y))
        if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO and points:
            yield points
            points = []
        points.append(place((x.value, y.value)))
    if points:
        yield points


def placing(drawing: Any) -> Callable[[Point], Point]:
    """Return the function from coordinates in a drawing to those of its page; ``None`` is the page itself."""
    matrix = pypdfium2.PdfMatrix()
    while drawing is not None:
        matrix = matrix.multiply(drawing.get_matrix())
        drawing = drawing.container
    return lambda point: matrix.on_point(*point)

"""What is drawn on the pages of a PDF, rotated so that its text runs from left to right."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from ctypes import byref, c_double, c_float, c_int
from functools import cache
from itertools import pairwise
from math import atan2, hypot, pi
from typing import Any, NamedTuple
from unicodedata import east_asian_width

import pypdfium2
from pypdfium2 import raw

from generator.importing.pdf.characters import character_at
from generator.importing.pdf.checkboxes import glyphs_of, is_square, stands_free
from generator.importing.pdf.shapes import Box, Glyph, Page
from generator.importing.pdf.white import is_white, painted

THIN = 3.5
"""The greatest thickness of a rule, in points."""

STRAIGHT = 0.5
"""How much a drawn line may rise or fall and still be a rule; a dash may be as short."""

DEPTH = 8
"""How deeply drawings may be nested."""

SKEW = 0.02
"""How far a text may be rotated, in quarters of a turn."""

ASCENT = 0.88
"""The part of a character's height above its baseline."""

Point = tuple[float, float]

_TURNS: tuple[Callable[[Point], Point], ...] = (
    lambda point: (point[0], -point[1]),
    lambda point: (point[1], point[0]),
    lambda point: (-point[0], point[1]),
    lambda point: (-point[1], -point[0]),
)
"""How a page is rotated whose text runs right, up, left or down; a PDF counts from the bottom."""


class _Character(NamedTuple):
    """A character: two corners of the area it covers, its origin on the baseline, and its font size.

    ``turns`` is how many quarter turns to the left its baseline has, ``None`` if it is not read.
    """

    text: str
    corners: tuple[Point, Point]
    origin: Point
    size: float
    turns: int | None

    def box(self, turns: int) -> Box:
        """Return the space it takes on its line on a rotated page.

        For some fonts only the covered area is known, which is almost nothing for 一.
        """
        covered = _box(map(_TURNS[turns], self.corners))
        left, line = _TURNS[turns](self.origin)
        right = left + self.size if east_asian_width(self.text) in "WF" else covered.right
        room = Box(left, line - ASCENT * self.size, right, line + (1 - ASCENT) * self.size)
        return room if self.turns == turns and room.holds(covered.across, covered.down) else covered


class _Outline(NamedTuple):
    """A part of a drawing: its corners, the first again at the end if closed, and whether its outline is drawn."""

    points: tuple[Point, ...]
    is_stroked: bool

    @property
    def box(self) -> Box:
        return _box(self.points)

    @property
    def rules(self) -> list[Box]:
        """Its sides if they are drawn, else itself if it is an area as thin as a rule."""
        sides = [_box(side) for side in pairwise(self.points)] if self.is_stroked else [self.box]
        thick = STRAIGHT if self.is_stroked else THIN
        return [side for side in sides if min(side.width, side.height) <= thick < max(side.width, side.height)]

    @property
    def is_square(self) -> bool:
        """Whether it can be a check box."""
        return self.is_stroked and len(self.rules) == len({*self.points}) == 4 and is_square(self.box)


def pages_of(data: bytes) -> Iterator[Page]:
    """Yield the pages of a PDF; raises ``pypdfium2.PdfiumError`` if it cannot be opened."""
    document: Any = pypdfium2.PdfDocument(data)
    for number in range(len(document)):
        page = document[number]
        # Form fields and annotations become part of the page.
        if raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY) == raw.FLATTEN_SUCCESS:
            page.close()
            page = document[number]
        yield _page(page)
        page.close()


def is_locked(problem: pypdfium2.PdfiumError) -> bool:
    """Tell whether a file needs a password."""
    return bool(problem.err_code == raw.FPDF_ERR_PASSWORD)


def _page(page: Any) -> Page:
    written, (left, bottom, right, top) = page.get_textpage(), page.get_bbox()
    shown = (left, bottom), (right, top)
    objects = [*page.get_objects(max_depth=DEPTH)]
    characters = [*_characters(written, _box(shown), cache(lambda: [*painted(objects)]))]
    seen = [each for each in characters if each.turns is not None]
    turns = max(range(4), key=[each.turns for each in seen].count)
    turn = _TURNS[turns]
    box = _box(map(turn, shown))
    drawn = (outline for each in objects for outline in _outlines_of(each, turn))
    outlines = [outline for outline in drawn if box.meets(outline.box)]
    rules = {number: outline.rules for number, outline in enumerate(outlines)}
    ticks = {
        number: outline.box
        for number, outline in enumerate(outlines)
        if outline.is_square and stands_free(outline.box, _of_others(number, rules))
    }
    marks = [outline.box for outline in outlines if not outline.rules]
    return Page(
        box=box,
        glyphs=(*(Glyph(each.text, each.box(turns)) for each in seen), *glyphs_of(ticks.values(), marks)),
        rules=tuple(rule for number, those in rules.items() if number not in ticks for rule in those),
        unseen=sum(each.turns is None and not each.text.isspace() for each in characters),
        lost=sum(_is_lost(each, written) for each in objects),
        has_pictures=any(each.type == raw.FPDF_PAGEOBJ_IMAGE for each in objects),
    )


def _of_others(number: int, rules: Mapping[int, list[Box]]) -> list[Box]:
    return [rule for other, those in rules.items() if other != number for rule in those]


def _box(corners: Iterable[Point]) -> Box:
    across, down = zip(*corners, strict=True)
    return Box(min(across), min(down), max(across), max(down))


def _characters(written: Any, shown: Box, grounds: Callable[[], Iterable[Box]]) -> Iterator[_Character]:
    """Yield the characters of a page of which a part is shown; ``grounds`` returns where white text is visible."""
    room, matrix, x, y = raw.FS_RECTF(), raw.FS_MATRIX(), c_double(), c_double()
    for number in range(written.count_chars()):
        text = character_at(written, number)
        if not text or raw.FPDFText_IsGenerated(written, number) == 1:
            continue
        raw.FPDFText_GetLooseCharBox(written, number, byref(room))
        raw.FPDFText_GetMatrix(written, number, byref(matrix))
        raw.FPDFText_GetCharOrigin(written, number, byref(x), byref(y))
        corners = (room.left, room.bottom), (room.right, room.top)
        covered = _box(corners)
        turns = atan2(matrix.b, matrix.a) / (pi / 2)
        is_upright = abs(turns - round(turns)) < SKEW
        middle = covered.across, covered.down
        is_seen = shown.holds(*middle) and not _is_invisible(written, number)
        if is_seen and is_white(written, number):
            is_seen = any(ground.holds(*middle) for ground in grounds())
        yield _Character(
            text=text,
            corners=corners,
            origin=(x.value, y.value),
            size=raw.FPDFText_GetFontSize(written, number) * hypot(matrix.a, matrix.b),
            turns=round(turns) % 4 if is_upright and is_seen else None,
        )


def _is_invisible(written: Any, number: int) -> bool:
    mode = raw.FPDFTextObj_GetTextRenderMode(raw.FPDFText_GetTextObject(written, number))
    return bool(mode in (raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP))


def _is_lost(drawing: Any, written: Any) -> bool:
    """Tell whether a text was dropped because it takes no space: a single character whose font cannot be found.

    In an embedded font such a character is a blank.
    """
    if drawing.type != raw.FPDF_PAGEOBJ_TEXT or raw.FPDFFont_GetIsEmbedded(raw.FPDFTextObj_GetFont(drawing)) == 1:
        return False
    end_of_text = 2
    return bool(raw.FPDFTextObj_GetText(drawing, written, None, 0) <= end_of_text)


def _outlines_of(drawing: Any, turn: Callable[[Point], Point]) -> Iterator[_Outline]:
    """Yield the parts of a drawing that is filled or stroked."""
    if drawing.type != raw.FPDF_PAGEOBJ_PATH:
        return
    filled, stroked = c_int(), c_int()
    raw.FPDFPath_GetDrawMode(drawing, byref(filled), byref(stroked))
    if filled.value or stroked.value:
        for points in _parts(drawing):
            yield _Outline(tuple(map(turn, points)), bool(stroked.value))


def _parts(drawing: Any) -> Iterator[list[Point]]:
    """Yield the corners of each part of a drawing, the first again at the end if it is closed."""
    place = _placing(drawing)
    points: list[Point] = []
    x, y = c_float(), c_float()
    for number in range(raw.FPDFPath_CountSegments(drawing)):
        segment = raw.FPDFPath_GetPathSegment(drawing, number)
        raw.FPDFPathSegment_GetPoint(segment, byref(x), byref(y))
        if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO and points:
            yield points
            points = []
        points.append(place(x.value, y.value))
    if points:
        yield points


def _placing(drawing: Any) -> Callable[[float, float], Point]:
    """Return the function from a drawing's coordinates to those of its page."""
    matrix = drawing.get_matrix()
    while drawing.container:
        drawing = drawing.container
        matrix = matrix.multiply(drawing.get_matrix())
    return lambda x, y: matrix.on_point(x, y)

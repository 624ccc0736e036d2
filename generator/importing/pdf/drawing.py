"""What is drawn on the pages of a PDF, rotated so that its text runs from left to right."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from ctypes import byref, c_double
from functools import cache
from math import atan2, hypot, pi
from typing import Any, NamedTuple
from unicodedata import east_asian_width

import pypdfium2
from pypdfium2 import raw

from generator.importing.pdf.characters import character_at
from generator.importing.pdf.checkboxes import glyphs_of, stands_free
from generator.importing.pdf.outlines import outlines_of
from generator.importing.pdf.shapes import Box, Glyph, Page, Point, box_around
from generator.importing.pdf.white import is_white, painted

DEPTH = 8
"""How deeply drawings may be nested."""

SKEW = 0.02
"""How far a text may be rotated, in quarters of a turn."""

ASCENT = 0.88
"""The part of a character's height above its baseline."""

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
        covered = box_around(map(_TURNS[turns], self.corners))
        left, line = _TURNS[turns](self.origin)
        right = left + self.size if east_asian_width(self.text) in "WF" else covered.right
        room = Box(left, line - ASCENT * self.size, right, line + (1 - ASCENT) * self.size)
        return room if self.turns == turns and room.holds(covered.across, covered.down) else covered


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
    characters = [*_characters(written, box_around(shown), cache(lambda: [*painted(objects)]))]
    seen = [each for each in characters if each.turns is not None]
    turns = max(range(4), key=[each.turns for each in seen].count)
    turn = _TURNS[turns]
    box = box_around(map(turn, shown))
    drawn = (outline for each in objects for outline in outlines_of(each, turn))
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
        covered = box_around(corners)
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

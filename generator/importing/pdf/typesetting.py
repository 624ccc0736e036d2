"""Joins glyphs into lines, and lines into paragraphs: a full line continues in the next."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median_low
from typing import NamedTuple

from generator.importing.pdf.shapes import Box, Glyph

PADDING = 6.0
"""The most space a cell leaves at its sides: 5.4 points in Word, WPS and LibreOffice, slightly less in browsers."""

ROUNDED, JOINT = 0.05, 0.3
"""How much extra space a character may need, relative to its height, for rounding and between scripts (工 and A)."""

SPACE, WIDE_SPACE = 0.18, 0.6
"""The least gap between words, relative to their height; programs put 0.25 between scripts (工 and A)."""

_UNIT = re.compile(r"[（“‘《【「『(\[]*(?:[!-~]+|.)[，。、；：！？）”’》】」』%％…)\],.;:!?/-]*", re.DOTALL)
"""What starts a line and is never broken: a word or a sign, with the marks that may not be separated from it."""

_ITEM = re.compile(r"[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})(?:[、.．)）]|[．.]\s)|[①-⑳]")
_ENDS = "。；;：:"


class Line(NamedTuple):
    """The glyphs of a line from left to right."""

    glyphs: tuple[Glyph, ...]

    @property
    def box(self) -> Box:
        """The box around it."""
        boxes = [glyph.box for glyph in self.glyphs]
        return Box(
            min(box.left for box in boxes),
            min(box.top for box in boxes),
            max(box.right for box in boxes),
            max(box.bottom for box in boxes),
        )

    @property
    def text(self) -> str:
        """Its text, with a space where a gap separates words."""
        return "".join(_spaced(self.glyphs)).strip()

    @property
    def unit(self) -> float:
        """The width of its unbreakable beginning."""
        match = _UNIT.match("".join(glyph.text for glyph in self.glyphs))
        end = match.end() if match else 1
        return self.glyphs[min(end, len(self.glyphs)) - 1].box.right - self.glyphs[0].box.left


def runs_of(glyphs: Iterable[Glyph]) -> Iterator[list[Glyph]]:
    """Yield runs of glyphs that are drawn consecutively and adjoin without a gap."""
    run: list[Glyph] = []
    for glyph in glyphs:
        if run and not _follows(run[-1].box, glyph.box):
            yield run
            run = []
        run.append(glyph)
    if run:
        yield run


def _follows(before: Box, box: Box) -> bool:
    near = 0.3 * box.height
    return abs(box.down - before.down) < near and abs(box.left - before.right) < near


def lines_of(glyphs: Iterable[Glyph]) -> tuple[Line, ...]:
    """Return the lines of glyphs, from top to bottom, without blanks at their ends."""
    lines: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda glyph: glyph.box.down):
        if lines and glyph.box.down - lines[-1][0].box.down < 0.5 * min(glyph.box.height, lines[-1][0].box.height):
            lines[-1].append(glyph)
        else:
            lines.append([glyph])
    ordered = (_without_blanks(sorted(line, key=lambda glyph: glyph.box.left)) for line in lines)
    return tuple(Line(tuple(line)) for line in ordered if line)


def _without_blanks(glyphs: list[Glyph]) -> list[Glyph]:
    filled = [number for number, glyph in enumerate(glyphs) if not glyph.text.isspace()]
    return glyphs[filled[0] : filled[-1] + 1] if filled else []


def _spaced(glyphs: Sequence[Glyph]) -> Iterator[str]:
    """Yield the characters of a line, and a space at each gap that is wider than usual."""
    gaps = [glyph.box.left - before.box.right for before, glyph in pairwise(glyphs)]
    usual = median_low(gaps) if gaps else 0.0
    yield glyphs[0].text
    for gap, before, glyph in zip(gaps, glyphs, glyphs[1:], strict=False):
        is_word = before.text.isascii() and glyph.text.isascii()
        if gap - max(usual, 0) > (SPACE if is_word else WIDE_SPACE) * glyph.box.height:
            yield " "
        yield glyph.text


def text_of(lines: Sequence[Line], cell: Box) -> str:
    """Return the paragraphs of a cell, each on one line."""
    text = lines[0].text if lines else ""
    for above, below in pairwise(lines):
        text += _between(above, below, lines, cell) + below.text
    return text


def is_full(line: Line, below: Line, cell: Box) -> bool:
    """Tell whether the beginning of the line below would not have fitted into this line of a cell."""
    box = line.box
    left, right = box.left - cell.left, cell.right - box.right
    free = left + right - 2 * PADDING if abs(left - right) < PADDING / 2 else right - min(PADDING, left)
    is_joint = line.text[-1].isascii() != below.text[0].isascii()
    return below.unit + (JOINT if is_joint else ROUNDED) * box.height > free


def _between(above: Line, below: Line, lines: Sequence[Line], cell: Box) -> str:
    """Return what separates two lines: nothing within a sentence, a space between words, else a line break."""
    if not is_full(above, below, cell) or _is_item(above, below) or _is_indented(below, lines, cell):
        return "\n"
    return " " if above.text[-1].isascii() and below.text[0].isascii() and below.text[0].isalpha() else ""


def _is_item(above: Line, below: Line) -> bool:
    return above.text[-1] in _ENDS and _ITEM.match(below.text) is not None


def _is_indented(line: Line, lines: Sequence[Line], cell: Box) -> bool:
    """Tell whether a line is indented more than others of its cell, like the first of a paragraph."""
    box = line.box
    is_centred = abs((box.left - cell.left) - (cell.right - box.right)) < PADDING / 2
    return not is_centred and box.left - min(each.box.left for each in lines) > 1.5 * line.glyphs[0].box.width

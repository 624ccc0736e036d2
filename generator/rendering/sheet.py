"""Fits a printed table to the columns it needs: HTML has no column in which no cell begins."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.definition.cells import GRID
from generator.rendering.printed import PaperCell, PaperRow

SheetCell = tuple[PaperCell, int]
"""A cell of the paper, and how many columns of the sheet it takes."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table of columns of unequal width; ``columns`` are the widths.

    They add up to the width of the paper's grid, or to more where a table of the paper has more columns than that.
    """

    columns: tuple[int, ...]
    rows: tuple[tuple[SheetCell, ...], ...]


def sheet_of(rows: Sequence[PaperRow]) -> Sheet:
    """Return the rows of a paper on as few columns as show the same."""
    placed = tuple(_placed(rows))
    starts = sorted({start for row in placed for start, _ in row})
    width = max([GRID, *(start + cell.colspan for row in placed for start, cell in row)])
    columns = tuple(right - left for left, right in pairwise([*starts, width]))
    begun = [bisect_left(starts, place) for place in range(width + 1)]  # columns to the left of each place
    fitted = ([(cell, begun[start + cell.colspan] - begun[start]) for start, cell in row] for row in placed)
    return Sheet(columns, tuple(map(tuple, fitted)))


def _placed(rows: Sequence[PaperRow]) -> Iterator[list[tuple[int, PaperCell]]]:
    """Yield the cells of each row with the column they begin in: cells from above push them to the right."""
    taken_until: dict[int, int] = {}
    for number, row in enumerate(rows):
        at, places = 0, []
        for cell in row:
            while taken_until.get(at, 0) > number:
                at += 1
            places.append((at, cell))
            if cell.rowspan > 1:
                taken_until |= dict.fromkeys(range(at, at + cell.colspan), number + cell.rowspan)
            at += cell.colspan
        yield places

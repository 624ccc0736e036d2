"""Fits a printed table to the columns it needs: HTML has no column in which no cell begins."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from generator.definition.cells import GRID
from generator.rendering.paper import PaperCell, PaperRow


class SheetCell(NamedTuple):
    """A cell of the table; ``colspan`` counts the columns of the sheet, ``width`` those of the paper's grid."""

    text: str
    scope: str
    width: int
    colspan: int
    rowspan: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table of columns of unequal width; ``columns`` are the widths, which add up to those of the paper's grid."""

    columns: tuple[int, ...]
    rows: tuple[tuple[SheetCell, ...], ...]


def sheet_of(rows: Sequence[PaperRow]) -> Sheet:
    """Return the rows of a paper on as few columns as show the same."""
    placed = tuple(_placed(rows))
    starts = sorted({start for row in placed for start, _ in row})
    columns = tuple(right - left for left, right in pairwise([*starts, GRID]))
    return Sheet(columns, tuple(tuple(_fitted(start, cell, starts) for start, cell in row) for row in placed))


def _placed(rows: Sequence[PaperRow]) -> Iterator[list[tuple[int, PaperCell]]]:
    """Yield the cells of each row with the column they begin in: cells from above push them to the right."""
    taken_until = [0] * (2 * GRID)  # room for a row that is wider than the grid
    for number, row in enumerate(rows):
        at, places = 0, []
        for cell in row:
            while taken_until[at] > number:
                at += 1
            places.append((at, cell))
            taken_until[at : at + cell.colspan] = [number + cell.rowspan] * cell.colspan
            at += cell.colspan
        yield places


def _fitted(start: int, cell: PaperCell, starts: Sequence[int]) -> SheetCell:
    end = start + cell.colspan
    colspan = sum(start <= other < end for other in starts)
    return SheetCell(cell.text, cell.scope, cell.colspan, colspan, cell.rowspan)

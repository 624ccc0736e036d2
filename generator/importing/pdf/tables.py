"""The tables and lines of text of a page, and tables that continue on the next page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from generator.importing.lines import COVERED, Lines
from generator.importing.pdf.grids import Grid, Room, grids_of, together
from generator.importing.pdf.shapes import Box, Glyph, Page
from generator.importing.pdf.typesetting import Line, is_full, lines_of, runs_of, text_of

TIGHT = 1.5
"""The most space, in line heights, between a text and the end of its page if the text was cut there."""


class Cell(NamedTuple):
    """A cell: its first and last row, its box on its page, and its lines.

    Without some rule it may not be a rectangle.
    """

    first: int
    last: int
    box: Box
    lines: tuple[Line, ...]
    is_rectangle: bool

    @property
    def text(self) -> str:
        """Its text."""
        return text_of(self.lines, self.box)

    def can_go_on_in(self, below: Cell) -> bool:
        """Tell whether a sentence can continue in a cell of the next page, because the last line is full."""
        return bool(self.lines and below.lines) and is_full(self.lines[-1], below.lines[0], self.box)

    def goes_on_in(self, below: Cell) -> bool:
        """Tell whether, in addition, there is no space between both texts and the end of the page."""
        if not self.can_go_on_in(below):
            return False
        end, start = self.lines[-1].box, below.lines[0].box
        return max(self.box.bottom - end.bottom, start.top - below.box.top) < TIGHT * end.height


class Table(NamedTuple):
    """A table on one page or several: its cells, and its number of rows.

    ``doubts`` are pairs of rows at the end of a page and at the top of the next that may be one.
    """

    box: Box
    cells: tuple[Cell, ...]
    height: int
    is_open_above: bool
    is_open_below: bool
    doubts: tuple[tuple[str, str], ...] = ()

    @property
    def rows(self) -> Lines:
        """The fields of its rows, each in the column where its cell starts, on whichever page."""
        places = together(cell.box.left for cell in self.cells)
        columns = {place: number for number, place in enumerate(sorted({*places.values()}))}
        fields = [[""] * len(columns) for _ in range(self.height)]
        for cell in self.cells:
            row, column = fields[cell.first], columns[places[cell.box.left]]
            row[column] = f"{row[column]}\n{cell.text}".strip()
            for below in fields[cell.first + 1 : cell.last + 1]:
                below[column] = below[column] or COVERED
        return tuple(map(tuple, fields))

    def texts_in(self, row: int) -> str:
        """Return the texts that start in a row."""
        return " ".join(cell.text for cell in self.cells if cell.first == row and cell.lines)


def blocks_of(page: Page) -> list[Table | Line]:
    """Return the tables of a page and the lines outside them, from top to bottom."""
    grids = grids_of(page.rules)
    outside: list[Glyph] = []
    within: list[dict[Room, list[Glyph]]] = [{} for _ in grids]
    for run in runs_of(page.glyphs):
        # A text too long for its cell is printed over the next one but does not belong to it.
        ((number, room), _) = Counter(_place(glyph, grids) for glyph in run).most_common(1)[0]
        (within[number].setdefault(room, []) if room else outside).extend(run)
    blocks: list[Table | Line] = [*(_table(*each) for each in zip(grids, within, strict=True)), *lines_of(outside)]
    return sorted(blocks, key=lambda block: block.box.top)


def _place(glyph: Glyph, grids: Sequence[Grid]) -> tuple[int, Room | None]:
    """Return the number of the table that contains a glyph, and its cell there."""
    places = ((number, grid.at(glyph.box.across, glyph.box.down)) for number, grid in enumerate(grids))
    return next((place for place in places if place[1]), (0, None))


def _table(grid: Grid, glyphs: Mapping[Room, list[Glyph]]) -> Table:
    cells = (
        Cell(each.room[0], each.last, each.box, lines_of(glyphs.get(each.room, ())), each.is_rectangle)
        for each in grid.cells
    )
    return Table(grid.box, tuple(cells), len(grid.down) - 1, grid.is_open_above, grid.is_open_below)

"""Makes tables of HTML of a printed table.

Such a table has one head, no cell that spans head and body, and no column in which no cell starts.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, islice, pairwise, takewhile
from math import ceil
from typing import NamedTuple

from generator.definition.cells import GRID
from generator.rendering.printed import PaperCell, PaperRow

SheetCell = tuple[PaperCell, int]
"""A cell of the paper, and how many columns of the sheet it spans."""

SheetRow = tuple[SheetCell, ...]
Block = Sequence[PaperRow]

PAGE = 15
"""The most rows of a table whose merged cells stay as they are, because it fits on a page."""

TOGETHER = 12
"""The most rows that merged cells keep together on a page in a longer table.

Browsers draw a cell that goes on to the next page badly, and its text is on one of both only.
"""


class Section(NamedTuple):
    """Rows of a table; a ``thead`` is printed again on each page that the table goes on to."""

    tag: str
    rows: tuple[SheetRow, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table of columns of unequal width; ``columns`` are the widths.

    They add up to the width of the paper's grid, or more if a table of the paper has more columns than that. Column
    headings apply to the cells below them within one of the sections, or are the head of these.
    """

    columns: tuple[int, ...]
    sections: tuple[Section, ...]

    @property
    def rows(self) -> tuple[SheetRow, ...]:
        """All rows of the table."""
        return tuple(chain.from_iterable(section.rows for section in self.sections))


def sheets_of(blocks: Sequence[Block]) -> tuple[Sheet, ...]:
    """Return the rows of a paper as tables one below the other, each with one head at most."""
    rows = tuple(chain.from_iterable(blocks))
    ends = [0, *accumulate(_lengths(blocks))]
    tables: list[list[tuple[str, Block]]] = []
    for head, body in (_headed(rows[first:end]) for first, end in pairwise(ends)):
        if head:
            tables.append([("thead", head)])
        elif not tables or tables[-1][0][0] == "thead":
            tables.append([])
        tables[-1].append(("tbody", body))
    return tuple(map(sheet_of, tables))


def sheet_of(sections: Sequence[tuple[str, Block]]) -> Sheet:
    """Return the rows of a table on the fewest columns that show the same."""
    placed = tuple(_placed([row for _, rows in sections for row in rows]))
    starts = sorted({start for row in placed for start, _ in row})
    width = max([GRID, *(start + cell.colspan for row in placed for start, cell in row)])
    columns = tuple(right - left for left, right in pairwise([*starts, width]))
    begun = [bisect_left(starts, place) for place in range(width + 1)]  # columns to the left of each place
    rows = iter([tuple((cell, begun[start + cell.colspan] - begun[start]) for start, cell in row) for row in placed])
    return Sheet(columns, tuple(Section(tag, tuple(islice(rows, len(block)))) for tag, block in sections))


def _lengths(blocks: Sequence[Block]) -> Iterator[int]:
    """Yield the number of rows of each body: a block with column headings shares its body only with its title."""
    length, before = 0, None
    for block in blocks:
        if before and not _is_title(before) and (_has_columns(before) or _has_columns(block)):
            yield length
            length = 0
        length, before = length + len(block), block
    if length:
        yield length


def _has_columns(block: Block) -> bool:
    return any(map(_heads, block))


def _headed(body: Block) -> tuple[Block, Block]:
    """Return the rows that head a body, if it has several rows below these, and the rest.

    A label at the left of both is moved to the rows below, and leaves a blank beside the headings.
    """
    head = tuple(takewhile(_heads, body))
    rest = body[len(head) :]
    if len(rest) < 2 or any(map(_heads, rest)) or not any(cell.scope == "col" for row in head for cell in row):
        return (), body
    labels = tuple(takewhile(lambda cell: cell.rowspan > len(head), head[0]))
    blanks = (PaperCell("", cell.colspan, len(head), is_joined=True) for cell in labels)
    lowered = (cell._replace(rowspan=cell.rowspan - len(head), is_joined=True) for cell in labels)
    rows = ((*lowered, *rest[0]), *rest[1:])
    return ((*blanks, *head[0][len(labels) :]), *head[1:]), tuple(_in_parts(rows)) if len(rows) > PAGE else rows


def _heads(row: PaperRow) -> bool:
    return any(cell.scope.startswith("col") for cell in row)


def _in_parts(rows: Block) -> Iterator[PaperRow]:
    """Yield the rows with their merged cells cut in parts, each with the text again; a label has it in the first."""
    cuts = _cuts(rows)
    merged: list[tuple[PaperCell, int]] = []  # cells and the number of the row below each
    for number, row in enumerate(rows):
        cells = row
        if number in cuts:
            cells = (*(_again(cell, end - number) for cell, end in merged if end > number), *row)
            merged = []
        merged += ((cell, number + cell.rowspan) for cell in cells if cell.rowspan > 1)
        most = next((cut for cut in cuts if cut > number), len(rows)) - number
        yield tuple(cell._replace(rowspan=min(cell.rowspan, most)) for cell in cells)


def _again(cell: PaperCell, rowspan: int) -> PaperCell:
    return PaperCell("", cell.colspan, rowspan, is_joined=True) if cell.is_joined else cell._replace(rowspan=rowspan)


def _cuts(rows: Block) -> list[int]:
    """Return the rows that begin a part: as many groups of names as belong together, or an equal share of one."""
    cuts = [0]
    for start, end in pairwise([*_starts(rows), len(rows)]):
        if end - cuts[-1] > TOGETHER:
            parts = ceil((end - start) / TOGETHER)
            cuts += (start + (end - start) * part // parts for part in range(parts))
    return cuts


def _starts(rows: Block) -> Iterator[int]:
    """Yield the rows into which no merged cell reaches but labels beside all rows."""
    reach = 0
    for number, row in enumerate(rows):
        if number >= reach:
            yield number
        reach = max([reach, *(number + cell.rowspan for cell in row if not cell.is_joined)])


def _is_title(block: Block) -> bool:
    """Tell whether a block is only the title of the next one."""
    return len(block) == 1 and all(cell.scope == "colgroup" for cell in block[0])


def _placed(rows: Sequence[PaperRow]) -> Iterator[list[tuple[int, PaperCell]]]:
    """Yield the cells of each row with the column where they start, shifted right by cells from rows above."""
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

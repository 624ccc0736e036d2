"""Reduces a printed table to the columns it needs: HTML has no column in which no cell starts."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, pairwise

from generator.definition.cells import GRID
from generator.rendering.printed import PaperCell, PaperRow

SheetCell = tuple[PaperCell, int]
"""A cell of the paper, and how many columns of the sheet it spans."""

SheetRow = tuple[SheetCell, ...]
Block = Sequence[PaperRow]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table of columns of unequal width; ``columns`` are the widths.

    They add up to the width of the paper's grid, or more if a table of the paper has more columns than that. Column
    headings apply to the cells below them within one of the ``bodies``.
    """

    columns: tuple[int, ...]
    bodies: tuple[tuple[SheetRow, ...], ...]

    @property
    def rows(self) -> tuple[SheetRow, ...]:
        """All rows of the table."""
        return tuple(chain.from_iterable(self.bodies))


def sheet_of(blocks: Sequence[Block]) -> Sheet:
    """Return the rows of a paper on the fewest columns that show the same."""
    placed = tuple(_placed(tuple(chain.from_iterable(blocks))))
    starts = sorted({start for row in placed for start, _ in row})
    width = max([GRID, *(start + cell.colspan for row in placed for start, cell in row)])
    columns = tuple(right - left for left, right in pairwise([*starts, width]))
    begun = [bisect_left(starts, place) for place in range(width + 1)]  # columns to the left of each place
    rows = [tuple((cell, begun[start + cell.colspan] - begun[start]) for start, cell in row) for row in placed]
    ends = [0, *accumulate(_lengths(blocks))]
    return Sheet(columns, tuple(tuple(rows[first:end]) for first, end in pairwise(ends)))


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
    return any(cell.scope.startswith("col") for row in block for cell in row)


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

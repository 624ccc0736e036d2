"""Joins the parts of a table that continues on the next page, where a row may have been cut."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from generator.importing.pdf.grids import NEAR
from generator.importing.pdf.shapes import Box
from generator.importing.pdf.tables import Cell, Table


class Break(NamedTuple):
    """The end of a page: the table above it, the one below it, and a test whether a text is a printed label."""

    above: Table
    below: Table
    is_label: Callable[[str], bool]

    @property
    def is_within_table(self) -> bool:
        """Tell whether both can be parts of one table."""
        return _is_above(self.above.box, self.below.box)

    @property
    def joined(self) -> Table:
        """The table that consists of both parts."""
        pairs = dict(self._pairs())
        begun = {number: rest for number, rest in pairs.items() if rest.lines}
        if self.above.is_open_below and self.below.is_open_above:
            return self._with(pairs)
        if self._makes_label(begun):
            return self._with(begun)
        if any(self.is_label(cell.text) for cell in self.below.cells if cell.first == 0):
            return self._with({})
        if self._is_full(begun) and not self._is_like_last(begun):
            return self._with(begun)
        return self._doubted() if self._is_doubtful(begun) else self._with({})

    def _pairs(self) -> Iterator[tuple[int, Cell]]:
        """Yield the number of each cell at the end of the page with the cell below it at the top of the next."""
        top = [cell for cell in self.below.cells if cell.first == 0]
        for number, cell in enumerate(self.above.cells):
            rest = next((each for each in top if _is_above(cell.box, each.box)), None)
            if rest and cell.last == self.above.height - 1:
                yield number, rest

    def _makes_label(self, begun: Mapping[int, Cell]) -> bool:
        """Tell whether two texts together are a label, although the first is not."""
        texts = ((self.above.cells[number].text, rest.text) for number, rest in begun.items())
        return any(self.is_label(one + other) and not self.is_label(one) for one, other in texts if one)

    def _is_full(self, begun: Mapping[int, Cell]) -> bool:
        """Tell whether everything at the top of the next page can be the continuation of a full line above."""
        filled = [cell for cell in self.below.cells if cell.first == 0 and cell.lines]
        return len(begun) == len(filled) > 0 and all(
            self.above.cells[number].goes_on_in(rest) for number, rest in begun.items()
        )

    def _is_like_last(self, begun: Mapping[int, Cell]) -> bool:
        """Tell whether the next row has text wherever the last one has."""
        last = self.above.height - 1
        return begun.keys() >= {
            number for number, cell in enumerate(self.above.cells) if cell.first == last and cell.lines
        }

    def _is_doubtful(self, begun: Mapping[int, Cell]) -> bool:
        """Tell whether it is uncertain if something was cut: the next row is incomplete, or a merged cell is full."""
        pairs = ((self.above.cells[number], rest) for number, rest in begun.items())
        merged = (pair for pair in pairs if any(cell.first < cell.last for cell in pair))
        is_merged_full = any(cell.can_go_on_in(rest) for cell, rest in merged)
        return self._is_full(begun) or not self._is_like_last(begun) or is_merged_full

    def _doubted(self) -> Table:
        texts = self.above.texts_in(self.above.height - 1), self.below.texts_in(0)
        return self._with({})._replace(doubts=(*self.above.doubts, texts) if all(texts) else self.above.doubts)

    def _with(self, rests: Mapping[int, Cell]) -> Table:
        """Return the rows of both parts; cells of the last row above continue in those of the first row below."""
        down = self.above.height - bool(rests)
        cells = [
            cell._replace(lines=cell.lines + rests[number].lines, last=down + rests[number].last)
            if number in rests
            else cell
            for number, cell in enumerate(self.above.cells)
        ]
        cells += [
            cell._replace(first=cell.first + down, last=cell.last + down)
            for cell in self.below.cells
            if cell.first or not rests or (cell.lines and cell not in rests.values())
        ]
        height, is_open_below = down + self.below.height, self.below.is_open_below
        return self.above._replace(cells=tuple(cells), height=height, is_open_below=is_open_below)


def _is_above(one: Box, other: Box) -> bool:
    """Tell whether two boxes on different pages are in the same columns."""
    return abs(one.left - other.left) <= 2 * NEAR and abs(one.right - other.right) <= 2 * NEAR

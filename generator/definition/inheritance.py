"""A definition that extends another: the inherited paper with cells changed, removed or added."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from generator.source.nodes import Plain

_Row = list[Plain]

_OWN = ("extends", "cells", "remove", "add")
_LINES = ("header", "footer")
ROWS = "rows"


class Named(NamedTuple):
    """An inherited cell as named by the child: the path to the name, the key, and the number of cells with that key."""

    path: tuple[str | int, ...]
    key: str
    found: int


def inherited(child: Plain, parent: Plain) -> Plain:
    """Return the parent's content with the child's changes."""
    own = {name: value for name, value in child.items() if name not in _OWN}
    paper = _Paper(child)
    lines = {name: paper.cells(parent.get(name, [])) for name in _LINES}
    return {**parent, **lines, ROWS: paper.rows(_rows(parent)), **own}


def named_cells(child: Plain, parent: Plain) -> Iterator[Named]:
    """Yield each cell that the child changes, removes or adds rows after; replaced parts do not count."""
    rows = Counter(_keys(_rows(parent))) if ROWS not in child else Counter[str]()
    lines = Counter(_keys([parent.get(name, []) for name in _LINES if name not in child]))
    for key in child.get("cells", {}):
        yield Named(("cells", key), key, (rows + lines)[key])
    for number, key in enumerate(child.get("remove", [])):
        yield Named(("remove", number), key, (rows + lines)[key])
    for number, added in enumerate(additions(child)):
        if key := str(added.get("after", "")):
            yield Named(("add", number, "after"), key, rows[key])


def additions(child: Plain) -> list[Plain]:
    """Return the additions of a child: each with its ``rows``, and perhaps the key of the cell they come ``after``."""
    added: list[Plain] = child.get("add", [])
    return added


def key_of(cell: Plain) -> str:
    """Return the key of a cell, empty if it has none."""
    return str(cell.get("key") or cell.get("label", ""))


def _rows(content: Plain) -> list[_Row]:
    rows: list[_Row] = content.get(ROWS, [])
    return rows


def _keys(rows: list[_Row]) -> Iterator[str]:
    for row in rows:
        for cell in row:
            yield key_of(cell)
            yield from _keys(_rows(cell))


class _Paper:
    """Applies the child's changes to inherited rows and cells; additions stay as they are."""

    def __init__(self, child: Plain) -> None:
        self._changes: Plain = child.get("cells", {})
        self._removed: list[str] = child.get("remove", [])
        self._first = [row for added in additions(child) if "after" not in added for row in _rows(added)]
        self._added = [(added["after"], row) for added in additions(child) if "after" in added for row in _rows(added)]

    def rows(self, rows: list[_Row]) -> list[_Row]:
        """Return the rows of the table."""
        return [*self._first, *self._inherited(rows)]

    def _inherited(self, rows: list[_Row]) -> Iterator[_Row]:
        """Yield inherited rows, of the table or of a group, with additions after each; rows left empty are dropped."""
        for row in rows:
            if changed := self.cells(row):
                yield changed
            keys = [key_of(cell) for cell in row]
            yield from (added for after, added in self._added if after in keys)

    def cells(self, cells: _Row) -> _Row:
        """Return cells side by side; groups left empty are dropped."""
        changed = (self._cell(cell) for cell in cells if key_of(cell) not in self._removed)
        return [cell for cell in changed if cell.get(ROWS) != []]

    def _cell(self, cell: Plain) -> Plain:
        changes = self._changes.get(key_of(cell), {})
        if ROWS in changes or ROWS not in cell:
            return {**cell, **changes}
        return {**cell, ROWS: list(self._inherited(_rows(cell))), **changes}

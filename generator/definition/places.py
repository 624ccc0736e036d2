"""Where the parts of a definition are in its file; inherited parts are in another file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from generator.definition.cells import Cell, CellRows, Choice, Column, Definition, Group, Option
from generator.definition.inheritance import key_of
from generator.diagnostics import Place
from generator.source.document import Document
from generator.source.nodes import List, Map, Node, locate, plain

Path = tuple[str | int, ...]
"""The steps from the top of a definition to a part of it: property names, and row and cell numbers from 0."""


class LocatedCell(NamedTuple):
    """A cell with the path to it; ``around`` are the groups that it stands in, the innermost first."""

    cell: Cell
    path: Path
    around: tuple[LocatedCell, ...]

    @property
    def group(self) -> Path:
        """The path to the group around it, empty if there is none."""
        return self.around[0].path if self.around else ()

    @property
    def columns(self) -> Iterator[tuple[Column, Path]]:
        """Yield its columns, each with the path to it."""
        return ((column, (*self.path, "columns", number)) for number, column in enumerate(self.cell.columns))


class Places:
    """The places of the parts of one definition; ``content`` includes everything inherited."""

    def __init__(self, document: Document, content: object) -> None:
        self._document = document
        self._content = content
        self._changes = _names_of_changes(document.root)
        self._added = _ways_to_added_rows(document.root)

    def at(self, *path: str | int) -> Place:
        """Return the place of a part, see ``node``."""
        return self._document.place(self.node(*path))

    def node(self, *path: str | int) -> Node:
        """Return the node of a part, or the nearest related node in the file itself.

        That is the part itself, the added row or the change of the cell that it belongs to, or the name of the extended
        definition.
        """
        root = self._document.root
        if "extends" in root.entries and path and path[0] not in root.entries:
            path = self._change(path) or ("extends",)
        return locate(root, path)

    def options(self, choice: Choice, path: Path) -> Iterator[tuple[Option, Path]]:
        """Yield the options of a choice, each with the path to it; not each line of them is a list."""
        for line, options in enumerate(choice.lines):
            is_list = isinstance(self.node(*path, "options", line), List)
            for number, option in enumerate(options):
                yield option, (*path, "options", *((line, number) if is_list else (line + number,)))

    def _change(self, path: Path) -> Path:
        """Return the path to the added row or the innermost change that a part belongs to, empty if there is none."""
        found: Path = ()
        value = self._content
        for number, step in enumerate(path, 1):
            value = part_at(value, step)
            if (way := next((way for row, way in self._added if row == value), None)) is not None:
                return (*way, *path[number:])
            name = self._changes.get(key_of(value)) if isinstance(value, dict) else None
            found = ("cells", name, *path[number:]) if name is not None else found
        return found


def part_at(value: object, step: str | int) -> object:
    """Return the part of a plain value that one step leads to, ``None`` if there is none."""
    match value, step:
        case dict(), str():
            return value.get(step)
        case list(), int() if step < len(value):
            return value[step]
    return None


def _ways_to_added_rows(root: Map) -> list[tuple[object, Path]]:
    """Return the rows added to inherited ones, each with the path to it."""
    entry = root.entries.get("add")
    added = plain(entry.value) if entry else None
    if not isinstance(added, list):
        return []
    return [
        (row, ("add", number, "rows", place))
        for number, each in enumerate(added)
        if isinstance(each, dict) and isinstance(each.get("rows"), list)
        for place, row in enumerate(each["rows"])
    ]


def _names_of_changes(root: Map) -> dict[str, str]:
    """Return the names of the changes to cells, by the keys of the cells before and after."""
    entry = root.entries.get("cells")
    changes = plain(entry.value) if entry else None
    if not isinstance(changes, dict):
        return {}
    after = {key_of(change): name for name, change in changes.items() if isinstance(change, dict) and key_of(change)}
    return after | {name: name for name in changes}


def located_cells(definition: Definition) -> Iterator[LocatedCell]:
    """Yield every cell that holds a value with the path to it, groups before their content."""
    return (each for each in printed_cells(definition) if each.cell.holds_value)


def printed_cells(definition: Definition) -> Iterator[LocatedCell]:
    """Yield every cell of the paper with the path to it, headings and blank ones included."""
    yield from _in_row(definition.header, ("header",), ())
    yield from _in_rows(definition.rows, ("rows",), ())
    yield from _in_row(definition.footer, ("footer",), ())


def _in_rows(rows: CellRows, path: Path, around: tuple[LocatedCell, ...]) -> Iterator[LocatedCell]:
    for number, row in enumerate(rows):
        yield from _in_row(row, (*path, number), around)


def _in_row(row: tuple[Cell, ...], path: Path, around: tuple[LocatedCell, ...]) -> Iterator[LocatedCell]:
    for number, cell in enumerate(row):
        located = LocatedCell(cell, (*path, number), around)
        yield located
        if isinstance(cell.shape, Group):
            yield from _in_rows(cell.shape.rows, (*located.path, "rows"), (located, *around))

"""Finds parts of a definition without enough width on the paper: each label and each content needs some."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.definition.cells import (
    GRID,
    LABEL_WIDTH,
    Cell,
    Group,
    Heading,
    Indicators,
    Matrix,
    Print,
    Rows,
    WithRows,
)
from generator.definition.places import Path, Places
from generator.diagnostics import Diagnostic, error

_Row = tuple[tuple[Cell, ...], ...]


def without_room(rows: _Row, places: Places, path: Path = ("rows",), room: int = GRID) -> Iterator[Diagnostic]:
    """Yield an error for each row that is too wide, and for each label that leaves no width for its content."""
    for number, row in enumerate(rows):
        shown = [(cell, (*path, number, index)) for index, cell in enumerate(row) if cell.print is not Print.NONE]
        if not shown:
            continue
        if isinstance(shown[0][0].shape, WithRows):
            yield from _structure(*shown[0], places, room)
        else:
            yield from _side_by_side([cell for cell, _ in shown], [at for _, at in shown], places, room)


def _structure(cell: Cell, path: Path, places: Places, room: int) -> Iterator[Diagnostic]:
    label = 0 if cell.label_on_top else cell.label_width or LABEL_WIDTH
    if label >= room:
        yield error("label-too-wide", places.at(*path, "label_width"), key=cell.key, label=label, width=room)
    elif isinstance(cell.shape, Group):
        yield from without_room(cell.shape.rows, places, (*path, "rows"), room - label)
    elif (needed := sum(width or 1 for width in _widths(cell))) > room - label:
        yield error("row-too-wide", places.at(*path), key=cell.key, needed=needed, width=room - label)


def _widths(cell: Cell) -> Sequence[int | None]:
    """Return the widths of what is side by side in a cell with columns, including the labels of lines."""
    match cell.shape:
        case Indicators(levels, columns):
            return [*(level.width for level in levels), *(column.width for column in columns)]
        case Matrix(columns=columns):
            return [None, *(column.width for column in columns)]
        case Rows(columns):
            return [column.width for column in columns]
    return ()


def _side_by_side(row: Sequence[Cell], paths: Sequence[Path], places: Places, room: int) -> Iterator[Diagnostic]:
    on_top = any(cell.label_on_top for cell in row)
    least = [1 if on_top or cell.print is Print.VALUE or isinstance(cell.shape, Heading) else 2 for cell in row]
    needed = sum(cell.width or width for cell, width in zip(row, least, strict=True))
    if needed > room:
        yield error("row-too-wide", places.at(*paths[0][:-1]), key=row[0].key, needed=needed, width=room)
        return
    open_cells = sum(1 for cell in row if not cell.width)
    share = (room - sum(cell.width or 0 for cell in row)) // max(open_cells, 1)
    for cell, path, width in zip(row, paths, least, strict=True):
        label, whole = cell.label_width or 1, cell.width or share
        if width == 2 and label >= whole:
            yield error("label-too-wide", places.at(*path, "label_width"), key=cell.key, label=label, width=whole)

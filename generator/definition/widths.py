"""Finds parts of a definition without enough width on the paper: each label and each content needs some."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.definition.cells import (
    GRID,
    Cell,
    CellRows,
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


def without_room(rows: CellRows, places: Places, path: Path = ("rows",), room: int = GRID) -> Iterator[Diagnostic]:
    """Yield an error for each row that is too wide, and for each label that leaves no width for its content."""
    for number, row in enumerate(rows):
        shown = [(cell, (*path, number, index)) for index, cell in enumerate(row) if cell.print is not Print.NONE]
        if not shown:
            continue
        if isinstance(shown[0][0].shape, WithRows):
            yield from _structure(*shown[0], places, room)
        else:
            yield from _side_by_side(shown, places, room)


def _structure(cell: Cell, path: Path, places: Places, room: int) -> Iterator[Diagnostic]:
    label = cell.label_beside
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


def _side_by_side(row: Sequence[tuple[Cell, Path]], places: Places, room: int) -> Iterator[Diagnostic]:
    on_top = any(cell.has_label_above for cell, _ in row)
    labelled = [] if on_top else [(cell, path) for cell, path in row if _has_label_beside(cell)]
    # A label beside its content needs width of its own.
    needed = sum(cell.width or 1 for cell, _ in row) + sum(1 for cell, _ in labelled if not cell.width)
    if needed > room:
        first, path = row[0]
        yield error("row-too-wide", places.at(*path[:-1]), key=first.key, needed=needed, width=room)
        return
    open_cells = sum(1 for cell, _ in row if not cell.width)
    share = (room - sum(cell.width or 0 for cell, _ in row)) // max(open_cells, 1)
    for cell, path in labelled:
        label, whole = cell.label_width or 1, cell.width or share
        if label >= whole:
            yield error("label-too-wide", places.at(*path, "label_width"), key=cell.key, label=label, width=whole)


def _has_label_beside(cell: Cell) -> bool:
    """Tell whether a cell of a row without labels on top has its label beside its content."""
    return cell.print is not Print.VALUE and not isinstance(cell.shape, Heading)

"""Finds parts of a definition that cannot be distinguished: equal names side by side, cells that fill one field."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from generator.definition.cells import Cell, Choice, Column, Group, Line, Matrix
from generator.definition.fields import filled_by
from generator.definition.places import LocatedCell, Path, Places
from generator.diagnostics import Diagnostic, error

Named = tuple[str, Path]
"""A name or a field, with the path to it."""


def fields_twice(cells: Sequence[LocatedCell], places: Places) -> Iterator[Diagnostic]:
    """Yield the fields that two cells, or two columns or lines of one cell, fill: one of the two would be lost."""
    columns = [[(column.field, (*path, "field")) for column, path in each.columns if column.field] for each in cells]
    for group in (_filled(cells), *columns):
        for field, path, first in _repeated(group):
            yield error("field-twice", places.at(*path), places.at(*first), field=field)
    for group in map(_sources, cells):
        for source, path, first in _repeated(group):
            yield error("source-twice", places.at(*path), places.at(*first), source=source)


def _filled(cells: Sequence[LocatedCell]) -> list[Named]:
    """Return each field that each cell fills, once per cell: equal columns and lines are told as such."""
    return [(field, (*each.path, "field")) for each in cells for field in dict(filled_by(each.cell))]


def _sources(each: LocatedCell) -> list[Named]:
    """Return the sources of the lines of a matrix that fills fields."""
    lines = each.cell.shape.lines if isinstance(each.cell.shape, Matrix) and any(filled_by(each.cell)) else ()
    return [(line.source, (*each.path, "lines", number, "source")) for number, line in enumerate(lines) if line.source]


def equal_names(cells: Sequence[LocatedCell], places: Places, reserved: Sequence[str]) -> Iterator[Diagnostic]:
    """Yield the names that occur twice at one place; ``reserved`` names may not be used for top-level cells."""
    top = _of_cells(each for each in cells if not each.group)
    for name, path in top:
        if name in reserved:
            yield error("reserved-name", places.at(*path), key=name)
    for group in (top, *(names for each in cells for names in _names_within(each, cells, places))):
        for name, path, first in _repeated(group):
            place, other = places.at(*path), places.at(*first)
            # An inherited cell has no place in the file; the nearest may be that of the other one.
            yield error("equal-cells", place, *([other] if other != place else ()), key=name)


def _names_within(each: LocatedCell, cells: Sequence[LocatedCell], places: Places) -> Iterator[list[Named]]:
    """Yield each set of names side by side within a cell: its columns, its lines, its options, its cells."""
    yield [name for column, path in each.columns for name in _names(column, path)]
    match each.cell.shape:
        case Group():
            yield _of_cells(inner for inner in cells if inner.group == each.path)
        case Matrix(lines):
            numbered = enumerate(lines)
            yield [name for number, line in numbered for name in _names(line, (*each.path, "lines", number))]
        case Choice() as choice:
            yield [(option.name, path) for option, path in places.options(choice, each.path)]


def _of_cells(cells: Iterable[LocatedCell]) -> list[Named]:
    return [name for each in cells for name in _names(each.cell, each.path)]


def _names(part: Cell | Column | Line, path: Path) -> Iterator[Named]:
    """Yield the name of a part and its other names."""
    match part:
        case Cell(key=key, label=label) if key != label:
            yield key, (*path, "key")
        case Column(label=key, heading=heading) if heading:
            yield key, (*path, "key")
        case _:
            yield part.label, (*path, "label")
    for number, name in enumerate(part.also):
        yield name, (*path, "also", number)


def _repeated(named: Sequence[Named]) -> Iterator[tuple[str, Path, Path]]:
    """Yield each name that occurred before, with the paths to it and to its first occurrence."""
    first: dict[str, Path] = {}
    for name, path in named:
        if name in first:
            yield name, path, first[name]
        first.setdefault(name, path)

"""The amounts on a paper: the unit of each in its definition, and what is printed around it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from generator.definition.cells import Cell, Column, Definition, Group, Indicators, Matrix, Rows, Scalar, ScalarType
from generator.definition.money_units import unit_of
from generator.definition.places import Path


class Part(NamedTuple):
    """A label or heading: the texts of which one is printed there, and the path to it."""

    texts: tuple[str, ...]
    path: Path

    @property
    def units(self) -> dict[str, str]:
        """The units of money that its texts print, by text."""
        return {text: unit for text in self.texts if (unit := unit_of(text))}


class Amount(NamedTuple):
    """Amounts of one unit; ``around`` are the parts that may print it, the nearest first."""

    unit: str
    around: tuple[Part, ...]

    @property
    def label(self) -> str:
        """The text printed beside or above it."""
        return self.around[0].texts[0]


def amounts_of(definition: Definition) -> Iterator[Amount]:
    """Yield all amounts of a definition; those of a matrix by its columns and by its lines."""
    yield from _in_row(definition.header, ("header",), ())
    yield from _in_rows(definition.rows, ("rows",), ())
    yield from _in_row(definition.footer, ("footer",), ())


def _in_rows(rows: Iterable[Iterable[Cell]], path: Path, around: tuple[Part, ...]) -> Iterator[Amount]:
    for number, row in enumerate(rows):
        yield from _in_row(row, (*path, number), around)


def _in_row(row: Iterable[Cell], path: Path, around: tuple[Part, ...]) -> Iterator[Amount]:
    for number, cell in enumerate(row):
        yield from _in_cell(cell, (*path, number), around)


def _in_cell(cell: Cell, path: Path, around: tuple[Part, ...]) -> Iterator[Amount]:
    near = (Part((cell.label, *cell.also), (*path, "label")), *around)
    match cell.shape:
        case Scalar(ScalarType.MONEY, amounts):
            yield Amount(amounts.value, near)
        case Group(rows):
            yield from _in_rows(rows, (*path, "rows"), near)
        case Rows(columns) | Indicators(columns=columns):
            yield from _in_columns(columns, path, near)
        case Matrix(lines, columns):
            in_columns = tuple(_in_columns(columns, path, near))
            yield from in_columns
            for number, line in enumerate(lines):
                part = Part((line.label, *line.also), (*path, "lines", number, "label"))
                yield from (Amount(each.unit, (part, *each.around)) for each in in_columns)


def _in_columns(columns: Iterable[Column], path: Path, around: tuple[Part, ...]) -> Iterator[Amount]:
    for number, column in enumerate(columns):
        if column.scalar.type is ScalarType.MONEY:
            own = (*path, "columns", number)
            heading = Part((column.heading or column.label, *column.also), (*own, "label"))
            yield Amount(column.scalar.amounts.value, (heading, Part((column.under,), (*own, "under")), *around))

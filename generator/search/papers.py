"""The texts that a paper prints by itself: its title, and the labels and headings of its cells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, assert_never

from generator.definition.cells import (
    Blank,
    Cell,
    Choice,
    Column,
    Definition,
    Group,
    Heading,
    Indicators,
    Matrix,
    Presence,
    Print,
    Rows,
    Scalar,
    WithRows,
    all_cells,
)
from generator.definition.filled import (
    Cells,
    content_of,
    label_of,
    name_of,
    name_used,
    own_heading,
    resolved,
    text_at,
    text_of,
)
from generator.definition.soundness import REFERENCE
from generator.model import IndicatorRow, Written


class Printed(NamedTuple):
    """A text of the paper; a common one stands on every copy of a year, the others depend on what a form holds."""

    text: str
    is_common: bool = True


def printed_on(definition: Definition, cells: Cells) -> Iterator[Printed]:
    """Yield the texts that the paper of a form prints by itself, as ``generator.rendering.paper`` lays it out."""
    return _Paper(definition, cells).texts()


class _Paper:
    """The paper of one form."""

    def __init__(self, definition: Definition, cells: Cells) -> None:
        self._definition, self._cells = definition, cells
        self._years = {cell.key for cell in all_cells(definition.cells) if cell.field == "year"}

    def texts(self) -> Iterator[Printed]:
        definition = self._definition
        yield self._text(definition.title)
        yield self._text(definition.subtitle)
        for cell in (*definition.header, *definition.footer):
            if cell.print is Print.NONE:
                continue
            if isinstance(cell.shape, Heading):
                yield self._text(cell.label)
            elif cell.print is Print.BOTH:
                label, text = self._text(label_of(cell, self._cells)).text, text_of(content_of(cell, self._cells))
                yield Printed(f"{label}：{text}", is_common=False)
        yield from self._rows(definition.rows, self._cells)

    def _text(self, label: str, also: Sequence[str] = ()) -> Printed:
        is_common = not also and self._years.issuperset(REFERENCE.findall(label))
        return Printed(resolved(label, self._definition, self._cells), is_common)

    def _rows(self, rows: Sequence[Sequence[Cell]], cells: Cells) -> Iterator[Printed]:
        for row in rows:
            for cell in row:
                is_there = cell.presence is not Presence.OPTIONAL or name_of(cell, cells) in cells
                if cell.print is not Print.NONE and is_there:
                    is_common = cell.presence is not Presence.OPTIONAL
                    yield from (one._replace(is_common=is_common and one.is_common) for one in self._cell(cell, cells))

    def _cell(self, cell: Cell, cells: Cells) -> Iterator[Printed]:
        match cell.shape:
            case Blank():
                return
            case Heading():
                yield self._text(cell.label)
            case Group() | Rows() | Matrix() | Indicators() as shape:
                if cell.print is Print.BOTH:
                    yield self._text(label_of(cell, cells), cell.also)
                yield from self._inner(shape, content_of(cell, cells))
            case Scalar() | Choice():
                if cell.print is Print.BOTH:
                    yield self._text(label_of(cell, cells) + self._definition.label_suffix, cell.also)
                if caption := cell.caption and text_at(cell.caption, self._definition, {**self._cells, **cells}):
                    yield Printed(f"({caption})", is_common=False)
            case unknown:
                assert_never(unknown)

    def _inner(self, shape: WithRows, value: Written) -> Iterator[Printed]:
        lines = value if isinstance(value, tuple) else ()
        within = value if isinstance(value, Mapping) else {}
        match shape:
            case Group(rows):
                yield from self._rows(rows, within)
            case Rows(columns):
                yield from _headings(columns, [line for line in lines if isinstance(line, Mapping)])
            case Matrix() as matrix:
                yield from _headings(matrix.columns, [line for line in within.values() if isinstance(line, Mapping)])
                yield from _fixed_lines(matrix, within)
            case Indicators(levels, columns):
                yield from (Printed(level.label) for level in levels)
                yield from _headings(columns, [line.columns for line in lines if isinstance(line, IndicatorRow)])


def _headings(columns: Sequence[Column], lines: Sequence[Cells]) -> Iterator[Printed]:
    used = {name for line in lines for name in line}
    for column in columns:
        yield Printed(column.under)
        yield Printed(own_heading(column, used), not column.also)


def _fixed_lines(matrix: Matrix, within: Cells) -> Iterator[Printed]:
    """Yield the names of the lines, and what the paper has in cells that are blank."""
    for line in matrix.lines:
        name = name_used(line.label, line.also, within)
        yield Printed(name, not line.also)
        cells = within.get(name)
        filled = cells if isinstance(cells, Mapping) else {}
        for column in matrix.columns:
            if not text_of(filled.get(name_used(column.label, column.also, filled))):
                yield Printed(line.printed.get(column.label, ""), is_common=False)

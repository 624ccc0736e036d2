"""The cells of a paper that no other table of the open data holds, so that no content of a form is lost."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from generator.definition.cells import WITHHELD, Column, Definition
from generator.model import CellPath, Form, IndicatorRow, Written
from generator.reading.values.scalars import says_nothing

BETWEEN = "；"
"""The separator between several options of a cell."""

Leaf = tuple[CellPath, str | None]
"""The path to a cell, and its text, ``None`` if it is blank."""

_Held = Mapping[CellPath, Mapping[str, bool]]
"""For each table of the paper with a table of its own: its columns by name, and whether they hold figures."""


def other_cells(form: Form, definition: Definition) -> Iterator[Leaf]:
    """Yield the cells that are blank, withheld, or fill no field with a column elsewhere, in the paper's order.

    A column that fills a field is complete in that field's table, including its blanks, except that texts like ``/`` in
    place of a figure are not there.
    """
    held = frozenset(stated.path for field, stated in form.stated.items() if stated.text and _has_column(field))
    tables = {
        form.stated[table].path: _columns_of(columns)
        for table, columns in definition.columns.items()
        if table in form.stated
    }
    return ((path, text) for path, text in _leaves(form.cells, (), tables) if path not in held)


def is_withheld(text: str | None) -> bool:
    """Tell whether a cell is withheld from the public."""
    return text == WITHHELD


def _has_column(field: str) -> bool:
    """Tell whether a field has a column of its own, as all have except the parts of execution by source of funds."""
    group, _, rest = field.partition(".")
    return group != "execution" or rest.endswith(".total")


def _columns_of(columns: Sequence[Column]) -> Mapping[str, bool]:
    return {name: column.scalar.is_figure for column in columns for name in (column.label, *column.also)}


def _leaves(value: Written, path: CellPath, tables: _Held) -> Iterator[Leaf]:
    match value:
        case Mapping():
            for label, inner in value.items():
                yield from _leaves(inner, (*path, label), tables)
        case (Mapping() | IndicatorRow(), *_):
            yield from _leaves_of_rows(value, path, tables.get(path, {}))
        case tuple():
            yield path, BETWEEN.join(map(str, value)) or None
        case _:
            yield path, value


def _leaves_of_rows(rows: Sequence[object], path: CellPath, held: Mapping[str, bool]) -> Iterator[Leaf]:
    for number, row in enumerate(rows):
        for steps, text in _columns(row, number):
            if not _is_held(held, steps[-1], text):
                yield (*path, *steps), text


def _is_held(held: Mapping[str, bool], name: object, text: str | None) -> bool:
    """Tell whether the table of a column's field holds this cell of the column."""
    return name in held and not (held[str(name)] and says_nothing(text or ""))


def _columns(row: object, number: int) -> Iterator[Leaf]:
    match row:
        case IndicatorRow(levels, columns):
            yield from (((*levels, label), text) for label, text in columns.items())
        case Mapping():
            yield from (((number, label), text) for label, text in row.items())

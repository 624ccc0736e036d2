"""The tables of a paper as citizens read them, as far as no other part of the page shows what is in them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from generator.definition.cells import Column, Indicators, Line, Matrix, Rows, ScalarType, WithColumns
from generator.definition.filled import Cells, content_of, label_of, name_used
from generator.model import Form, IndicatorRow, Written
from generator.rendering.pages.form.columns import ReadColumn, heading_of, read_column, text_in
from generator.rendering.pages.form.marks import told_of_execution
from generator.rendering.pages.form.other_cells import Place


class ReadCell(NamedTuple):
    """A cell of a table; ``field`` is the full name of the field it fills, or empty."""

    text: str
    field: str


class ReadRow(NamedTuple):
    """A row of a table: its name, what stands above the name, and its cells by column."""

    above: str
    name: str
    cells: Sequence[ReadCell]


class OtherTable(NamedTuple):
    """A table under its label on the paper; ``corner`` is the heading of its rows' names, which may be empty.

    It is one of money if the paper has amounts in it, even if these are shown elsewhere.
    """

    label: str
    corner: str
    columns: Sequence[ReadColumn]
    rows: Sequence[ReadRow]
    is_of_money: bool


class _Row(NamedTuple):
    name: str
    cells: Cells
    above: str = ""
    fields: Mapping[str, str] = MappingProxyType({})
    """The fields that cells fill, by their keys in ``cells``."""

    def field_in(self, column: Column) -> str:
        """Return the field that the cell of a column fills, empty if there is none."""
        return self.fields.get(name_used(column.label, column.also, self.cells), "")


def other_tables(places: Iterable[Place], form: Form) -> Iterator[OtherTable]:
    """Yield tables in the order of the paper, without the columns and rows that are blank or shown elsewhere.

    Private columns are left out, since nobody may read them.
    """
    for place in places:
        if not place.cell.private and isinstance(place.cell.shape, WithColumns):
            table = _table_of(place, form)
            yield from (table,) if table and table.rows else ()


def _table_of(place: Place, form: Form) -> OtherTable | None:
    cell = place.cell
    label, content = label_of(cell, place.within), content_of(cell, place.within)
    match cell.shape:
        case Rows(columns=columns) if any(not column.private for column in columns):
            return _list(label, columns, content)
        case Matrix(columns=columns) as matrix if isinstance(content, Mapping):
            told = told_of_execution(form)
            return _table(label, "", columns, _lines(matrix, content, told), told)
        case Indicators(levels, columns) if cell.field != "indicators":
            return _table(label, levels[-1].label, columns, _indicators(content))
    return None


def _list(label: str, columns: Sequence[Column], content: Written) -> OtherTable:
    """Return a table with rows named by their first column; of sub-projects, names and amounts are shown elsewhere."""
    rows = [row for row in content if isinstance(row, Mapping)] if isinstance(content, tuple) else []
    read = [column for column in columns if not column.private]
    first = next((column for column in read if column.field == "name"), read[0])
    told = ("name", "amount") if first.field else ()
    others = [column for column in read if column is not first and column.field not in told]
    named = [_Row(text_in(first, row), row) for row in rows]
    if told:
        named = [row for row in named if any(text_in(column, row.cells) for column in others)]
    return _table(label, heading_of(first, rows), others, named)._replace(is_of_money=_is_of_money(columns))


def _lines(matrix: Matrix, content: Cells, told: Collection[str]) -> list[_Row]:
    """Return the lines of a matrix in which something is written besides the fields that are told elsewhere."""
    rows: list[_Row] = []
    columns = [column for column in matrix.columns if not column.private]
    for line in matrix.lines:
        name = name_used(line.label, line.also, content)
        row = content.get(name)
        written = row if isinstance(row, Mapping) else {}
        fields = {name_used(one.label, one.also, written): _field(one, line) for one in columns}
        if any(written.get(heading) and field not in told for heading, field in fields.items()):
            rows.append(_Row(name, {heading: written.get(heading) for heading in fields}, fields=fields))
    return rows


def _field(column: Column, line: Line) -> str:
    return f"{column.field}.{line.source}" if column.field and line.source else ""


def _indicators(content: Written) -> list[_Row]:
    rows = [row for row in content if isinstance(row, IndicatorRow)] if isinstance(content, tuple) else []
    return [_Row(row.levels[-1], row.columns, above=" · ".join(filter(None, row.levels[:-1]))) for row in rows]


def _table(
    label: str, corner: str, columns: Sequence[Column], rows: Sequence[_Row], told: Collection[str] = ()
) -> OtherTable:
    """Return a table of the columns in which something is written besides the fields that are told elsewhere.

    A column that is shown is shown whole; the findings about what is told elsewhere are marked there.
    """
    there = [
        one
        for one in columns
        if not one.private and any(text_in(one, row.cells) and row.field_in(one) not in told for row in rows)
    ]
    return OtherTable(
        label,
        corner,
        [read_column(one, heading_of(one, [row.cells for row in rows])) for one in there],
        [ReadRow(row.above, row.name, [_cell(one, row, told) for one in there]) for row in rows],
        _is_of_money(columns),
    )


def _cell(column: Column, row: _Row, told: Collection[str]) -> ReadCell:
    field = row.field_in(column)
    return ReadCell(text_in(column, row.cells), "" if field in told else field)


def _is_of_money(columns: Sequence[Column]) -> bool:
    return any(column.scalar.type is ScalarType.MONEY for column in columns)

"""Builds a definition from plain values, which must already conform to the schema."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from generator.definition.cells import (
    Blank,
    Cell,
    CellRows,
    Choice,
    Column,
    Definition,
    Group,
    Heading,
    Indicators,
    Level,
    Line,
    Matrix,
    Option,
    Presence,
    Print,
    Rows,
    Scalar,
    ScalarType,
    Shape,
    all_cells,
    value_cells,
)
from generator.definition.fields import TABLES, columns_filling, filled_by, is_personal
from generator.definition.names import Names, names_of
from generator.model import Kind, MoneyUnit
from generator.source.nodes import Plain

Vocabularies = Mapping[str, Mapping[str, str]]
"""The words of each vocabulary, by name of the vocabulary, with the current word for each: itself or its successor.

A vocabulary that could not be read is empty.
"""


class Builder:
    """Builds the cells of one form, with the form's unit of amounts and the site's vocabularies."""

    def __init__(self, amounts: str, vocabularies: Vocabularies) -> None:
        self._amounts = MoneyUnit(amounts)
        self._vocabularies = vocabularies

    def definition(self, name: str, content: Plain, extends: str) -> Definition:
        """Return the definition of a whole form; ``content`` includes that of the definition that it extends."""
        years = content["years"]
        header = tuple(self._cell(cell) for cell in content["header"])
        rows = self._rows(content["rows"])
        footer = tuple(self._cell(cell) for cell in content.get("footer", ()))
        cells = tuple(value_cells((header, *rows, footer)))
        every = tuple(all_cells(cells))
        return Definition(
            id=name,
            extends=extends,
            title=content["title"],
            subtitle=content.get("subtitle", ""),
            authority=content.get("authority", ""),
            kind=Kind(content["kind"]),
            whole_unit=content.get("whole_unit") == "true",
            project=content.get("project", ""),
            first_year=int(years["from"]),
            last_year=int(years["to"]) if "to" in years else None,
            label_suffix=content.get("label_suffix", ""),
            header=header,
            rows=rows,
            footer=footer,
            cells=cells,
            names=_cell_names(cells),
            fields=dict(filled for cell in every if not cell.private for filled in filled_by(cell)),
            columns={table: columns_filling(every, table) for table in TABLES},
            private=frozenset(name for cell in every for name in _private_names(cell)),
        )

    def _rows(self, rows: list[list[Plain]]) -> CellRows:
        return tuple(tuple(self._cell(cell) for cell in row) for row in rows)

    def _cell(self, cell: Plain) -> Cell:
        label = cell.get("label", "")
        return Cell(
            key=cell.get("key", label),
            label=label,
            also=tuple(cell.get("also", ())),
            shape=self._shape(cell),
            field=cell.get("field", ""),
            presence=Presence(cell.get("presence", "printed")),
            private=_is_private(cell),
            print=Print(cell.get("print", "both")),
            label_on_top=cell.get("label_at") == "top",
            caption=cell.get("caption", ""),
            width=_number(cell.get("width")),
            label_width=_number(cell.get("label_width")),
        )

    def _shape(self, cell: Plain) -> Shape:
        match cell["type"]:
            case "heading":
                return Heading()
            case "blank":
                return Blank()
            case "choice":
                return self._choice(cell)
            case "table":
                return Rows(*self._columns(cell))
            case "group":
                return self._group(cell)
            case "matrix":
                lines = tuple(map(_line, cell["lines"]))
                return Matrix(lines, *self._columns(cell), names_of(((line.label, *line.also), True) for line in lines))
            case "indicators":
                return Indicators(tuple(map(_level, cell["levels"])), *self._columns(cell))
        return self._scalar(cell)

    def _scalar(self, cell: Plain) -> Scalar:
        amounts = MoneyUnit(cell["amounts"]) if "amounts" in cell else self._amounts
        return Scalar(ScalarType(cell["type"]), amounts)

    def _choice(self, cell: Plain) -> Choice:
        several = cell.get("several") == "true"
        has_boxes = several or cell.get("boxes") == "true"
        lines = _lines_of(cell["options"] if "options" in cell else list(self._vocabularies[cell["vocabulary"]]))
        vocabulary = _vocabulary_of(cell)
        meanings = self._vocabularies.get(vocabulary, {})
        options = tuple(tuple(_option(option, meanings) for option in line) for line in lines)
        return Choice(options, several, has_boxes, vocabulary)

    def _group(self, cell: Plain) -> Group:
        rows = self._rows(cell["rows"])
        cells = tuple(value_cells(rows))
        return Group(rows, cells, _cell_names(cells))

    def _columns(self, cell: Plain) -> tuple[tuple[Column, ...], Names]:
        columns = tuple(self._column(column) for column in cell["columns"])
        places = (((column.label, *column.also), column.presence is not Presence.OPTIONAL) for column in columns)
        return columns, names_of(places)

    def _column(self, column: Plain) -> Column:
        return Column(
            label=column.get("key", column["label"]),
            also=tuple(column.get("also", ())),
            scalar=self._scalar(column),
            field=column.get("field", ""),
            presence=Presence(column.get("presence", "optional")),
            width=_number(column.get("width")),
            under=column.get("under", ""),
            private=_is_private(column),
            heading=column["label"] if "key" in column else "",
        )


def _is_private(part: Plain) -> bool:
    """Tell whether a cell or a column holds personal data."""
    return part.get("private") == "true" or is_personal(part.get("field", ""))


def _private_names(cell: Cell) -> Iterator[str]:
    """Yield the names of a cell and of its columns that hold personal data."""
    if cell.private:
        yield from (cell.key, *cell.also)
    for column in cell.columns:
        if column.private:
            yield from (column.label, *column.also)


def _cell_names(cells: Iterable[Cell]) -> Names:
    return names_of(((cell.key, *cell.also), cell.presence is not Presence.OPTIONAL) for cell in cells)


def _vocabulary_of(cell: Plain) -> str:
    """Return the name of the vocabulary of a choice; project types have a default one."""
    own = "project_types" if cell.get("field") == "project_type" else ""
    return str(cell.get("vocabulary", own))


def _lines_of(options: list[Any]) -> list[list[Any]]:
    """Return options line by line as printed; those in no list are one line, beside a list a line each."""
    if not any(isinstance(one, list) for one in options):
        return [options]
    return [one if isinstance(one, list) else [one] for one in options]


def _option(option: str | Plain, meanings: Mapping[str, str]) -> Option:
    name, printed = (option, option) if isinstance(option, str) else (option["name"], option["printed"])
    return Option(name, printed, meanings.get(name, name))


def _line(line: Plain) -> Line:
    return Line(line["label"], tuple(line.get("also", ())), line.get("source", ""), dict(line.get("printed", {})))


def _level(level: Plain) -> Level:
    return Level(level["label"], _number(level.get("width")))


def _number(text: str | None) -> int | None:
    return int(text) if text is not None else None

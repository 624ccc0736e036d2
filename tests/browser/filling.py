"""A form of any definition, filled in: every text from a source of texts, everything else with valid values."""

import json
from collections.abc import Callable, Iterator, Sequence

from generator.definition.cells import (
    WITHHELD,
    Cell,
    Choice,
    Column,
    Definition,
    Group,
    Indicators,
    Matrix,
    Rows,
    Scalar,
    ScalarType,
)

INDENT = "  "
Texts = Callable[[Cell | Column], str]
_RIGHT = {ScalarType.DATE: "01-01", ScalarType.MONEY: "10000", ScalarType.NUMBER: "10", ScalarType.PERCENTAGE: "50%"}


def filled(definition: Definition, known: dict[str, str], texts: Texts, rows: Sequence[Sequence[str]]) -> str:
    """Return a form in YAML; ``known`` are texts by canonical field, ``rows`` the texts of tables, row by row."""
    sheet = _Sheet(definition.first_year, known, texts, rows)
    return (
        "\n".join([f"form: {definition.id}", *(line for cell in definition.cells for line in sheet.cell(cell))]) + "\n"
    )


class _Sheet:
    def __init__(self, year: int, known: dict[str, str], texts: Texts, rows: Sequence[Sequence[str]]) -> None:
        self._year = year
        self._known = known
        self._texts = texts
        self._rows = rows

    def cell(self, cell: Cell) -> Iterator[str]:
        key = json.dumps(cell.key, ensure_ascii=False)
        match cell.shape:
            case Scalar(type=kind):
                yield f"{key}: {WITHHELD if cell.private else self._scalar(cell, kind)}"
            case Choice(several=several) as choice:
                chosen = json.dumps(choice.options[0].name, ensure_ascii=False)
                yield f"{key}: [{chosen}]" if several else f"{key}: {chosen}"
            case Group(rows):
                yield f"{key}:"
                yield from (
                    INDENT + line for row in rows for child in row if child.holds_value for line in self.cell(child)
                )
            case Rows(columns):
                yield f"{key}:"
                yield from (f"{INDENT}- {self._record(columns, row)}" for row in self._rows)
            case Matrix(lines, columns):
                yield f"{key}:"
                for line in lines:
                    asked = [column for column in columns if column.label not in line.printed]
                    yield f"{INDENT}{_quoted(line.label)}: {self._record(asked, ['1'] * len(asked))}"
            case Indicators() as indicators:
                yield f"{key}:"
                yield from self._indicators(indicators)

    def _indicators(self, shape: Indicators) -> Iterator[str]:
        """Yield the rows of one level 1; each has its own names for the levels below."""
        _, *middle, _ = shape.levels
        yield f"{INDENT}{_quoted(self._rows[0][-1])}:"
        for row in self._rows:
            for depth, _ in enumerate(middle, 2):
                yield f"{INDENT * depth}{_quoted(row[1])}:"
            value = self._record(shape.columns, row[1:]) if len(shape.columns) > 1 else _quoted(row[2])
            yield f"{INDENT * (len(shape.levels))}{_quoted(row[0])}: {value}"

    def _record(self, columns: Sequence[Column], row: Sequence[str]) -> str:
        values = (self._column(column, row[at % len(row)]) for at, column in enumerate(columns))
        return "{" + ", ".join(f"{_quoted(c.label)}: {value}" for c, value in zip(columns, values, strict=True)) + "}"

    def _column(self, column: Column, text: str) -> str:
        kind = column.scalar.type
        return _quoted(text) if kind in (ScalarType.TEXT, ScalarType.LONG_TEXT, ScalarType.CODE) else _RIGHT[kind]

    def _scalar(self, cell: Cell, kind: ScalarType) -> str:
        if cell.field in self._known:
            return _quoted(self._known[cell.field])
        match kind:
            case ScalarType.TEXT | ScalarType.LONG_TEXT | ScalarType.CODE:
                return _quoted(self._texts(cell))
            case ScalarType.YEAR:
                return str(self._year)
            case ScalarType.DATE:
                return f"{self._year}-{_RIGHT[kind]}"
        return _RIGHT[kind]


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)

"""The canonical fields that a form can fill: by what, where, and under which full names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum, auto
from functools import cache
from itertools import product
from typing import NamedTuple

from generator.definition.cells import (
    Cell,
    Choice,
    Column,
    Indicators,
    Matrix,
    Rows,
    Scalar,
    Shape,
)


class Where(Enum):
    """Where a field can be filled: in a cell, or in a column of what."""

    CELL = auto()
    MATRIX = auto()
    SUB_PROJECTS = auto()
    INDICATORS = auto()
    OTHER_TABLE = auto()


class Field(NamedTuple):
    """What fills a field: the types that are read into its value, in the words of definitions, and where they stand."""

    types: tuple[str, ...]
    where: tuple[Where, ...] = (Where.CELL,)
    personal: bool = False


_TEXT = ("text", "long-text")
_NUMBER = ("number",)
_BY_SOURCE = (Where.CELL, Where.MATRIX)
_OF_PART, _OF_INDICATOR = (Where.SUB_PROJECTS,), (Where.INDICATORS,)

FIELDS = {
    "unit": Field(_TEXT),
    "department": Field(_TEXT),
    "year": Field(("year",)),
    "project": Field(_TEXT),
    "project_type": Field(("choice",)),
    "use_of_funds": Field(("choice",)),
    "expenditure_category": Field(("choice", *_TEXT)),
    "government_procurement": Field(("choice", *_TEXT)),
    "performance_type": Field(("choice", *_TEXT)),
    "period": Field(("date",)),
    "narrative": Field(_TEXT),
    "funds": Field(("money",), _BY_SOURCE),
    "sub_projects": Field(("table",)),
    "name": Field(_TEXT, _OF_PART),
    "amount": Field(("money",), _OF_PART),
    "indicators": Field(("indicators",)),
    "direction": Field(_TEXT, _OF_INDICATOR),
    "comparison": Field(_TEXT, _OF_INDICATOR),
    "target": Field(_TEXT, _OF_INDICATOR),
    "unit_of_measure": Field(_TEXT, _OF_INDICATOR),
    "actual": Field(_TEXT, _OF_INDICATOR),
    "weight": Field(("percentage", *_NUMBER), _OF_INDICATOR),
    "score": Field(_NUMBER, _OF_INDICATOR),
    "deviation": Field(_TEXT, _OF_INDICATOR),
    "execution": Field(("percentage", *_NUMBER), _BY_SOURCE),
    "total": Field(_NUMBER),
    "grade": Field(("choice", *_TEXT)),
    "contact": Field(_TEXT, tuple(Where), personal=True),
}
"""All fields by their name, or by the first part of their names where these have several."""

PARTS = ("direction", "comparison", "unit_of_measure")
"""What some papers say of targets in columns of its own: it is read together with the number beside it."""

TABLES = ("sub_projects", "indicators")
"""The fields of tables whose columns are read into facts."""

_TYPES = ((Choice, "choice"), (Rows, "table"), (Indicators, "indicators"))
_GROUPS_BY_SOURCE = ("funds", "execution")


def field_called(name: str) -> Field:
    """Return the field of a name."""
    return FIELDS[name.partition(".")[0]]


def is_personal(name: str) -> bool:
    """Tell whether a field holds personal data, whether its cell or column says so or not."""
    return bool(name) and field_called(name).personal


def type_of(shape: Shape) -> str:
    """Return the type that a shape has in definitions, empty where it cannot fill a field."""
    if isinstance(shape, Scalar):
        return shape.type.value
    return next((name for kind, name in _TYPES if isinstance(shape, kind)), "")


def columns_of(cell: Cell) -> tuple[Where, tuple[Column, ...]]:
    """Return where the columns of a cell stand, for only some tables are read into facts, and the columns."""
    match cell.shape:
        case Matrix(columns=columns):
            return Where.MATRIX, columns
        case Rows(columns):
            return (Where.SUB_PROJECTS if cell.field == "sub_projects" else Where.OTHER_TABLE), columns
        case Indicators(columns=columns):
            return (Where.INDICATORS if cell.field == "indicators" else Where.OTHER_TABLE), columns
    return Where.CELL, ()


def can_stand(name: str, where: Where) -> bool:
    """Tell whether a field can be filled there; in a matrix its name says no source of funds, for the line does."""
    return where in field_called(name).where and (where is not Where.MATRIX or name.count(".") == 1)


@cache
def full_field(field: str) -> str:
    """Return the full name of a field: amounts and execution are by source of funds, a total where none is named."""
    group, *rest = field.split(".")
    return f"{field}.total" if group in _GROUPS_BY_SOURCE and len(rest) == 1 else field


def columns_filling(cells: Iterable[Cell], table: str) -> tuple[Column, ...]:
    """Return the columns that are read into the facts of the table with that field: those that fill one whole."""
    columns = (column for cell in cells if cell.field == table for column in columns_of(cell)[1])
    return tuple(column for column in columns if column.field and column.field not in PARTS and not column.private)


def filled_by(cell: Cell) -> Iterator[tuple[str, str]]:
    """Yield each field that a cell fills, by its full name and as often as it does, with the label there."""
    match cell.shape:
        case Matrix(lines, columns):
            for line, column in product(lines, columns):
                # What the paper prints there itself, nobody is asked for.
                if line.source and column.field and not column.private and column.label not in line.printed:
                    yield f"{column.field}.{line.source}", f"{line.label} · {column.label}"
        case _ if cell.field:
            yield full_field(cell.field), cell.label

"""The canonical fields that forms can fill: their types, where they are allowed, and their full names."""

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
    """Where a field can be filled: in a cell, or in a column of some kind of table."""

    CELL = auto()
    MATRIX = auto()
    SUB_PROJECTS = auto()
    INDICATORS = auto()
    OTHER_TABLE = auto()


class Field(NamedTuple):
    """How a field can be filled: by which types of definitions, and where."""

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
"""All fields by name, or by the first part of their names if there are several."""

PARTS = ("direction", "comparison", "unit_of_measure")
"""What some papers say about targets in separate columns: it is read together with the number beside it."""

TABLES = ("sub_projects", "indicators")
"""The fields of tables whose columns are read into facts."""

_TYPES = ((Choice, "choice"), (Rows, "table"), (Indicators, "indicators"))
_GROUPS_BY_SOURCE = ("funds", "execution")


def field_called(name: str) -> Field:
    """Return the field with a name."""
    return FIELDS[name.partition(".")[0]]


def is_personal(name: str) -> bool:
    """Tell whether a field always holds personal data, even if its cell or column is not marked private."""
    return bool(name) and field_called(name).personal


def type_of(shape: Shape) -> str:
    """Return the type of a shape in definitions, empty if it cannot fill a field."""
    if isinstance(shape, Scalar):
        return shape.type.value
    return next((name for kind, name in _TYPES if isinstance(shape, kind)), "")


def where_in(cell: Cell) -> Where:
    """Return where the columns of a cell are: those of some tables only are read into facts."""
    match cell.shape:
        case Matrix():
            return Where.MATRIX
        case Rows():
            return Where.SUB_PROJECTS if cell.field == "sub_projects" else Where.OTHER_TABLE
        case Indicators():
            return Where.INDICATORS if cell.field == "indicators" else Where.OTHER_TABLE
    return Where.CELL


def can_stand(name: str, where: Where) -> bool:
    """Tell whether a field can be filled there; in a matrix it has no source of funds, which the line names."""
    return where in field_called(name).where and (where is not Where.MATRIX or name.count(".") == 1)


@cache
def full_field(field: str) -> str:
    """Return the full name of a field: amounts and execution have a source of funds, by default ``total``."""
    group, *rest = field.split(".")
    return f"{field}.total" if group in _GROUPS_BY_SOURCE and len(rest) == 1 else field


def columns_filling(cells: Iterable[Cell], table: str) -> tuple[Column, ...]:
    """Return the columns that are read into the facts of the table with a field, without private ones and ``PARTS``."""
    columns = (column for cell in cells if cell.field == table for column in cell.columns)
    return tuple(column for column in columns if column.field and column.field not in PARTS and not column.private)


def filled_by(cell: Cell) -> Iterator[tuple[str, str]]:
    """Yield each field that a cell fills, by its full name, with the label of each place that fills it."""
    match cell.shape:
        case Matrix(lines, columns):
            for line, column in product(lines, columns):
                # What the paper prints itself need not be filled in.
                if line.source and column.field and not column.private and column.label not in line.printed:
                    yield f"{column.field}.{line.source}", f"{line.label} · {column.label}"
        case _ if cell.field:
            yield full_field(cell.field), cell.label

"""Finds the units of money on a paper that differ from those of its definition."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from generator.definition.cells import Cell, Column, Definition, Group, Indicators, Matrix, Rows, Scalar, ScalarType
from generator.importing.headers import Taken
from generator.importing.labels import Label
from generator.importing.sheet import Sheet
from generator.importing.statements import unit_for_all, unit_of, without_unit


class OtherUnit(NamedTuple):
    """A text that prints a unit of money, and a label whose amounts have another unit in the definition."""

    text: str
    unit: str
    label: str
    expected: str


class _Amounts(NamedTuple):
    """The labels that may print the unit of some amounts, the nearest first, and the unit in the definition."""

    label: str
    near: tuple[Label, ...]
    unit: str


def other_units(definition: Definition, sheet: Sheet, taken: Iterable[Taken]) -> tuple[OtherUnit, ...]:
    """Return the units that a paper prints for amounts that have another unit in its definition.

    The text printed nearest to an amount decides: its label, then the labels above or beside that, then a statement for
    all amounts, in a line by itself or after a text that the definition does not know. A heading identified by position
    counts as printed at that position.
    """
    labels = {heading.text: heading.label for heading in taken}
    printed = {field.text: without_unit(labels.get(field.text, field.text)) for field in sheet.printed()}
    amounts = [*_all_amounts(definition)]
    known = [label for each in amounts for label in each.near]
    units = {text: unit for text in printed if (unit := unit_of(text)) and _is_any(known, printed[text])}
    for_all = {
        field.text: unit
        for field in sheet.printed()
        if field.text not in units and not sheet.is_label(field) and (unit := unit_for_all(field.text))
    }
    found: dict[str, OtherUnit] = {}
    for each in amounts:
        near = ({text: units[text] for text in units if label.is_all_of(printed[text])} for label in each.near)
        is_there = any(map(each.near[0].is_all_of, printed.values()))
        for text, unit in next(filter(None, near), for_all if is_there else {}).items():
            if unit != each.unit:
                found.setdefault(text, OtherUnit(text, unit, each.label, each.unit))
    return tuple(found.values())


def units_of(definition: Definition) -> frozenset[str]:
    """Return the units of the amounts in a definition."""
    return frozenset(each.unit for each in _all_amounts(definition))


def _is_any(labels: Iterable[Label], text: str) -> bool:
    return any(label.is_all_of(text) for label in labels)


def _all_amounts(definition: Definition) -> Iterator[_Amounts]:
    return _amounts((definition.header, *definition.rows, definition.footer), ())


def _amounts(rows: Iterable[Iterable[Cell]], around: tuple[Label, ...]) -> Iterator[_Amounts]:
    """Yield the amounts in the cells of some rows below or beside the labels ``around``."""
    for cell in (cell for row in rows for cell in row):
        near = (_bare(cell.label, *cell.also), *around)
        match cell.shape:
            case Scalar(ScalarType.MONEY, amounts):
                yield _Amounts(cell.label, near, amounts.value)
            case Group(inner):
                yield from _amounts(inner, near)
            case Rows(columns) | Indicators(columns=columns):
                yield from _in_columns(columns, near)
            case Matrix(lines, columns):
                in_columns = [*_in_columns(columns, near)]
                yield from in_columns
                headings = tuple(label for each in in_columns for label in each.near)
                for line in lines:
                    for unit in {each.unit for each in in_columns}:
                        yield _Amounts(line.label, (_bare(line.label, *line.also), *headings), unit)


def _in_columns(columns: Iterable[Column], around: tuple[Label, ...]) -> Iterator[_Amounts]:
    for column in columns:
        if column.scalar.type is ScalarType.MONEY:
            heading = column.heading or column.label
            near = (_bare(heading, *column.also), _bare(column.under), *around)
            yield _Amounts(heading, near, column.scalar.amounts.value)


def _bare(*texts: str) -> Label:
    return Label(map(without_unit, texts))

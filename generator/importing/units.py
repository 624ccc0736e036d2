"""Finds the units of money on a paper that differ from those of its definition.

Such a paper is refused as a whole, because cells left blank would pass for blanks of the paper.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from generator.definition.amounts import Part, amounts_of
from generator.definition.cells import Definition
from generator.definition.money_units import unit_for_all, unit_of, without_unit
from generator.importing.headers import Taken
from generator.importing.labels import Label
from generator.importing.sheet import Sheet


class OtherUnit(NamedTuple):
    """A text that prints a unit of money, and a label whose amounts have another unit in the definition."""

    text: str
    unit: str
    label: str
    expected: str


def other_units(definition: Definition, sheet: Sheet, taken: Iterable[Taken]) -> tuple[OtherUnit, ...]:
    """Return the units that a paper prints for amounts that have another unit in its definition.

    The text printed nearest to an amount decides: its label, then the labels above or beside that, then a statement for
    all amounts, in a line by itself or after a text that the definition does not know. A heading identified by position
    counts as printed at that position.
    """
    labels = {heading.text: heading.label for heading in taken}
    printed = {field.text: without_unit(labels.get(field.text, field.text)) for field in sheet.printed()}
    amounts = [(each, tuple(map(_bare, each.around))) for each in amounts_of(definition)]
    known = [label for _, around in amounts for label in around]
    units = {text: unit for text in printed if (unit := unit_of(text)) and _is_any(known, printed[text])}
    for_all = {
        field.text: unit
        for field in sheet.printed()
        if field.text not in units and not sheet.is_label(field) and (unit := unit_for_all(field.text))
    }
    found: dict[str, OtherUnit] = {}
    for each, around in amounts:
        near = ({text: units[text] for text in units if label.is_all_of(printed[text])} for label in around)
        is_there = any(map(around[0].is_all_of, printed.values()))
        for text, unit in next(filter(None, near), for_all if is_there else {}).items():
            if unit != each.unit:
                found.setdefault(text, OtherUnit(text, unit, each.label, each.unit))
    return tuple(found.values())


def units_of(definition: Definition) -> frozenset[str]:
    """Return the units of the amounts in a definition."""
    return frozenset(each.unit for each in amounts_of(definition))


def _is_any(labels: Iterable[Label], text: str) -> bool:
    return any(label.is_all_of(text) for label in labels)


def _bare(part: Part) -> Label:
    return Label(map(without_unit, part.texts))

"""Finds the units of money on a paper that differ from those of its definition.

Such a paper is refused as a whole, because cells left blank would pass for blanks of the paper.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
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


class _Units(NamedTuple):
    """The units on a paper by the texts that print them: behind labels, and for all amounts.

    ``bare`` are all texts outside of cells, without their units.
    """

    bare: Mapping[str, str]
    near: Mapping[str, str]
    for_all: Mapping[str, str]

    def of(self, around: Sequence[Label]) -> Mapping[str, str]:
        """Return the units of an amount by the texts that print them; ``around`` are the labels that may do so.

        The nearest decides: its own label, then those above or beside that, then a statement for all amounts if the own
        one is there.
        """
        for label in around:
            if found := {text: unit for text, unit in self.near.items() if label.is_all_of(self.bare[text])}:
                return found
        return self.for_all if any(map(around[0].is_all_of, self.bare.values())) else {}


def other_units(definition: Definition, sheet: Sheet, taken: Iterable[Taken]) -> tuple[OtherUnit, ...]:
    """Return the units that a paper prints for amounts that have another unit in its definition."""
    amounts = [*amounts_of(definition)]
    known = Label(without_unit(text) for each in amounts for part in each.around for text in part.texts)
    units = _units_on(sheet, taken, known)
    found: dict[str, OtherUnit] = {}
    for each in amounts:
        for text, unit in units.of([*map(_bare, each.around)]).items():
            if unit != each.unit:
                found.setdefault(text, OtherUnit(text, unit, each.label, each.unit))
    return tuple(found.values())


def _units_on(sheet: Sheet, taken: Iterable[Taken], known: Label) -> _Units:
    """Return the units on a paper; a heading identified by position counts as printed at that position.

    A unit for all stands in a line by itself or after a text that is none of the ``known`` labels of amounts.
    """
    labels = {heading.text: heading.label for heading in taken}
    bare = {field.text: without_unit(labels.get(field.text, field.text)) for field in sheet.printed()}
    near = {text: unit for text in bare if (unit := unit_of(text)) and known.is_all_of(bare[text])}
    others = (field.text for field in sheet.printed() if field.text not in near and not sheet.is_label(field))
    return _Units(bare, near, {text: unit for text in others if (unit := unit_for_all(text))})


def units_of(definition: Definition) -> frozenset[str]:
    """Return the units of the amounts in a definition."""
    return frozenset(each.unit for each in amounts_of(definition))


def _bare(part: Part) -> Label:
    return Label(map(without_unit, part.texts))

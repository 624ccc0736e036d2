"""What a cell yields: the text for the paper, and the facts it states in canonical terms."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from generator.model import CellPath, Figure, Indicator, Money, SubProject, Written

FactValue = str | int | date | Money | Figure | tuple[str, ...] | tuple[SubProject, ...] | tuple[Indicator, ...]


class Parsed(NamedTuple):
    """The text of a cell, ``None`` when blank, and its value, ``None`` when blank, ``/`` or wrong."""

    text: str | None
    value: FactValue | None


class Fact(NamedTuple):
    """A canonical field with its value, the label under which the paper has it, its text, and the way to its cell."""

    field: str
    label: str
    text: str
    value: FactValue
    path: CellPath = ()

    def within(self, step: str) -> Fact:
        """Return the fact as seen from one step further up."""
        return Fact(self.field, self.label, self.text, self.value, (step, *self.path))


class Filled(NamedTuple):
    """A cell that was read."""

    written: Written
    facts: tuple[Fact, ...] = ()


NOTHING = Filled(None)


def stated(field: str, label: str, read: Parsed) -> tuple[Fact, ...]:
    """Return the fact that a cell states, none where it is blank or fills no canonical field."""
    if not field or read.value is None:
        return ()
    return (Fact(field, label, read.text or "", read.value),)

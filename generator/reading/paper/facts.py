"""The result of reading a cell: the text for the paper, and its facts by canonical field."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from generator.model import CellPath, Figure, Indicator, Money, SubProject, Written

FactValue = str | int | date | Money | Figure | tuple[str, ...] | tuple[SubProject, ...] | tuple[Indicator, ...]


class Parsed(NamedTuple):
    """The text of a cell, ``None`` if blank, and its value, ``None`` if blank, ``/`` or invalid."""

    text: str | None
    value: FactValue | None


class Fact(NamedTuple):
    """A canonical field with its value, its label on the paper, its text, and the path to its cell."""

    field: str
    label: str
    text: str
    value: FactValue
    path: CellPath = ()

    def within(self, step: str) -> Fact:
        """Return the fact with its path extended by a step at the top."""
        return Fact(self.field, self.label, self.text, self.value, (step, *self.path))


class Filled(NamedTuple):
    """The result of reading a cell: its content as written, and its facts."""

    written: Written
    facts: tuple[Fact, ...] = ()


NOTHING = Filled(None)


def stated(field: str, label: str, read: Parsed) -> tuple[Fact, ...]:
    """Return the fact that a cell states, none if it is blank or fills no canonical field."""
    if not field or read.value is None:
        return ()
    return (Fact(field, label, read.text or "", read.value),)

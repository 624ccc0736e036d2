"""The result of reading a cell: the text for the paper, and its facts by canonical field."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from generator.model import CellPath, Figure, Indicator, Money, SubProject, Written

FactValue = str | int | date | Money | Figure | tuple[str, ...] | tuple[SubProject, ...] | tuple[Indicator, ...]


UNKNOWN_MONEY = "funds.."
"""In place of a field: an amount without a measure and a source; one of a known measure is ``funds.executed.``."""


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

    @property
    def is_sourced(self) -> bool:
        """Whether this fills a field, and is not an amount whose source of funds the definition does not tell."""
        return not self.field.endswith(".")

    def within(self, step: str) -> Fact:
        """Return the fact with its path extended by a step at the top."""
        return Fact(self.field, self.label, self.text, self.value, (step, *self.path))


class Filled(NamedTuple):
    """The result of reading a cell: its content as written, and its facts."""

    written: Written
    facts: tuple[Fact, ...] = ()


NOTHING = Filled(None)


def stated(field: str, label: str, read: Parsed) -> tuple[Fact, ...]:
    """Return the fact that a cell states, none if it is blank or fills no canonical field.

    Money of an unknown kind is told too, for it may be a part of a total beside it.
    """
    if read.value is None or not (field or isinstance(read.value, Money)):
        return ()
    return (Fact(field or UNKNOWN_MONEY, label, read.text or "", read.value),)

"""What a cell yields: the text for the paper, and the facts it states in canonical terms."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from generator.model import Figure, Indicator, Money, SubProject, Written

FactValue = str | int | date | Money | Figure | tuple[str, ...] | tuple[SubProject, ...] | tuple[Indicator, ...]


class Fact(NamedTuple):
    """A canonical field with its value, and the label under which the paper has it."""

    field: str
    label: str
    value: FactValue


class Filled(NamedTuple):
    """A cell that was read."""

    written: Written
    facts: tuple[Fact, ...] = ()


NOTHING = Filled(None)


class Scalar(NamedTuple):
    """The text of a scalar cell, ``None`` when blank, and its parsed value, ``None`` when blank or wrong."""

    text: str | None
    value: FactValue | None


def stated(field: str, label: str, value: FactValue | None) -> tuple[Fact, ...]:
    """Return the fact that a cell states, none where it is blank or fills no canonical field."""
    return (Fact(field, label, value),) if field and value is not None else ()

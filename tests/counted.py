"""Forms of one year and what their budgets add up to.

The indexes, the explorer and the query on the page about the data are held to these same cases, so that they count
alike. In each, project ``b`` of unit ``v`` is what unit ``u`` had as ``a`` before.
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

import pytest

from generator.catalogue.records import Record
from generator.model import Address, Kind, Money, MoneyUnit, PublicUnit, Takeover
from tests.records import record_at

YEAR = 2021
UNITS = {"u": PublicUnit("u", "甲"), "v": PublicUnit("v", "乙", taken_over=(Takeover("b", ("u/a",)),))}


class Case(NamedTuple):
    """Forms by their names, each with its budget, and how many projects they are about, the sum and the blanks."""

    forms: dict[str, int | None]
    projects: int
    yuan: int | None
    blank: int = 0

    @property
    def records(self) -> list[Record]:
        """The records of the forms."""
        return [_record(name, budget) for name, budget in self.forms.items()]


def _record(name: str, budget: int | None) -> Record:
    (unit, project), kind = name.partition(".")[0].split("/"), name.partition(".")[2]
    address = Address(unit, YEAR, project, Kind(kind or "target"))
    money = None if budget is None else Money(str(budget), Decimal(budget), MoneyUnit.YUAN)
    return record_at(address, budget=money, whole_unit=address.project == "whole")


_CASES = {
    "both forms": Case({"u/a": 100, "u/a.self-evaluation": 70}, 1, 100),
    "a self-evaluation alone": Case({"u/a.self-evaluation": 70}, 1, 70),
    "a whole unit": Case({"u/a": 100, "u/whole": 900}, 1, 100),
    "a whole unit alone": Case({"u/whole": 900}, 0, None),
    "a zero": Case({"u/a": 0, "u/a.self-evaluation": 70}, 1, 0),
    "two projects": Case({"u/a": 100, "u/b": 7, "u/b.self-evaluation": 5, "v/a": 3}, 3, 110),
    "evaluated elsewhere": Case({"u/a": 100, "v/b.self-evaluation": 70}, 1, 100),
    "declared elsewhere": Case({"u/a.self-evaluation": 70, "v/b": 100, "v/c": 1}, 2, 101),
    "declared in two places": Case({"u/a": 100, "v/b": 90, "v/b.self-evaluation": 70}, 1, 100),
    "a blank declaration": Case({"u/a": None, "u/a.self-evaluation": 70}, 1, 70),
    "a blank declaration elsewhere": Case({"u/a.self-evaluation": 70, "v/b": None}, 1, 70),
    "blank in one of two places": Case({"u/a": None, "v/b": 90, "v/b.self-evaluation": 70}, 1, 90),
    "blank in all but one": Case({"u/a": None, "u/c": 1, "v/b": None}, 2, 1, 1),
    "nothing stated": Case({"u/a": None, "u/a.self-evaluation": None, "u/c": None}, 2, None, 2),
}

cases = pytest.mark.parametrize("case", _CASES.values(), ids=_CASES)

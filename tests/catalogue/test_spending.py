"""How much of the budget of a project for several years was spent."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from generator.catalogue.records import Plan, Record
from generator.catalogue.spending import spending_of
from generator.model import Address, Kind, Money, MoneyUnit, Withdrawal
from tests.records import record_at

WITHDRAWAL = Withdrawal(date(2024, 5, 1), "重复")


def yuan(amount: int) -> Money:
    return Money(str(amount), Decimal(amount), MoneyUnit.YUAN)


def record(
    year: int, kind: Kind, unit: str = "hall", plan: Plan | None = None, executed: Money | None = None
) -> Record:
    return record_at(Address(unit, year, "park", kind), executed=executed, plan=plan)


def declared(year: int, total: int, first: int, last: int) -> Record:
    return record(year, Kind.TARGET, plan=Plan(yuan(total), first, last))


def evaluated(year: int, executed: Money | None, unit: str = "hall") -> Record:
    return record(year, Kind.SELF_EVALUATION, unit, executed=executed)


THREE_YEARS = declared(2023, 300, 2022, 2024)


@pytest.mark.parametrize(
    ("forms", "spent", "known", "unknown"),
    [
        ([], None, (), (2022, 2023, 2024)),
        ([evaluated(2022, yuan(90))], 90, (2022,), (2023, 2024)),
        ([evaluated(2022, yuan(0))], 0, (2022,), (2023, 2024)),
        ([evaluated(year, yuan(90)) for year in (2022, 2023, 2024)], 270, (2022, 2023, 2024), ()),
        ([evaluated(2023, None)], None, (), (2022, 2023, 2024)),
        ([evaluated(2021, yuan(90)), evaluated(2025, yuan(90))], None, (), (2022, 2023, 2024)),
        ([evaluated(2022, Money("0.5", Decimal("0.5"), MoneyUnit.TEN_THOUSAND_YUAN))], 5000, (2022,), (2023, 2024)),
        ([replace(evaluated(2022, yuan(90)), withdrawal=WITHDRAWAL)], None, (), (2022, 2023, 2024)),
        # If two units evaluate the same year, it may be the same money.
        ([evaluated(2022, yuan(90)), evaluated(2022, yuan(80), "new")], None, (), (2022, 2023, 2024)),
    ],
)
def test_only_years_of_which_it_is_known_are_added_up(
    forms: list[Record], spent: int | None, known: tuple[int, ...], unknown: tuple[int, ...]
) -> None:
    found = spending_of([*forms, THREE_YEARS])
    assert found is not None
    assert (found.spent, found.known, found.unknown) == (spent, known, unknown)
    assert (found.plan, found.declared) == (THREE_YEARS.plan, 2023)


def test_the_newest_declaration_that_holds_says_what_all_of_it_is() -> None:
    later = declared(2024, 500, 2024, 2025)
    forms = [THREE_YEARS, later, evaluated(2022, yuan(90)), evaluated(2024, yuan(70))]
    found = spending_of(forms)
    assert found is not None
    assert (found.plan, found.spent, found.known) == (later.plan, Decimal(70), (2024,))
    assert found.declared == 2024
    withdrawn = spending_of([replace(one, withdrawal=WITHDRAWAL) if one is later else one for one in forms])
    assert withdrawn is not None
    assert (withdrawn.plan, withdrawn.spent) == (THREE_YEARS.plan, Decimal(160))


def test_without_a_plan_what_was_spent_in_the_years_that_have_forms_is_added_up() -> None:
    forms = [record(year, Kind.TARGET) for year in (2020, 2022, 2024)]
    found = spending_of([*forms, evaluated(2020, yuan(90)), evaluated(2022, yuan(70)), evaluated(2024, None)])
    assert found is not None
    assert (found.spent, found.known, found.unknown) == (Decimal(160), (2020, 2022), (2024,))
    assert (found.plan, found.declared) == (None, None)


def test_where_the_newest_declaration_is_of_one_year_nothing_is_said_of_a_single_one() -> None:
    assert spending_of([THREE_YEARS, record(2024, Kind.TARGET), evaluated(2022, yuan(90))]) is None
    assert spending_of([evaluated(2022, yuan(90))]) is None
    assert spending_of([]) is None

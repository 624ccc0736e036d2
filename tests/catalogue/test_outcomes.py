"""The totals of self-evaluations: each sum is over the same forms, and omits what they do not state."""

from __future__ import annotations

from decimal import Decimal

import pytest

from generator.catalogue.catalogue import tally
from generator.catalogue.outcomes import Missed, Spent, missed_in, spent_in
from generator.catalogue.records import Record
from generator.model import Address, Kind, Money, MoneyUnit
from tests.records import record_at


def money(text: str | None, unit: MoneyUnit = MoneyUnit.TEN_THOUSAND_YUAN) -> Money | None:
    return None if text is None else Money(text, Decimal(text), unit)


def evaluation(
    project: str, budget: str | None, executed: str | None, year: int = 2021, whole_unit: bool = False
) -> Record:
    address = Address("u", year, project, Kind.SELF_EVALUATION)
    return record_at(address, budget=money(budget), executed=money(executed), whole_unit=whole_unit)


def declaration(project: str, budget: str, year: int = 2021) -> Record:
    return record_at(Address("u", year, project, Kind.TARGET), budget=money(budget, MoneyUnit.YUAN))


def test_what_was_spent_is_added_up_beside_the_budget_of_the_same_forms() -> None:
    records = [evaluation("a", "2903.14", "2847.98"), evaluation("b", "1121.92", "1120.52")]
    spent = spent_in(records)
    assert spent == Spent(2, Decimal("39685000.00"), Decimal("40250600.00"), (2021,))
    assert spent.rate == Decimal("98.59")
    assert tally(records).spent == spent


def test_a_budget_that_is_declared_alone_is_no_part_of_the_rate() -> None:
    records = [declaration("a", "99"), declaration("b", "7"), evaluation("a", "10", "5")]
    found = tally(records)
    assert found.yuan == Decimal(106)
    assert found.spent == Spent(1, Decimal(50000), Decimal(100000), (2021,))


@pytest.mark.parametrize(
    "other",
    [evaluation("b", None, "5"), evaluation("b", "5", None), evaluation("b", "5", "5", whole_unit=True)],
)
def test_a_form_that_does_not_say_both_or_holds_the_money_of_others_is_left_out_of_all_sums(other: Record) -> None:
    assert spent_in([other]) is None
    assert spent_in([evaluation("a", "10", "5"), other]) == spent_in([evaluation("a", "10", "5")])


def test_years_are_told_where_several_are_added_up() -> None:
    spent = spent_in([evaluation("a", "1", "1", 2022), evaluation("a", "1", "0.1", 2020)])
    assert spent
    assert spent.years == (2020, 2022)
    assert spent.spans_years
    of_one_year = spent_in([evaluation("a", "1", "1"), evaluation("b", "1", "0.1")])
    assert of_one_year
    assert not of_one_year.spans_years


def test_sums_are_exact_and_of_no_budget_there_is_no_rate() -> None:
    spent = spent_in([evaluation(str(number), "0", "0.00001") for number in range(10)])
    assert spent
    assert (spent.executed, spent.rate) == (Decimal("1.0"), None)


def test_missed_targets_are_counted_where_results_were_held_against_them() -> None:
    met, missed, unknown = (record_at(Address("u", 2021, name, Kind.SELF_EVALUATION)) for name in "abc")
    told = [record_at(met.address, missed=0, unclear=2), record_at(missed.address, missed=3)]
    assert missed_in([*told, unknown]) == tally([*told, unknown]).missed == Missed(2, 3, 2)
    assert missed_in([unknown]) is tally([unknown]).missed is None

"""Changes of budgets against the year before: like is only compared with like."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from generator.catalogue.changes import MOST_LISTED, Change, changes_by_year, changes_of
from generator.catalogue.lineage import with_origins
from generator.catalogue.records import Record
from generator.model import Address, Kind, Money, MoneyUnit, Withdrawal
from tests.records import record_at

TARGET, EVALUATION = Kind.TARGET, Kind.SELF_EVALUATION


def form(year: int, yuan: str | None, kind: Kind = TARGET, project: str = "p", unit: str = "u", **said: Any) -> Record:
    budget = None if yuan is None else Money(yuan, Decimal(yuan), MoneyUnit.YUAN)
    return record_at(Address(unit, year, project, kind), budget=budget, **said)


def name(record: Record) -> str:
    return record.address.project


@pytest.mark.parametrize(
    ("before", "now", "difference", "percent"),
    [
        *(("1200000", "1400000", "200000", "16.7"), ("8", "7", "-1", "-12.5"), ("5", "0", "-5", "-100.0")),
        *(("0", "7", "7", "None"), ("-5", "7", "12", "None"), ("0", "0", "0", "None")),
    ],
)
def test_a_change_has_an_amount_and_a_share_of_what_it_was_before(
    before: str, now: str, difference: str, percent: str
) -> None:
    ((_, change),) = changes_of([form(2023, now), form(2022, before)], name)
    assert change == Change(Decimal(before), Decimal(now))
    assert (change.difference, str(change.percent)) == (Decimal(difference), percent)


@pytest.mark.parametrize(
    "before",
    [
        form(2021, "5"),
        form(2022, None),
        form(2022, "5", EVALUATION),
        form(2022, "5", project="other"),
        form(2022, "5", withdrawal=Withdrawal(date(2024, 1, 1), "重复")),
    ],
    ids=["not the year before", "blank", "other kind", "other project", "withdrawn"],
)
def test_what_cannot_be_compared_has_no_change(before: Record) -> None:
    assert changes_of([form(2023, "7"), before], name) == []
    assert changes_by_year([form(2023, "7"), before]) == {}


def test_of_two_forms_of_one_year_nobody_knows_which_one_continues_which() -> None:
    two = [form(2022, "5", unit="u"), form(2022, "6", unit="v")]
    assert changes_of([form(2023, "7"), *two], name) == []
    assert changes_of([*(form(2023, "7", unit=unit) for unit in "uv"), two[0]], name) == []


def test_a_self_evaluation_is_compared_with_that_of_the_year_before() -> None:
    records = [form(2023, "9"), form(2023, "8", EVALUATION), form(2022, "4"), form(2022, "5", EVALUATION)]
    assert {record.kind: change.before for record, change in changes_of(records, name)} == {
        TARGET: Decimal(4),
        EVALUATION: Decimal(5),
    }


def test_each_project_counts_once_by_its_declarations_if_it_has_both() -> None:
    records = [
        *(form(2023, "8", EVALUATION, "a"), form(2023, "9", TARGET, "a"), form(2023, "30", EVALUATION, "b")),
        *(form(2022, "5", EVALUATION, "a"), form(2022, "4", TARGET, "a"), form(2022, "20", EVALUATION, "b")),
        *(form(2022, "7", TARGET, "c"), form(2023, "700", TARGET, "d")),
    ]
    changes = changes_by_year(records)
    assert list(changes) == [2023]
    assert (changes[2023].projects, changes[2023].evaluated) == (2, 1)
    assert changes[2023].total == Change(Decimal(24), Decimal(39))


def test_a_project_is_the_same_in_another_unit_and_by_another_name() -> None:
    records = [form(2023, "9", project="new", unit="v"), form(2022, "4", project="old")]
    assert changes_by_year(records) == {}
    one = with_origins(records, {("v", "new"): ("u", "old")})
    assert changes_by_year(one)[2023].total == Change(Decimal(4), Decimal(9))


def test_a_whole_unit_is_not_added_to_its_projects() -> None:
    records = [form(year, str(year), whole_unit=True) for year in (2022, 2023)]
    assert changes_by_year(records) == {}
    assert len(changes_of(records, name)) == 1


def test_the_largest_rises_and_falls_are_listed_and_what_did_not_change_is_not() -> None:
    names = [f"p{number}" for number in range(-MOST_LISTED - 1, MOST_LISTED + 2)]
    before = [form(2022, "100", project=one) for one in names]
    now = [form(2023, str(100 + int(one[1:])), project=one) for one in names]
    changes = changes_by_year([*now, *before])[2023]
    assert [one.record.address.project for one in changes.rises] == ["p6", "p5", "p4", "p3", "p2"]
    assert [one.record.address.project for one in changes.falls] == ["p-6", "p-5", "p-4", "p-3", "p-2"]
    assert changes.projects == len(names)

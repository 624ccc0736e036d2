"""When forms were first published: told only of years in which a unit could publish them here in time."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime

from generator.catalogue.records import Record
from generator.catalogue.timeliness import Published, published_in
from generator.history.changes import Change
from generator.model import Address, Kind
from tests.records import record_at

DECLARED, EVALUATED = Kind.TARGET, Kind.SELF_EVALUATION


def record(year: int, kind: Kind = DECLARED, project: str = "hall") -> Record:
    return record_at(Address("museum", year, project, kind))


def added(day: str, *, begins: bool = False) -> Change:
    return Change("a" * 40, datetime.fromisoformat(day).replace(tzinfo=UTC), begins)


def told(of: Mapping[Record, Change | None]) -> dict[int, dict[Kind, Published]]:
    return published_in(of, {each.source: change for each, change in of.items() if change})


def test_the_days_of_each_year_and_kind_are_told_the_newest_year_first() -> None:
    found = told(
        {
            record(2022): added("2021-12-20"),
            record(2022, project="shop"): added("2022-02-10"),
            record(2022, EVALUATED): added("2023-03-10"),
            record(2023): added("2022-12-01"),
        }
    )
    assert list(found.items()) == [
        (2023, {DECLARED: Published(date(2022, 12, 1), date(2022, 12, 1), 1, 1)}),
        (
            2022,
            {
                DECLARED: Published(date(2021, 12, 20), date(2022, 2, 10), 2, 2),
                EVALUATED: Published(date(2023, 3, 10), date(2023, 3, 10), 1, 1),
            },
        ),
    ]


def test_forms_that_were_brought_here_together_say_nothing() -> None:
    brought = {record(year, kind): added("2024-09-01") for year in (2019, 2023, 2024) for kind in Kind}
    assert told(brought) == {2024: {EVALUATED: Published(date(2024, 9, 1), date(2024, 9, 1), 1, 1)}}
    assert told({record(2024): added("2024-01-01")}) == {}
    assert told({record(2024): added("2023-12-31")}).keys() == {2024}


def test_forms_in_the_first_commit_have_no_day_but_show_since_when_a_unit_publishes() -> None:
    first = {record(2022): added("2022-01-05", begins=True)}
    assert told(first) == {}
    assert told({**first, record(2023): added("2023-02-01")})[2023][DECLARED].first == date(2023, 2, 1)
    assert told({record(2023): added("2023-02-01")}) == {}
    assert told({record(2023): added("2022-01-05", begins=True)}) == {}


def test_forms_without_a_known_history_are_counted_beside_the_others() -> None:
    of = {record(2023): added("2022-12-01"), record(2023, project="shop"): None}
    assert told(of) == {2023: {DECLARED: Published(date(2022, 12, 1), date(2022, 12, 1), 1, 2)}}
    assert told({record(2023): None}) == {}

"""The collection of all forms: order, groups, sums."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import permutations

import pytest

from generator.catalogue.catalogue import (
    UNSPECIFIED,
    Tally,
    catalogue_of,
    equal_addresses,
    grouped,
    tally,
    types_of,
)
from generator.catalogue.lineage import Elsewhere, Kin
from generator.catalogue.records import Record
from generator.model import Address, Kind, Money, MoneyUnit, PublicUnit, Withdrawal
from tests import counted
from tests.records import record_at

TARGET, EVALUATION = Kind.TARGET, Kind.SELF_EVALUATION


def record(
    project: str = "a",
    year: int = 2019,
    unit: str = "u",
    kind: Kind = TARGET,
    budget: str | None = "1",
    types: tuple[str, ...] = ("甲类",),
    amounts: MoneyUnit = MoneyUnit.YUAN,
) -> Record:
    money = None if budget is None else Money(budget, Decimal(budget), amounts)
    return record_at(Address(unit, year, project, kind), project_types=types, budget=money)


def ids(records: tuple[Record, ...]) -> list[str]:
    return [each.address.id for each in records]


def test_order_is_newest_year_then_unit_then_project_then_declaration_first() -> None:
    records = [
        record("a", 2021, "v"),
        record("b", 2021, "u"),
        record("a", 2021, "u"),
        record("a", 2021, "u", EVALUATION),
        record("z", 2019, "a"),
    ]
    expected = ["u/2021/a", "u/2021/a.self-evaluation", "u/2021/b", "v/2021/a", "a/2019/z"]
    for shuffled in permutations(records):
        assert ids(catalogue_of(shuffled, {}).records) == expected


def test_groups() -> None:
    records = [
        record("a", 2019),
        record("a", 2020),
        record("b", 2020, "v", types=()),
        record("c", 2020, types=("甲类", "乙类")),
    ]
    units = {"u": PublicUnit("u", "单位")}
    catalogue = catalogue_of(records, units)
    assert catalogue.units == units
    assert {key: ids(group) for key, group in catalogue.by_unit.items()} == {
        "u": ["u/2020/a", "u/2020/c", "u/2019/a"],
        "v": ["v/2020/b"],
    }
    assert {key: len(group) for key, group in catalogue.by_year.items()} == {2019: 1, 2020: 3}
    assert {key: ids(group) for key, group in catalogue.by_type.items()} == {
        UNSPECIFIED: ["v/2020/b"],
        "乙类": ["u/2020/c"],
        "甲类": ["u/2020/a", "u/2020/c", "u/2019/a"],
    }


def test_projects_of_one_name_in_two_units_are_two() -> None:
    assert tally([record("a", unit="u"), record("a", unit="v")]).projects == 2


def test_keys_of_groups_are_sorted() -> None:
    assert list(grouped([record(year=2021), record(year=2019)], lambda each: each.year)) == [2019, 2021]


def test_a_withdrawn_form_is_in_no_group_but_its_unit_keeps_its_place() -> None:
    gone = replace(record("b", unit="v"), withdrawal=Withdrawal(date(2026, 5, 1), "重复"))
    catalogue = catalogue_of([gone, record("a")], {})
    assert ids(catalogue.records) == ["u/2019/a"]
    assert {key: ids(group) for key, group in catalogue.by_unit.items()} == {"u": ["u/2019/a"], "v": []}
    assert ids(catalogue.by_year[2019]) == ids(catalogue.by_type["甲类"]) == ["u/2019/a"]
    assert {key: ids(group) for key, group in catalogue.withdrawn.items()} == {"v": ["v/2019/b"]}


def test_nothing_at_all() -> None:
    catalogue = catalogue_of([], {})
    assert (catalogue.records, catalogue.by_unit, catalogue.by_type) == ((), {}, {})
    assert tally([]) == Tally(0, 0, Decimal(0), 0, ())


@counted.cases
def test_a_project_counts_once_a_year_wherever_its_forms_are(case: counted.Case) -> None:
    catalogue = catalogue_of(case.records, counted.UNITS)
    found = tally(catalogue.records)
    assert (found.projects, found.yuan, found.blank) == (case.projects, case.yuan, case.blank)
    assert tally(catalogue.by_type[UNSPECIFIED]) == found


def test_self_evaluation_counts_where_there_is_no_declaration() -> None:
    records = [record(year=2021, kind=EVALUATION, budget="1.5", amounts=MoneyUnit.TEN_THOUSAND_YUAN), record(year=2020)]
    assert tally(records) == Tally(2, 1, Decimal(15001), 0, (2020, 2021), evaluations=1)


def test_blank_budget_is_counted_and_is_not_zero() -> None:
    records = [record("a", budget=None), record("b", budget="0"), record("c", budget="0.10")]
    assert tally(records) == Tally(3, 3, Decimal("0.10"), 1, (2019,))


def test_a_sum_tells_the_years_that_it_is_made_of() -> None:
    stated, blank = record(year=2020), record(year=2021, budget=None)
    assert tally([stated, blank]).years == (2020,)
    assert not tally([stated, blank, record("b", year=2020)]).spans_years
    assert tally([stated, blank, record(year=2019)]).years == (2019, 2020)
    assert tally([stated, record(year=2019)]).spans_years


def test_nothing_known_is_no_sum_and_zero_is_one() -> None:
    assert tally([record("a", budget=None), record("b", budget=None)]) == Tally(2, 2, None, 2, ())
    assert tally([record("a", budget="0")]) == Tally(1, 1, Decimal(0), 0, (2019,))


@pytest.mark.parametrize(
    ("declared", "evaluated", "types"),
    [
        (("甲类",), (), ["甲类"]),
        (("甲类",), ("乙类",), ["甲类"]),
        (("甲类", "乙类"), (), ["乙类", "甲类"]),
        ((), ("乙类",), ["乙类"]),
        ((), (), [UNSPECIFIED]),
    ],
)
def test_a_self_evaluation_is_of_the_type_of_its_declaration(
    declared: tuple[str, ...], evaluated: tuple[str, ...], types: list[str]
) -> None:
    both = [record(types=declared, budget="100"), record(kind=EVALUATION, types=evaluated, budget="150")]
    elsewhere = [record("b", types=("丙类",)), record(year=2020, types=("丙类",)), record(unit="v", types=("丙类",))]
    for records in ([*both, *elsewhere], [*elsewhere, *reversed(both)]):
        by_type = catalogue_of(records, {}).by_type
        assert list(by_type) == sorted([*types, "丙类"])
        assert all(tally(by_type[name]) == Tally(2, 1, Decimal(100), 0, (2019,), evaluations=1) for name in types)


@pytest.mark.parametrize(
    ("there", "here"), [(("a", 2021, "u"), ("b", 2021, "v")), (("b", 2021, "v"), ("a", 2021, "u"))]
)
def test_a_self_evaluation_is_of_the_type_of_its_declaration_in_another_unit(
    there: tuple[str, int, str], here: tuple[str, int, str]
) -> None:
    declared, evaluated = record(*there), record(*here, kind=EVALUATION, types=("丙类",))
    for records in ([declared, evaluated], [evaluated, declared, record("c", 2021, "a", types=("乙类",))]):
        catalogue = catalogue_of(records, counted.UNITS)
        assert set(ids(catalogue.by_type["甲类"])) == {declared.address.id, evaluated.address.id}
        assert "丙类" not in catalogue.by_type
    for kin in (Kin(earlier=(Elsewhere(declared, "甲", None),)), Kin(later=(Elsewhere(declared, "甲", None),))):
        assert types_of(evaluated.address, [evaluated], kin) == ("甲类",)
    gone = replace(declared, withdrawal=Withdrawal(date(2026, 5, 1), "重复"))
    assert types_of(evaluated.address, [evaluated], Kin(earlier=(Elsewhere(gone, "甲", None),))) == ("丙类",)


def test_sums_are_exact() -> None:
    assert tally(record(str(number), budget="0.1") for number in range(10)).yuan == Decimal("1.0")


def test_equal_addresses_are_told_of_each_but_the_first() -> None:
    one, two, three = (replace(record(), source=source) for source in ("a.yml", "b.yml", "c.yml"))
    found = list(equal_addresses([three, one, two, record("other")]))
    assert [(each.rule, each.place.file, each.related[0].file) for each in found] == [
        ("same-form-twice", "b.yml", "a.yml"),
        ("same-form-twice", "c.yml", "a.yml"),
    ]


def test_declaration_and_self_evaluation_are_two_forms() -> None:
    assert list(equal_addresses([record(), record(kind=EVALUATION)])) == []

"""Which declarations have a self-evaluation, and which are its counterparts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from generator.catalogue.catalogue import catalogue_of
from generator.catalogue.evaluations import counterpart, newest_year
from generator.catalogue.lineage import NO_KIN, Elsewhere, Kin
from generator.catalogue.records import Record
from generator.model import Address, Kind, PublicUnit, Takeover, Withdrawal
from tests.records import record_at

LATER = "z/2023/later"
"""The forms of one year are of the past once there is one of a later year."""


def record(name: str) -> Record:
    """Return the record of a form named as in its URL."""
    unit, year, project = name.removesuffix(".self-evaluation").split("/")
    kind = Kind.SELF_EVALUATION if name.endswith(".self-evaluation") else Kind.TARGET
    return record_at(Address(unit, int(year), project, kind))


def withdrawn(name: str) -> Record:
    return replace(record(name), withdrawal=Withdrawal(date(2024, 1, 1), "重复"))


def units(**takeovers: str) -> dict[str, PublicUnit]:
    """Return units by their slugs; each takes over a project, ``project: predecessors``."""
    made = {}
    for slug, said in takeovers.items():
        project, _, of = said.partition(": ")
        made[slug] = PublicUnit(slug, slug, taken_over=(Takeover(project, tuple(of.split())),))
    return made


RENAMED = units(b="y: a/x")
DIVIDED = {**units(b="y: a/x"), **units(c="y: a/x")}
MERGED = units(c="z: a/x b/y")


@pytest.mark.parametrize(
    ("forms", "described", "lacking"),
    [
        ("a/2019/x", {}, "a/2019/x"),
        ("a/2019/x a/2019/x.self-evaluation", {}, ""),
        ("a/2019/x a/2020/x a/2020/x.self-evaluation", {}, "a/2019/x"),
        ("a/2019/x a/2019/y.self-evaluation", {}, "a/2019/x"),
        ("a/2019/x b/2019/x.self-evaluation", {}, "a/2019/x"),
        ("a/2023/x", {}, ""),
        ("a/2019/x.self-evaluation", {}, ""),
        ("a/2019/x b/2019/y.self-evaluation", RENAMED, ""),
        ("b/2019/y a/2019/x.self-evaluation", RENAMED, ""),
        ("a/2019/x b/2019/y b/2019/y.self-evaluation", RENAMED, ""),
        ("a/2019/x b/2020/y.self-evaluation", RENAMED, "a/2019/x"),
        ("a/2019/x b/2019/y.self-evaluation", DIVIDED, "a/2019/x"),
        ("a/2019/x b/2019/y c/2019/z.self-evaluation", MERGED, "a/2019/x b/2019/y"),
    ],
)
def test_a_declaration_of_a_year_that_is_over_lacks_the_self_evaluation_that_is_not_there(
    forms: str, described: dict[str, PublicUnit], lacking: str
) -> None:
    records = [record(name) for name in (*forms.split(), LATER)]
    catalogue = catalogue_of(records, described)
    assert [one.address.id for one in catalogue.lacking_evaluation(catalogue.records)] == lacking.split()


def test_what_is_withdrawn_is_no_self_evaluation_and_makes_no_year_pass() -> None:
    forms = [record("a/2019/x"), withdrawn("a/2019/x.self-evaluation")]
    for later, lacking in ((withdrawn(LATER), []), (record(LATER), ["a/2019/x"])):
        catalogue = catalogue_of([*forms, later], {})
        assert [one.address.id for one in catalogue.lacking_evaluation(catalogue.records)] == lacking


def test_the_newest_year() -> None:
    assert [newest_year(map(record, names)) for names in ([], ["a/2019/x", LATER, "b/2021/x"])] == [0, 2023]


@pytest.mark.parametrize(
    ("name", "siblings", "earlier", "later", "other"),
    [
        ("a/2019/x", ["a/2019/x.self-evaluation"], [], [], "a/2019/x.self-evaluation"),
        ("a/2019/x.self-evaluation", ["a/2019/x"], [], [], "a/2019/x"),
        ("a/2019/x", ["a/2020/x.self-evaluation", "a/2020/x"], [], [], None),
        ("b/2019/y.self-evaluation", [], ["z/2019/w", "a/2019/x"], [], "a/2019/x"),
        ("a/2019/x", [], [], ["b/2019/y.self-evaluation", "c/2019/z.self-evaluation"], "b/2019/y.self-evaluation"),
        ("a/2019/x", ["a/2019/x.self-evaluation"], [], ["b/2019/y.self-evaluation"], "a/2019/x.self-evaluation"),
    ],
)
def test_the_counterpart_is_of_the_same_project_and_year_and_the_nearest(
    name: str, siblings: Sequence[str], earlier: Sequence[str], later: Sequence[str], other: str | None
) -> None:
    own = record(name)
    kin = Kin(earlier=_elsewhere(earlier), later=_elsewhere(later))
    found = counterpart(own, [own, *map(record, siblings)], kin)
    assert (found and found.address.id) == other


def _elsewhere(names: Sequence[str]) -> tuple[Elsewhere, ...]:
    return tuple(Elsewhere(record(name), "", None) for name in names)


def test_a_withdrawn_form_has_no_counterpart_and_is_none() -> None:
    name, other = "a/2019/x", "a/2019/x.self-evaluation"
    for own, gone in ((withdrawn(name), record(other)), (record(name), withdrawn(other))):
        assert counterpart(own, [own, gone], NO_KIN) is None

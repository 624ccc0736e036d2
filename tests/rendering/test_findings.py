from collections.abc import Mapping
from dataclasses import replace

import pytest

from generator.catalogue.records import Record, record_of
from generator.definition.cells import Definition
from generator.language import Language
from generator.rendering.pages.findings import OverviewView, findings_page
from generator.rules.catalogue import rules
from generator.rules.running import Noted
from tests.sample import UNIT, UNITS, read, sample

MANY, ONE = "sub-projects-differ", "annual-above-total"
OTHER = replace(UNIT, slug="library", name="图书馆")


@pytest.fixture
def record(definitions: Mapping[str, Definition]) -> Record:
    return record_of(read(sample(), definitions).whole)


def overview(language: Language, *noted: tuple[Record, tuple[Noted, ...]]) -> OverviewView:
    view = findings_page(noted, {**UNITS, OTHER.slug: OTHER}, language).view
    assert isinstance(view, OverviewView)
    return view


def test_rules_and_units_with_most_findings_come_first(record: Record, language: Language) -> None:
    in_library = replace(record, address=replace(record.address, unit=OTHER.slug))
    many, one = Noted(MANY, is_answered=True), Noted(ONE, is_answered=False)
    view = overview(language, (in_library, (one,)), (record, (many, one, many, many)))
    assert [(count.url, count.findings, count.forms, count.answered) for count in view.by_rule] == [
        (f"findings/rules/{MANY}/", 3, 1, 3),
        (f"findings/rules/{ONE}/", 2, 2, 0),
    ]
    assert [(count.name, count.findings) for count in view.by_unit] == [(UNIT.name, 4), (OTHER.name, 1)]


def test_rules_that_found_nothing_are_apart_and_say_what_holds(record: Record, language: Language) -> None:
    view = overview(language, (record, (Noted(MANY, is_answered=False),)))
    assert {link.url for link in view.silent} == {f"findings/rules/{rule.id}/" for rule in rules() if rule.id != MANY}
    assert "当年预算不超过项目总预算" in {link.title for link in view.silent}


def test_a_unit_without_findings_is_listed(record: Record, language: Language) -> None:
    view = overview(language, (record, ()))
    assert view.by_rule == []
    assert [(count.name, count.findings) for count in view.by_unit] == [(UNIT.name, 0)]

"""The home page: what it says about all forms, and which of them it shows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest

from generator.catalogue.catalogue import catalogue_of
from generator.catalogue.records import Record
from generator.language import Language
from generator.model import Address, Kind, Money, MoneyUnit, PublicUnit
from generator.rendering.environment import Renderer
from generator.rendering.pages.home import SHOWN_FORMS, SHOWN_UNITS, HomeView, home_page
from generator.rendering.pages.indexes.found import Found
from generator.rendering.pages.indexes.listings import Indexes
from tests.records import record_at
from tests.rendering.form_pages import SITE


def record(unit: str, year: int, project: str, yuan: int | None) -> Record:
    budget = None if yuan is None else Money(str(yuan), Decimal(yuan), MoneyUnit.YUAN)
    return record_at(Address(unit, year, project, Kind.TARGET), project_name=project, budget=budget)


def shown(records: Sequence[Record], language: Language, newest: Sequence[Record] = ()) -> HomeView:
    units = {one.unit: PublicUnit(one.unit, one.unit) for one in records} | {"empty": PublicUnit("empty", "empty")}
    indexes = Indexes(catalogue_of(records, units), {}, language, {one.address.id: 2 for one in records})
    view = home_page(indexes, indexes.top(), SITE, newest).view
    assert isinstance(view, HomeView)
    return view


def test_years_are_told_from_the_first_to_the_last(language: Language) -> None:
    forms = [record("a", year, "x", 1) for year in (2021, 2019, 2020)]
    assert shown(forms, language).year_range == "2019–2021"
    assert shown(forms[:1], language).year_range == "2021"
    assert shown([], language).year_range == ""


def test_units_with_forms_are_counted_and_the_largest_stand_first(language: Language) -> None:
    forms = [record("a", 2019, "x", 1), record("b", 2019, "x", 1), record("b", 2020, "x", 1)]
    view = shown(forms, language)
    assert (view.unit_count, [row.name for row in view.units.rows]) == (2, ["b", "a"])


def test_a_part_of_many_units_says_so_and_cannot_be_sorted(language: Language, renderer: Renderer) -> None:
    of_all, of_some = (
        renderer.render("home.html", "", view=shown([record(f"u{n}", 2019, "x", 1) for n in range(count)], language))
        for count in (SHOWN_UNITS, SHOWN_UNITS + 1)
    )
    words = language.interface["home"]
    caption = words["largest_units"].format(count=SHOWN_UNITS)
    assert (caption in of_all, words["all_units"] in of_all) == (False, False)
    assert f'<table class="sortable groups stacked" aria-label="{language.interface["navigation"]["units"]}">' in of_all
    assert f'<table class="groups stacked" aria-label="{caption}">' in of_some
    assert words["all_units"] in of_some
    assert 'id="narrow"' not in of_some


@pytest.mark.parametrize(("count", "is_told"), [(SHOWN_UNITS, True), (SHOWN_UNITS + 1, False)])
def test_only_the_sums_of_all_units_are_compared_with_the_total(count: int, is_told: bool, language: Language) -> None:
    forms = [record(f"u{number}", 2019, "x", 1) for number in range(count)]
    forms[1] = replace(forms[1], origin=forms[0].project)
    assert ("各单位相加比合计多 1 元" in shown(forms, language).units.remark) == is_told


def test_the_ways_to_forms_are_in_the_order_of_the_navigation(language: Language, renderer: Renderer) -> None:
    view = shown([record("a", 2019, "x", 1)], language)
    captions = re.findall(r'groups__caption">(.*?)</h2>', renderer.render("home.html", "", view=view))
    assert captions[:3] == [language.interface["navigation"][name] for name in ("units", "years", "types")]


def test_what_is_not_in_the_sum_is_said(language: Language, renderer: Renderer) -> None:
    stated, whole = record("a", 2019, "x", 1), replace(record("a", 2019, "all", 9), whole_unit=True)
    for forms, blank, wholes in (
        ([stated], 0, False),
        ([stated, record("a", 2020, "x", None), record("a", 2021, "x", None)], 2, False),
        ([stated, whole], 0, True),
    ):
        html = renderer.render("home.html", "", view=shown(forms, language))
        assert re.findall(r"有 (\d+) 处没有写预算，未计入", html) == ([str(blank)] if blank else [])
        assert (language.interface["words"]["whole_units"] in html) is wholes


def test_the_forms_with_most_money_of_the_last_year_stand_in_for_the_newest(language: Language) -> None:
    last = [record("a", 2020, f"p{yuan}", yuan) for yuan in (None, 5, 7, 6)]
    view = shown([record("a", 2019, "x", 100), *last], language)
    assert [row.record.project_name for row in view.latest] == ["p7", "p6", "p5", "pNone"]
    assert not view.is_dated


def test_a_project_with_both_its_forms_is_one_of_those_with_most_money_once(language: Language) -> None:
    declared, other = record("a", 2020, "p7", 7), record("a", 2020, "p5", 5)
    evaluated = replace(declared, address=replace(declared.address, kind=Kind.SELF_EVALUATION))
    view = shown([declared, evaluated, other], language)
    assert [row.record for row in view.latest] == [declared, other]


def test_the_newest_are_shown_where_they_are_known(language: Language) -> None:
    forms = [record("a", 2020, f"p{number}", number) for number in range(SHOWN_FORMS + 1)]
    view = shown(forms, language, newest=forms)
    assert [row.record for row in view.latest] == forms[:SHOWN_FORMS]
    assert view.is_dated


def test_all_findings_are_counted_and_none_are_told_where_they_are_kept_back(language: Language) -> None:
    forms = [record("a", 2019, "x", 1), record("a", 2020, "x", 1)]
    assert shown(forms, language).findings == Found(4, "findings/")
    indexes = replace(Indexes(catalogue_of(forms, {"a": PublicUnit("a", "a")}), {}, language), findings=None)
    view = home_page(indexes, indexes.top(), SITE, ()).view
    assert isinstance(view, HomeView)
    assert view.findings is None

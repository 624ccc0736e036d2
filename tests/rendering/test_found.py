"""Numbers of findings, and the places that they lead to."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

import pytest

from generator.catalogue.catalogue import Records, catalogue_of
from generator.catalogue.records import Record, record_of
from generator.definition.cells import Definition
from generator.language import Language
from generator.model import Kind
from generator.rendering import addresses
from generator.rendering.environment import Renderer
from generator.rendering.pages.findings.lists import unit_findings_pages
from generator.rendering.pages.indexes.found import Found, found_by_year, found_in, found_in_project
from generator.rendering.pages.indexes.listings import Indexes
from generator.rendering.pages.page import PART_SIZE
from tests.rendering.test_findings import listed
from tests.sample import UNIT, UNITS, read, sample

FINDINGS = f"findings/units/{UNIT.slug}/"
FORMS = f"forms/{UNIT.slug}"


@pytest.fixture
def records(definitions: Mapping[str, Definition]) -> Records:
    """The declarations of a project in three years, newest first."""
    record = record_of(read(sample(), definitions).whole)
    return tuple(replace(record, address=replace(record.address, year=year)) for year in (2023, 2021, 2019))


def ids_of(records: Iterable[Record]) -> list[str]:
    return [record.address.id for record in records]


def test_a_number_leads_to_the_list_and_nothing_to_none(records: Records) -> None:
    newest, *others = records
    counts = {newest.address.id: 3}
    assert found_in(records, counts, "findings/") == Found(3, "findings/")
    assert found_in(others, counts, "findings/") == Found(0, "")
    assert found_in(records, None, "findings/") is None


def test_the_findings_of_a_single_form_of_a_project_are_on_its_page(records: Records) -> None:
    newest, older, _ = records
    one, two = {newest.address.id: 2}, dict.fromkeys(ids_of([newest, older]), 1)
    assert found_in_project(records, one) == Found(2, f"{FORMS}/2023/operation/#review")
    assert found_in_project(records, two) == Found(2, f"projects/{UNIT.slug}/operation/#life")
    assert found_in_project(records, {}) == Found(0, "")
    assert found_in_project(records, None) is None


@pytest.mark.parametrize(("newest", "part"), [(1, ""), (PART_SIZE - 1, ""), (PART_SIZE, "page/2/")])
def test_those_of_a_year_of_a_unit_are_a_section_of_its_page_of_findings(
    newest: int, part: str, records: Records, language: Language, renderer: Renderer
) -> None:
    numbers = (newest, 0, 2)
    found = found_by_year(UNIT.slug, records, dict(zip(ids_of(records), numbers, strict=True)))
    assert found == {
        2023: Found(newest, f"{FINDINGS}#2023"),
        2021: Found(0, ""),
        2019: Found(2, f"{FINDINGS}{part}#2019"),
    }
    entries = [listed(record) for record, number in zip(records, numbers, strict=True) for _ in range(number)]
    pages = {page.url: page for page in unit_findings_pages(UNIT, entries, language)}
    for year, (number, url) in found.items():
        page = pages[url.removesuffix(f"#{year}") or FINDINGS]
        body = renderer.render(page.template, page.url, view=page.view)
        heading = f'id="{year}">{year} 年 {number} 处</h2>'
        assert (heading in body) is bool(number)


def test_a_year_that_goes_on_on_the_next_page_has_its_heading_there_and_is_numbered_on(
    records: Records, language: Language, renderer: Renderer
) -> None:
    entries = [listed(records[0])] * (PART_SIZE + 1) + [listed(records[1])]
    _, page = unit_findings_pages(UNIT, entries, language)
    body = renderer.render(page.template, page.url, view=page.view)
    assert f"2023 年 {PART_SIZE + 1} 处</h2>" in body
    assert body.count("<ol") == body.count("</ol>")
    assert [f'start="{number}"' in body for number in (PART_SIZE + 1, PART_SIZE + 2)] == [True, True]


def test_units_and_years_tell_their_findings_and_lists_of_all_do_not(records: Records, language: Language) -> None:
    counts = dict(zip(ids_of(records), (1, 0, 2), strict=True))
    indexes = Indexes(catalogue_of(records, UNITS), {}, language, counts)
    unit, *years = indexes.of_unit(UNIT.slug)
    assert unit.findings == Found(3, FINDINGS)
    in_years = {2023: Found(1, f"{FINDINGS}#2023"), 2021: Found(0, ""), 2019: Found(2, f"{FINDINGS}#2019")}
    assert {year.forms[0].record.year: year.findings for year in years} == in_years
    assert [row.findings for row in unit.first.groups[0].rows] == [*in_years.values()]
    (of_year,) = indexes.of_year(2019)
    assert of_year.findings == Found(2, addresses.year_findings_url(2019))
    assert {listing.findings for listing in indexes.top()} == {None}


def test_where_findings_are_kept_back_no_page_tells_of_any(records: Records, language: Language) -> None:
    evaluated = replace(records[0], address=replace(records[0].address, kind=Kind.SELF_EVALUATION))
    indexes = Indexes(catalogue_of([*records, evaluated], UNITS), {}, language)
    listings = [*indexes.of_unit(UNIT.slug), *indexes.of_year(2019)]
    assert {listing.findings for listing in listings} == {None}
    assert {row.findings for table in listings[0].first.groups for row in table.rows} == {None}

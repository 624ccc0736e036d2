from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from generator.catalogue.catalogue import Catalogue, catalogue_of
from generator.catalogue.downloads import (
    MOST_IN_WORKBOOK,
    Format,
    Selection,
    Sort,
    data_of,
    downloads,
    selections,
)
from generator.catalogue.records import Record
from generator.catalogue.tables import form_tables
from generator.language import Language
from generator.model import Address, Kind, PublicUnit, Withdrawal
from tests.records import record_at

TABLES = form_tables(with_findings=True)
TYPES = {"经常性项目": "recurring", "一次性项目": "one-off"}
UNITS = {slug: PublicUnit(slug, slug.upper()) for slug in ("a", "b")}


def record(unit: str, year: int, project: str, *types: str) -> Record:
    return record_at(Address(unit, year, project, Kind.TARGET), project_types=types)


def gone(record: Record) -> Record:
    return replace(record, withdrawal=Withdrawal(date(2026, 5, 1), "重复"))


@pytest.fixture
def catalogue() -> Catalogue:
    records = [
        record("a", 2019, "p", "经常性项目"),
        record("a", 2020, "p", "经常性项目", "一次性项目"),
        record("b", 2020, "q"),
        gone(record("b", 2021, "r", "一次性项目")),
    ]
    return catalogue_of(records, UNITS)


def test_forms_stand_among_all_and_by_unit_year_and_type(catalogue: Catalogue, language: Language) -> None:
    found = {
        (selection.sort, selection.slug): [one.address.id for one in records]
        for selection, records in selections(catalogue, TYPES, language)
    }
    assert found == {
        (Sort.ALL, ""): ["b/2021/r", "a/2020/p", "b/2020/q", "a/2019/p"],
        (Sort.YEAR, "2019"): ["a/2019/p"],
        (Sort.YEAR, "2020"): ["a/2020/p", "b/2020/q"],
        (Sort.YEAR, "2021"): ["b/2021/r"],
        (Sort.UNIT, "a"): ["a/2020/p", "a/2019/p"],
        (Sort.UNIT, "b"): ["b/2021/r", "b/2020/q"],
        (Sort.TYPE, "recurring"): ["a/2020/p", "a/2019/p"],
        (Sort.TYPE, "one-off"): ["a/2020/p"],
        (Sort.TYPE, "unspecified"): ["b/2020/q"],
    }


def test_selections_know_how_many_of_their_forms_were_withdrawn(catalogue: Catalogue, language: Language) -> None:
    found = {(one.sort, one.slug): one.withdrawn for one, _ in selections(catalogue, TYPES, language) if one.withdrawn}
    assert found == {(Sort.ALL, ""): 1, (Sort.YEAR, "2021"): 1, (Sort.UNIT, "b"): 1}


def test_selections_have_names_for_people_and_know_their_size(catalogue: Catalogue, language: Language) -> None:
    names = {(one.name, one.forms) for one, _ in selections(catalogue, TYPES, language)}
    assert names >= {("全部", 4), ("2020 年", 2), ("A", 2), ("经常性项目", 2), ("未注明类型", 1)}


@pytest.mark.parametrize("sort", Sort)
def test_every_selection_is_there_in_every_format(sort: Sort) -> None:
    offered = list(downloads(Selection(sort, "" if sort is Sort.ALL else "x", "", 1), TABLES))
    comma = Format.CSV if sort is Sort.ALL else Format.CSV_PACKAGE
    assert {one.format for one in offered} == {Format.WORKBOOK, comma, Format.JSON_LINES, Format.PARQUET}
    addresses = [one.address for one in offered]
    assert len(addresses) == len(set(addresses))
    assert all(address.startswith("data/") and "//" not in address for address in addresses)


@pytest.mark.parametrize(("forms", "is_offered"), [(MOST_IN_WORKBOOK, True), (MOST_IN_WORKBOOK + 1, False)])
def test_a_workbook_that_is_too_large_to_open_is_not_offered(forms: int, is_offered: bool) -> None:
    offered = {one.format for one in downloads(Selection(Sort.YEAR, "2019", "", forms), TABLES)}
    assert (Format.WORKBOOK in offered) == is_offered
    assert offered >= {Format.CSV_PACKAGE, Format.JSON_LINES, Format.PARQUET}


def test_the_columns_of_years_lie_together() -> None:
    offered = [one.address for one in downloads(Selection(Sort.YEAR, "2019", "", 1), TABLES) if one.table]
    assert "data/parquet/funds/year=2019/funds.parquet" in offered


def test_no_file_of_kept_back_findings_is_offered() -> None:
    for sort in Sort:
        offered = downloads(Selection(sort, "x", "", 1), form_tables(with_findings=False))
        assert not [one.address for one in offered if "findings" in one.address]


def test_a_form_as_data_lies_like_its_page() -> None:
    address = Address("a", 2019, "p", Kind.SELF_EVALUATION)
    assert data_of(address.id, "json") == "data/forms/a/2019/p.self-evaluation.json"

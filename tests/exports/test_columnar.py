from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import duckdb
import pyarrow
import pytest
from pyarrow import dataset, parquet

from generator.catalogue.catalogue import catalogue_of, tally
from generator.catalogue.records import record_of
from generator.catalogue.tables import YEAR, Column, Row, Table, Type
from generator.exports import columnar
from generator.exports.columnar import ColumnarTable
from generator.rendering.pages.data.page import DataView, data_page
from tests import counted
from tests.exports.collection import PUBLICATION, Collection

TABLE = Table("t", (Column("a", Type.TEXT, required=True), YEAR, Column("d", Type.DECIMAL)), ("a",))
ROW: Row = ("甲", 2019, Decimal("1.5"))


def write(path: Path, rows: Iterator[Row] | list[Row], without: tuple[Column, ...] = ()) -> pyarrow.Table:
    table = ColumnarTable(TABLE, path, without)
    for row in rows:
        table.add([row])
    table.finish()
    return parquet.ParquetFile(path).read()


def test_columns_have_the_types_of_their_values(tmp_path: Path) -> None:
    schema = write(tmp_path / "t.parquet", [ROW]).schema
    assert [str(field.type) for field in schema] == ["string", "int32", "decimal128(38, 8)"]
    assert [field.nullable for field in schema] == [False, False, True]


@pytest.mark.parametrize("number", ["123456789012345678.12345678", "-0.00000001", "123456789012345678901234567890"])
def test_decimals_are_exact(number: str, tmp_path: Path) -> None:
    assert write(tmp_path / "t.parquet", [("甲", 2019, Decimal(number))])["d"].to_pylist() == [Decimal(number)]


def test_a_column_that_the_folder_tells_is_left_out(tmp_path: Path) -> None:
    assert write(tmp_path / "t.parquet", [ROW], (YEAR,)).column_names == ["a", "d"]


def test_a_table_without_rows_is_a_file_with_columns(tmp_path: Path) -> None:
    table = write(tmp_path / "t.parquet", [])
    assert (table.num_rows, table.column_names) == (0, ["a", "year", "d"])


def test_rows_are_written_in_groups_and_keep_their_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(columnar, "_ROWS", 3)
    rows: list[Row] = [(f"{number}", 2019, None) for number in range(8)]
    assert write(tmp_path / "t.parquet", rows)["a"].to_pylist() == [row[0] for row in rows]
    assert parquet.ParquetFile(tmp_path / "t.parquet").num_row_groups == 3


def test_all_years_are_one_table_to_arrow(collection: Collection, handed_out: Path) -> None:
    read = dataset.dataset(handed_out / "data/parquet/indicators", partitioning="hive").to_table()
    assert read.num_rows == sum(len(data.rows["indicators"]) for data in collection.data.values())
    assert set(read["year"].to_pylist()) == {data.rows["forms"][0][1] for data in collection.data.values()}


def test_the_query_on_the_page_adds_up_the_budgets_of_each_year(
    collection: Collection, handed_out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = data_page([selection for selection, _ in collection.selections()], PUBLICATION, "", {})
    assert isinstance(page.view, DataView)
    monkeypatch.chdir(handed_out)
    records = catalogue_of(map(record_of, collection.forms.values()), {}).by_year
    wanted = {year: tally(of_year).yuan for year, of_year in records.items()}
    assert len({form.address.kind for form in collection.forms.values()}) == 2
    for query in (page.view.query, page.view.query_online.replace(PUBLICATION.site_url, "")):
        answer = duckdb.sql(query)
        assert answer is not None
        assert {year: yuan or Decimal(0) for year, yuan in answer.fetchall()} == wanted


@counted.cases
def test_the_query_on_the_page_counts_as_the_indexes_do(
    case: counted.Case, collection: Collection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    records = catalogue_of(case.records, counted.UNITS).records
    file = tmp_path / f"data/parquet/forms/year={counted.YEAR}/forms.parquet"
    file.parent.mkdir(parents=True)
    columns = {
        "kind": [one.kind.value for one in records],
        "whole_unit": [one.whole_unit for one in records],
        "unit_id": [one.unit for one in records],
        "project_id": [one.address.project for one in records],
        "earliest_project": ["/".join(one.project) for one in records],
        "budget_yuan": pyarrow.array([one.yuan for one in records], pyarrow.decimal128(38, 8)),
    }
    parquet.write_table(pyarrow.table(columns), file)
    page = data_page([selection for selection, _ in collection.selections()], PUBLICATION, "", {})
    assert isinstance(page.view, DataView)
    monkeypatch.chdir(tmp_path)
    answer = duckdb.sql(page.view.query)
    assert answer is not None
    assert answer.fetchall() == ([(counted.YEAR, case.yuan)] if case.projects else [])


def test_the_year_is_told_by_the_folder_and_by_nothing_else(handed_out: Path) -> None:
    for file in (handed_out / "data/parquet").rglob("*.parquet"):
        assert "year" not in parquet.ParquetFile(file).schema_arrow.names
    assert "year" in parquet.ParquetFile(handed_out / "data/units/science-museum/funds.parquet").schema_arrow.names


def test_dates_are_dates(handed_out: Path) -> None:
    read = parquet.ParquetFile(handed_out / "data/parquet/forms/year=2019/forms.parquet").read()
    assert date(1899, 12, 31) in read["start"].to_pylist()

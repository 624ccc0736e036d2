"""Reads the downloads with independent readers, as rows of texts."""

from __future__ import annotations

import csv
import gzip
import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from io import TextIOWrapper
from pathlib import Path
from typing import IO, Any
from zipfile import ZipFile

from openpyxl import load_workbook
from openpyxl.utils.escape import unescape
from pyarrow import parquet

from generator.catalogue.codes import codes_of
from generator.catalogue.downloads import Download, Format
from generator.catalogue.tables import Column, Table, Type
from generator.exports.form_data import FormData
from generator.language import load

Rows = list[tuple[str, ...]]


def shown(value: object) -> str:
    """Return a value as a text that is the same for every file format."""
    match value:
        case None | "":
            return ""
        case bool():
            return str(value).lower()
        case float() | Decimal() | int():
            return f"{Decimal(str(value)).normalize():f}"
        case datetime():
            return value.date().isoformat()
        case date():
            return value.isoformat()
        case list() | tuple():
            return "；".join(value)
    return str(value)


def expected(table: Table, forms: Iterable[FormData]) -> Rows:
    return [tuple(map(shown, row)) for data in forms for row in data.rows[table.name]]


def from_text(path: Path, table: Table) -> Rows:
    with path.open("rb") as file:
        return from_comma(file, table)


def from_comma(file: IO[bytes], table: Table) -> Rows:
    """Return the rows of a file of comma-separated values, without the apostrophes that guard texts."""
    head, *rows = csv.reader(TextIOWrapper(file, "utf-8-sig", newline=""))
    assert head == [column.name for column in table.columns]
    return [tuple(map(_unguarded, row, table.columns)) for row in rows]


def _unguarded(text: str, column: Column) -> str:
    if column.type in (Type.TEXT, Type.TEXTS):
        return text.removeprefix("'")
    return shown(Decimal(text)) if text and column.type is Type.DECIMAL else text


def from_package(path: Path, table: Table) -> Rows:
    with ZipFile(path) as archive, archive.open(f"{table.name}.csv") as file:
        return from_comma(file, table)


def from_workbook(path: Path, tables: Sequence[Table]) -> Iterator[tuple[Table, Rows]]:
    book = load_workbook(path, read_only=True)
    for table in tables:
        titles, *rows = book[load().data["table"][table.name]].iter_rows(values_only=True)
        assert list(titles) == [load().data["column"][column.name] for column in table.columns]
        # Excel and LibreOffice decode escaped characters, openpyxl does not.
        yield table, [tuple(map(_as_code, map(unescape, map(shown, row)), table.columns)) for row in rows]


def _as_code(text: str, column: Column) -> str:
    """Return the code that a word in a workbook stands for, or the word itself in a column without codes."""
    codes = {word: code for code, word in codes_of(column, load()).items()}
    return codes[text] if codes and text else text


def from_parquet(path: Path, table: Table) -> Rows:
    """Return the rows of a file, with the year from its folder."""
    read = parquet.ParquetFile(path).read().to_pylist()
    year = path.parent.name.removeprefix("year=")
    names = [column.name for column in table.columns]
    return [tuple(shown(row.get(name, year)) for name in names) for row in read]


def tables_in(path: Path, download: Download, tables: Sequence[Table]) -> Iterator[tuple[Table, Rows]]:
    """Yield the tables in a file, with their rows."""
    match download.format:
        case Format.CSV if download.table:
            yield download.table, from_text(path, download.table)
        case Format.PARQUET if download.table:
            yield download.table, from_parquet(path, download.table)
        case Format.CSV_PACKAGE:
            yield from ((table, from_package(path, table)) for table in tables)
        case Format.WORKBOOK:
            yield from from_workbook(path, tables)


def documents(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)

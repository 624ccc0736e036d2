"""Writes the files of a handout, one function for each format, in one pass over the forms: none is held in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from gzip import GzipFile
from itertools import groupby
from pathlib import Path
from typing import IO, Protocol

from generator.catalogue.codes import codes_of
from generator.catalogue.downloads import PACKAGE, Download, Format, Sort
from generator.catalogue.tables import UNITS, YEAR, Row, Table
from generator.exports.about import COLUMNS, about_lines, column_rows
from generator.exports.archive import COMPRESSION, spool, write_archive
from generator.exports.columnar import ColumnarTable
from generator.exports.comma import comma_head, comma_lines
from generator.exports.form_data import FormData
from generator.exports.handout import Handout
from generator.exports.package import package, resource
from generator.exports.sheet import TITLE, Sheet
from generator.exports.workbook import NamedSheet, write_workbook

Add = Callable[[FormData], None]
"""Adds a form to files."""

Files = Mapping[Table, IO[bytes]]


class TableWriter(Protocol):
    """Writes a table row by row."""

    def add(self, rows: Iterable[Row]) -> None:
        """Write rows."""

    def finish(self) -> None:
        """Write the remaining rows."""


@contextmanager
def _comma_files(folder: Path, files: Sequence[Download], handout: Handout) -> Iterator[Add]:
    """Write a file for each table, and the description beside them."""
    with ExitStack() as stack:
        opened = {each.table: stack.enter_context((folder / each.address).open("w+b")) for each in files if each.table}
        yield _comma_tables(handout, opened)
        description = next(each.address for each in files if not each.table)
        (folder / description).write_text(_package(handout, opened), "utf-8", newline="\n")


@contextmanager
def _comma_package(folder: Path, files: Sequence[Download], handout: Handout) -> Iterator[Add]:
    """Write all tables and the description as one archive."""
    path = folder / files[0].address
    with ExitStack() as stack:
        spools = {table: stack.enter_context(spool(path.parent)) for table in handout.tables}
        yield _comma_tables(handout, spools)
        description = stack.enter_context(spool(path.parent))
        description.write(_package(handout, spools).encode())
        members = [(f"{table.name}.csv", file) for table, file in spools.items()]
        write_archive(path, [(PACKAGE, description), *members])


def _comma_tables(handout: Handout, files: Files) -> Add:
    """Start the files of tables; return the function that adds a form."""
    for table, file in files.items():
        file.write(comma_head(table))
    if UNITS in files:
        files[UNITS].write(comma_lines(UNITS, handout.unit_rows))
    by_name = {table.name: file for table, file in files.items()}

    def add(data: FormData) -> None:
        for name, lines in data.comma.items():
            by_name[name].write(lines)

    return add


@contextmanager
def _workbook(folder: Path, files: Sequence[Download], handout: Handout) -> Iterator[Add]:
    """Write all tables as sheets of one workbook, after a sheet that explains them."""
    path, data = folder / files[0].address, handout.language.data
    with ExitStack() as stack:
        about, *spools = (stack.enter_context(spool(path.parent)) for _ in range(len(handout.tables) + 1))
        _write_about(about, handout)
        sheets = dict(zip(handout.tables, spools, strict=True))
        with _tables(handout, {table: _sheet(table, file, handout) for table, file in sheets.items()}) as add:
            yield add
        named = [NamedSheet(data["table"][table.name], file) for table, file in sheets.items()]
        about_name = handout.language.interface["data"]["about_sheet"]
        write_workbook(path, [NamedSheet(about_name, about), *named])


@contextmanager
def _json_lines(folder: Path, files: Sequence[Download], _: Handout) -> Iterator[Add]:
    """Write the JSON of the forms, one a line."""
    # The header of a gzip file would otherwise hold a name and a time.
    with (folder / files[0].address).open("wb") as file, GzipFile("", "wb", COMPRESSION, file, mtime=0) as lines:

        def add(data: FormData) -> None:
            lines.write(data.document.encode())

        yield add


@contextmanager
def _columnar_files(folder: Path, files: Sequence[Download], handout: Handout) -> Iterator[Add]:
    """Write a file for each table; those of a year are in a folder named after the year, without a column for it."""
    without = [YEAR] if handout.selection.sort is Sort.YEAR else []
    writers = {each.table: ColumnarTable(each.table, folder / each.address, without) for each in files if each.table}
    with _tables(handout, writers) as add:
        yield add


WRITERS: Mapping[Format, Callable[[Path, Sequence[Download], Handout], AbstractContextManager[Add]]] = {
    Format.CSV: _comma_files,
    Format.CSV_PACKAGE: _comma_package,
    Format.WORKBOOK: _workbook,
    Format.JSON_LINES: _json_lines,
    Format.PARQUET: _columnar_files,
}
"""Each writes the files of one format below a folder, whose subfolders exist; they are complete on leaving."""


def write_downloads(folder: Path, handout: Handout, files: Sequence[Download], forms: Iterable[FormData]) -> None:
    """Write the files of a handout below ``folder``, under their paths on the site; ``files`` are grouped by format.

    Raises ``generator.exports.sheet.DoesNotFit`` if something is too large for a spreadsheet.
    """
    for each in files:
        (folder / each.address).parent.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        adds = [
            stack.enter_context(WRITERS[file_format](folder, tuple(of_format), handout))
            for file_format, of_format in groupby(files, lambda each: each.format)
        ]
        for data in forms:
            for add in adds:
                add(data)


@contextmanager
def _tables(handout: Handout, writers: Mapping[Table, TableWriter]) -> Iterator[Add]:
    """Add the units to their table; yield the function that adds a form to the other tables."""
    of_forms = [(table, writer) for table, writer in writers.items() if table != UNITS]

    def add(data: FormData) -> None:
        for table, writer in of_forms:
            writer.add(data.rows[table.name])

    if UNITS in writers:
        writers[UNITS].add(handout.unit_rows)
    yield add
    for writer in writers.values():
        writer.finish()


def _package(handout: Handout, files: Files) -> str:
    resources = [resource(table, file) for table, file in files.items()]
    return package(handout.name, handout.title, resources, handout.publication)


def _sheet(table: Table, file: IO[bytes], handout: Handout) -> Sheet:
    titles = [handout.language.data["column"][column.name] for column in table.columns]
    codes = {column.name: codes_of(column, handout.language) for column in table.columns}
    return Sheet(file, table.columns, [(titles, TITLE)], codes)


def _write_about(file: IO[bytes], handout: Handout) -> None:
    titles = [handout.language.data["about"][column.name] for column in COLUMNS]
    lines = [([line], TITLE if number == 0 else 0) for number, line in enumerate(about_lines(handout))]
    sheet = Sheet(file, COLUMNS, [*lines, (titles, TITLE)])
    sheet.add(column_rows(handout))
    sheet.finish()

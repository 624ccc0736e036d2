"""The downloads: selections of forms (all, or those of a unit, a year or a project type), and their files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from generator.catalogue.catalogue import UNSPECIFIED, Catalogue, Records, grouped
from generator.catalogue.tables import UNITS, YEAR, Table
from generator.language import Language

FOLDER = "data/"
PARQUET = f"{FOLDER}parquet/"
PACKAGE = "datapackage.json"
FORM_SCHEMA = f"{FOLDER}form.schema.json"
"""The JSON Schema of a form as JSON."""

UNSPECIFIED_SLUG = "unspecified"
"""The slug for the type of forms without a ticked type."""

MOST_IN_WORKBOOK = 20_000
"""The most forms in a workbook: LibreOffice takes half a minute to open so many."""


class Sort(Enum):
    """What the forms of a selection have in common; the value is part of file names."""

    ALL = "all"
    YEAR = "years"
    UNIT = "units"
    TYPE = "types"


class Format(Enum):
    """The format of a file; the value is the ending of its name."""

    CSV = "csv"
    CSV_PACKAGE = "csv.zip"
    WORKBOOK = "xlsx"
    JSON_LINES = "jsonl.gz"
    PARQUET = "parquet"


@dataclass(frozen=True, slots=True)
class Selection:
    """Forms that are downloaded together: what they have in common, its slug and name, and their number.

    The slug for all forms is empty. ``withdrawn`` is the number of withdrawn forms, which lists do not count.
    """

    sort: Sort
    slug: str
    name: str
    forms: int
    withdrawn: int = 0

    @property
    def path(self) -> str:
        """The common beginning of the names of the selection's files."""
        return f"{FOLDER}{self.sort.value}/{self.slug}".removesuffix("/")


class Download(NamedTuple):
    """A file: its format, its path on the site, and its table.

    The table is ``None`` if the file holds all tables, or describes them.
    """

    format: Format
    address: str
    table: Table | None = None


def selections(
    catalogue: Catalogue, project_types: Mapping[str, str], language: Language
) -> Iterator[tuple[Selection, Records]]:
    """Yield all selections with their records, newest first; ``project_types`` are slugs by name.

    Withdrawn forms are in all selections except those by type, because their type may no longer be known.
    """
    words = language.interface
    records = catalogue.everything
    yield _selection(Sort.ALL, "", words["data"]["all"], records), records
    for year, of_year in grouped(records, lambda record: record.year).items():
        yield _selection(Sort.YEAR, str(year), words["navigation"]["year"].format(year=year), of_year), of_year
    for slug, of_unit in grouped(records, lambda record: record.unit).items():
        yield _selection(Sort.UNIT, slug, catalogue.units[slug].name, of_unit), of_unit
    for name in filter(catalogue.by_type.__contains__, (*project_types, UNSPECIFIED)):
        of_type = catalogue.by_type[name]
        slug = UNSPECIFIED_SLUG if name == UNSPECIFIED else project_types[name]
        yield _selection(Sort.TYPE, slug, name or words["words"]["no_type"], of_type), of_type


def _selection(sort: Sort, slug: str, name: str, records: Records) -> Selection:
    return Selection(sort, slug, name, len(records), sum(1 for record in records if record.withdrawal))


def downloads(selection: Selection, tables: Sequence[Table]) -> Iterator[Download]:
    """Yield the files of a selection; ``tables`` are those about forms."""
    if selection.forms <= MOST_IN_WORKBOOK:
        yield _file(selection, Format.WORKBOOK)
    if selection.sort is Sort.ALL:
        yield from (_table(FOLDER.rstrip("/"), Format.CSV, table) for table in (*tables, UNITS))
        yield Download(Format.CSV, f"{FOLDER}{PACKAGE}")
    else:
        yield _file(selection, Format.CSV_PACKAGE)
    yield _file(selection, Format.JSON_LINES)
    yield from _parquet(selection, tables)


def data_of(form: str, extension: str) -> str:
    """Return the path of the data of a form with an identifier: ``json``, or ``yml`` as it was filed."""
    return f"{FOLDER}forms/{form}.{extension}"


def _file(selection: Selection, file_format: Format) -> Download:
    return Download(file_format, f"{selection.path}.{file_format.value}")


def _table(folder: str, file_format: Format, table: Table) -> Download:
    return Download(file_format, f"{folder}/{table.name}.{file_format.value}", table)


def _parquet(selection: Selection, tables: Sequence[Table]) -> Iterator[Download]:
    """Yield the Parquet files; those of years are partitioned so that they can be read as one table."""
    if selection.sort is Sort.ALL:
        yield _table(f"{PARQUET}{UNITS.name}", Format.PARQUET, UNITS)
        return
    for table in tables:
        of_year = f"{PARQUET}{table.name}/{YEAR.name}={selection.slug}"
        yield _table(of_year if selection.sort is Sort.YEAR else selection.path, Format.PARQUET, table)

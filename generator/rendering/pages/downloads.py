"""The links to the files of forms that can be downloaded together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from generator.catalogue.downloads import Format, Selection, downloads
from generator.catalogue.tables import Table
from generator.language import Language
from generator.rendering.pages.page import Link

_WHOLE = (Format.WORKBOOK, Format.CSV_PACKAGE, Format.JSON_LINES)


class DownloadLinks(NamedTuple):
    """Links to files that hold all tables, and to Parquet files, named after the table that they hold."""

    files: tuple[Link, ...]
    tables: tuple[Link, ...]


NO_LINKS = DownloadLinks((), ())


def download_links(selection: Selection, tables: Sequence[Table], language: Language) -> DownloadLinks:
    """Return the links of a selection in these tables; its name is not used."""
    offered = tuple(downloads(selection, tables))
    words, names = language.data["format"], language.data["table"]
    parquet = ((each.table, each.address) for each in offered if each.format is Format.PARQUET)
    return DownloadLinks(
        files=tuple(Link(words[each.format.value], each.address) for each in offered if each.format in _WHOLE),
        tables=tuple(Link(names[table.name], address) for table, address in parquet if table),
    )


def workbook_of(selection: Selection) -> str:
    """Return the path of the workbook of a selection, empty if there is none."""
    return next((each.address for each in downloads(selection, ()) if each.format is Format.WORKBOOK), "")

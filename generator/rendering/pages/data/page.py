"""The page about the data: the downloads, how to open them, the meaning of each column, and the terms of use."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from generator.catalogue.codes import meaning_of
from generator.catalogue.downloads import (
    FOLDER,
    FORM_SCHEMA,
    MOST_IN_WORKBOOK,
    PACKAGE,
    PARQUET,
    Download,
    Format,
    Selection,
    Sort,
    downloads,
)
from generator.catalogue.publication import Publication
from generator.catalogue.tables import FORM, FORMS, UNITS, YEAR, Table
from generator.language import Language
from generator.rendering import addresses
from generator.rendering.pages.data.about import about_data
from generator.rendering.pages.downloads import download_links
from generator.rendering.pages.page import Link, Page

_QUERY = """\
SELECT year, sum(yuan) AS yuan
FROM (
  SELECT year, arg_min(budget_yuan, (kind <> 'target', unit_id, project_id)) AS yuan
  FROM read_parquet({files}, hive_partitioning = true)
  WHERE NOT whole_unit
  GROUP BY year, earliest_project
)
GROUP BY year ORDER BY year;"""
"""An example for any collection: the budgets of each year, added up like on the pages of years.

``generator.catalogue.catalogue.counted`` says which form of a project counts; ``arg_min`` passes over blank budgets.
"""

_QUERIED = "forms"


class ColumnText(NamedTuple):
    """A column, described for people."""

    name: str
    title: str
    type: str
    meaning: str


@dataclass(frozen=True, slots=True)
class TableText:
    """A table, described for people; ``shared`` are the first columns that the table of forms explains."""

    name: str
    title: str
    note: str
    shared: Sequence[str]
    columns: Sequence[ColumnText]
    comma: Link


@dataclass(frozen=True, slots=True)
class DataView:
    """All that the template of the page receives; ``most_in_workbook`` is 0 if all forms fit into a workbook.

    ``selections`` are forms that are downloaded together, with their files. ``parquet`` is an example of the files of a
    table and a year, empty if there are none.
    """

    publication: Publication
    forms: int
    withdrawn: int
    selections: Sequence[tuple[Selection, Sequence[Link]]]
    tables: Sequence[TableText]
    package: str
    form_schema: str
    parquet: str
    example: str
    query: str
    query_online: str
    most_in_workbook: int
    address: str


def data_page(
    selections: Sequence[Selection], publication: Publication, example: str, large: Mapping[str, int]
) -> Page:
    """Return the page; the first of ``selections`` is all forms, ``example`` is the identifier of a form, or empty.

    ``large`` are the sizes of large files in megabytes, by address.
    """
    language, everything = publication.language, selections[0]
    years, types = ([one for one in selections if one.sort is sort] for sort in (Sort.YEAR, Sort.TYPE))
    offered = [each for one in (everything, *years) for each in downloads(one, publication.form_tables)]
    queried = [each.address for each in offered if f"/{_QUERIED}/{YEAR.name}=" in each.address]
    view = DataView(
        publication=publication,
        forms=everything.forms,
        withdrawn=everything.withdrawn,
        selections=[(one, _files(one, large, publication)) for one in (everything, *reversed(years), *types)],
        tables=[_table(table, offered, large, language) for table in (*publication.form_tables, UNITS)],
        package=FOLDER + PACKAGE,
        form_schema=FORM_SCHEMA,
        parquet=queried[-1] if queried else "",
        example=example,
        query=_QUERY.format(files=f"'{PARQUET}{_QUERIED}/*/*.parquet'"),
        query_online=_online(queried, publication),
        most_in_workbook=MOST_IN_WORKBOOK if everything.forms > MOST_IN_WORKBOOK else 0,
        address=publication.site_url + addresses.DATA,
    )
    about = about_data(selections, offered, publication)
    words = language.interface["data"]
    return Page(addresses.DATA, words["title"], words["description"], "data.html", view, about)


def _files(selection: Selection, large: Mapping[str, int], publication: Publication) -> tuple[Link, ...]:
    links = download_links(selection, publication.form_tables, publication.language).files
    return tuple(_sized(link, large, publication.language) for link in links)


def _sized(link: Link, large: Mapping[str, int], language: Language) -> Link:
    """Return the link to a file with the size of a large one."""
    size = large.get(link.url)
    return link._replace(name=language.interface["data"]["sized"].format(name=link.name, size=size)) if size else link


def _table(table: Table, offered: Sequence[Download], large: Mapping[str, int], language: Language) -> TableText:
    data = language.data
    title = data["table"][table.name]
    comma = next(each.address for each in offered if each.table == table and each.format is Format.CSV)
    shared = [] if table.name == FORMS.name else [one for one in table.columns if one in FORM]
    columns = (
        ColumnText(one.name, data["column"][one.name], data["type"][one.type.value], meaning_of(one, language))
        for one in table.columns
        if one not in shared
    )
    return TableText(
        name=table.name,
        title=title,
        note=data["table_note"][table.name],
        shared=[one.name for one in shared],
        columns=tuple(columns),
        comma=_sized(Link(title, comma), large, language),
    )


def _online(queried: Sequence[str], publication: Publication) -> str:
    """Return the query over the published files, empty if their URL is unknown."""
    files = ", ".join(f"'{publication.site_url}{name}'" for name in queried)
    return _QUERY.format(files=f"[{files}]") if publication.site_url and queried else ""

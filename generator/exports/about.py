"""The first sheet of a workbook: its content, its origin, and the meaning of every column."""

from __future__ import annotations

from collections.abc import Iterator

from generator.catalogue.codes import meaning_of
from generator.catalogue.tables import Column, Row
from generator.exports.handout import Handout

COLUMNS = (Column("sheet"), Column("title"), Column("column"), Column("meaning"))


def about_lines(handout: Handout) -> Iterator[str]:
    """Yield the lines that describe the workbook as a whole."""
    words, edition = handout.language.interface["data"], handout.edition
    yield handout.title
    yield words["published_by"].format(publisher=edition.publisher)
    if edition.site_url:
        yield words["published_at"].format(url=edition.site_url)
    if edition.licence:
        yield words["under_licence"].format(name=edition.licence.name, url=edition.licence.url)
    yield words["workbook_remark"]


def column_rows(handout: Handout) -> Iterator[Row]:
    """Yield a row for each column of each sheet."""
    data = handout.language.data
    for table in handout.tables:
        for column in table.columns:
            meaning = meaning_of(column, handout.language)
            yield data["table"][table.name], data["column"][column.name], column.name, meaning

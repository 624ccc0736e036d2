"""The first sheet of a workbook: its content, its origin, and the meaning of every column."""

from __future__ import annotations

from collections.abc import Iterator

from generator.catalogue.codes import meaning_of
from generator.catalogue.tables import Column, Row
from generator.exports.handout import Handout

COLUMNS = (Column("sheet"), Column("title"), Column("column"), Column("meaning"))


def about_lines(handout: Handout) -> Iterator[str]:
    """Yield the lines that describe the workbook as a whole."""
    words, publication = handout.language.interface["data"], handout.publication
    yield handout.title
    yield words["published_by"].format(publisher=publication.publisher)
    if publication.site_url:
        yield words["published_at"].format(url=publication.site_url)
    if publication.licence:
        yield words["under_licence"].format(name=publication.licence.name, url=publication.licence.url)
    yield words["workbook_remark"]


def column_rows(handout: Handout) -> Iterator[Row]:
    """Yield a row for each column of each sheet."""
    data = handout.language.data
    for table in handout.tables:
        for column in table.columns:
            meaning = meaning_of(column, handout.language)
            yield data["table"][table.name], data["column"][column.name], column.name, meaning

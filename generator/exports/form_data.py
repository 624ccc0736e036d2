"""Everything that the downloads need of a form: made once, kept, and put into every selection with the form."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from generator.catalogue.publication import Publication
from generator.exports.comma import comma_lines
from generator.exports.document import document
from generator.exports.rows import FormRows, rows_of
from generator.exports.summary import Origin
from generator.model import Form
from generator.rules.judging import UNREVIEWED, Reviewed


class FormData(NamedTuple):
    """A form as rows of the tables, as lines of CSV by name of the table, and as JSON on one line.

    The lines of CSV are kept because a form is in four selections or more.
    """

    rows: FormRows
    comma: Mapping[str, bytes]
    document: str


def form_data(form: Form, origin: Origin, reviewed: Reviewed | None, publication: Publication) -> FormData:
    """Return a form as data; ``reviewed`` is used only if findings are published, and ``None`` if it is withdrawn."""
    judged = (reviewed or UNREVIEWED) if publication.publishes_findings else None
    rows = rows_of(form, origin, judged, publication.language)
    comma = {table.name: comma_lines(table, rows[table.name]) for table in publication.form_tables}
    return FormData(rows, comma, document(form, rows, publication.form_tables))

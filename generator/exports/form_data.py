"""All that the downloads need of a form: made once, kept, and put into every selection that the form is in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from generator.catalogue.edition import Edition
from generator.exports.comma import comma_lines
from generator.exports.document import document
from generator.exports.rows import FormRows, rows_of
from generator.exports.summary import Origin
from generator.language import Language
from generator.model import Form
from generator.rules.judging import Reviewed


class FormData(NamedTuple):
    """A form as rows of the tables, as lines of CSV by the name of their table, and as JSON in one line.

    A form is in four selections or more, so its lines are written once, and not for each.
    """

    rows: FormRows
    comma: Mapping[str, bytes]
    document: str


def form_data(form: Form, origin: Origin, reviewed: Reviewed | None, edition: Edition, language: Language) -> FormData:
    """Return a form as data; what was made of it by checking it is looked at only where findings are published."""
    rows = rows_of(form, origin, reviewed if edition.with_findings else None, language)
    comma = {table.name: comma_lines(table, rows.of(table)) for table in edition.form_tables}
    return FormData(rows, comma, document(form, rows, edition.form_tables))

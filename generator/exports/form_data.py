"""All that the downloads need of a form: made once, kept, and put into every selection that the form is in."""

from __future__ import annotations

from typing import NamedTuple

from generator.catalogue.edition import Edition
from generator.exports.document import document
from generator.exports.rows import FormRows, rows_of
from generator.exports.summary import Origin
from generator.language import Language
from generator.model import Form
from generator.rules.judging import Reviewed


class FormData(NamedTuple):
    """A form as rows of the tables, and as JSON in one line."""

    rows: FormRows
    document: str


def form_data(form: Form, origin: Origin, reviewed: Reviewed | None, edition: Edition, language: Language) -> FormData:
    """Return a form as data; what was made of it by checking it is looked at only where findings are published."""
    rows = rows_of(form, origin, reviewed if edition.with_findings else None, language)
    return FormData(rows, document(form, rows, edition.form_tables))

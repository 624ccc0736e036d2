"""Reads a form that belongs to no project: its bytes, and the path it would have."""

from __future__ import annotations

from generator.diagnostics import Reading
from generator.model import Form
from generator.reading.form import Units, read_form_in
from generator.reading.naming import Definitions
from generator.rules.registry import rules_by_id
from generator.source.document import read_document


def read_form(
    file: str, parts: tuple[str, ...], data: bytes, definitions: Definitions, units: Units
) -> Reading[Form | None]:
    """Return the form in ``data``, see ``read_form_in``."""
    document = yield from read_document(file, data)
    return (yield from read_form_in(document, file, parts, definitions, units, rules_by_id()))

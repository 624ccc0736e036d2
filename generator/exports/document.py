"""Forms and findings as JSON: facts under the names of the tables' columns, and the paper as written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal

from generator.catalogue.tables import CELLS, FINDINGS, FORM, Columns, Row, Table, Value
from generator.content import json_list, json_text
from generator.exports.rows import FormRows
from generator.model import Form, IndicatorRow, Written


def document(form: Form, rows: FormRows, tables: Sequence[Table]) -> str:
    """Return a form as a JSON object on one line; ``tables`` are those that are published, ``forms`` the first.

    Under ``paper`` a blank cell is ``null``, and a cell that the form does not have is missing.
    """
    forms, *others = tables
    facts = _object(forms.columns, *rows[forms.name])
    for table in others:
        if table != CELLS:
            own = slice(len(FORM), None)
            facts[table.name] = [_object(table.columns[own], row[own]) for row in rows[table.name]]
    if not form.withdrawal:
        facts["paper"] = _paper(form.cells)
    return json_text(facts)


def findings_json(rows: Iterable[Row]) -> str:
    """Return rows of the table ``findings`` as a JSON array of objects."""
    return json_list(_object(FINDINGS.columns, row) for row in rows)


def _object(columns: Columns, row: Row) -> dict[str, object]:
    """Return a row by name; blank values are omitted, and decimals are strings, so that no parser rounds them."""
    pairs = zip(columns, row, strict=True)
    return {column.name: _plain(value) for column, value in pairs if value is not None}


def _plain(value: Value) -> object:
    match value:
        case Decimal():
            return f"{value:f}"
        case date():
            return value.isoformat()
    return value


def _paper(value: Written | IndicatorRow) -> object:
    match value:
        case IndicatorRow(levels, columns):
            return {"levels": levels, "columns": dict(columns)}
        case Mapping():
            return {label: _paper(inner) for label, inner in value.items()}
        case tuple():
            return [_paper(item) for item in value]
    return value

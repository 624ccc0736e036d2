"""The JSON Schema of a form as JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from types import MappingProxyType

from generator.catalogue.codes import codes_of, meaning_of
from generator.catalogue.downloads import FORM_SCHEMA
from generator.catalogue.publication import Publication
from generator.catalogue.tables import CELLS, FORM, LAYOUT, Column, Columns, Table, Type
from generator.language import Language

Schema = dict[str, object]

_PAPER = "paper"

_TEXT: Mapping[str, object] = {"type": "string"}
_TYPES: Mapping[Type, Mapping[str, object]] = {
    Type.TEXT: _TEXT,
    Type.TEXTS: {"type": "array", "items": _TEXT},
    Type.INTEGER: {"type": "integer"},
    Type.DECIMAL: {"type": "string", "pattern": r"^-?[0-9]{1,30}(\.[0-9]{1,8})?$"},
    Type.DATE: {"type": "string", "format": "date"},
    Type.BOOLEAN: {"type": "boolean"},
}
_CELL: Schema = {
    "type": ["null", "string", "array", "object"],
    "items": {"$ref": "#/$defs/cell"},
    "additionalProperties": {"$ref": "#/$defs/cell"},
}
_WITHDRAWN: Schema = {"properties": {"status": {"const": "withdrawn"}}}


def document_schema(publication: Publication) -> str:
    """Return the schema of what ``document`` makes, which is also that of a line of JSON Lines.

    More columns and tables may be added in a layout, so what it does not name is allowed.
    """
    forms, *others = publication.form_tables
    lists = {table.name: _list(table, publication.language) for table in others if table != CELLS}
    described: Schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$comment": f"layout {LAYOUT}",
        "title": publication.language.data["table"][forms.name],
        "description": publication.language.data["table_note"][forms.name],
        **_object(forms.columns, publication.language, lists | {_PAPER: _paper(publication.language)}),
        "if": _WITHDRAWN,
        "then": {"properties": {_PAPER: False}},
        "else": {"required": [_PAPER]},
        "$defs": {"cell": _CELL},
    }
    if publication.site_url:
        described["$id"] = publication.site_url + FORM_SCHEMA
    return json.dumps(described, ensure_ascii=False, indent=2) + "\n"


def _list(table: Table, language: Language) -> Schema:
    return {
        "title": language.data["table"][table.name],
        "description": language.data["table_note"][table.name],
        "type": "array",
        "items": _object(table.columns[len(FORM) :], language),
    }


def _paper(language: Language) -> Schema:
    return {
        "description": language.interface["data"]["paper_note"],
        "type": "object",
        "additionalProperties": _CELL["items"],
    }


def _object(columns: Columns, language: Language, others: Mapping[str, Schema] = MappingProxyType({})) -> Schema:
    """Return the schema of a row; ``others`` are more properties, of which all but ``paper`` are always there."""
    properties = {column.name: _property(column, language) for column in columns}
    required = [column.name for column in columns if column.required]
    required += [name for name in others if name != _PAPER]
    return {"type": "object", "properties": {**properties, **others}, "required": required}


def _property(column: Column, language: Language) -> Schema:
    codes = codes_of(column, language) if column.type is Type.CODE else {}
    type_ = {"enum": list(codes)} if codes else _TYPES[column.type]
    return {"title": language.data["column"][column.name], "description": meaning_of(column, language), **type_}

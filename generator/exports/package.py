"""The description of tables for machines: a Data Package, version 2 (datapackage.org)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from typing import IO, NamedTuple

from generator.catalogue.codes import meaning_of
from generator.catalogue.publication import Publication
from generator.catalogue.tables import LAYOUT, Column, Table, Type
from generator.language import Language

_BLOCK = 1 << 20
_PROFILES = "https://datapackage.org/profiles/2.0"
_TYPES = {
    Type.TEXT: "string",
    Type.TEXTS: "string",
    Type.INTEGER: "integer",
    Type.DECIMAL: "number",
    Type.DATE: "date",
    Type.BOOLEAN: "boolean",
    Type.CODE: "string",
}


class Resource(NamedTuple):
    """A table as a CSV file beside the description; ``sha256`` is in hexadecimal."""

    table: Table
    size: int
    sha256: str

    @property
    def path(self) -> str:
        """The name of the file."""
        return f"{self.table.name}.csv"


def resource(table: Table, content: IO[bytes]) -> Resource:
    """Return the resource for the content of a file."""
    digest = hashlib.sha256()
    content.seek(0)
    while block := content.read(_BLOCK):
        digest.update(block)
    return Resource(table, content.tell(), digest.hexdigest())


def package(name: str, title: str, resources: Sequence[Resource], publication: Publication) -> str:
    """Return the description of resources; ``name`` consists of lowercase letters, digits, dots and hyphens."""
    description: dict[str, object] = {
        "$schema": f"{_PROFILES}/datapackage.json",
        "name": name,
        "title": title,
        "version": LAYOUT,
        "contributors": [{"title": publication.publisher, "roles": ["publisher"]}],
    }
    if publication.site_url:
        description["homepage"] = publication.site_url
    if publication.changed:
        description["created"] = f"{publication.changed.isoformat()}T00:00:00Z"
    if publication.licence:
        description["licenses"] = [{"title": publication.licence.name, "path": publication.licence.url}]
    description["resources"] = [_resource(each, publication.language) for each in resources]
    return json.dumps(description, ensure_ascii=False, indent=2) + "\n"


def _resource(one: Resource, language: Language) -> dict[str, object]:
    return {
        "name": one.table.name,
        "type": "table",
        "title": language.data["table"][one.table.name],
        "description": language.data["table_note"][one.table.name],
        "path": one.path,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": one.size,
        "hash": f"sha256:{one.sha256}",
        "schema": _schema(one.table, language),
    }


def _schema(table: Table, language: Language) -> dict[str, object]:
    return {
        "$schema": f"{_PROFILES}/tableschema.json",
        "fields": [_field(column, language) for column in table.columns],
        "missingValues": [""],
        "primaryKey": table.key,
        "foreignKeys": [
            {"fields": [column], "reference": {"resource": other, "fields": [column]}}
            for column, other in table.references
        ],
    }


def _field(column: Column, language: Language) -> dict[str, object]:
    field: dict[str, object] = {
        "name": column.name,
        "type": _TYPES[column.type],
        "title": language.data["column"][column.name],
        "description": meaning_of(column, language),
    }
    if column.required:
        field["constraints"] = {"required": True}
    return field

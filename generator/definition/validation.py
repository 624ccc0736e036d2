"""Validates configuration files against their JSON Schema, with errors in this program's own terms."""

from __future__ import annotations

from collections.abc import Container, Iterator
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from json import loads
from typing import Any

import jsonschema_rs

from generator.definition.places import Path, Places, part_at
from generator.diagnostics import Diagnostic, Place, Reading, collect, error
from generator.source.document import Document, read_document
from generator.source.nodes import Map, Node, Plain, plain


def read_conforming(file: str, data: bytes, schema: str) -> Reading[Document | None]:
    """Return a configuration file with its places, ``None`` if it breaks its schema."""
    document = yield from read_settings(file, data)
    if document is None or not document.complete:
        return None
    problems = tuple(schema_problems(document, plain(document.root), schema))
    yield from problems
    return None if problems else document


def read_settings(file: str, data: bytes) -> Reading[Document | None]:
    """Return what is written in a file of settings, in which no key may stand twice, unlike names of indicators."""
    document, found = collect(read_document(file, data))
    for one in found:
        if one.rule == "duplicate-key":
            said = dict(one.values)
            yield error("duplicate-setting", one.place, *one.related, key=said["key"], first=said["first"])
        else:
            yield one
    return document


def schema_problems(document: Document, content: object, schema: str) -> Iterator[Diagnostic]:
    """Yield what breaks ``schema`` in ``content``; places are those of the nearest parts in ``document``."""
    places = Places(document, content)
    problems = [
        (tuple(found.instance_path), found, _part(schema, found)) for found in _validator(schema).iter_errors(content)
    ]
    meant = {(*path, name) for path, found, part in problems for name in _meant(found, part).values()}
    for path, found, part in problems:
        # A setting that was misspelt is not missing, too.
        if _kind(found).name != "required" or (*path, _kind(found).property) not in meant:
            where = _where(content, path) or document.file
            yield from _diagnostics(document, places.node(*path), where, found, part)


@cache
def _validator(schema: str) -> jsonschema_rs.Validator:
    return jsonschema_rs.validator_for(schema_text(schema))


def schema_text(schema: str) -> dict[str, Any]:
    """Return one of the package's schemas by the first part of its file name."""
    loaded: dict[str, Any] = loads((files(__package__) / f"{schema}.schema.json").read_text("utf-8"))
    return loaded


def _where(content: object, path: Path) -> str:
    """Return what a part of a file is called: the steps to it, from the innermost cell or column with a label on."""
    steps: tuple[str, ...] = ()
    part = content
    for step in path:
        steps = (*(_label(part) or steps), str(step))
        part = part_at(part, step)
    return ".".join(_label(part) or steps)


def _label(part: object) -> tuple[str, ...]:
    """Return the label of a cell or column, nothing if it has none."""
    match part:
        case {"label": str(label)} if label:
            return (label,)
    return ()


def _diagnostics(
    document: Document, node: Node, where: str, found: jsonschema_rs.ValidationError, part: Plain
) -> Iterator[Diagnostic]:
    kind, written, place = _kind(found), str(found.instance), document.place(node)
    described = part.get("description", "")
    match kind.name:
        case "additionalProperties":
            known, meant = [*part["properties"]], _meant(found, part)
            for key in kind.unexpected:
                own, likely = document.place(_key_node(node, key)), meant.get(key, "")
                yield error("unknown-setting", own, key=key, where=where, likely=likely, known=known)
        case "required":
            yield error("missing-setting", place, key=kind.property, where=where)
        case "minLength" | "minItems":
            yield error("blank-setting", place, where=where)
        case "type":
            yield _of_another_shape(place, where, found.instance, kind.types)
        case "enum" if not all(str(option) in described for option in kind.options):
            yield error("wrong-setting", place, where=where, value=written, expected=kind.options)
        case "anyOf" if tuple(found.instance_path)[-1:] == ("field",):
            fields = get_close_matches(written.casefold(), part["anyOf"][0]["enum"], cutoff=0.5)
            yield error("unknown-field", place, where=where, value=written, likely=fields)
        case _:
            yield error("wrong-setting", place, where=where, value=written, expected=described)


def _meant(found: jsonschema_rs.ValidationError, part: Plain) -> dict[str, str]:
    """Return the setting that each unknown one was probably meant for; those that are there already are not."""
    unknown = _kind(found).unexpected if _kind(found).name == "additionalProperties" else []
    written: Any = found.instance if unknown else {}
    absent = [name for name in part.get("properties", {}) if name not in written]
    likely = {key: get_close_matches(key, absent, n=1, cutoff=0.5) for key in unknown}
    return {key: names[0] for key, names in likely.items() if names}


def _of_another_shape(place: Place, where: str, written: object, types: Container[str]) -> Diagnostic:
    """Return the error for a setting that is a text, list or mapping in place of another of these."""
    if written == "":
        return error("blank-setting", place, where=where)
    if "array" in types:
        return error("setting-not-a-list", place, where=where)
    if "object" in types:
        return error("setting-not-a-mapping", place, where=where)
    return error("setting-not-a-text", place, where=where)


def _part(schema: str, found: jsonschema_rs.ValidationError) -> Plain:
    """Return the part of the schema that says what a value must be like."""
    part: Any = schema_text(schema)
    for step in found.schema_path[:-1]:
        part = part[step]
    return part if isinstance(part, dict) else {}


def _kind(found: jsonschema_rs.ValidationError) -> Any:
    """Return the kind of a schema error; its attributes depend on the kind, which its type does not express."""
    return found.kind


def _key_node(node: Node, key: str) -> Node:
    return node.entries[key].key if isinstance(node, Map) and key in node.entries else node

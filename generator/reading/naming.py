"""Finds the definition of a form: the one it names, or the one that it probably means."""

from __future__ import annotations

from collections.abc import Mapping, Set

from generator.definition.amendments import RECORD_KEYS
from generator.definition.cells import Definition
from generator.diagnostics import Place, Reading, collect_some, error, warning
from generator.reading.paper.cells import read_cells
from generator.reading.values.folding import folded
from generator.reading.values.nearest import nearest
from generator.source.document import Document
from generator.source.nodes import Scalar, is_blank

Definitions = Mapping[str, Definition]

CLEARLY_BETTER = 3
"""How many more keys another definition must match to be preferred to the one named; fewer may be slips."""

MOST_COUNTED = 100

_SCHEMA_ENDING = ".schema.json"


def definition_of(document: Document, definitions: Definitions) -> Reading[Definition | None]:
    """Return the definition to read a form by, ``None`` if it names none.

    If the keys clearly match another definition, that is reported once, and the form is read by that one: so errors in
    single cells are reported, and not an error for each of them.
    """
    entry = document.root.entries.get("form")
    if entry is None:
        if document.complete:  # nothing can be reported as missing from an incomplete file
            large = next((entry.key for key, entry in document.root.entries.items() if folded(key) == "form"), None)
            place, written = document.place(large or document.root), large.text if large else ""
            yield error("form-not-named", place, written=written, known=sorted(definitions))
        return None
    place = document.place(entry.value)
    if not isinstance(entry.value, Scalar) or is_blank(entry.value):
        yield error("form-not-named", place, written="", known=sorted(definitions))
        return None
    name = entry.value.text
    named = definitions.get(name)
    if named is None:
        meant = _meant(name, definitions)
        yield error("form-unknown", place, form=name, nearest=meant, known=sorted(definitions))
        return None
    keys = document.root.entries.keys() - RECORD_KEYS
    better = _better(document, keys, named, definitions)
    if better is None:
        yield from _held_against_schema(document, named)
        return named
    unknown = len(keys) - _known(keys, named)
    yield error("wrong-form", place, form=name, nearest=better.id, title=better.title, unknown=unknown)
    return better


def _held_against_schema(document: Document, definition: Definition) -> Reading[None]:
    """Yield a warning if the file names another paper's schema for editors, like a form copied from last year's."""
    schema = document.schema.rpartition("/")[2].removesuffix(_SCHEMA_ENDING)
    if schema not in ("", definition.id):
        yield warning("schema-of-another", Place(document.file, 1), schema=schema, form=definition.id)


def _meant(name: str, definitions: Definitions) -> list[str] | str:
    """Return the identifiers of the definitions whose title is given in place of one, or the most similar one."""
    titled = [known.id for known in definitions.values() if folded(known.title) == folded(name)]
    return sorted(titled) or nearest(name, list(definitions))


def _better(document: Document, keys: Set[str], named: Definition, definitions: Definitions) -> Definition | None:
    """Return the definition that matches clearly more keys, or ``None``; of several the one with the fewest errors."""
    known = _known(keys, named)
    if len(keys) - known < CLEARLY_BETTER:
        return None
    most = max(_known(keys, each) for each in definitions.values())
    if most - known < CLEARLY_BETTER:
        return None
    best = [each for each in definitions.values() if _known(keys, each) == most]
    return min(best, key=lambda each: _mistakes(document, each))


def _known(keys: Set[str], definition: Definition) -> int:
    return len(keys & definition.names.own.keys())


def _mistakes(document: Document, definition: Definition) -> int:
    _, found = collect_some(read_cells(document, definition), MOST_COUNTED)
    return len(found)

"""Matches the keys of a mapping with the places of a paper: each key belongs to one, each place has one."""

from __future__ import annotations

import re
from collections.abc import Container

from generator.definition.names import Names
from generator.diagnostics import Reading, error
from generator.reading.folding import folded
from generator.reading.texts import nearest
from generator.source.document import Document
from generator.source.nodes import Entry, Scalar, Table

_UNIT = re.compile(r"[（(](万?元)[）)]")


def match_keys(document: Document, table: Table, names: Names, aside: Container[str] = ()) -> Reading[dict[str, Entry]]:
    """Return the entry of each place by its own name; ``aside`` are keys that belong to somebody else."""
    found: dict[str, Entry] = {}
    meant: set[str] = set()
    for key, entry in table.entries.items():
        own = names.own.get(key)
        if own in found:
            first = found[own].key
            yield error("duplicate-key", document.place(entry.key), document.place(first), key=key, first=first.line)
        elif own is not None:
            found[own] = entry
        elif key not in aside:
            meant.add((yield from _meant(document, entry.key, names)))
    if document.complete:  # of one cut short nothing can be called missing
        for name in names.needed:
            if name not in found and name not in meant:
                yield error("missing-cell", document.place(table), key=name)
    return found


def _meant(document: Document, key: Scalar, names: Names) -> Reading[str]:
    """Return the own name of the place that an unknown key must have meant, empty where there is none."""
    likely = nearest(key.text, list(names.own))
    if _differs_in_unit(key.text, likely):
        yield error("other-unit", document.place(key), key=key.text, nearest=likely)
    else:
        yield error("unknown-key", document.place(key), key=key.text, nearest=likely)
    return names.own.get(likely, "")


def _differs_in_unit(key: str, likely: str) -> bool:
    """Tell whether two labels are the same but for the unit of amounts: to rename one would change the amount."""
    if not likely or _UNIT.search(key) is None or _UNIT.search(likely) is None:
        return False
    return folded(_UNIT.sub("", key)) == folded(_UNIT.sub("", likely)) and _unit(key) != _unit(likely)


def _unit(label: str) -> str:
    found = _UNIT.search(label)
    return found.group(1) if found else ""

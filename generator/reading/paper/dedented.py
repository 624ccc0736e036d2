"""Moves entries that are indented one level too little into the entry above, so that this is reported only once."""

from __future__ import annotations

from collections.abc import Container, Mapping

from generator.diagnostics import Reading, error, quoted
from generator.source.document import Document
from generator.source.nodes import Entry, Map, Scalar, is_blank


def indented(
    document: Document, mapping: Map, own: Container[str], inside: Mapping[str, Container[str]]
) -> Reading[Map]:
    """Return a mapping in which every misindented entry is moved into the entry above that it belongs to.

    ``own`` are the keys of this level, ``inside`` the keys that belong into the entry of a key. If that entry holds a
    text or a list, the misindented entries are dropped.
    """
    if all(key in own for key in mapping.entries):
        return mapping
    holder = ""
    kept: dict[str, Entry] = {}
    moved: dict[str, dict[str, Entry]] = {}
    for key, entry in mapping.entries.items():
        if key in own or key not in inside.get(holder, ()) or _has(kept[holder], key):
            kept[key], holder = entry, key
        else:
            moved.setdefault(holder, {})[key] = entry
    for key, entries in moved.items():
        first = next(iter(entries.values())).key
        yield error("outside-of-cell", document.place(first), key=quoted(entries), cell=quoted([key]))
        kept[key] = with_entries(kept[key], entries, first)
    return mapping._replace(entries=kept) if moved else mapping


def _has(holder: Entry, key: str) -> bool:
    return isinstance(holder.value, Map) and key in holder.value.entries


def with_entries(holder: Entry, entries: dict[str, Entry], first: Scalar) -> Entry:
    """Return an entry with others put into it, ``first`` being their first key; with a text or a list it stays."""
    match holder.value:
        case Map(own):
            return holder._replace(value=holder.value._replace(entries=own | entries))
        case value if is_blank(value):
            return holder._replace(value=Map(entries, first.line, first.column))
    return holder

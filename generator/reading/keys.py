"""Matches the keys of a mapping with the places of a paper: each key belongs to one, each place has one."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from typing import NamedTuple

from generator.definition.cells import Cell, Column, Line, Presence
from generator.diagnostics import Reading, error
from generator.reading.folding import folded
from generator.reading.texts import nearest
from generator.source.document import Document
from generator.source.nodes import Entry, Table

_UNIT = re.compile(r"[（(](万?元)[）)]")


class Slot(NamedTuple):
    """A place for a key: the names it may be written by, the first being its own, and whether it must be there."""

    names: tuple[str, ...]
    presence: Presence


def slot_of(place: Cell | Column | Line) -> Slot:
    """Return the slot of a part of a definition; the lines of a matrix are printed on every paper."""
    match place:
        case Cell():
            return Slot((place.key, *place.also), place.presence)
        case Column():
            return Slot((place.label, *place.also), place.presence)
        case Line():
            return Slot((place.label, *place.also), Presence.PRINTED)


def match_keys(
    document: Document, table: Table, slots: Sequence[Slot], aside: Sequence[str] = ()
) -> Reading[dict[str, Entry]]:
    """Return the entry of each slot by its own name; ``aside`` are keys that belong to somebody else."""
    own_names = {name: slot.names[0] for slot in slots for name in slot.names}
    found: dict[str, Entry] = {}
    meant: set[str] = set()
    for key, entry in table.entries.items():
        own = own_names.get(key)
        if own in found:
            first = found[own].key
            yield error("duplicate-key", document.place(entry.key), document.place(first), key=key, first=first.line)
        elif own is not None:
            found[own] = entry
        elif key not in aside:
            likely = nearest(key, list(own_names))
            meant.add(own_names.get(likely, ""))
            if _differs_in_unit(key, likely):
                yield error("other-unit", document.place(entry.key), key=key, nearest=likely)
            else:
                yield error("unknown-key", document.place(entry.key), key=key, nearest=likely)
    yield from _missing(document, table, slots, found.keys() | meant)
    return found


def _differs_in_unit(key: str, likely: str) -> bool:
    """Tell whether two labels are the same but for the unit of amounts: to rename one would change the amount."""
    if not likely or _UNIT.search(key) is None or _UNIT.search(likely) is None:
        return False
    return folded(_UNIT.sub("", key)) == folded(_UNIT.sub("", likely)) and _unit(key) != _unit(likely)


def _unit(label: str) -> str:
    found = _UNIT.search(label)
    return found.group(1) if found else ""


def _missing(document: Document, table: Table, slots: Sequence[Slot], found: Container[str]) -> Reading[None]:
    """Yield what is not there; of a document cut short nothing can be called missing."""
    for slot in slots:
        if slot.names[0] not in found and slot.presence is not Presence.OPTIONAL and document.complete:
            yield error("missing-cell", document.place(table), key=slot.names[0])
    return None

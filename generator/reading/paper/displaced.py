"""Moves indicators that stand outside of their cell into it, so that this is reported only once."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from generator.definition.amendments import RECORD_KEYS
from generator.definition.cells import Definition, Group, Indicators, cell_called
from generator.diagnostics import Reading, error, quoted
from generator.reading.paper.dedented import with_entries
from generator.reading.values.nearest import nearest
from generator.source.document import Document
from generator.source.nodes import Entry, List, Map, Node, Scalar, is_blank


def with_indicators(document: Document, mapping: Map, paper: Definition) -> Reading[Map]:
    """Return the cells of a form, with indicators that stand outside of their cell moved into it."""
    for cell in paper.cells:
        if isinstance(cell.shape, Indicators):
            mapping = yield from _with_displaced(document, mapping, paper, cell.key, cell.shape)
    return mapping


def _with_displaced(document: Document, mapping: Map, paper: Definition, name: str, shape: Indicators) -> Reading[Map]:
    holder = next((entry for key, entry in mapping.entries.items() if paper.names.own.get(key) == name), None)
    strays = _strays(mapping, paper, holder, name, shape)
    if not strays:
        return mapping
    first = next(iter(strays.values())).key
    # If the line above could not be read, it was meant for the cell, and has been reported.
    if holder is not None or first.line - 1 not in document.mended:
        yield error("outside-of-indicators", document.place(first), key=quoted(strays), cell=name)
    cell = holder or Entry(first._replace(text=name), first._replace(text=""))
    depths = [_depth(entry.value) for entry in strays.values()]
    # Nothing else can be told of indicators whose levels are lost.
    if _least(shape) <= max(depths) <= _most(shape):
        cell = with_entries(cell, strays, first)
    return mapping._replace(entries=_without(mapping, strays) | {cell.key.text: cell})


def _strays(mapping: Map, paper: Definition, holder: Entry | None, name: str, shape: Indicators) -> dict[str, Entry]:
    """Return the unknown entries that seem to be indicators: they have levels, or are many behind a blank cell."""
    if holder is not None:
        around = list(_behind(mapping, paper, holder))
    else:  # what has more levels may be the cell itself, under another name
        around = [entry for entry in _elsewhere(mapping, paper) if _depth(entry.value) <= _most(shape)]
    if holder is None or not is_blank(holder.value) or len(around) < len(shape.levels):
        if all(_depth(entry.value) < _least(shape) for entry in around):
            return {}
        around = [entry for entry in around if not isinstance(entry.value, Scalar) or is_blank(entry.value)]
    own = paper.names.own
    filled = {name, *(own.get(key) for key in mapping.entries)}
    likely = [key for key, place in own.items() if place not in filled]
    return {entry.key.text: entry for entry in around if not nearest(entry.key.text, likely)}


def _behind(mapping: Map, paper: Definition, holder: Entry) -> Iterator[Entry]:
    """Return the unknown entries right behind an entry."""
    entries = list(mapping.entries.values())
    behind = entries[entries.index(holder) + 1 :]
    return takewhile(lambda entry: entry.key.text not in paper.names.own and entry.key.text not in RECORD_KEYS, behind)


def _elsewhere(mapping: Map, paper: Definition) -> Iterator[Entry]:
    """Yield the unknown entries of a form and of its groups."""
    for key, entry in mapping.entries.items():
        cell = cell_called(key, paper)
        if cell and isinstance(group := cell.shape, Group) and isinstance(entry.value, Map):
            yield from (inside for name, inside in entry.value.entries.items() if name not in group.names.own)
        elif cell is None and key not in RECORD_KEYS:
            yield entry


def _without(mapping: Map, strays: dict[str, Entry]) -> dict[str, Entry]:
    """Return the entries of a form and of its groups, except for some."""
    kept = {key: entry for key, entry in mapping.entries.items() if strays.get(key) is not entry}
    for key, entry in kept.items():
        if isinstance(entry.value, Map) and any(strays.get(name) is one for name, one in entry.value.entries.items()):
            kept[key] = entry._replace(value=entry.value._replace(entries=_without(entry.value, strays)))
    return kept


def _least(shape: Indicators) -> int:
    """Return the depth of what is below a name of the first level, if there are no columns."""
    return max(len(shape.levels) - 1, 1)


def _most(shape: Indicators) -> int:
    return len(shape.levels) - (len(shape.columns) == 1)


def _depth(node: Node) -> int:
    match node:
        case Map(entries):
            return 1 + max((_depth(entry.value) for entry in entries.values()), default=0)
        case List(nodes):
            return max(map(_depth, nodes), default=0)
    return 0

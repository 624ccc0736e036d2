"""Moves cells that were written into the cell above out of it, so that this is reported only once."""

from __future__ import annotations

from generator.definition.amendments import RECORD_KEYS
from generator.definition.cells import Definition, Group, Indicators, Matrix
from generator.diagnostics import Reading, error, quoted
from generator.reading.paper.keys import names_inside
from generator.source.document import Document
from generator.source.nodes import Map


def without_cells_inside(document: Document, mapping: Map, paper: Definition) -> Reading[Map]:
    """Return the cells of a form, with those that are not there but inside another cell moved out of it.

    So is what belongs beside the paper, such as a withdrawal at the end of a form.
    """
    own, kept = paper.names.own, dict(mapping.entries)
    absent = {*own.values(), *RECORD_KEYS} - {own.get(key, key) for key in kept}
    for cell in (cell for cell in paper.cells if isinstance(cell.shape, Group | Matrix | Indicators)):
        key = next((name for name in (cell.key, *cell.also) if name in mapping.entries), "")
        holder = mapping.entries.get(key)
        if holder is None or not isinstance(holder.value, Map):
            continue
        entries, inside = holder.value.entries, names_inside(cell.shape)
        strays = {
            name: entry for name, entry in entries.items() if own.get(name, name) in absent and name not in inside
        }
        if strays:
            first = next(iter(strays.values())).key
            yield error("inside-of-cell", document.place(first), key=quoted(strays), cell=key)
            rest = {name: entry for name, entry in entries.items() if name not in strays}
            kept[key] = holder._replace(value=holder.value._replace(entries=rest))
            kept |= strays
    return mapping._replace(entries=kept)

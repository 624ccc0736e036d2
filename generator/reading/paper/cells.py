"""Reads the cells of a paper, each by its shape."""

from __future__ import annotations

from collections.abc import Container
from typing import assert_never

from generator.definition.amendments import RECORD_KEYS
from generator.definition.cells import (
    Blank,
    Cell,
    Choice,
    Definition,
    Group,
    Heading,
    Indicators,
    Matrix,
    Presence,
    Rows,
    Scalar,
    WithRows,
)
from generator.diagnostics import Reading, error
from generator.model import Written
from generator.reading.paper.colons import undivided
from generator.reading.paper.dedented import indented
from generator.reading.paper.displaced import with_indicators
from generator.reading.paper.facts import NOTHING, Fact, Filled, Parsed, stated
from generator.reading.paper.indicators import read_indicators
from generator.reading.paper.keys import match_keys, names_inside
from generator.reading.paper.lines import read_matrix, read_rows
from generator.reading.paper.nested import without_cells_inside
from generator.reading.paper.texts import read_choice, read_private, read_scalar
from generator.source.document import Document
from generator.source.nodes import Entry, Map, Node, is_blank, is_empty


def read_cells(document: Document, paper: Definition) -> Reading[Filled]:
    """Return the cells of a form, by key as written, without what it says beside its paper."""
    mapping = yield from without_cells_inside(document, document.root, paper)
    mapping = yield from _with_cells_inside(document, mapping, paper, RECORD_KEYS)
    mapping = yield from with_indicators(document, mapping, paper)
    return (yield from _cells(document, mapping, paper, RECORD_KEYS))


def _with_cells_inside(
    document: Document, mapping: Map, paper: Definition | Group, aside: Container[str]
) -> Reading[Map]:
    """Return a mapping in which misindented cells are moved into the cell above that they belong to."""
    # A correct form has no such key, and most forms are correct.
    if all(key in paper.names.own or key in aside for key in mapping.entries):
        return mapping
    holders = [cell for cell in paper.cells if isinstance(cell.shape, Group | Matrix)]
    inside = {name: names_inside(cell.shape) for cell in holders for name in (cell.key, *cell.also)}
    return (yield from indented(document, mapping, paper.names.own, inside))


def _cells(document: Document, mapping: Map, paper: Definition | Group, aside: Container[str]) -> Reading[Filled]:
    """Return the cells of a mapping; keys in ``aside`` are skipped."""
    found = yield from match_keys(document, mapping, paper.names, aside, paper.cells)
    written: dict[str, Written] = {}
    facts: list[Fact] = []
    for cell in paper.cells:
        entry = found.get(cell.key)
        if entry is not None:
            filled = yield from _cell(document, cell, entry)
            written[entry.key.text] = filled.written
            facts += (fact.within(entry.key.text) for fact in filled.facts)
    return Filled(written, tuple(facts))


def _cell(document: Document, cell: Cell, entry: Entry) -> Reading[Filled]:
    node, label = entry.value, entry.key.text
    if cell.private:
        return Filled((yield from read_private(document, node, label)))
    match cell.shape:
        case Scalar() as scalar:
            read = yield from read_scalar(document, node, label, scalar, cell.presence)
            return Filled(read.text, stated(cell.field, label, read))
        case Choice() as choice:
            if cell.presence is Presence.FILLED and is_empty(node):
                yield error("blank-cell", document.place(node), key=label)
            chosen = yield from read_choice(document, node, label, choice)
            meanings = {option.name: option.meaning for option in choice.options}
            meant = tuple(meanings.get(name, name) for name in chosen)
            return Filled(chosen, stated(cell.field, label, Parsed("、".join(chosen), meant)))
        case Heading() | Blank():
            return NOTHING
        case structure:
            return (yield from _structure(document, node, cell, structure, label))


def _structure(document: Document, node: Node, cell: Cell, shape: WithRows, label: str) -> Reading[Filled]:
    if is_blank(node) or (isinstance(shape, Indicators) and is_empty(node)):
        if cell.presence is Presence.FILLED:
            yield error("blank-cell", document.place(node), key=label)
        return NOTHING
    match shape:
        case Rows():
            return (yield from read_rows(document, node, cell.field, label, shape))
        case Indicators():
            return (yield from read_indicators(document, node, cell.field, label, shape))
        case Group() if isinstance(node, Map):
            mapping = yield from _with_cells_inside(document, node, shape, ())
            return (yield from _cells(document, mapping, shape, ()))
        case Matrix() if isinstance(node, Map):
            return (yield from read_matrix(document, node, shape))
        case Group() | Matrix():
            yield undivided(node, error("mapping-expected", document.place(node), key=label))
            return NOTHING
        case unknown:
            assert_never(unknown)

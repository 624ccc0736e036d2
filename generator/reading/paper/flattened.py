"""Leaves out parts of a form that lost their indentation, so that this is told once and nothing else of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from generator.definition.amendments import RECORD_KEYS
from generator.definition.cells import Definition, Group, Indicators, Matrix, Rows, Shape, cell_called
from generator.diagnostics import Diagnostic, Reading, error, quoted
from generator.reading.paper.indicators import has_columns
from generator.reading.values.nearest import nearest
from generator.source.document import Document
from generator.source.nodes import Entry, Map, Node, Scalar, is_blank


class _Part(NamedTuple):
    """What is left of a cell without indentation, the entries that lost theirs, and its levels if it has several."""

    holder: Entry
    entries: Sequence[Entry]
    levels: Sequence[str]

    @property
    def lines(self) -> range:
        first = self.entries[0] if isinstance(self.holder.value, Map) else self.holder
        return range(first.key.line, self.entries[-1].key.line + 1)


def without_flat_parts(document: Document, paper: Definition) -> Reading[Document]:
    """Return a document without the lines that have lost their indentation, which count as mended."""
    root, parts = _mended(document.root, paper, RECORD_KEYS)
    if not parts:
        return document
    for part in parts:
        label, first, last = part.holder.key, part.entries[0].key, part.entries[-1].key
        levels = quoted(part.levels) if part.levels else ""
        yield error("lost-indentation", document.place(first), key=label.text, last=last.line, levels=levels)
    mended = document.mended.union(chain.from_iterable(part.lines for part in parts))
    return document._replace(root=root, mended=mended)


def _mended(mapping: Map, paper: Definition | Group, aside: Iterable[str]) -> tuple[Map, list[_Part]]:
    """Return the cells of a form or of a group without their flat parts, and these; keys in ``aside`` are no cells."""
    parts = [*_parts_behind(mapping, paper, aside), *_parts_inside(mapping, paper)]
    entries = dict(mapping.entries)
    for part in parts:
        label = part.holder.key
        lost = {entry.key.text for entry in part.entries if entries.get(entry.key.text) is entry}
        entries = {key: entry for key, entry in entries.items() if key not in lost}
        if entries[label.text].key is label:
            entries[label.text] = part.holder
    for key, entry in entries.items():
        cell = cell_called(key, paper)
        if cell is not None and isinstance(cell.shape, Group) and isinstance(entry.value, Map):
            inside, more = _mended(entry.value, cell.shape, ())
            entries[key], parts = entry._replace(value=inside), [*parts, *more]
    return (mapping._replace(entries=entries) if parts else mapping), parts


def without_repeats(found: Sequence[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return the diagnostics without those about equal keys in a part that lost its indentation."""
    lost = [one for one in found if one.rule == "lost-indentation"]
    lines = set(chain.from_iterable(range(one.place.line, int(str(dict(one.values)["last"])) + 1) for one in lost))
    return tuple(one for one in found if one.rule != "duplicate-key" or one.place.line not in lines)


def _parts_behind(mapping: Map, paper: Definition | Group, aside: Iterable[str]) -> Iterator[_Part]:
    """Yield the parts that stand behind their cell, as far out as the cell itself."""
    for holder, entries in _unknown_behind(mapping, {*paper.names.own, *aside}):
        cell = cell_called(holder.key.text, paper)
        if cell is None or not _is_flat_behind(holder.value, entries, cell.shape, mapping.again):
            continue
        filled = {paper.names.own.get(key) for key in mapping.entries}
        unfilled = [name for name, own in paper.names.own.items() if own not in filled]
        while len(entries) > 1 and nearest(entries[-1].key.text, unfilled):  # the cell behind, misspelt
            entries.pop()
        yield _Part(holder, entries, _levels(cell.shape))


def _unknown_behind(mapping: Map, own: Collection[str]) -> Iterator[tuple[Entry, list[Entry]]]:
    """Yield each entry of a cell that has unknown ones, or some that were there before, right behind it."""
    if not mapping.again and all(key in own for key in mapping.entries):
        return
    groups: list[tuple[Entry, list[Entry]]] = []
    for entry in _in_order(mapping):
        if entry.key.text in own:
            groups.append((entry, []))
        elif groups:
            groups[-1][1].append(entry)
    yield from (group for group in groups if group[1])


def _parts_inside(mapping: Map, paper: Definition | Group) -> Iterator[_Part]:
    """Yield the parts that stand in their cell, all with the same indentation, as if blanks had been joined."""
    for cell in paper.cells:
        holder = next((mapping.entries[name] for name in (cell.key, *cell.also) if name in mapping.entries), None)
        if holder is not None and isinstance(holder.value, Map) and _is_flat_inside(holder.value, cell.shape):
            blank = holder._replace(value=holder.key._replace(text=""))
            yield _Part(blank, _in_order(holder.value), _levels(cell.shape))


def _in_order(mapping: Map) -> list[Entry]:
    return sorted((*mapping.entries.values(), *mapping.again), key=lambda entry: entry.key.line)


def _is_flat_behind(value: Node, entries: Sequence[Entry], shape: Shape, again: Sequence[Entry]) -> bool:
    """Tell whether entries behind a cell belong into it, on several levels, or by names that another cell has, too."""
    match shape:
        case Rows(names=names):
            return any(entry in again for entry in entries) and all(entry.key.text in names.own for entry in entries)
        case Group(names=names, cells=cells):
            is_own = any(entry in again for entry in entries) and all(entry.key.text in names.own for entry in entries)
            return is_own or any(_is_flat_behind(value, entries, cell.shape, ()) for cell in cells)
        case Matrix():
            return _columns_in(entries, shape) > 1
        case Indicators():
            return _columns_in(entries, shape) > 1 or (is_blank(value) and _are_names_and_values(entries, shape))
    return False


def _is_flat_inside(value: Map, shape: Shape) -> bool:
    """Tell whether all levels of a cell stand on its first one."""
    match shape:
        case Matrix(names=names):
            return any(entry.key.text in names.own for entry in value.again)
        case Indicators(names=names):
            entries = _in_order(value)
            is_first_named = bool(entries) and entries[0].key.text not in names.own
            return is_first_named and _are_names_and_values(entries, shape) and len(shape.levels) > 1
    return False


def _columns_in(entries: Sequence[Entry], shape: Matrix | Indicators) -> int:
    return sum(entry.key.text in shape.names.own for entry in entries)


def _are_names_and_values(entries: Sequence[Entry], shape: Indicators) -> bool:
    """Tell whether entries are names of upper levels, with nothing below them, and those that have a value."""
    blank = sum(is_blank(entry.value) for entry in entries)
    are_leaves = all(isinstance(entry.value, Scalar) or has_columns(entry.value, shape) for entry in entries)
    return len(entries) >= len(shape.levels) and 0 < blank < len(entries) and are_leaves


def _levels(shape: Shape) -> Sequence[str]:
    """Return what stands on each level of a cell, from the top, by the names on the paper; nothing if it has one."""
    match shape:
        case Rows(columns=(first, *others)):
            return [f"- {first.label}", *(column.label for column in others[:1])]
        case Matrix():
            return [shape.lines[0].label, shape.columns[0].label]
        case Group(cells=cells):
            return next(([cell.key, *_levels(cell.shape)] for cell in cells if _levels(cell.shape)), [])
        case Indicators(levels=levels, columns=(first, *others)):
            return [*(level.label for level in levels), *([first.label] if others else [])]
    return []

"""Matches the keys of a mapping with the places of a paper, one to one."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence

from generator.definition.cells import Cell, Group, Matrix, Rows, Shape
from generator.definition.names import Names
from generator.diagnostics import Diagnostic, Reading, error, quoted
from generator.reading.paper.colons import wrong_colon
from generator.reading.paper.merged import divided
from generator.reading.values.folding import folded
from generator.reading.values.nearest import nearest
from generator.source.characters import with_characters
from generator.source.document import Document
from generator.source.nodes import Entry, Map, Scalar

_UNIT = re.compile(r"[（(]([万亿]?元)[）)]")


def match_keys(
    document: Document, mapping: Map, names: Names, aside: Container[str] = (), cells: Sequence[Cell] = ()
) -> Reading[dict[str, Entry]]:
    """Return the entry of each place by the place's own name; keys in ``aside`` are skipped.

    ``cells`` are those at this spot of the paper: a key may belong inside one of them.
    """
    found: dict[str, Entry] = {}
    unknown: list[Scalar] = []
    for key, entry in mapping.entries.items():
        own = names.own.get(key)
        if own in found:
            first = found[own].key
            yield error("duplicate-key", document.place(entry.key), document.place(first), key=key, first=first.line)
        elif own is not None:
            found[own] = entry
        elif key not in aside:
            unknown.append(entry.key)
    swallowing = [key for key in unknown if key.text[: wrong_colon(key.text)] in names.own]
    yield from (_swallowing(document, mapping, key) for key in swallowing)
    meant: set[str] = set()
    alike = {folded(name): own for name, own in names.own.items()} if unknown else {}
    for each in (key for key in unknown if key not in swallowing):
        meant.add((yield from _meant(document, each, names, found, cells)))
        own = alike.get(folded(with_characters(each.text)))
        if own is not None:  # differs in width or in radicals; what else is wrong there is told as well
            found.setdefault(own, mapping.entries[each.text])
    if document.complete and not swallowing:  # nothing can be reported as missing from an incomplete file
        found = yield from divided(document, found, names)
        yield from _missing(document, mapping, names, {*found, *meant})
    return found


def _swallowing(document: Document, mapping: Map, key: Scalar) -> Diagnostic:
    """Return the error for a key that includes the cell before it, whose colon YAML ignored: ``分值：20，得分``."""
    first = next(iter(mapping.entries.values())).key
    if (mapping.line, mapping.column) != (first.line, first.column):  # in braces, which come before their first key
        return error("wrong-colon-in-braces", document.place(key), key=key.text)
    place = document.place(key)
    return error("wide-colon", place._replace(column=place.column + wrong_colon(key.text)))


def _meant(document: Document, key: Scalar, names: Names, found: Container[str], cells: Sequence[Cell]) -> Reading[str]:
    """Return the own name of the place that an unknown key probably means, empty if there is none."""
    place, likely = document.place(key), nearest(key.text, list(names.own))
    if _differs_in_unit(key.text, likely):
        yield error("other-unit", place, key=key.text, nearest=likely)
        return names.own[likely]
    around = [cell.key for cell in cells if key.text in names_inside(cell.shape)]
    if around:
        yield error("outside-of-cell", place, key=quoted([key.text]), cell=quoted(around))
        return ""
    # A place that is filled already cannot be meant.
    likely = nearest(key.text, [name for name, own in names.own.items() if own not in found])
    yield error("unknown-key", place, key=key.text, nearest=likely)
    return names.own.get(likely, "")


def _missing(document: Document, mapping: Map, names: Names, known: Container[str]) -> Iterator[Diagnostic]:
    for name in names.needed:
        if name not in known:
            yield error("missing-cell", document.place(mapping), key=name)


def names_inside(shape: Shape) -> Container[str]:
    """Return the names of the places directly inside a cell."""
    match shape:
        case Group(names=names) | Rows(names=names) | Matrix(line_names=names):
            return names.own
    return ()


def _differs_in_unit(key: str, likely: str) -> bool:
    """Tell whether two labels differ only in the unit of amounts: renaming one would change the amount."""
    written, meant = _UNIT.search(key), _UNIT.search(likely)
    if written is None or meant is None or written[1] == meant[1]:
        return False
    return folded(_UNIT.sub("", key)) == folded(_UNIT.sub("", likely))

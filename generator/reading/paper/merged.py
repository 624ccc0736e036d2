"""Cuts cells out of the text of another into which they were written, such as two that the paper prints on one line."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from generator.definition.names import Names
from generator.diagnostics import Diagnostic, Place, Reading, error, warning
from generator.source.colons import WIDE_COLON
from generator.source.document import Document
from generator.source.nodes import Entry, Scalar

_BETWEEN = " \t\n\u3000，、；。,;"
_LONG = 4
"""How many characters a label needs to be found right behind a word: ``科技馆实施单位：甲``."""


def divided(document: Document, found: Mapping[str, Entry], names: Names) -> Reading[dict[str, Entry]]:
    """Return the entries found, by own name, with required ones cut out of the texts of others.

    One that may be missing is not cut out: its label may belong to the text.
    """
    absent = tuple(name for name, own in names.own.items() if own not in found)
    entries = dict(found)
    for own, entry in found.items() if absent else ():
        if isinstance(entry.value, Scalar):
            entries |= yield from _cut(document, own, entry.key.text, entry.value, names, absent)
    return entries


def _cut(
    document: Document, own: str, key: str, value: Scalar, names: Names, absent: tuple[str, ...]
) -> Reading[dict[str, Entry]]:
    """Return the other cells in a text, and that of the text if there are any."""
    cut: dict[str, Entry] = {}
    text = value.text
    for label in reversed([*_labels(absent).finditer(text)]):
        name, at = label["name"], label.start()
        is_needed = names.own[name] in names.needed
        if text[at - 1 : at] in _BETWEEN or (is_needed and len(name) >= _LONG):
            # Where the lines of a text begin in the file is not known.
            spot = value._replace(text=name, column=value.column + (0 if "\n" in value.text else at))
            yield _told(document.place(spot), key, name, is_needed=is_needed)
            if is_needed:
                cut[names.own[name]] = Entry(spot, spot._replace(text=text[label.end() :].strip(_BETWEEN)))
                text = text[:at].rstrip(_BETWEEN)
    return cut | {own: Entry(value._replace(text=key), value._replace(text=text))} if cut else cut


def _told(place: Place, key: str, name: str, *, is_needed: bool) -> Diagnostic:
    if is_needed:
        return error("cell-in-text", place, key=key, cell=name)
    return warning("cell-in-text", place, key=key, cell=name)


@lru_cache(maxsize=64)
def _labels(names: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?P<name>{'|'.join(map(re.escape, names))})[ \u3000]*(?::|{WIDE_COLON})")

"""Tells what stands in texts in place of characters, as the cause of errors where it is one."""

from __future__ import annotations

from collections.abc import Container
from typing import TypeVar

from generator.definition.cells import Scalar, ScalarType
from generator.diagnostics import Diagnostic, Place, Reading, collect, error, warning
from generator.model import MoneyUnit
from generator.reading.paper.texts import parsed
from generator.source.characters import with_characters
from generator.source.document import Document

Result = TypeVar("Result")

_LIKELY = {
    "unknown-key": ("key", "nearest"),
    "amendment-key": ("key", "nearest"),
    "unknown-option": ("value", "nearest"),
    "unit-not-of-folder": ("written", "unit"),
}
"""Rules that a text may break only because of radicals in it, with the names of it and of what is likely."""
_TYPED = ("date", "year", "money", "number", "percentage")
_WRONG = {f"wrong-{name}": Scalar(ScalarType(name), MoneyUnit.YUAN) for name in _TYPED}
"""Rules about a text, named ``value``, that is of no type."""


def with_substitutes(document: Document, reading: Reading[Result]) -> Reading[Result]:
    """Return the result of reading a document, and tell what stands in it in place of characters.

    That is a warning, but an error where a text is not understood because of it; there the text's own error is left
    out, in which what was written and what was meant would look the same. Nothing in a private cell is repeated.
    """
    if not document.substitutes:
        return (yield from reading)
    result, found = collect(reading)
    private = {one.place.line for one in found if one.rule == "personal-data"}
    substitutes = [each for each in document.substitutes if each.line not in private]
    lines = {each.line for each in substitutes if not each.is_mark}
    misread = {one.place.line for one in found if _is_misread(one, lines)}
    yield from (one for one in found if not _is_misread(one, lines))
    for each in substitutes:
        place = Place(document.file, each.line, each.column)
        if each.is_mark:
            yield warning("converter-mark", place, written=each.written, meant=each.meant)
        elif each.line in misread:
            yield error("look-alike-character", place, written=each.written, meant=each.meant)
        else:
            yield warning("look-alike-character", place, written=each.written, meant=each.meant)
    return result


def _is_misread(found: Diagnostic, lines: Container[int]) -> bool:
    """Tell whether a text on one of some lines is not understood only because of radicals in it."""
    if found.place.line not in lines or not (found.rule in _LIKELY or found.rule in _WRONG):
        return False
    values = {name: value for name, value in found.values if isinstance(value, str)}
    name, likely = _LIKELY.get(found.rule, ("value", ""))
    meant = with_characters(values[name])
    if meant == values[name]:
        return False
    return meant == values[likely] if likely else parsed(meant, _WRONG[found.rule]) is not None

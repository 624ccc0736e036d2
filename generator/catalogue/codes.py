"""What the codes in the open data mean, in the words of a language."""

from __future__ import annotations

from collections.abc import Mapping

from generator.catalogue.tables import Column, Type
from generator.language import Language

_NONE: Mapping[str, str] = {}


def codes_of(column: Column, language: Language) -> Mapping[str, str]:
    """Return the meaning of a column's codes or truth values; empty for any other column."""
    match column.type:
        case Type.CODE:
            return language.data[f"{column.name}_codes"]
        case Type.BOOLEAN:
            return language.data["boolean_codes"]
    return _NONE


def meaning_of(column: Column, language: Language) -> str:
    """Return what a column holds, with the meaning of each code."""
    texts = language.interface["texts"]
    codes = texts["comma"].join(f"{code} {name}" for code, name in codes_of(column, language).items())
    return texts["stop"].join(filter(None, (codes, language.data["column_note"][column.name])))

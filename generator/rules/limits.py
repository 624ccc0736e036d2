"""The limits of a rule in words: its parameters by authority and years, under the titles of their schema."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from generator.definition.validation import schema_text
from generator.language import Language
from generator.rules.parameters import Pack, Packs, order_of


class Limits(NamedTuple):
    """The limits of one pack: the forms that it covers, and a line for each parameter."""

    title: str
    lines: tuple[str, ...]


def limits_of(rule: str, packs: Packs, language: Language) -> tuple[Limits, ...]:
    """Return the limits of each pack for a rule, the more specific last: these override the others."""
    return tuple(_limits(rule, pack, language) for pack in sorted(packs, key=order_of) if pack.rules.get(rule))


def _limits(rule: str, pack: Pack, language: Language) -> Limits:
    words = language.interface["limits"]
    names = schema_text("rules")["properties"]["rules"]["properties"][rule]["properties"]
    title = words["title"].format(authority=pack.authority or words["anywhere"], years=_years(pack, words))
    lines = (
        words["line"].format(name=names[parameter]["description"], value=language.listed(_texts(value)))
        for parameter, value in pack.rules[rule].items()
    )
    return Limits(title, tuple(lines))


def _years(pack: Pack, words: Mapping[str, str]) -> str:
    if not pack.first_year:
        return words["always"]
    if pack.last_year is None:
        return words["from"].format(first=pack.first_year)
    name = "one_year" if pack.first_year == pack.last_year else "years"
    return words[name].format(first=pack.first_year, last=pack.last_year)


def _texts(value: Any) -> Iterator[str]:
    """Yield the texts of a parameter: a number, a list of words, or numbers by word."""
    match value:
        case Mapping():
            yield from (f"{word} {number}" for word, number in value.items())
        case str():
            yield value
        case _:
            yield from value

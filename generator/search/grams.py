"""What can be looked up in a year's index: short runs of characters, each with the forms or the places it stands at.

Three kinds of lists prove any word:

- a single character, and a pair that stands at very many places, have the forms that hold them, with weights;
- every other pair has its places;
- a pair that stands at very many places is told by its neighbours instead: the runs of three around it have places.

So no list grows much longer than ``MOST_PLACES``, unless the same three characters stand everywhere.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Collection, Iterator
from functools import partial
from typing import NamedTuple

from generator.search.folding import WHITESPACE
from generator.search.numbers import packed_rising
from generator.search.places import Numbers, YearText

MOST_PLACES = 32_768


class Gram(NamedTuple):
    """A run of one to three characters and its list of numbers as bytes."""

    text: str
    data: bytes


def common_pairs(text: YearText, most_places: int = MOST_PLACES) -> list[str]:
    """Return the pairs that stand at more places than one list should have, in order."""
    many = ("".join(pair) for pair, places in text.places.items() if len(places) > most_places)
    return sorted(filter(_is_searchable, many))


def grams(text: YearText, common: Collection[str]) -> Iterator[Gram]:
    """Yield every entry of the index; ``common`` are the pairs that stand at very many places."""
    for character, forms in text.forms.items():
        if _is_searchable(character):
            yield Gram(character, packed_rising(forms))
    many = set(common)
    for (first, second), places in text.places.items():
        pair = first + second
        if pair in many:
            yield Gram(pair, packed_rising(text.weighed(places)))
        elif _is_searchable(pair):
            yield Gram(pair, packed_rising(places))
    yield from _neighbours(text, many)


def _is_searchable(gram: str) -> bool:
    """Tell whether a word of a query can hold the gram: none goes over white space."""
    return WHITESPACE.isdisjoint(gram)


def _neighbours(text: YearText, many: Collection[str]) -> Iterator[Gram]:
    """Yield the runs of three that begin or end with a common pair."""
    # One more character, so that there are two behind every pair.
    whole = "".join([*text.texts, "\n"])
    for pair in sorted(many):
        for triple, places in _neighbours_of(pair, text, whole, many).items():
            if _is_searchable(triple):
                yield Gram(triple, packed_rising(places))


def _neighbours_of(pair: str, text: YearText, whole: str, many: Collection[str]) -> dict[str, Numbers]:
    """Return the places of the runs of three around a pair; one that begins with another such pair is left to that."""
    found: defaultdict[str, Numbers] = defaultdict(partial(array, "I"))
    for place in text.places[pair[0], pair[1]]:
        around = whole[place - 1 : place + 3]
        found[around[1:]].append(place)
        if around[:2] not in many:
            found[around[:3]].append(place - 1)
    return found

"""Runs of characters, each as short as can be where it stands at few places.

They begin as pairs. A pair at very many places is common: the runs of three around it stand in for it, and where one of
these is common too, the runs of four around it. So no list of places grows much longer than ``MOST_PLACES``, unless the
same ``LONGEST`` characters stand everywhere.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from generator.search.folding import WHITESPACE
from generator.search.places import Numbers, YearText

MOST_PLACES = 16_384
LONGEST = 5
"""Where growing ends: a sentence that stands in every form would have as many common runs as there are pieces of it."""


@dataclass(frozen=True, slots=True)
class Runs:
    """The runs of two to ``LONGEST`` characters that words are proved by, each with its places, rising."""

    common: Mapping[str, Numbers]
    rare: Mapping[str, Numbers]


def runs_of(text: YearText, most_places: int = MOST_PLACES) -> Runs:
    """Return the runs of a year; those that are common stand at more than ``most_places``."""
    # One more character, so that there is one behind every run.
    whole = "".join([*text.texts, "\n"])
    pairs = ((first + second, places) for (first, second), places in text.places.items())
    runs = {pair: places for pair, places in pairs if is_searchable(pair)}
    common: dict[str, Numbers] = {}
    rare: dict[str, Numbers] = {}
    for _ in range(2, LONGEST):
        many = {run: places for run, places in runs.items() if len(places) > most_places}
        common |= many
        rare |= {run: places for run, places in runs.items() if run not in many}
        runs = {longer: places for run in many for longer, places in _around(run, many[run], whole)}
    return Runs(common, rare | runs)


def is_searchable(run: str) -> bool:
    """Tell whether a word of a query can hold the run: none goes over white space."""
    return WHITESPACE.isdisjoint(run)


def _around(run: str, places: Numbers, whole: str) -> Iterator[tuple[str, Numbers]]:
    """Yield the runs that are one character longer than one at these places, on either side."""
    before: defaultdict[str, Numbers] = defaultdict(partial(array, "I"))
    behind: defaultdict[str, Numbers] = defaultdict(partial(array, "I"))
    size = len(run)
    for place in places:
        before[whole[place - 1]].append(place - 1)
        behind[whole[place + size]].append(place)
    yield from ((character + run, found) for character, found in before.items() if is_searchable(character))
    yield from ((run + character, found) for character, found in behind.items() if is_searchable(character))

"""Runs of characters, each as short as possible while it occurs at few places.

They start as pairs. A pair with very many places is common: the runs of three around it replace it, and if one of these
is common too, the runs of four around that. So no list of places is much longer than ``MOST_PLACES``, unless the same
``LONGEST`` characters occur everywhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from generator.search.folding import WHITESPACE
from generator.search.lists import Numbers, by_key, packed_lists
from generator.search.places import YearText

MOST_PLACES = 8_192
LONGEST = 5
"""The longest runs: a sentence that occurs in every form would otherwise have as many common runs as it has parts."""

AT_ONCE = 1 << 22
"""How many places are processed at once, which limits memory."""

Places = Mapping[str, Numbers]
"""Runs, each with its places, rising."""


@dataclass(frozen=True, slots=True)
class Runs:
    """The runs of two to ``LONGEST`` characters by which words are found; places of rare ones are already encoded."""

    common: Places
    rare: Mapping[str, bytes]


def runs_of(text: YearText, most_places: int) -> Runs:
    """Return the runs of a year; common ones have more than ``most_places``."""
    written = _Written.of(text)
    common: dict[str, Numbers] = {}
    rare: dict[str, bytes] = {}
    found = written.pairs()
    for _ in range(2, LONGEST):
        many: dict[str, Numbers] = {}
        for runs in found:
            many |= {run: places for run, places in runs.items() if len(places) > most_places}
            rare |= _packed({run: places for run, places in runs.items() if len(places) <= most_places})
        common |= many
        found = written.around(many)
    for runs in found:
        rare |= _packed(runs)
    return Runs(common, rare)


def _packed(runs: Places) -> Iterator[tuple[str, bytes]]:
    return zip(runs, packed_lists(list(runs.values())), strict=True)


@dataclass(frozen=True, slots=True)
class _Written:
    """The character at each place, as a number; 0 is any white space.

    No word of a query contains white space, so no run does.
    """

    numbers: Numbers
    characters: list[str]

    @classmethod
    def of(cls, text: YearText) -> _Written:
        """Return the text of a year as numbers."""
        characters = sorted(text.forms.keys() - WHITESPACE)
        number_of = np.zeros(0x110000, np.min_scalar_type(len(characters)))
        number_of[[ord(character) for character in characters]] = np.arange(1, len(characters) + 1)
        # One more, so that every run has a character after it.
        parts = [number_of[codes] for codes in _in_parts(np.frombuffer(text.written, "<u4"))]
        return cls(np.concatenate([*parts, number_of[:1]]), ["", *characters])

    def pairs(self) -> Iterator[Places]:
        """Yield all pairs, grouped by their first character."""
        before, behind = self.numbers[:-1], self.numbers[1:]
        for start, end in self._bands():
            places = np.flatnonzero((before >= start) & (before < end) & (behind > 0)).astype(np.uint32)
            for first, some in self._by_character(places, places):
                yield {first + last: places for last, places in self._by_character(some + 1, some)}

    def _bands(self) -> Iterator[tuple[int, int]]:
        """Yield ranges of characters with few enough places to be processed together."""
        counts = [np.bincount(part, minlength=len(self.characters)) for part in _in_parts(self.numbers)]
        band_of = np.cumsum(np.sum(counts, axis=0)[1:]) // AT_ONCE
        bounds = np.flatnonzero(np.diff(band_of, prepend=-1, append=-1)) + 1
        yield from pairwise(bounds.tolist())

    def around(self, runs: Places) -> Iterator[Places]:
        """Yield the runs that extend one of these by a character on either side."""
        for run, places in runs.items():
            yield {first + run: some for first, some in self._by_character(places - 1, places - 1)}
            yield {run + last: some for last, some in self._by_character(places + len(run), places)}

    def _by_character(self, at: Numbers, places: Numbers) -> Iterator[tuple[str, Numbers]]:
        """Yield each character found ``at`` some places, with the corresponding ``places``."""
        for number, some in by_key(self.numbers[at], places).items():
            if number:
                yield self.characters[number], some


def _in_parts(numbers: Numbers) -> Iterator[Numbers]:
    for start in range(0, len(numbers), AT_ONCE):
        yield numbers[start : start + AT_ONCE]

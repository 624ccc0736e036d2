"""Where everything stands in the forms of one year, on a single scale of places.

Each form begins at a multiple of ``SLOT`` and takes as many slots as its text needs. Its title stands before place
``TITLE`` of its first slot, the rest of its text behind, so a place tells the form, and whether it is in the title.
"""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import pairwise
from typing import TypeAlias

from generator.search.entries import Entry
from generator.search.folding import fold

SLOT = 4096
TITLE = 256
IN_TITLE = 3

Numbers: TypeAlias = "array[int]"
Pair = tuple[str, str]


def _lists() -> defaultdict[Pair, Numbers]:
    return defaultdict(partial(array, "I"))


def _character_lists() -> defaultdict[str, Numbers]:
    return defaultdict(partial(array, "I"))


@dataclass(slots=True)
class YearText:
    """The folded texts of a year, which grow as forms are taken in; a form is known by its number from 0.

    ``places`` are those of every pair of neighbouring characters. ``forms`` are those that hold a character, each as
    ``form * 4 + weight``. ``form_of_slot`` has the forms' numbers, ``texts`` their text as it fills their slots.
    """

    texts: list[str] = field(default_factory=list)
    form_of_slot: list[int] = field(default_factory=list)
    places: defaultdict[Pair, Numbers] = field(default_factory=_lists)
    forms: defaultdict[str, Numbers] = field(default_factory=_character_lists)

    def add(self, entry: Entry) -> None:
        """Take a form in, behind the others."""
        title, rest = fold(entry.title), fold(entry.rest)
        # One place before the title, so that there is a character before each; the rest never begins before TITLE.
        text = f"\n{title}".ljust(TITLE - 1, "\n") + "\n" + rest
        slots, number, start = -(-len(text) // SLOT), len(self.texts), len(self.form_of_slot) * SLOT
        self._add_places(title, start + 1)
        self._add_places(rest, start + len(text) - len(rest))
        self._add_forms(title, rest, number)
        self.texts.append(text.ljust(slots * SLOT, "\n"))
        self.form_of_slot += [number] * slots

    def _add_places(self, text: str, start: int) -> None:
        places = self.places
        for place, pair in enumerate(pairwise(text), start):
            places[pair].append(place)

    def _add_forms(self, title: str, rest: str, number: int) -> None:
        in_title, forms = set(title), self.forms
        for character in in_title:
            forms[character].append(number * 4 + IN_TITLE)
        for character in set(rest) - in_title:
            forms[character].append(number * 4)

    def weighed(self, places: Sequence[int]) -> list[int]:
        """Return the forms that rising places lie in, each as ``form * 4 + weight``."""
        form_of_slot = self.form_of_slot
        counts = Counter([form_of_slot[place // SLOT] for place in places])
        in_title = {form_of_slot[place // SLOT] for place in places if place % SLOT < TITLE and self._is_first(place)}
        # 0 for a word that stands in a form once, 1 for two or three times, 2 for more often.
        return [
            form * 4 + (IN_TITLE if form in in_title else min(count.bit_length() - 1, 2))
            for form, count in counts.items()
        ]

    def _is_first(self, place: int) -> bool:
        """Tell whether a place lies in the first slot of its form."""
        slot = place // SLOT
        return slot == 0 or self.form_of_slot[slot - 1] != self.form_of_slot[slot]

"""The position of all text in the forms of one year, on a single scale of places.

Each form begins at a multiple of ``SLOT`` and takes as many slots as its text needs. Its title comes before place
``TITLE`` of its first slot and the rest of its text after it, so a place tells the form and whether it is in the title.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from dataclasses import dataclass, field
from functools import partial

import numpy as np

from generator.search.entries import Entry
from generator.search.folding import searched
from generator.search.lists import Numbers

SLOT = 4096
TITLE = 256
IN_TITLE = 3


def _lists() -> defaultdict[str, array[int]]:
    return defaultdict(partial(array, "I"))


@dataclass(slots=True)
class YearText:
    """The indexed texts of a year, to which forms are added; a form is identified by its number from 0."""

    written: bytearray = field(default_factory=bytearray)
    """The text of the forms, filling their slots, four bytes a character."""
    form_of_slot: list[int] = field(default_factory=list)
    """The number of the form in each slot."""
    forms: defaultdict[str, array[int]] = field(default_factory=_lists)
    """The forms that contain a character, each as ``form * 4 + weight``."""

    def add(self, entry: Entry) -> None:
        """Add a form after the others."""
        title, rest = searched(entry.title), entry.own
        # One place before the title, so that every character has one before it; the rest always begins at TITLE or
        # later.
        text = f"\n{title}".ljust(TITLE - 1, "\n") + "\n" + rest
        slots, number = -(-len(text) // SLOT), self.form_of_slot[-1] + 1 if self.form_of_slot else 0
        self.written += text.ljust(slots * SLOT, "\n").encode("utf-32-le", "surrogatepass")
        self.form_of_slot += [number] * slots
        self._add_forms(set(title), set(rest), number)

    def _add_forms(self, in_title: set[str], in_rest: set[str], number: int) -> None:
        forms = self.forms
        for character in in_title:
            forms[character].append(number * 4 + IN_TITLE)
        for character in in_rest - in_title:
            forms[character].append(number * 4)

    def weighed(self, places: Numbers) -> Numbers:
        """Return the forms that rising places are in, each as ``form * 4 + weight``."""
        form_of_slot = np.array(self.form_of_slot, np.uint32)
        is_first_slot = np.append(True, form_of_slot[1:] != form_of_slot[:-1])
        slots = places // SLOT
        forms, begins, counts = np.unique(form_of_slot[slots], return_index=True, return_counts=True)
        is_in_title = np.logical_or.reduceat(is_first_slot[slots] & (places % SLOT < TITLE), begins)
        # 0 for a word that occurs once in a form, 1 for two or three times, 2 for more.
        often = np.searchsorted((2, 4), counts, side="right")
        return forms * 4 + np.where(is_in_title, IN_TITLE, often).astype(np.uint32)

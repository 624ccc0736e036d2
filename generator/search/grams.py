"""The keys of a year's index: short runs of characters, each with its forms or its places.

Two kinds of lists are enough to find any word: a single character or a common run has the forms that contain it, with
weights; every other run has its places.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from generator.search.folding import WHITESPACE
from generator.search.lists import packed_lists
from generator.search.places import YearText
from generator.search.runs import Runs


class Gram(NamedTuple):
    """A run of one or more characters, and its list of numbers as bytes."""

    text: str
    data: bytes


def grams(text: YearText, runs: Runs) -> Iterator[Gram]:
    """Yield every entry of the index."""
    for character, forms in text.forms.items():
        if character not in WHITESPACE:
            yield Gram(character, *packed_lists([np.array(forms)]))
    for run, places in runs.common.items():
        yield Gram(run, *packed_lists([text.weighed(places)]))
    yield from map(Gram, runs.rare, runs.rare.values())

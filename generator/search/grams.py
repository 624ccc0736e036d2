"""What can be looked up in a year's index: short runs of characters, each with the forms or the places it stands at.

Two kinds of lists prove any word: a single character and a common run have the forms that hold them, with weights;
every other run has its places.
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
    """A run of one character or more and its list of numbers as bytes."""

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

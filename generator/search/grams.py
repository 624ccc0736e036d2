"""What can be looked up in a year's index: short runs of characters, each with the forms or the places it stands at.

Two kinds of lists prove any word: a single character and a common run have the forms that hold them, with weights;
every other run has its places.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from generator.search.numbers import packed_rising
from generator.search.places import YearText
from generator.search.runs import Runs, is_searchable


class Gram(NamedTuple):
    """A run of one character or more and its list of numbers as bytes."""

    text: str
    data: bytes


def grams(text: YearText, runs: Runs) -> Iterator[Gram]:
    """Yield every entry of the index."""
    for character, forms in text.forms.items():
        if is_searchable(character):
            yield Gram(character, packed_rising(forms))
    for run, places in runs.common.items():
        yield Gram(run, packed_rising(text.weighed(places)))
    for run, places in runs.rare.items():
        yield Gram(run, packed_rising(places))

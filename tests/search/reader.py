"""A reader of the index, written from its description a second time: what the browser has to come to as well."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from generator.search.folding import WHITESPACE, fold
from generator.search.numbers import unpacked
from generator.search.places import SLOT
from generator.search.shards import records, shard_of

Files = Mapping[str, str | bytes]


@dataclass(frozen=True)
class YearReader:
    """The index of one year; ``files`` are all files of a site by name."""

    files: Files
    year: int

    @property
    def facts(self) -> dict[str, Any]:
        content = self.files[f"data/search/{self.year}.json"]
        facts: dict[str, Any] = json.loads(content)
        return facts

    def forms(self, query: str) -> set[int]:
        """Return the numbers of the forms that hold every word of a query."""
        found = set(range(self.facts["forms"]))
        for word in words_of(query):
            found &= self.forms_of(word).keys()
        return found

    def forms_of(self, word: str) -> dict[int, int]:
        """Return the forms that hold a word, with its weight where the index states one."""
        common = self.common
        if len(word) == 1 or word in common:
            numbers = rising(self.list_of(word))
            return {number >> 2: number & 3 for number in numbers}
        form_of_slot = self.form_of_slot
        return dict.fromkeys((form_of_slot[place // SLOT] for place in self.places_of(word)), 0)

    def places_of(self, word: str) -> set[int]:
        """Return the places at which a word of two characters or more begins."""
        proofs = [{place - at for place in rising(self.list_of(gram))} for at, gram in parts_of(word, self.common)]
        return set.intersection(*proofs)

    def list_of(self, gram: str) -> bytes:
        name = f"data/search/{self.year}/{shard_of(gram, self.facts['shards'])}.bin"
        shard = self.files[name]
        assert isinstance(shard, bytes)
        return {record.text: record.data for record in records(shard)}.get(gram, b"")

    @property
    def common(self) -> set[str]:
        pairs = self.facts["common"]
        return {pairs[at : at + 2] for at in range(0, len(pairs), 2)}

    @property
    def form_of_slot(self) -> list[int]:
        distances, slots = self.facts["longer"][::2], self.facts["longer"][1::2]
        longer = dict(zip(accumulate(distances), slots, strict=True))
        return [form for form in range(self.facts["forms"]) for _ in range(longer.get(form, 1))]


def words_of(query: str) -> list[str]:
    """Return the words of a query, folded."""
    parted = "".join(" " if character in WHITESPACE else character for character in fold(query))
    return list(dict.fromkeys(word for word in parted.split(" ") if word))


def parts_of(word: str, common: set[str]) -> list[tuple[int, str]]:
    """Return the grams that prove a word, each with its distance from the word's beginning."""
    parts, at = [], 0
    while at < len(word):
        start = min(at, len(word) - 2)
        if word[start : start + 2] in common:
            start = min(at, len(word) - 3)
            parts.append((start, word[start : start + 3]))
            at = start + 3
        else:
            parts.append((start, word[start : start + 2]))
            at = start + 2
    return parts


def rising(data: bytes) -> Iterable[int]:
    """Return the numbers of a list of rising ones."""
    numbers, last = [], 0
    for distance in unpacked(data):
        last += distance
        numbers.append(last)
    return numbers

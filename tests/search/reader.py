"""An independent reader of the index, written from its description: the browser must get the same results."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import Any

from generator.search.columns import groups_in_one
from generator.search.folding import WHITESPACE, fold, searched
from generator.search.grams import Gram
from generator.search.places import SLOT
from generator.search.shards import shard_of
from tests.search.collections import with_either_sign
from tests.search.numbers import unpacked

Files = Mapping[str, str | bytes]


@dataclass(frozen=True)
class YearReader:
    """The index of one year; ``files`` are all files of a site by name."""

    files: Files
    year: int

    @cached_property
    def facts(self) -> dict[str, Any]:
        content = self.files[f"data/search/{self.year}.json"]
        facts: dict[str, Any] = json.loads(content)
        return facts

    def forms(self, query: str) -> set[int]:
        """Return the numbers of the forms that contain every word of a query, with its signs in either writing."""
        found = set(range(self.facts["forms"]))
        for word in words_of(query):
            found &= {form for writing in with_either_sign(word) for form in self.forms_of(writing)}
        return found

    def forms_of(self, word: str) -> dict[int, int]:
        """Return the forms that contain a word, with its weight if the index states one."""
        printed = dict.fromkeys((form for form, paper in enumerate(self.papers) if word in paper), 0)
        if self.has_forms(word):
            numbers = rising(self.list_of(word))
            return printed | {number >> 2: number & 3 for number in numbers}
        form_of_slot = self.form_of_slot
        return printed | dict.fromkeys((form_of_slot[place // SLOT] for place in self.places_of(word)), 0)

    def places_of(self, word: str) -> set[int]:
        """Return the places where a word of two or more characters starts."""
        proofs = [{place - at for place in rising(self.list_of(gram))} for at, gram in parts_of(word, self.common)]
        return set.intersection(*proofs)

    def list_of(self, gram: str) -> bytes:
        shard = self.files[self.name_of(gram)]
        assert isinstance(shard, bytes)
        return {record.text: record.data for record in records(shard)}.get(gram, b"")

    def name_of(self, gram: str) -> str:
        return f"data/search/{self.year}/{shard_of(gram, self.facts['shards'])}.bin"

    def names(self, query: str) -> set[str]:
        """Return the names of the shards that a query needs."""
        return {self.name_of(gram) for word in words_of(query) for gram in self.grams_of(word)}

    def grams_of(self, word: str) -> list[str]:
        return [word] if self.has_forms(word) else [gram for _, gram in parts_of(word, self.common)]

    def has_forms(self, word: str) -> bool:
        return len(word) == 1 or word in self.common

    @cached_property
    def papers(self) -> list[str]:
        """The texts that the paper of each form prints by itself."""
        return [searched(text) for text in papers_of(self.facts)]

    @cached_property
    def common(self) -> set[str]:
        return set(self.facts["common"].split(" "))

    @cached_property
    def form_of_slot(self) -> list[int]:
        return sorted([*range(self.facts["forms"]), *accumulate(self.facts["further"])])


def papers_of(facts: Mapping[str, Any]) -> Iterator[str]:
    """Yield the texts that the paper of each form prints by itself, by what has to be known of the year."""
    papers, groups, forms = facts["papers"], facts["groups"], facts["forms"]
    in_one = groups_in_one(len(groups))
    for form in range(forms):
        number = ord(facts["groupOfEach"][form // in_one]) - ord("0")
        paper = groups[number // len(groups) ** (form % in_one) % len(groups)][0]
        yield papers[paper][1]


def words_of(query: str) -> list[str]:
    """Return the words of a query, folded."""
    parted = "".join(" " if character in WHITESPACE else character for character in fold(query))
    return list(dict.fromkeys(word for word in parted.split(" ") if word))


def parts_of(word: str, common: set[str]) -> list[tuple[int, str]]:
    """Return the grams that find a word, each with its distance from the word's start."""
    parts: list[tuple[int, str]] = []
    at = 0
    while at < len(word):
        runs = ((start, word[start : start + size]) for size, start in shifted(at, len(word)))
        start, run = next((start, run) for start, run in runs if run not in common)
        parts = [(earlier, other) for earlier, other in parts if earlier < start]
        parts.append((start, run))
        at = start + len(run)
    return parts


def shifted(at: int, length: int) -> Iterator[tuple[int, int]]:
    """Yield sizes from two on, each with the start nearest to ``at`` that leaves as many characters."""
    return ((size, min(at, length - size)) for size in range(2, length + 1))


def records(shard: bytes) -> Iterator[Gram]:
    """Yield the grams of a file."""
    at = 0
    while at < len(shard):
        size, at = _number(shard, at)
        text, at = shard[at : at + size].decode(), at + size
        size, at = _number(shard, at)
        data, at = shard[at : at + size], at + size
        yield Gram(text, data)


def _number(data: bytes, at: int) -> tuple[int, int]:
    number, shift = 0, 0
    while data[at] > 127:
        number |= (data[at] & 127) << shift
        at, shift = at + 1, shift + 7
    return number | data[at] << shift, at + 1


def rising(data: bytes) -> Iterable[int]:
    """Return the numbers of a list of rising ones."""
    numbers, last = [], 0
    for distance in unpacked(data):
        last += distance
        numbers.append(last)
    return numbers

"""Runs of characters that two texts share, across the boundaries of sentences."""

from __future__ import annotations

from collections import Counter
from difflib import SequenceMatcher

from generator.reading.values.folding import folded

MOST_PAIRS = 10_000_000
"""The limit of pairs of equal characters, each of which takes time: twice the number in the longest real texts."""


def shared_run(one: str, other: str, shortest: int) -> str:
    """Return the longest run of characters that two texts share, empty if it is shorter than ``shortest``.

    Also empty for endless texts of few characters, which are only written to keep a build busy.
    """
    short, long = sorted((one, other), key=len)
    if short in long:
        return short if len(short) >= shortest else ""
    half = max(shortest // 2, 1)
    # Such a run contains at least one of the pieces that start at multiples of half of it; most texts share none of
    # them.
    if not any(one[start : start + half] in other for start in range(0, len(one) - half + 1, half)):
        return ""
    if _pairs(one, other) > MOST_PAIRS:
        return ""
    match = SequenceMatcher(None, one, other, autojunk=False).find_longest_match()
    return one[match.a : match.a + match.size] if match.size >= shortest else ""


def _pairs(one: str, other: str) -> int:
    there = Counter(other)
    return sum(times * there[character] for character, times in Counter(one).items())


def as_written(run: str, text: str) -> str:
    """Return a run of a folded text as written in the text itself."""
    ends: list[int] = []
    for position, character in enumerate(text):
        ends += [position] * len(folded(character))
    start = folded(text).find(run)
    # Characters that combine with each other fold to fewer together than one by one.
    if start < 0 or len(ends) != len(folded(text)):
        return run
    return text[ends[start] : ends[start + len(run) - 1] + 1]

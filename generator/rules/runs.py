"""Runs of characters that two texts share, wherever their sentences begin and end."""

from __future__ import annotations

from collections import Counter
from difflib import SequenceMatcher

from generator.reading.folding import folded

MOST_PAIRS = 10_000_000
"""Of equal characters of two texts, which take time each: twice as many as the longest texts of a paper can have."""


def shared_run(one: str, other: str, shortest: int) -> str:
    """Return the longest run of characters that two texts share, empty where it has fewer than ``shortest``.

    It is empty as well for texts without end of few characters, which nobody writes but to keep a build busy.
    """
    short, long = sorted((one, other), key=len)
    if short in long:
        return short if len(short) >= shortest else ""
    half = max(shortest // 2, 1)
    # A run holds at least one of the pieces that begin at every half of it; most texts share none of them.
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
    """Return a run of a folded text as the text itself writes it."""
    ends: list[int] = []
    for position, character in enumerate(text):
        ends += [position] * len(folded(character))
    start = folded(text).find(run)
    # Characters that are one only together fold to fewer than each by itself does.
    if start < 0 or len(ends) != len(folded(text)):
        return run
    return text[ends[start] : ends[start + len(run) - 1] + 1]

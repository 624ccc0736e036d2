"""Finds comments, and those that may be a value cut off: ``编号 #1`` reads as ``编号`` to YAML."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from generator.source.indentation import has_key


class Comment(NamedTuple):
    """A comment: its text behind the sign, and its place.

    It ``swallows`` text where its sign has some right before it in the line and right behind it, and ``hides_key``
    where it has none before it and a key right behind it, further in than the first level, as an indicator ``#1`` has.
    It ``follows_value`` where a value in no quotes or brackets ends right before it, so that nobody knows whether it
    belongs to that. ``before`` is what stands before its sign in the line.
    """

    text: str
    line: int
    column: int
    swallows: bool
    hides_key: bool
    follows_value: bool
    before: str


def comments(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[Comment]:
    """Yield all comments of a text; ``spans`` are the start and end indices of all scalars, in order."""
    index = text.find("#")
    position = 0
    line, counted = 1, 0
    while index >= 0:
        while position < len(spans) and spans[position][1] <= index:
            position += 1
        if position < len(spans) and spans[position][0] <= index:
            index = text.find("#", spans[position][1])
            continue
        end = text.find("\n", index)
        end = len(text) if end < 0 else end
        start = text.rfind("\n", 0, index) + 1
        line, counted = line + text.count("\n", counted, start), start
        inside = text[index + 1 : end].rstrip("\r")
        before_it = text[start:index].strip()
        shares_line = bool(before_it)
        swallows = shares_line and bool(inside[:1].strip())
        before = spans[position - 1] if position else (0, 0)
        follows = shares_line and bool(inside.strip()) and before[1] >= start and _is_open(text, before, index)
        hides = not shares_line and index > start and bool(inside[:1].strip("# ")) and has_key(inside)
        yield Comment(inside, line, index - start + 1, swallows, hides, follows, before_it)
        index = text.find("#", end)


def _is_open(text: str, value: tuple[int, int], index: int) -> bool:
    """Tell whether a value ends right before ``index`` and no quote ends it; a blank one may go on there as well."""
    start, end = value
    return not text[end:index].strip() and (start == end or text[start] not in "\"'")

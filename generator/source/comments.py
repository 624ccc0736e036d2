"""Finds comments, including those that may cut off a value: YAML reads ``编号 #1`` as ``编号``."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator, Sequence
from operator import itemgetter
from typing import NamedTuple

from generator.source.indentation import has_key


class Comment(NamedTuple):
    """A comment: its text after the sign, and its place."""

    text: str
    line: int
    column: int
    swallows: bool
    """Whether there is text right before the sign on the line and right after it."""
    hides_key: bool
    """Whether there is nothing before the sign and a key right after it, indented, as in an indicator ``#1``."""
    follows_value: bool
    """Whether it follows a plain value directly, so that it may have been meant as part of that."""
    before: str
    """The text before the sign on its line."""


def comments(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[Comment]:
    """Yield all comments of a text; ``spans`` are the start and end indices of all scalars, in order."""
    index = text.find("#")
    line, counted = 1, 0
    while index >= 0:
        position = bisect(spans, index, key=itemgetter(1))
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
    """Tell whether a plain or blank value ends right before ``index``, so that it may have been meant to continue."""
    start, end = value
    return not text[end:index].strip() and (start == end or text[start] not in "\"'")

"""Finds comments that are a value cut off: ``编号 #1`` reads as ``编号`` to YAML."""

from __future__ import annotations

from collections.abc import Iterator, Sequence


def swallowing_comments(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield line and column of each ``#`` that ends a line's value and has text right behind it.

    A comment on a line of its own, or one set off by a space (``# 说明``), is meant as a comment. ``spans`` are the
    start and end indices of all scalars, in order.
    """
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
        if text[start:index].strip() and text[index + 1 : index + 2].strip():
            line, counted = line + text.count("\n", counted, start), start
            yield line, index - start + 1
        index = text.find("#", end)

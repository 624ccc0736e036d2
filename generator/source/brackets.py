"""Finds wide commas and brackets in the place of narrow ones: YAML takes them for text."""

from __future__ import annotations

import re

from generator.source.stumbles import Passage, Stumble, stumble_over

_OPENING = re.compile(r"(?:: |- )\s*([｛［])")
# A key after a comma, on the same line or at the beginning of the next one.
_BEFORE_KEY = (
    re.compile(r"[，；]\s*[^\s，；,:\[\]{}][^\n，；,:\[\]{}]*$"),
    re.compile(r"、\s*[^\s，；、,:\[\]{}][^\n，；、,:\[\]{}]*$"),
)


def wide_mark(text: str, opening: tuple[int, int], problem: int) -> Stumble | None:
    """Return the stumble over a wide mark in a bracket that seems unclosed.

    ``opening`` is the place of the bracket, line and column from 0; ``problem`` is the offset where the parser stopped.
    """
    lines = text.split("\n")
    line, column = opening
    start = sum(len(before) + 1 for before in lines[:line]) + column
    comma = _comma(text, start, problem)
    if comma is not None:
        return _at(text, "wide-comma", comma, line)
    closing = _wide_closing(lines[line], column)
    return None if closing is None else _at(text, "wide-bracket", start - column + closing, line)


def wide_opening(line: str) -> int | None:
    """Return the column of a wide bracket that opens a value."""
    found = _OPENING.search(line)
    return found.start(1) if found else None


def _wide_closing(line: str, first: int) -> int | None:
    """Return the column of the first wide bracket among those that end a line, from a column on."""
    bare = line.rstrip()
    end = len(bare.rstrip("]}｝］"))
    start = end - bare.endswith("】", 0, end)
    return next((column for column in range(max(first, start), len(bare)) if bare[column] in "｝］】"), None)


def _comma(text: str, start: int, problem: int) -> int | None:
    """Return the offset of a wide comma after a quoted value, or before the key at which the parser stopped."""
    if text[problem : problem + 1] in {"，", "；", "、"}:
        return problem
    for before_key in _BEFORE_KEY:
        found = before_key.search(text, start, problem)
        if found:
            return found.start()
    return None


def _at(text: str, rule: str, offset: int, opened: int) -> Stumble:
    """Return a stumble at an offset; reading can continue if the whole bracket is on one line."""
    line = text.count("\n", 0, offset)
    lines = text.split("\n")
    stumble = stumble_over(rule, lines, line, offset - text.rfind("\n", 0, offset) - 1)
    is_whole = line == opened and lines[line].rstrip().endswith(("]", "}", "］", "｝", "】"))
    return stumble if is_whole else stumble._replace(passage=Passage.NONE)

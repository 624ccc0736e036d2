"""Syntax errors as values, and how the parser gets past them to look for the next."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import Enum
from typing import NamedTuple

STAND_IN = "x"


class Passage(Enum):
    """How the parser gets past a mistake: not at all, over one character, a colon made narrow, or over whole lines."""

    NONE = 0
    CHARACTER = 1
    COLON = 2
    LINES = 3


class Stumble(NamedTuple):
    """A syntax error: its rule, its position from 0, and how reading can go on behind it.

    ``lines``, from 0 as well, are those on which does not stand what was written once the mistake is covered up.
    """

    rule: str
    offset: int
    line: int
    column: int
    passage: Passage
    lines: range


def stumble_over(rule: str, text_lines: Sequence[str], line: int, column: int, lines: range | None = None) -> Stumble:
    """Return a stumble in one line that is got past by covering it, or ``lines`` from it on."""
    offset = sum(len(before) + 1 for before in text_lines[:line]) + column
    return Stumble(rule, offset, line, column, Passage.LINES, lines or range(line, line + 1))


def bridged(text: str, stumble: Stumble) -> str | None:
    """Return the text with the mistake covered up, nothing else moved; ``None`` where reading cannot go on."""
    match stumble.passage:
        case Passage.NONE:
            return None
        case Passage.CHARACTER:
            bridge = text[: stumble.offset] + STAND_IN + text[stumble.offset + 1 :]
        case Passage.COLON:
            bridge = text[: stumble.offset] + ":" + text[stumble.offset + 1 :]
        case Passage.LINES:
            bridge = without_lines(text, range(stumble.line, stumble.lines.stop))
    return bridge if bridge != text and len(bridge) == len(text) else None


def without_lines(text: str, covered: Iterable[int]) -> str:
    """Return the text with lines turned into comments without words."""
    lines = text.split("\n")
    for number in covered:
        lines[number] = "#".ljust(len(lines[number])) if lines[number] else ""
    return "\n".join(lines)

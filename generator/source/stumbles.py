"""Syntax errors as values, and how the parser continues behind them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import Enum
from typing import NamedTuple

STAND_IN = "x"


class Passage(Enum):
    """How the parser gets past a mistake: not at all, over one character, made a colon or left out, or over lines."""

    NONE = 0
    CHARACTER = 1
    COLON = 2
    LINES = 3
    BLANK = 4


class Stumble(NamedTuple):
    """A syntax error: its rule, its position from 0, and how reading continues behind it.

    ``lines``, also from 0, are those whose content is not what was written once the mistake is covered up; ``values``
    are those of the message.
    """

    rule: str
    offset: int
    line: int
    column: int
    passage: Passage
    lines: range
    values: tuple[tuple[str, str], ...] = ()


def stumble_over(rule: str, text_lines: Sequence[str], line: int, column: int, lines: range | None = None) -> Stumble:
    """Return a stumble on one line that is covered up, by default that line, else ``lines``."""
    offset = sum(len(before) + 1 for before in text_lines[:line]) + column
    return Stumble(rule, offset, line, column, Passage.LINES, lines or range(line, line + 1))


def surplus(text_lines: Sequence[str], line: int, column: int) -> Stumble:
    """Return the stumble over a mark that is written once too often, and is left out."""
    found = stumble_over("surplus-mark", text_lines, line, column)
    return found._replace(passage=Passage.BLANK, lines=range(0), values=(("mark", text_lines[line][column]),))


def bridged(text: str, stumble: Stumble) -> str | None:
    """Return the text with the mistake covered up and nothing moved; ``None`` if reading cannot continue."""
    match stumble.passage:
        case Passage.NONE:
            return None
        case Passage.CHARACTER:
            bridge = _with(STAND_IN, text, stumble.offset)
        case Passage.COLON:
            bridge = _with(":", text, stumble.offset)
        case Passage.BLANK:
            bridge = _with(" ", text, stumble.offset)
        case Passage.LINES:
            bridge = without_lines(text, stumble.lines)
    return bridge if bridge != text and len(bridge) == len(text) else None


def _with(character: str, text: str, offset: int) -> str:
    return text[:offset] + character + text[offset + 1 :]


def without_lines(text: str, covered: Iterable[int]) -> str:
    """Return the text with the given lines replaced by empty comments of the same length."""
    lines = text.split("\n")
    for number in covered:
        lines[number] = "#".ljust(len(lines[number])) if lines[number] else ""
    return "\n".join(lines)

"""Syntax errors as values, and how the parser continues behind them."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import NamedTuple


class Passage(Enum):
    """How the parser gets past a mistake: not at all, over lines, or by another character in place of one."""

    NONE = "none"
    LINES = "lines"
    CHARACTER = "x"
    COLON = ":"
    BLANK = " "


class Stumble(NamedTuple):
    """A syntax error: its rule, its line and column from 0, and how reading continues behind it.

    ``lines``, also from 0, are those whose content is not what was written once the mistake is covered up; ``values``
    are those of the message.
    """

    rule: str
    line: int
    column: int
    passage: Passage
    lines: range
    values: tuple[tuple[str, str], ...] = ()

    def offset_in(self, text: str) -> int:
        """Return its offset in the text."""
        return sum(len(line) + 1 for line in text.split("\n")[: self.line]) + self.column


def stumble_over(rule: str, line: int, column: int, lines: range | None = None) -> Stumble:
    """Return a stumble on one line that is covered up, by default that line, else ``lines``."""
    return Stumble(rule, line, column, Passage.LINES, lines or range(line, line + 1))


def surplus(mark: str, line: int, column: int) -> Stumble:
    """Return the stumble over a mark that is written once too often, and is left out."""
    return Stumble("surplus-mark", line, column, Passage.BLANK, range(0), (("mark", mark),))


def line_and_column(text: str, offset: int) -> tuple[int, int]:
    """Return the line and the column of an offset in a text, from 0."""
    return text.count("\n", 0, offset), offset - text.rfind("\n", 0, offset) - 1


def bridged(text: str, stumble: Stumble) -> str | None:
    """Return the text with the mistake covered up and nothing moved; ``None`` if reading cannot continue."""
    match stumble.passage:
        case Passage.NONE:
            return None
        case Passage.LINES:
            bridge = without_lines(text, stumble.lines)
        case character:
            offset = stumble.offset_in(text)
            bridge = text[:offset] + character.value + text[offset + 1 :]
    return bridge if bridge != text and len(bridge) == len(text) else None


def without_lines(text: str, covered: Iterable[int]) -> str:
    """Return the text with the given lines replaced by empty comments of the same length."""
    lines = text.split("\n")
    for number in covered:
        lines[number] = "#".ljust(len(lines[number])) if lines[number] else ""
    return "\n".join(lines)

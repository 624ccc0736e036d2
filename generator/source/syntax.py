"""Names what libyaml stumbled over, and where one replaced character lets it go on."""

from __future__ import annotations

import re
from enum import Enum
from typing import NamedTuple

from yaml import MarkedYAMLError

STAND_IN = "x"


class Passage(Enum):
    """How the parser gets past a mistake to look for the next: not at all, over one character, or over the line."""

    NONE = 0
    CHARACTER = 1
    LINE = 2


class Stumble(NamedTuple):
    """A syntax error: its rule, its position from 0, and how reading can go on behind it."""

    rule: str
    offset: int
    line: int
    column: int
    passage: Passage


# What libyaml says (in its context or its problem), the rule it means to an author, whether the place to show is
# where the construct began, and how to get past it.
_MEANINGS = (
    ("while scanning a block scalar", "block-indicator", True, Passage.CHARACTER),
    ("found unknown escape character", "bad-escape", False, Passage.CHARACTER),
    ("while scanning a quoted scalar", "unclosed-quote", True, Passage.LINE),
    ("while scanning a tag", "needs-quotes", True, Passage.CHARACTER),
    ("while scanning an alias", "needs-quotes", True, Passage.CHARACTER),
    ("while scanning an anchor", "needs-quotes", True, Passage.CHARACTER),
    ("found character that cannot start any token", "needs-quotes", False, Passage.CHARACTER),
    ("block sequence entries are not allowed", "needs-quotes", False, Passage.CHARACTER),
    ("mapping keys are not allowed", "needs-quotes", False, Passage.CHARACTER),
    ("mapping values are not allowed", "stray-colon", False, Passage.CHARACTER),
    ("could not find expected ':'", "missing-colon", True, Passage.LINE),
    ("while parsing a flow", "unclosed-bracket", True, Passage.NONE),
    ("did not find expected node content", "needs-quotes", False, Passage.CHARACTER),
)
_COLON = re.compile(r"\s*(?:- )?[^\s:：#'\"{}\[\]][^:：]*(?P<colon>：|:(?=\S))")
_PROPER_COLON = re.compile(r":(?:\s|$)")


def understand(problem: MarkedYAMLError, text: str) -> Stumble:
    """Return what a libyaml error in ``text`` means to its author."""
    said = f"{problem.context or ''} {problem.problem or ''}"
    for phrase, rule, at_start, passage in _MEANINGS:
        if phrase in said:
            return _colon_mistake(_stumble(problem, rule, passage, at_start=at_start), text)
    return _stumble(problem, "yaml-syntax", Passage.NONE, at_start=False)


def _stumble(problem: MarkedYAMLError, rule: str, passage: Passage, *, at_start: bool) -> Stumble:
    mark = (problem.context_mark if at_start else None) or problem.problem_mark
    if mark is None:
        return Stumble(rule, 0, 0, 0, Passage.NONE)
    return Stumble(rule, mark.index, mark.line, mark.column, passage)


def _colon_mistake(stumble: Stumble, text: str) -> Stumble:
    """Return a stumble over a colon as the mistake behind it: a wide colon, or no space after a narrow one.

    Such a line is text to YAML and runs on into the next, so that the parser often notices one line too late.
    """
    if stumble.rule not in ("missing-colon", "stray-colon"):
        return stumble
    lines = text.split("\n")
    candidates = [stumble.line] if stumble.rule == "missing-colon" else [stumble.line - 1]
    for number in candidates:
        line = lines[number] if 0 <= number < len(lines) else ""
        found = None if _PROPER_COLON.search(line) else _COLON.match(line)
        if found:
            rule = "wide-colon" if found["colon"] == "：" else "no-space-after-colon"
            column = found.start("colon")
            offset = sum(len(before) + 1 for before in lines[:number]) + column
            return Stumble(rule, offset, number, column, Passage.LINE)
    return stumble


def bridged(text: str, stumble: Stumble) -> str | None:
    """Return the text with the mistake covered up, nothing else moved; ``None`` where reading cannot go on."""
    offset = stumble.offset
    if stumble.passage is Passage.NONE or offset >= len(text):
        return None
    if stumble.passage is Passage.CHARACTER:
        return None if text[offset] == STAND_IN else text[:offset] + STAND_IN + text[offset + 1 :]
    start, end = text.rfind("\n", 0, offset) + 1, text.find("\n", offset)
    line = text[start:] if end < 0 else text[start:end]
    covered = "#" + " " * (len(line) - 1)
    return None if not line or line == covered else text[:start] + covered + text[start + len(line) :]

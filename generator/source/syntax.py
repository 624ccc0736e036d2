"""Names what libyaml stumbled over, and where one replaced character lets it go on."""

from __future__ import annotations

from typing import NamedTuple

from yaml import MarkedYAMLError

STAND_IN = "x"


class Stumble(NamedTuple):
    """A syntax error: its rule, its position from 0, and whether reading can go on behind it."""

    rule: str
    offset: int
    line: int
    column: int
    passable: bool


# What libyaml says (in its context or its problem), the rule it means to an author, whether the place to show is
# where the construct began, and whether a harmless character put there lets the parser read on to the next mistake.
_MEANINGS = (
    ("while scanning a block scalar", "block-indicator", True, True),
    ("found unknown escape character", "bad-escape", False, True),
    ("while scanning a quoted scalar", "unclosed-quote", True, False),
    ("while scanning a tag", "needs-quotes", True, True),
    ("while scanning an alias", "needs-quotes", True, True),
    ("while scanning an anchor", "needs-quotes", True, True),
    ("found character that cannot start any token", "needs-quotes", False, True),
    ("block sequence entries are not allowed", "needs-quotes", False, True),
    ("mapping keys are not allowed", "needs-quotes", False, True),
    ("mapping values are not allowed", "stray-colon", False, True),
    ("could not find expected ':'", "missing-colon", True, False),
    ("while parsing a flow", "unclosed-bracket", True, False),
    ("did not find expected node content", "needs-quotes", False, True),
)


def understand(problem: MarkedYAMLError) -> Stumble:
    """Return what a libyaml error means to the author of the file."""
    said = f"{problem.context or ''} {problem.problem or ''}"
    for phrase, rule, at_start, passable in _MEANINGS:
        if phrase in said:
            return _stumble(problem, rule, at_start=at_start, passable=passable)
    return _stumble(problem, "yaml-syntax", at_start=False, passable=False)


def _stumble(problem: MarkedYAMLError, rule: str, *, at_start: bool, passable: bool) -> Stumble:
    mark = (problem.context_mark if at_start else None) or problem.problem_mark
    if mark is None:
        return Stumble(rule, 0, 0, 0, passable=False)
    return Stumble(rule, mark.index, mark.line, mark.column, passable)


def bridged(text: str, stumble: Stumble) -> str | None:
    """Return the text with the offending character replaced, or ``None`` where reading cannot go on."""
    offset = stumble.offset
    if not stumble.passable or offset >= len(text) or text[offset] == STAND_IN:
        return None
    return text[:offset] + STAND_IN + text[offset + 1 :]

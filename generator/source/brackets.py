"""Finds what is wrong in brackets: a mark that is wide or missing, an end that is missing or behind a number sign."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate, takewhile

from generator.source.comments import comments
from generator.source.indentation import bracket_branch
from generator.source.stumbles import Stumble, line_and_column, stumble_over, surplus

# A key after a comma, on the same line or at the beginning of the next one.
_BEFORE_KEY = (
    re.compile(r"[，；]\s*[^\s，；,:\[\]{}][^\n，；,:\[\]{}]*$"),
    re.compile(r"、\s*[^\s，；、,:\[\]{}][^\n，；、,:\[\]{}]*$"),
)
_ENDS = {"[": "]", "{": "}"}
_Span = tuple[int, int]


def mistake_in_brackets(
    text: str, opened: Sequence[tuple[int, int]], spans: Sequence[_Span], problem: int
) -> Stumble | None:
    """Return the mistake at which the parser stopped in brackets, ``None`` if none is open.

    ``opened`` has line and column, from 1, of each open collection, the innermost first; ``spans`` are those of the
    scalars read, and ``problem`` is the offset where the parser stopped. Reading continues behind what hangs on the
    line with the outermost bracket.
    """
    lines = text.split("\n")
    starts = [*accumulate((len(line) + 1 for line in lines), initial=0)]
    offsets = (starts[line - 1] + column - 1 for line, column in opened)
    brackets = list(takewhile(lambda offset: text[offset : offset + 1] in _ENDS, offsets))
    if not brackets:
        return None
    if _is_surplus(text, brackets[0], problem):
        return surplus(text[problem], *line_and_column(text, problem))
    branch = bracket_branch(lines, text.count("\n", 0, brackets[-1]))
    rule, offset = _rule_and_offset(text, brackets[0], spans, problem, starts[branch.stop])
    return stumble_over(rule, *line_and_column(text, offset), branch)


def _rule_and_offset(text: str, start: int, spans: Sequence[_Span], problem: int, end: int) -> tuple[str, int]:
    """Return the rule that a bracket at ``start`` breaks, and where; its line and what hangs on that go to ``end``."""
    comma = _wide_comma(text, start, problem)
    if comma is not None and comma < end:
        return "wide-comma", comma
    closing = _wide_closing(text, start)
    if closing is not None:
        return "wide-bracket", closing
    sign = _before_end(text, start, spans)
    if sign is not None:
        return "swallowed-by-comment", sign
    inside = _between(text, spans, problem) if problem < end else None
    return inside or ("unclosed-bracket", start)


def _is_surplus(text: str, start: int, problem: int) -> bool:
    """Tell whether the parser stopped at a comma with nothing before it, or at an end of the other kind of bracket."""
    seen, end = text[problem : problem + 1], _ENDS[text[start]]
    if seen == ",":
        return text[:problem].rstrip()[-1:] in {",", "[", "{"}
    return seen in {"]", "}"} and end in text[problem:].partition("\n")[0]


def _wide_closing(text: str, start: int) -> int | None:
    """Return the offset of the first wide bracket among those that end the line of a bracket."""
    bare = text[start:].partition("\n")[0].rstrip()
    end = len(bare.rstrip("]}｝］"))
    first = end - bare.endswith("】", 0, end)
    return next((start + at for at in range(first, len(bare)) if bare[at] in "｝］】"), None)


def _wide_comma(text: str, start: int, problem: int) -> int | None:
    """Return the offset of a wide comma after a quoted value, or before the key at which the parser stopped."""
    if text[problem : problem + 1] in {"，", "；", "、"}:
        return problem
    for before_key in _BEFORE_KEY:
        found = before_key.search(text, start, problem)
        if found:
            return found.start()
    return None


def _before_end(text: str, start: int, spans: Sequence[_Span]) -> int | None:
    """Return the offset of a number sign that makes a comment of the end of a bracket, on the bracket's line."""
    line, begun = text.count("\n", 0, start) + 1, text.rfind("\n", 0, start) + 1
    signs = (one for one in comments(text, spans) if one.line == line and one.column > start - begun)
    return next((begun + sign.column - 1 for sign in signs if _ENDS[text[start]] in sign.text), None)


def _between(text: str, spans: Sequence[_Span], problem: int) -> tuple[str, int] | None:
    """Return the rule for two parts of a bracket without a comma between them, and where the second one begins.

    At the beginning of a part, only a sign of YAML is wrong. ``None`` if the parser stopped at something else.
    """
    seen = text[problem : problem + 1]
    if seen in {",", "]", "}", ""}:
        return None
    if seen in {"-", "?"} and text[:problem].rstrip()[-1:] in {":", ",", "[", "{"}:
        return "needs-quotes", problem
    if seen != ":":
        return "missing-comma", problem
    first, last = spans[-1] if spans else (0, 0)
    key = max(text.rfind(mark, first, last) for mark in " \n;") + 1
    if not key or text[last:problem].strip() or text[first] in "\"'":
        return "stray-colon", problem
    behind = len(text[:key].rstrip())
    return "missing-comma", behind - 1 if text[behind - 1] == ";" else key

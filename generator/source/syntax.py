"""Translates libyaml's syntax errors into the mistakes that authors make."""

from __future__ import annotations

import re
from collections.abc import Sequence

from yaml import MarkedYAMLError

from generator.source.characters import meaning_of_mark
from generator.source.colons import WIDE_COLON
from generator.source.indentation import (
    beginning_too_far_in,
    has_key,
    indented_too_far,
    indented_widely,
    is_nested_key,
    key_beside,
    line_above,
    line_below,
    outside_of_block,
    parent_without_colon,
    with_its_branch,
    wrongly_indented,
)
from generator.source.stumbles import Passage, Stumble, stumble_over, surplus

# A phrase of libyaml (from its context or its problem), the rule it stands for, whether the construct's start is the
# place to show, and how to get past it; the last one is in any error.
_MEANINGS = (
    ("while scanning a block scalar", "block-indicator", True, Passage.CHARACTER),
    ("found unknown escape character", "bad-escape", False, Passage.CHARACTER),
    ("did not find expected hexdecimal number", "bad-escape", True, Passage.LINES),
    ("while scanning a quoted scalar", "unclosed-quote", True, Passage.LINES),
    ("while scanning a tag", "needs-quotes", True, Passage.CHARACTER),
    ("while scanning an alias", "needs-quotes", True, Passage.CHARACTER),
    ("while scanning an anchor", "needs-quotes", True, Passage.CHARACTER),
    ("found character that cannot start any token", "needs-quotes", False, Passage.CHARACTER),
    ("block sequence entries are not allowed", "needs-quotes", False, Passage.CHARACTER),
    ("mapping keys are not allowed", "needs-quotes", False, Passage.CHARACTER),
    ("mapping values are not allowed", "stray-colon", False, Passage.CHARACTER),
    ("could not find expected ':'", "missing-colon", True, Passage.LINES),
    ("while parsing a flow", "unclosed-bracket", True, Passage.NONE),
    ("did not find expected node content", "needs-quotes", False, Passage.CHARACTER),
    ("while parsing a block", "wrong-indentation", False, Passage.LINES),
    ("", "yaml-syntax", False, Passage.NONE),
)
_COLON = re.compile(r"\s*(?:- )?[^\s:：#'\"{}\[\]][^:：]*?(?P<colon>" + WIDE_COLON + r"|:(?![ \r]|$))")
_PROPER_COLON = re.compile(r":(?:[ \r]|$)")
_BEFORE_BRACKET = re.compile(r" *(?:- )?[^ :：#'\"{}\[\]][^:：{}\[\]]*(?P<colon>" + WIDE_COLON + r") *[{\[]")
_WIDE_OPENING = re.compile(r"(?:: |- )\s*(?P<bracket>[｛［])")
_LINE_MARK = re.compile(r"\s*(?:(?P<remark>＃|//|<!--)|(?P<dash>[－—–―•●▪■◆·])\s*(?=[{\[]))")
_CLOSING = ("]", "}", ",")
_BRACKET_AT_DASH = re.compile(r" *-(?=[{\[])")
_TEXT_AT_DASH = re.compile(r" *-(?=[^\s\d.-])")


def understand(problem: MarkedYAMLError, text: str) -> Stumble:
    """Return the mistake of the author that caused a libyaml error in ``text``."""
    said = f"{problem.context or ''} {problem.problem or ''}"
    _, rule, is_at_start, passage = next(meaning for meaning in _MEANINGS if meaning[0] in said)
    mark = (problem.context_mark if is_at_start else None) or problem.problem_mark
    assert mark is not None  # only errors made without a text lack marks
    stumble = Stumble(rule, mark.line, mark.column, passage, range(mark.line, mark.line + 1))
    return _at_mark(stumble, text) or _refined(stumble, text.split("\n"))


def _at_mark(stumble: Stumble, text: str) -> Stumble | None:
    """Return a stumble over a sign of YAML as one over the mark that begins with it: ``&ge;``."""
    mark = meaning_of_mark(text, stumble.offset_in(text)) if stumble.rule == "needs-quotes" else None
    if mark is None:
        return None
    return stumble._replace(rule="converter-mark", values=(("written", mark[0]), ("meant", mark[1])))


def _refined(stumble: Stumble, lines: Sequence[str]) -> Stumble:
    """Return the mistake that caused a stumble, which the parser may notice only later or elsewhere."""
    line, column = stumble.line, stumble.column
    if line >= len(lines):
        return stumble
    found = None
    match stumble.rule:
        case "missing-colon":
            found = _behind_missing_colon(lines, line) or with_its_branch(stumble.rule, lines, line, column)
        case "stray-colon":
            found = _behind_stray_colon(lines, line)
        case "wrong-indentation":
            found = _behind_wrong_indentation(lines, line, column)
        case "yaml-syntax":
            found = _behind_what_is_unknown(lines, line)
    return found or stumble


def _behind_missing_colon(lines: Sequence[str], line: int) -> Stumble | None:
    return (
        _in_block(lines, line)
        or _mark_mistake(lines, line)
        or _wide_colon_over_keys(lines, line)
        or outside_of_block(lines, line)
        or indented_widely(lines, line)
        or _colon_mistake(lines, line)
    )


def _behind_stray_colon(lines: Sequence[str], line: int) -> Stumble | None:
    return (
        _mark_mistake(lines, line)
        or indented_widely(lines, line)
        or _dash_mistake(lines, line, _BRACKET_AT_DASH)
        or _dash_mistake(lines, line - 1, _TEXT_AT_DASH)
        or _wide_opening(lines, line)
        or _wide_colon_before_bracket(lines, line)
        or _remark_above(lines, line)
        or _colon_mistake_above(lines, line)
        or _colon_mistake_beside(lines, line)
        or parent_without_colon(lines, line)
        or indented_too_far(lines, line)
    )


def _behind_wrong_indentation(lines: Sequence[str], line: int, column: int) -> Stumble | None:
    return (
        _within_line(lines, line, column)
        or _dash_mistake(lines, line, _TEXT_AT_DASH)
        or _colon_mistake_beside(lines, line)
        or _wide_colon_of_parent(lines, line)
        or parent_without_colon(lines, line)
        or _remark_in_block_above(lines, line)
        or wrongly_indented(lines, line, column)
    )


def _behind_what_is_unknown(lines: Sequence[str], line: int) -> Stumble | None:
    return (
        beginning_too_far_in(lines, line)
        or _remark_above(lines, line)
        or _colon_mistake_beside(lines, line)
        or _colon_mistake(lines, line)
        or parent_without_colon(lines, line)
    )


def _colon_mistake(lines: Sequence[str], line: int) -> Stumble | None:
    """Return the stumble over a wide colon, or over a narrow one without a space after it.

    YAML takes such a line for text that continues on the next one, so the parser often notices one line too late.
    """
    text = lines[line] if line >= 0 else ""
    found = None if _PROPER_COLON.search(text) else _COLON.match(text)
    if not found:
        return None
    rule = "no-space-after-colon" if found["colon"] == ":" else "wide-colon"
    stumble = stumble_over(rule, line, found.start("colon"))
    if rule != "wide-colon" or text[found.end() :].strip():
        return stumble
    # What is nested below the key can be read as if the colon were right.
    return stumble._replace(passage=Passage.COLON, lines=range(0))


def _colon_mistake_above(lines: Sequence[str], line: int) -> Stumble | None:
    above = line_above(lines, line)
    return None if above is None else _colon_mistake(lines, above)


def _wide_colon_of_parent(lines: Sequence[str], line: int) -> Stumble | None:
    """Return the stumble over a wide colon that ends the line above, below which lines are nested."""
    found = _colon_mistake_above(lines, line)
    return found if found and found.passage is Passage.COLON else None


def _wide_colon_over_keys(lines: Sequence[str], line: int) -> Stumble | None:
    """Return the stumble over a wide colon that ends a line, if the next one is a key nested below it."""
    below = line_below(lines, line)
    return _wide_colon_of_parent(lines, below) if below is not None and is_nested_key(lines, below, line) else None


def _colon_mistake_beside(lines: Sequence[str], line: int) -> Stumble | None:
    """Return the stumble over a colon in the key before that of a line, with everything nested below it.

    In a form typed with wide colons many lines are one text to YAML, and each is found in turn.
    """
    before = key_beside(lines, line)
    found = None if before is None else _colon_mistake(lines, before)
    if found is None or found.passage is Passage.COLON:
        return found
    return with_its_branch(found.rule, lines, found.line, found.column)


def _dash_mistake(lines: Sequence[str], line: int, at_dash: re.Pattern[str]) -> Stumble | None:
    """Return the stumble over a dash without a space after it, with everything nested below its item."""
    found = at_dash.match(lines[line]) if line >= 0 else None
    return with_its_branch("no-space-after-dash", lines, line, found.end() - 1) if found else None


def _mark_mistake(lines: Sequence[str], line: int) -> Stumble | None:
    """Return the stumble over another mark than ``#`` before a remark, or than ``-`` before an item in brackets."""
    found = _LINE_MARK.match(lines[line])
    if found is None:
        return None
    kind, meant = ("remark", "#") if found["remark"] else ("dash", "-")
    stumble = stumble_over("wrong-line-mark", line, found.start(kind))
    return stumble._replace(values=(("written", found[kind]), ("meant", meant)))


def _in_block(lines: Sequence[str], line: int) -> Stumble | None:
    """Return the stumble over a line that ends a text block, if the next one goes on with it, having no key either."""
    below = line_below(lines, line)
    return None if below is None or has_key(lines[below]) else outside_of_block(lines, line)


def _remark_in_block_above(lines: Sequence[str], line: int) -> Stumble | None:
    """Return the stumble over a remark that ends a text block, if the line below it goes on with it, having no key."""
    above = line_above(lines, line)
    remarks = () if above is None or has_key(lines[line]) else range(above + 1, line)
    return next(filter(None, (outside_of_block(lines, remark) for remark in remarks)), None)


def _remark_above(lines: Sequence[str], line: int) -> Stumble | None:
    """Return the stumble over a wrong mark before a remark above a key, which is one text with it to YAML."""
    above = line_above(lines, line)
    found = None if above is None else _mark_mistake(lines, above)
    return found if found and ("meant", "#") in found.values else None


def _wide_opening(lines: Sequence[str], line: int) -> Stumble | None:
    """Return the stumble over a wide bracket that opens the value of a line."""
    found = _WIDE_OPENING.search(lines[line])
    return stumble_over("wide-bracket", line, found.start("bracket")) if found else None


def _wide_colon_before_bracket(lines: Sequence[str], line: int) -> Stumble | None:
    """Return the stumble over a wide colon before a value in brackets that itself has narrow colons."""
    found = _BEFORE_BRACKET.match(lines[line])
    return stumble_over("wide-colon", line, found.start("colon")) if found else None


def _within_line(lines: Sequence[str], line: int, column: int) -> Stumble | None:
    """Return the stumble over text in the middle of its line: after a quote or bracket that closed the value."""
    rest = lines[line][column:]
    if rest.startswith(_CLOSING):
        found = surplus(rest[0], line, column)
        # If more follows, the bracket before it may end the value too early.
        ends = not rest.strip(" \r" + "".join(_CLOSING))
        return found if ends else found._replace(passage=Passage.LINES, lines=range(line, line + 1))
    if lines[line][:column].strip(" -"):
        return stumble_over("text-behind-value", line, column)
    return None

"""Finds wrongly indented lines: after tabs or wide spaces, too far in or out, or outside a text block."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import takewhile

from generator.source.stumbles import Passage, Stumble, line_and_column, stumble_over

_WIDE_SPACES = "\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
"""Spaces that YAML takes for text."""

_TABBED = re.compile(f"[ {_WIDE_SPACES}]*\t[ \t{_WIDE_SPACES}]*(?=\\S)")
_WIDELY_INDENTED = re.compile(f" *[{_WIDE_SPACES}]")
_DEEPER = re.compile(f" *[\t{_WIDE_SPACES}]")
_BLOCK_HEADER = re.compile(r"(?:^|[:-]) *[|>][-+]? *(?:#.*)?\r?$")
_MARKED = re.compile(r"[:：\[\]{}|>\"']")
_MARGIN = re.compile(r" *+(?:- ++)*+")
_KEY = re.compile(r" *+(?:- ++)*+(?:[^ #\"'].*?|\"[^\"]*\"|'[^']*'):(?=[ \r]|$)")


def indenting_tabs(text: str) -> frozenset[int]:
    """Return the offsets of tabs that indent a line, except in text blocks, where a tab is a mere character."""
    if "\t" not in text:
        return frozenset()
    lines = text.split("\n")
    inside = in_blocks(lines)
    offsets: list[int] = []
    start = 0
    for number, line in enumerate(lines):
        found = _TABBED.match(line)
        if found and number not in inside:
            offsets += (start + at for at, character in enumerate(found.group()) if character == "\t")
        start += len(line) + 1
    return frozenset(offsets)


def in_blocks(lines: Sequence[str]) -> set[int]:
    """Return the numbers of the lines inside text blocks."""
    return {number for block in _blocks(lines) for number in block[1:]}


def indented_by_tab(text: str) -> Stumble | None:
    """Return the stumble over the first tab left in a text; tabs of other kinds have been reported and blanked out."""
    offset = text.find("\t")
    if offset < 0:
        return None
    lines = text.split("\n")
    line, column = line_and_column(text, offset)
    return _over_branch("tab-indentation", lines, line, column, _depth(lines[line]))


def key_indented_widely(text: str, starts: Collection[int]) -> Stumble | None:
    """Return the stumble over the first key indented by wide spaces; ``starts`` are where texts begin with a space."""
    if not starts:
        return None
    lines = text.split("\n")
    start = 0
    for number, line in enumerate(lines):
        found = _WIDELY_INDENTED.match(line)
        if found and start + found.end() - 1 in starts and _KEY.match(line):
            return indented_widely(lines, number)
        start += len(line) + 1
    return None


def indented_widely(lines: Sequence[str], line: int) -> Stumble | None:
    """Return the stumble over a line indented by wide spaces."""
    found = _WIDELY_INDENTED.match(lines[line])
    return _over_branch("wide-indentation", lines, line, found.end() - 1, _depth(lines[line])) if found else None


def outside_of_block(lines: Sequence[str], line: int) -> Stumble | None:
    """Return the stumble over a line that belongs to the text block above it, and over the keyless lines below it."""
    block = next((block for block in _blocks(lines) if block.stop == line), None)
    if block is None:
        return None
    last = line
    while last + 1 < len(lines) and not _KEY.match(lines[last + 1]):
        last += 1
    return stumble_over("line-outside-block", line, 0, _with_header(block, range(line, last + 1)))


def has_key(line: str) -> bool:
    """Tell whether a line begins with a key, judged by the line alone."""
    return bool(_KEY.match(line))


def line_above(lines: Sequence[str], line: int) -> int | None:
    """Return the nearest line above that is neither blank nor a comment."""
    return next((number for number in range(line - 1, -1, -1) if not _is_void(lines[number])), None)


def line_below(lines: Sequence[str], line: int) -> int | None:
    """Return the nearest line below that is neither blank nor a comment."""
    return next((number for number in range(line + 1, len(lines)) if not _is_void(lines[number])), None)


def is_nested_key(lines: Sequence[str], line: int, above: int) -> bool:
    """Tell whether a line has a key, or an item with one, that is indented further than a line above."""
    return has_key(lines[line]) and _margin(lines[line]) > _margin(lines[above])


def key_beside(lines: Sequence[str], line: int) -> int | None:
    """Return the nearest line above with the same indentation as a key, which must have a key as well."""
    margin = _margin(lines[line])
    if not _KEY.match(lines[line]):
        return None
    above = next((n for n in range(line - 1, -1, -1) if not _is_void(lines[n]) and _margin(lines[n]) <= margin), None)
    return above if above is not None and _margin(lines[above]) == margin else None


def indented_too_far(lines: Sequence[str], line: int) -> Stumble | None:
    """Return the stumble over a key that is indented further than the key above, which already has a value."""
    above = line_above(lines, line)
    key, value = (None if above is None else _KEY.match(lines[above])), _KEY.match(lines[line])
    if above is None or not (key and value) or not lines[above][key.end() :].strip():
        return None
    column, parent = _margin(lines[line]), _margin(lines[above])
    return _over_branch("wrong-indentation", lines, line, column, parent) if column > parent else None


def parent_without_colon(lines: Sequence[str], line: int) -> Stumble | None:
    """Return the stumble over the line above a key, if that line starts a value and has no colon at all.

    It includes what is nested below it. If the line is not indented less than the key, it does not belong there, as a
    title; of a title of several lines the stumble is at the first.
    """
    above = line_above(lines, line)
    if above is None or _MARKED.search(lines[above]) or not _KEY.match(lines[line]):
        return None
    written = [number for number in range(above + 1) if not _is_void(lines[number])]
    if not any(_MARKED.search(lines[number]) for number in written):
        above = written[0]
    elif not lines[written[-2]].rstrip().endswith((":", "：")):
        return None
    column = _margin(lines[above])
    return with_its_branch("missing-colon", lines, above, column) if column <= _margin(lines[line]) else None


def beginning_too_far_in(lines: Sequence[str], line: int) -> Stumble | None:
    """Return the stumble over a first line that is indented further than a line below it; reading stops there."""
    first = next((number for number in range(line) if not _is_void(lines[number])), line)
    if _depth(lines[first]) <= _depth(lines[line]):
        return None
    return wrongly_indented(lines, first, _depth(lines[first]))._replace(passage=Passage.NONE)


def wrongly_indented(lines: Sequence[str], line: int, column: int) -> Stumble:
    """Return the stumble over a wrongly indented line, with those like it and everything nested below them.

    If only the first of several entries is indented otherwise, it is the stumble.
    """
    first = _alone_too_far_in(lines, line)
    if first is not None:
        return with_its_branch("wrong-indentation", lines, first, _depth(lines[first]))
    return _over_branch("wrong-indentation", lines, line, column, max(0, _depth(lines[line]) - 1))


def _alone_too_far_in(lines: Sequence[str], line: int) -> int | None:
    """Return the line of the entry right above a line if it alone, the first one, is indented further than the rest."""
    depth = _depth(lines[line])
    above = [number for number in range(line) if not _is_void(lines[number])]
    deeper = [*takewhile(lambda number: _depth(lines[number]) > depth, reversed(above))]
    if not deeper or any(_depth(lines[number]) <= _depth(lines[deeper[-1]]) for number in deeper[:-1]):
        return None
    below = (_depth(lines[number]) for number in range(line + 1, len(lines)) if not _is_void(lines[number]))
    is_one_of_several = next((other for other in below if other <= depth), -1) == depth
    return deeper[-1] if is_one_of_several else None


def with_its_branch(rule: str, lines: Sequence[str], line: int, column: int) -> Stumble:
    """Return a stumble over a line and everything below it that is indented further."""
    return _over_branch(rule, lines, line, column, _depth(lines[line]))


def bracket_branch(lines: Sequence[str], line: int) -> range:
    """Return the lines of a value in brackets that may lack its end: all below its first that are indented further.

    The end may stand on a line of its own below them.
    """
    branch = with_its_branch("", lines, line, 0).lines
    below = line_below(lines, branch.stop - 1)
    is_closed = below is not None and lines[below].lstrip().startswith(("]", "}"))
    return range(line, below + 1) if below is not None and is_closed else range(line, branch.stop)


def _over_branch(rule: str, lines: Sequence[str], line: int, column: int, parent: int) -> Stumble:
    """Return a stumble over a line and all following lines that are indented further than ``parent``."""
    last = line
    for number in range(line + 1, len(lines)):
        if _is_void(lines[number]):
            continue
        if _depth(lines[number]) <= parent and not _DEEPER.match(lines[number]):
            break
        last = number
    above = next((block for block in _blocks(lines) if block.stop == line), range(0))
    return stumble_over(rule, line, column, _with_header(above, range(line, last + 1)))


def _with_header(block: range, lines: range) -> range:
    """Return lines, with the header of the block above if they were meant as its text."""
    return range(block.start, lines.stop) if len(block) == 1 else lines


def _blocks(lines: Sequence[str]) -> Iterator[range]:
    """Yield the lines of each text block (``键: |``), from its header to the last line indented below it."""
    header, depth = -1, 0
    for number, line in enumerate(lines):
        if header >= 0 and line.strip() and _depth(line) <= depth:
            yield range(header, number)
            header = -1
        if header < 0 and _BLOCK_HEADER.search(line):
            header, depth = number, _depth(line)
    if header >= 0:
        yield range(header, len(lines))


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _margin(line: str) -> int:
    found = _MARGIN.match(line)
    return found.end() if found else 0


def _is_void(line: str) -> bool:
    """Tell whether a line is blank or a comment."""
    bare = line.strip()
    return not bare or bare.startswith("#")

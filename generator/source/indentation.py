"""Finds lines that begin where none should: behind tabs or wide spaces, too far in or out, below a block of text."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from generator.source.stumbles import Passage, Stumble, stumble_over

_WIDE_SPACES = "\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
"""Spaces that YAML takes for letters."""

_TABBED = re.compile(f"[ {_WIDE_SPACES}]*\t[ \t{_WIDE_SPACES}]*(?=\\S)")
_WIDELY_INDENTED = re.compile(f" *[{_WIDE_SPACES}]")
_DEEPER = re.compile(f" *[\t{_WIDE_SPACES}]")
_BLOCK_HEADER = re.compile(r"(?:^|[:-]) *[|>][-+]? *(?:#.*)?\r?$")
_MARKED = re.compile(r"[:：\[\]{}|>\"']")
_MARGIN = re.compile(r" *+(?:- ++)*+")
_KEY = re.compile(r" *+(?:- ++)*+(?:[^ #\"'].*?|\"[^\"]*\"|'[^']*'):(?=[ \r]|$)")


def indenting_tabs(text: str) -> frozenset[int]:
    """Return the offsets of tabs that indent a line; one before a line of a block of text is a mere character."""
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
    """Return the numbers of the lines that are text of a block."""
    return {number for block in _blocks(lines) for number in block[1:]}


def indented_by_tab(text: str) -> Stumble | None:
    """Return the stumble over the first tab of a text in which all others were told and blanked out."""
    offset = text.find("\t")
    if offset < 0:
        return None
    line = text.count("\n", 0, offset)
    lines = text.split("\n")
    column = offset - text.rfind("\n", 0, offset) - 1
    return _over_branch("tab-indentation", lines, line, column, _depth(lines[line]))


def key_indented_widely(text: str, starts: Collection[int]) -> Stumble | None:
    """Return the stumble over the first key that wide spaces indent; ``starts`` are where texts begin with a space."""
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
    """Return the stumble over a line that wide spaces indent."""
    found = _WIDELY_INDENTED.match(lines[line])
    return _over_branch("wide-indentation", lines, line, found.end() - 1, _depth(lines[line])) if found else None


def outside_of_block(lines: Sequence[str], line: int) -> Stumble | None:
    """Return the stumble over a line that was meant to be in the block of text above it, with all of its kind below."""
    block = next((block for block in _blocks(lines) if block.stop == line), None)
    if block is None:
        return None
    last = line
    while last + 1 < len(lines) and not _KEY.match(lines[last + 1]):
        last += 1
    return stumble_over("line-outside-block", lines, line, 0, _with_header(block, range(line, last + 1)))


def has_key(line: str) -> bool:
    """Tell whether a line begins with a key, as far as the line by itself can tell."""
    return bool(_KEY.match(line))


def line_above(lines: Sequence[str], line: int) -> int | None:
    """Return the line above that is neither blank nor a comment."""
    return next((number for number in range(line - 1, -1, -1) if not _is_void(lines[number])), None)


def key_beside(lines: Sequence[str], line: int) -> int | None:
    """Return the line above a key that stands as far in as it does, and so has to have a key as well."""
    margin = _margin(lines[line])
    if not _KEY.match(lines[line]):
        return None
    above = next((n for n in range(line - 1, -1, -1) if not _is_void(lines[n]) and _margin(lines[n]) <= margin), None)
    return above if above is not None and _margin(lines[above]) == margin else None


def indented_too_far(lines: Sequence[str], line: int) -> Stumble | None:
    """Return the stumble over a line with a key that stands deeper than the one above, which has its value already."""
    above = line_above(lines, line)
    key, value = (None if above is None else _KEY.match(lines[above])), _KEY.match(lines[line])
    if above is None or not (key and value) or not lines[above][key.end() :].strip():
        return None
    column, parent = _margin(lines[line]), _margin(lines[above])
    return _over_branch("wrong-indentation", lines, line, column, parent) if column > parent else None


def parent_without_colon(lines: Sequence[str], line: int) -> Stumble | None:
    """Return the stumble over the line above one with a key, where that begins a value and has no colon at all.

    What hangs on it goes with it; where it stands no further out than the key, it is a line that does not belong there,
    as a title is. Of a title of several lines it is the first.
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
    """Return the stumble over the first line of a file, further in than one below it, which ends the reading."""
    first = next((number for number in range(line) if not _is_void(lines[number])), line)
    if _depth(lines[first]) <= _depth(lines[line]):
        return None
    return wrongly_indented(lines, first, _depth(lines[first]))._replace(passage=Passage.NONE)


def wrongly_indented(lines: Sequence[str], line: int, column: int) -> Stumble:
    """Return the stumble over a line that begins too far in or out, with its like and all that hangs on them."""
    return _over_branch("wrong-indentation", lines, line, column, max(0, _depth(lines[line]) - 1))


def with_its_branch(rule: str, lines: Sequence[str], line: int, column: int) -> Stumble:
    """Return a stumble over a line and all that stands further in below it."""
    return _over_branch(rule, lines, line, column, _depth(lines[line]))


def _over_branch(rule: str, lines: Sequence[str], line: int, column: int, parent: int) -> Stumble:
    """Return a stumble over a line and all lines below it that stand further in than ``parent``."""
    last = line
    for number in range(line + 1, len(lines)):
        if _is_void(lines[number]):
            continue
        if _depth(lines[number]) <= parent and not _DEEPER.match(lines[number]):
            break
        last = number
    above = next((block for block in _blocks(lines) if block.stop == line), range(0))
    return stumble_over(rule, lines, line, column, _with_header(above, range(line, last + 1)))


def _with_header(block: range, lines: range) -> range:
    """Return lines together with the header of the block above them, where they were its text."""
    return range(block.start, lines.stop) if len(block) == 1 else lines


def _blocks(lines: Sequence[str]) -> Iterator[range]:
    """Yield the lines of each block of text (``键: |``), from its header to the last one indented below it."""
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

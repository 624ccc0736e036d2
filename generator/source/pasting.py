"""Finds rows that were copied from a spreadsheet: their parts have tabs between them, and none is a key."""

from __future__ import annotations

import re

from generator.source.indentation import has_key, in_blocks

_PARTS = re.compile(r"[^#\s].*\t.*\S|\s*\t.*\S\t.*\S")
_MARKS = re.compile(r"[\[\]{}\"']")


def pasted_rows(text: str) -> list[range]:
    """Return the lines of each run of such rows, from 0; the lines of a block of text are none."""
    if "\t" not in text:
        return []
    lines = text.split("\n")
    inside = in_blocks(lines)
    rows: list[range] = []
    for number, line in enumerate(lines):
        if number in inside or not _PARTS.match(line.lstrip(" ")) or _is_yaml(line):
            continue
        if rows and rows[-1].stop == number:
            rows[-1] = range(rows[-1].start, number + 1)
        else:
            rows.append(range(number, number + 1))
    return rows


def _is_yaml(line: str) -> bool:
    """Tell whether a line was written as YAML, so that its tabs are slips in that."""
    return has_key(line.replace("\t", " ")) or _MARKS.search(line) is not None

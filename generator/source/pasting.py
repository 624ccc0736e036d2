"""Finds rows pasted from a spreadsheet: their parts are separated by tabs, and none is a key."""

from __future__ import annotations

import re

from generator.source.indentation import has_key, in_blocks

_DIVIDED = re.compile(r"\S\t")
_MARKS = re.compile(r"[\[\]{}\"']")


def pasted_rows(text: str) -> list[range]:
    """Return the lines of each run of such rows, from 0, except inside text blocks."""
    if "\t" not in text:
        return []
    lines = text.split("\n")
    inside = in_blocks(lines)
    rows: list[range] = []
    for number, line in enumerate(lines):
        if number in inside or not _has_parts(line) or _is_yaml(line):
            continue
        if rows and rows[-1].stop == number:
            rows[-1] = range(rows[-1].start, number + 1)
        else:
            rows.append(range(number, number + 1))
    return rows


def _has_parts(line: str) -> bool:
    """Tell whether a line has text on both sides of a tab; if tabs indent it, one must follow a text directly."""
    text = line.strip()
    if "\t" not in text or text.startswith("#"):
        return False
    indent = line[: line.index(text)].strip(" ")
    return not indent or ("\t" in indent and _DIVIDED.search(text) is not None)


def _is_yaml(line: str) -> bool:
    """Tell whether a line was written as YAML, so that its tabs are slips."""
    return has_key(line.replace("\t", " ")) or _MARKS.search(line) is not None

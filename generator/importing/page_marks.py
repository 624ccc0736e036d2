"""What the pages of a printed table leave between its rows: their numbers, and notes that the table goes on."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.importing.lines import Lines

_OF_ALL = r"(?:\s*[/,，、]?\s*共?\s*\d{1,4}\s*页?)?"
_NUMBER = re.compile(rf"第\s*\d{{1,4}}\s*页{_OF_ALL}|([-–—·~])\s*\d{{1,4}}\s*\1|\d{{1,4}}\s*/\s*\d{{1,4}}")
_GOES_ON = re.compile(
    r"[（(]?\s*(?:续\s*[上前]?\s*[表页]|[接转]\s*[上下前]\s*[表页])\s*\d*\s*[）)]?"
    r"|[^（(\n]{1,40}表\s*[（(]\s*续\s*[上前]?\s*[表页]?\s*\d*\s*[）)]"
)
"""``续表``, ``（续上表）``, ``（接上页）``, or a title with ``（续）``."""

RUNNING = 4
"""The most lines of footers and headers between the parts of a table, not counting page marks."""


def is_page_number(text: str) -> bool:
    """Tell whether a text can only be the number of a page."""
    return _NUMBER.fullmatch(text) is not None


def without_page_marks(lines: Lines) -> Lines:
    """Return some lines without the page marks below rows of tables, as if each table were on one page."""
    return tuple(_unmarked(lines))


def _unmarked(lines: Lines) -> Iterator[tuple[str, ...]]:
    is_below_row = False
    for line in lines:
        text = line[0].strip() if len(line) == 1 else ""
        if is_below_row and (is_page_number(text) or _GOES_ON.fullmatch(text)):
            continue
        if any(line):
            is_below_row = len(line) > 1
        yield line

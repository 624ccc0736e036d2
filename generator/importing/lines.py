"""The lines of a printed paper, each with its fields from left to right, as in a text file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from html import unescape
from typing import NamedTuple

from generator.diagnostics import Said

Lines = tuple[tuple[str, ...], ...]
"""The fields of each line; of the places that a merged cell covers, those in its first row are empty but for the first,
and in each row below the first is ``COVERED``."""

COVERED = "\v"
"""In place of a text: a merged cell that begins in a row above. It is a blank, and no file has it as a text."""


class Unreadable(Exception):
    """The file cannot be read; the message is the reason in one word, such as ``old``."""


@contextmanager
def within_library() -> Iterator[None]:
    """Raise ``Unreadable`` for what a library raises: the errors of damaged files have no common class.

    Nothing of ours belongs inside, because our own mistakes are no damage.
    """
    try:
        yield
    except MemoryError:
        raise
    except Exception as problem:
        raise Unreadable("damaged") from problem


def integer(written: str, base: int = 10) -> int:
    """Return the integer in an attribute of a file; raises ``Unreadable`` if it is none."""
    try:
        return int(written, base)
    except ValueError:
        raise Unreadable("damaged") from None


class Note(NamedTuple):
    """A part of a file that is not read as displayed: its kind, and the values for its message."""

    name: str
    values: Mapping[str, Said]


class Opened(NamedTuple):
    """The content of a file: the lines of each part, and notes about it."""

    parts: tuple[Lines, ...]
    notes: tuple[Note, ...] = ()


TICKED, UNTICKED = "☑", "☐"

_BOX = re.compile(r"<input\b([^<>]*)>", re.IGNORECASE)
_BREAK = re.compile(r"<br\b[^<>]*>|</(?:p|li|div)>", re.IGNORECASE)
_MARKUP = re.compile(r"</?(?:p|ol|ul|li|div|span|strong|b|em|i|u|sup|sub|font)\b[^<>]*>", re.IGNORECASE)
_HEADING = re.compile(r"^\s*#{1,6} +")
_QUOTED = re.compile(r'(?:(?<=[\t\n])|^)"((?:[^"\t\n]|"")*+\n(?:[^"\t]|"")*+)"(?=[\t\n]|$)')
"""A cell of several lines as copied from Excel."""


def text_lines(text: str) -> Lines:
    """Return the lines of a text with tab-separated fields, as copied from Word or Excel.

    Programs that convert documents to text leave markup behind; boxes, paragraphs and the lines of a cell are read from
    it.
    """
    lines = "\n".join(text.splitlines())
    if "\t" in lines:
        lines = _QUOTED.sub(lambda cell: cell[1].replace('""', '"').replace("\n", "<br>"), lines)
    return tuple(tuple(map(_plain, _HEADING.sub("", line).split("\t"))) for line in lines.split("\n"))


def _plain(field: str) -> str:
    boxes = _BOX.sub(lambda box: TICKED if "checked" in box[1].replace("checkbox", "") else UNTICKED, field)
    plain = _MARKUP.sub("", _BREAK.sub("\n", boxes))
    return (unescape(plain) if plain != field else field).strip()

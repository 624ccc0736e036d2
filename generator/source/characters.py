"""Finds what stands in texts in place of characters: radicals that look like them, and marks of other formats."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect
from collections.abc import Iterator, Sequence
from html import unescape
from html.entities import html5
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from generator.source.decoding import ORDINARY, forbidden_in

SUPPLEMENT = (
    "⺟母⺠民⻁虎⻄西⻅见⻆角⻉贝⻋车⻓长⻔门⻘青⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻬齐⻮齿⻰龙⻳龟"
)
"""Radicals that look like the character after them; Unicode does not map those of simplified characters."""

_SAME = dict(zip(SUPPLEMENT[::2], SUPPLEMENT[1::2], strict=True))
RADICALS = re.compile("[\u2e80-\u2fd5\uf900-\ufaff\U0002f800-\U0002fa1f]")
MARKS = re.compile(
    r"&(?:[a-zA-Z][a-zA-Z0-9]{1,31}|#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6});|<[bB][rR] ?/?>|_x[0-9a-fA-F]{4}_"
)
"""What web pages and workbooks have in place of characters: ``&ge;``, ``<br>``, ``_x000D_``."""
_ANY = re.compile(f"{RADICALS.pattern}|{MARKS.pattern}")


class Substitute(NamedTuple):
    """What stands in a line of a text in place of characters, each text once, and the characters that were meant.

    It is a radical or a ``mark`` that a program writes for a character; a mark for a blank or a line break means none.
    """

    is_mark: bool
    line: int
    column: int
    written: tuple[str, ...]
    meant: tuple[str, ...]


def with_characters(text: str) -> str:
    """Return a text in which radicals and Unicode's duplicates are replaced by the usual characters.

    Fonts draw 工 and ⼯ alike, and a PDF keeps one of them.
    """
    return RADICALS.sub(lambda match: _meant(match[0]), text)


def meaning_of_mark(text: str, offset: int) -> tuple[str, str] | None:
    """Return the mark at an offset of a text and the character that it stands for, ``None`` if there is no mark."""
    found = MARKS.match(text, offset)
    return (found[0], _meant_by_mark(found[0])) if found and _stands_for_another(found[0]) else None


def substitutes(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[Substitute]:
    """Yield what stands in place of characters in the scalars of a text; ``spans`` are these, in order."""
    # Testing for this first takes a tenth of the time.
    if "&" not in text and "<" not in text and "_x" not in text and ORDINARY.fullmatch(text):
        return
    for line, found in groupby(_found(text, spans), key=itemgetter(0)):
        kinds: dict[tuple[bool, bool], list[tuple[int, str, str]]] = {}
        for _, column, written in found:
            is_mark = len(written) > 1
            meant = _meant_by_mark(written) if is_mark else _meant(written)
            kinds.setdefault((is_mark, bool(meant)), []).append((column, written, meant))
        for (is_mark, _), each in kinds.items():
            pairs = {written: meant for _, written, meant in each}
            yield Substitute(is_mark, line, each[0][0], tuple(pairs), tuple(filter(None, pairs.values())))


def _found(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, str]]:
    """Yield line, column and text of all that stands in place of a character in a scalar."""
    line, begun = 1, 0
    for match in _ANY.finditer(text):
        position = bisect(spans, match.start(), key=itemgetter(1))
        is_inside = position < len(spans) and spans[position][0] <= match.start()
        if is_inside and _stands_for_another(match[0]):
            line += text.count("\n", begun, match.start())
            begun = text.rfind("\n", begun, match.start()) + 1 or begun
            yield line, match.start() - begun + 1, match[0]


def _stands_for_another(written: str) -> bool:
    if written[0] == "&":
        return written[1] == "#" or written[1:] in html5
    return len(written) > 1 or _meant(written) != written


def _meant_by_mark(mark: str) -> str:
    """Return the character that a mark stands for, empty for a blank, a line break and what nobody can see."""
    if mark[0] == "<":
        return ""
    meant = unescape(mark) if mark[0] == "&" else chr(int(mark[2:-1], 16))
    return "" if meant.isspace() or not meant.isprintable() or forbidden_in(meant) else meant


def _meant(radical: str) -> str:
    """Return the character that a radical stands for, the radical itself if that is uncertain."""
    if radical in _SAME:
        return _SAME[radical]
    # Unicode calls radicals compatible with a character, but duplicates of a character canonically equivalent.
    return unicodedata.normalize("NFKC" if radical <= "\u2fd5" else "NFC", radical)

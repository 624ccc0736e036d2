"""Finds what stands in texts in place of characters: radicals that look like them, and what programs write for them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from generator.source.decoding import ORDINARY

_SUPPLEMENT = (
    "⺟母⺠民⻁虎⻄西⻅见⻆角⻉贝⻋车⻓长⻔门⻘青⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻬齐⻮齿⻰龙⻳龟"
)
"""Radicals that look like the character after them; Unicode does not map those of simplified characters."""

_SAME = dict(zip(_SUPPLEMENT[::2], _SUPPLEMENT[1::2], strict=True))
RADICALS = re.compile("[\u2e80-\u2fd5\uf900-\ufaff\U0002f800-\U0002fa1f]")


class Substitute(NamedTuple):
    """What stands in a line of a text in place of characters, each text once, and the characters that were meant."""

    rule: str
    line: int
    column: int
    written: tuple[str, ...]
    meant: tuple[str, ...]


def with_characters(text: str) -> str:
    """Return a text in which radicals and Unicode's duplicates are replaced by the usual characters.

    Fonts draw 工 and ⼯ alike, and a PDF keeps one of them.
    """
    return RADICALS.sub(lambda match: _meant(match[0]), text)


def substitutes(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[Substitute]:
    """Yield what stands in place of characters in the scalars of a text; ``spans`` are these, in order."""
    # Testing for this first takes a tenth of the time.
    if ORDINARY.fullmatch(text):
        return
    for line, found in groupby(_radicals(text, spans), key=lambda each: each[0]):
        pairs = [(column, radical) for _, column, radical in found]
        written = tuple(dict.fromkeys(radical for _, radical in pairs))
        yield Substitute("look-alike-character", line, pairs[0][0], written, tuple(map(_meant, written)))


def _radicals(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, str]]:
    """Yield line, column and text of each radical in a scalar."""
    position, line, begun = 0, 1, 0
    for match in RADICALS.finditer(text):
        while position < len(spans) and spans[position][1] <= match.start():
            position += 1
        if position == len(spans):
            return
        if spans[position][0] <= match.start() and _meant(match[0]) != match[0]:
            line += text.count("\n", begun, match.start())
            begun = text.rfind("\n", begun, match.start()) + 1 or begun
            yield line, match.start() - begun + 1, match[0]


def _meant(radical: str) -> str:
    """Return the character that a radical stands for, the radical itself if that is uncertain."""
    if radical in _SAME:
        return _SAME[radical]
    # Unicode calls radicals compatible with a character, but duplicates of a character canonically equivalent.
    return unicodedata.normalize("NFKC" if radical <= "\u2fd5" else "NFC", radical)

"""Characters that a PDF holds in place of the displayed ones: fonts draw 工 and ⼯ alike, and programs keep one."""

from __future__ import annotations

import re
import unicodedata

_SUPPLEMENT = (
    "⺟母⺠民⻁虎⻄西⻅见⻆角⻉贝⻋车⻓长⻔门⻘青⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻬齐⻮齿⻰龙⻳龟"
)
"""Radicals that look like the character after them; Unicode does not map those of simplified characters."""

_SAME = dict(zip(_SUPPLEMENT[::2], _SUPPLEMENT[1::2], strict=True))
_RADICALS = re.compile("[\u2e80-\u2fd5\uf900-\ufaff\U0002f800-\U0002fa1f]")


def _meant(radical: str) -> str:
    """Return the character that a radical stands for, the radical itself if that is uncertain."""
    if radical in _SAME:
        return _SAME[radical]
    # Unicode calls radicals compatible with a character, but duplicates of a character canonically equivalent.
    return unicodedata.normalize("NFKC" if radical <= "\u2fd5" else "NFC", radical)


def with_characters(text: str) -> str:
    """Return a text in which radicals and Unicode's duplicates are replaced by the usual characters."""
    return _RADICALS.sub(lambda match: _meant(match[0]), text)

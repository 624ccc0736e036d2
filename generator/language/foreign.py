"""Translates English messages of other programs."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

_FAILURE = re.compile(
    r"(?:<urlopen error )?(?:\[Errno -?\d+\] )?(?P<said>.*?)(?:: (?P<what>(?P<quote>['\"]).*(?P=quote)))?>?", re.DOTALL
)


def translated(table: Mapping[str, str], text: str) -> str | None:
    """Return the translation of another program's message, ``None`` if there is none.

    The first sentence of the table that matches is used; a name in braces matches any text.
    """
    for sentence, words in table.items():
        if match := _pattern(sentence).fullmatch(text):
            return words.format(**match.groupdict())
    return None


@lru_cache(maxsize=256)
def _pattern(sentence: str) -> re.Pattern[str]:
    parts = re.split(r"\{(\w+)\}", sentence)
    # Every second part is a name.
    wanted = (f"(?P<{part}>.*?)" if number % 2 else re.escape(part) for number, part in enumerate(parts))
    return re.compile("".join(wanted), re.DOTALL)


def failure(table: Mapping[str, str], text: str, marks: Mapping[str, str]) -> str:
    """Return the translation of a system or network failure with its detail; unknown messages stay unchanged."""
    match = _FAILURE.fullmatch(text)
    words = translated(table, match["said"]) if match else None
    if match is None or words is None:
        return text
    return f"{words}{marks['open']}{match['what']}{marks['close']}" if match["what"] else words

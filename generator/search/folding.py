"""The differences that the search ignores: width, case, curly or straight quotes, spaces around Chinese characters.

The browser folds a query by the same rules, in ``theme/assets/javascripts/shared/fold.js``.
"""

from __future__ import annotations

import re

WHITESPACE = frozenset("\t\n\v\f\r \u00a0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff") | {
    *map(chr, range(0x2000, 0x200B))
}
"""What separates the words of a query: the white space of JavaScript's regular expressions."""

_WIDE = range(0xFF01, 0xFF5F)
_WIDE_TO_NARROW = 0xFF01 - 0x21
_STRAIGHT = {"“": '"', "”": '"', "‘": "'", "’": "'"}

_SPACE = re.compile("[ \t\u00a0]+")
_BORDER = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff][!-~]|[!-~][\u3400-\u9fff\U00020000-\U0003ffff]")

# Most Chinese text is outside these ranges and is skipped; looking up every character takes three times as long.
_MAY_CHANGE = re.compile("[A-Z\u0080-\u3000\ua000-\U0010ffff]")


class _Folded(dict[str, str]):
    """Folded characters, each computed on first use: texts use few of the million characters."""

    def __missing__(self, character: str) -> str:
        self[character] = _folded_character(character)
        return self[character]


_FOLDED = _Folded()


def fold(text: str) -> str:
    """Return a text of the same length in which equal characters are identical."""
    return _MAY_CHANGE.sub(lambda found: _FOLDED[found[0]], text)


def searched(text: str) -> str:
    """Return a text as it is indexed: folded, without space between a Chinese character and a letter, figure or sign.

    ``400 场`` and ``400场`` are the same to readers, and no word of a query holds a space.
    """
    return _SPACE.sub(_space_left, fold(text))


def _space_left(found: re.Match[str]) -> str:
    text = found.string
    around = text[found.start() - 1 : found.start()] + text[found.end() : found.end() + 1]
    return "" if _BORDER.fullmatch(around) else found[0]


def _folded_character(character: str) -> str:
    if character == "\u3000":
        return " "
    narrow = chr(ord(character) - _WIDE_TO_NARROW) if ord(character) in _WIDE else character
    lower = _STRAIGHT.get(narrow, narrow.lower())
    return lower if len(lower) == 1 else narrow

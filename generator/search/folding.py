"""What counts as the same character to the search: full-width and half-width, upper and lower case, nothing else.

The browser folds a query by the same rules, in ``theme/assets/javascripts/search/fold.js``.
"""

from __future__ import annotations

from functools import cache

WHITESPACE = frozenset("\t\n\v\f\r \u00a0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff") | {
    *map(chr, range(0x2000, 0x200B))
}
"""What parts the words of a query: the white space of JavaScript's regular expressions."""

_WIDE = range(0xFF01, 0xFF5F)
_WIDE_TO_NARROW = 0xFF01 - 0x21


def fold(text: str) -> str:
    """Return a text of equal length in which equal characters are the same."""
    return text.translate(_folded())


@cache
def _folded() -> dict[int, str]:
    """Return the characters that folding changes, by code point."""
    changed = {code: _folded_character(code) for code in range(0x110000)}
    return {code: character for code, character in changed.items() if ord(character) != code}


def _folded_character(code: int) -> str:
    if code == 0x3000:
        return " "
    narrow = chr(code - _WIDE_TO_NARROW if code in _WIDE else code)
    lower = narrow.lower()
    return lower if len(lower) == 1 else narrow

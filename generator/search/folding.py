"""What counts as the same character to the search: full-width and half-width, upper and lower case, nothing else.

The browser folds a query by the same rules, in ``theme/assets/javascripts/search/fold.js``.
"""

from __future__ import annotations

WHITESPACE = frozenset("\t\n\v\f\r \u00a0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff") | {
    *map(chr, range(0x2000, 0x200B))
}
"""What parts the words of a query: the white space of JavaScript's regular expressions."""

_WIDE = range(0xFF01, 0xFF5F)
_WIDE_TO_NARROW = 0xFF01 - 0x21


class _Folded(dict[int, str]):
    """Characters by code point, each folded when it is first met: texts use few of the million there are."""

    def __missing__(self, code: int) -> str:
        self[code] = _folded_character(code)
        return self[code]


_FOLDED = _Folded()


def fold(text: str) -> str:
    """Return a text of equal length in which equal characters are the same."""
    return text.translate(_FOLDED)


def _folded_character(code: int) -> str:
    if code == 0x3000:
        return " "
    narrow = chr(code - _WIDE_TO_NARROW if code in _WIDE else code)
    lower = narrow.lower()
    return lower if len(lower) == 1 else narrow

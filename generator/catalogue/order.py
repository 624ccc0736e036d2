"""The order of names in lists and choices."""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.model import PublicUnit
from generator.reading.values.folding import folded

_NUMERALS = "〇一二三四五六七八九"
_TIMES = {"十": 10, "百": 100}
_DIGITS = 9
"""How many digits of a number count; so many numerals are a number of no more."""

_WRITTEN = f"[零{_NUMERALS}十百]{{1,{_DIGITS}}}"
_NUMBER = re.compile(rf"[0-9]+|(?<=第){_WRITTEN}|{_WRITTEN}(?=[期号])")
"""Numerals that number things, as in 第十中学 and 三期; in 三林镇 and 百花中学 they are characters like others."""


def by_name(units: Iterable[PublicUnit]) -> list[PublicUnit]:
    """Return units in the order of lists."""
    return sorted(units, key=lambda unit: (sort_key(unit.name), unit.slug))


def sort_key(name: str) -> bytes:
    """Return what names are in order of: their characters by pronunciation, their numbers by value.

    GB 18030 orders the 3755 most common characters by pronunciation, like GB 2312. ``sort.js`` in ``theme/`` sorts a
    table by the same numbers.
    """
    return _NUMBER.sub(_in_digits, folded(name)).encode("gb18030")


def _in_digits(found: re.Match[str]) -> str:
    number = found[0]
    return (number if number.isascii() else str(_value(number))).rjust(_DIGITS, "0")


def _value(numerals: str) -> int:
    """Return the number of 二十一, 一百零五 or 二〇."""
    whole = last = 0
    for numeral in numerals.replace("零", "〇"):
        times = _TIMES.get(numeral)
        whole, last = (whole + (last or 1) * times, 0) if times else (whole, 10 * last + _NUMERALS.index(numeral))
    return whole + last

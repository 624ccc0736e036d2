"""Finds what a correction says that was changed and was not: ``由 1120.52 改为 1100.52``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from generator.reading.changes.mentioning import numbers_in
from generator.reading.values.folding import folded

_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))", re.ASCII)
CLAIM = re.compile(r"[由从](?![于而])([^,;。由从]{1,60}?)(?:改|更正|调整|变更)[为成]([^,;。由从]{1,60})")
_UNITS = tuple(Decimal(10) ** power for power in (0, 4, 8, -4, -8))
"""元, 万元 and 亿元, of each other: a correction may give an amount in another unit than the paper."""


def untrue_claims(said: str, gone: Iterable[str], new: Iterable[str]) -> Iterator[str]:
    """Yield each statement that one number was replaced by another, if neither cell nor text shows it.

    ``gone`` and ``new`` are the texts of the changed cells. Which cell a statement is about is not asked, because rows
    move and indicators are renamed: a missed reminder is better than a needless one.
    """
    before, after = _all_numbers(gone), _all_numbers(new)
    for claim in CLAIM.finditer(_plain(said)):
        one, other = (frozenset(numbers_in(side)) for side in claim.groups())
        was, is_now = one - other, other - one
        if was and is_now and not (_are_in(before, was) and _are_in(after, is_now)):
            yield claim.group()


def _are_in(there: frozenset[Decimal], numbers: frozenset[Decimal]) -> bool:
    return any(number * unit in there for number in numbers for unit in _UNITS)


def _all_numbers(texts: Iterable[str]) -> frozenset[Decimal]:
    return frozenset(number for text in texts for number in numbers_in(_plain(text)))


def _plain(text: str) -> str:
    """Return a folded text without the commas within its numbers."""
    return folded(_THOUSANDS.sub("", text))

"""Finds what a correction says that was changed and was not: ``由 1120.52 改为 1100.52``."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from generator.reading.changes.mentioning import numbers_in, without_thousands
from generator.reading.values.folding import folded

CLAIM = re.compile(r"[由从](?![于而])([^,;。由从]{1,60}?)(?:改|更正|调整|变更)[为成]([^,;。由从]{1,60})")
_UNITS = tuple(Decimal(10) ** power for power in (0, 4, 8, -4, -8))
"""元, 万元 and 亿元, of each other: a correction may give an amount in another unit than the paper."""


@dataclass(frozen=True, slots=True)
class Shown:
    """The numbers that changed cells show, and those of all corrections but one: ``told`` counts the corrections.

    The numbers of the others are never put together for each: there may be thousands of corrections.
    """

    cells: frozenset[Decimal]
    told: Mapping[object, int]
    own: frozenset[Decimal]
    """The numbers of the one."""

    def __contains__(self, number: object) -> bool:
        return number in self.cells or self.told.get(number, 0) > (number in self.own)


def untrue_claims(said: str, gone: Container[Decimal], new: Container[Decimal]) -> Iterator[str]:
    """Yield each statement that one number was replaced by another, if neither cell nor text shows it.

    ``gone`` and ``new`` have the numbers of the changed cells. Which cell a statement is about is not asked, because
    rows move and indicators are renamed: a missed reminder is better than a needless one.
    """
    for claim in CLAIM.finditer(_plain(said)):
        one, other = (frozenset(numbers_in(side)) for side in claim.groups())
        was, is_now = one - other, other - one
        if was and is_now and not (_are_in(gone, was) and _are_in(new, is_now)):
            yield claim.group()


def _are_in(there: Container[Decimal], numbers: frozenset[Decimal]) -> bool:
    return any(number * unit in there for number in numbers for unit in _UNITS)


def numbers_of(texts: Iterable[str]) -> frozenset[Decimal]:
    """Return the numbers in some texts."""
    return frozenset(number for text in texts for number in numbers_in(_plain(text)))


def _plain(text: str) -> str:
    """Return a folded text without the commas within its numbers."""
    return folded(without_thousands(text))

"""Facts of all forms of a year, one file for each, so that filtering and sorting fetch no more than they use.

Everywhere a form is known by its number: its place among the forms of the year, from 0.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import ROUND_HALF_EVEN, Decimal
from itertools import groupby, pairwise
from math import log
from typing import NamedTuple

from generator.search.entries import Entry, amount_text, as_json
from generator.search.numbers import packed, packed_rising

ROWS = 64
"""How many forms a file of rows holds: what one page of a table shows may lie in as many files as it has rows."""
_FEN = 100
_CHARACTERS = 78
"""From ``0`` to ``}``: each takes one byte in JSON, but for the backslash."""


class Facts(NamedTuple):
    """What tables show and filters go by of one form.

    ``outcome`` is what a self-evaluation tells besides, as it is to be shown: what was spent, the execution rate and
    the score. It is empty where none of these is told.
    """

    url: str
    title: str
    unit: str
    project: str
    group: tuple[str, ...]
    amount: Decimal | None
    findings: int | None
    outcome: tuple[str | None, ...] = ()


def facts_of(entry: Entry) -> Facts:
    """Return the facts of an entry; its group is its kind and its project types."""
    group = (entry.kind, *entry.types)
    told = (amount_text(entry.executed), entry.rate or None, entry.score or None)
    outcome = told if any(one is not None for one in told) else ()
    return Facts(entry.url, entry.title, entry.unit, entry.project, group, entry.amount, entry.findings, outcome)


def unit_runs(facts: Iterable[Facts]) -> list[tuple[str, int]]:
    """Return the units of the forms, each with how many stand in a row."""
    return [(unit, sum(1 for _ in run)) for unit, run in groupby(facts, lambda one: one.unit)]


def groups(facts: Sequence[Facts]) -> tuple[list[tuple[str, ...]], str]:
    """Return the groups there are, and a text that tells the group of each form.

    A character counted from ``0`` on is a number whose digits, the lowest first, are the groups of the next few forms.
    """
    listed = sorted({one.group for one in facts})
    base, in_one = len(listed), groups_in_one(len(listed))
    number_of = {group: number for number, group in enumerate(listed)}
    numbers = [number_of[one.group] for one in facts]
    shares = (numbers[first : first + in_one] for first in range(0, len(numbers), in_one))
    return listed, "".join(chr(ord("0") + sum(n * base**place for place, n in enumerate(share))) for share in shares)


def groups_in_one(count: int) -> int:
    """Return how many forms a character tells the groups of: as many as leave it one of ASCII, of ``count`` groups."""
    return max(1, int(log(_CHARACTERS, count))) if count > 1 else 1


def amounts(facts: Iterable[Facts]) -> bytes:
    """Return the amounts in fen: 0 where blank, 2n + 1 for n fen, 2n + 2 for n fen below zero."""
    return packed(0 if one.amount is None else _signed(_fen(one.amount)) for one in facts)


def findings(facts: Sequence[Facts]) -> bytes | None:
    """Return how many findings each form has: 0 where it was not checked, else one more. ``None`` where none was."""
    if all(one.findings is None for one in facts):
        return None
    return packed(0 if one.findings is None else one.findings + 1 for one in facts)


def repeated(facts: Iterable[Facts]) -> bytes:
    """Return the forms that are of the same project as the one before them, rising: their budget is the same money."""
    pairs = pairwise(facts)
    return packed_rising(
        [
            number
            for number, (before, one) in enumerate(pairs, 1)
            if (before.unit, before.project) == (one.unit, one.project)
        ]
    )


def rows(facts: Sequence[Facts]) -> Iterator[str]:
    """Yield the files of rows: for each form address, title, amount as it is to be shown, and its outcome."""
    for first in range(0, len(facts), ROWS):
        of_file = facts[first : first + ROWS]
        yield as_json([[one.url, one.title, amount_text(one.amount), *one.outcome] for one in of_file])


def _fen(amount: Decimal) -> int:
    return int((amount * _FEN).to_integral_value(ROUND_HALF_EVEN))


def _signed(fen: int) -> int:
    return 2 * fen + 1 if fen >= 0 else -2 * fen + 2

"""Facts of all forms of a year, a file for each column, so that filtering and sorting load only what they use.

A form is identified by its number: its position among the forms of the year, from 0.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from itertools import groupby, pairwise
from math import log
from typing import NamedTuple

from generator.content import json_text
from generator.rules.comparing.citing import shown
from generator.search.entries import UNKNOWN, Entry, Outcome, amount_text
from generator.search.numbers import packed, packed_rising

ROWS = 64
"""How many forms a file of rows holds: the rows on one page of a table may each be in another file."""
_HUNDREDTHS = 100
_CHARACTERS = 78
"""From ``0`` to ``}``: in JSON each takes one byte, except the backslash."""


class Facts(NamedTuple):
    """The facts of one form that tables show and filters use."""

    url: str
    title: str
    unit: str
    project: str
    group: tuple[str, ...]
    amount: Decimal | None
    findings: int | None
    rules: tuple[str, ...] = ()
    outcome: Outcome = UNKNOWN
    whole_unit: bool = False


def facts_of(entry: Entry) -> Facts:
    """Return the facts of an entry; its group is its kind and its project types."""
    group = (entry.kind, *entry.types)
    told = (entry.amount, entry.findings, entry.rules, entry.outcome, entry.whole_unit)
    return Facts(entry.url, entry.title, entry.unit, entry.project, group, *told)


def unit_runs(facts: Iterable[Facts]) -> list[tuple[str, int]]:
    """Return the units of consecutive forms, each with the length of its run."""
    return [(unit, sum(1 for _ in run)) for unit, run in groupby(facts, lambda one: one.unit)]


def groups(facts: Sequence[Facts]) -> tuple[list[tuple[str, ...]], str]:
    """Return the distinct groups, and a text that encodes the group of each form.

    Each character, counted from ``0``, is a number whose digits, the lowest first, are the groups
    of the next few forms.
    """
    listed = sorted({one.group for one in facts})
    base, in_one = len(listed), groups_in_one(len(listed))
    number_of = {group: number for number, group in enumerate(listed)}
    numbers = [number_of[one.group] for one in facts]
    shares = (numbers[first : first + in_one] for first in range(0, len(numbers), in_one))
    return listed, "".join(chr(ord("0") + sum(n * base**place for place, n in enumerate(share))) for share in shares)


def groups_in_one(count: int) -> int:
    """Return how many forms' groups one character encodes: as many as fit into ASCII with ``count`` groups."""
    return max(1, int(log(_CHARACTERS, count))) if count > 1 else 1


def amounts(facts: Iterable[Facts]) -> bytes:
    """Return the amounts in fen: 0 where blank, 2n + 1 for n fen, 2n + 2 for n fen below zero."""
    return packed(_signed(one.amount) for one in facts)


def tell_outcomes(facts: Iterable[Facts]) -> bool:
    """Tell whether any form states what was spent, an execution rate or a score."""
    outcomes = (one.outcome for one in facts)
    return any(told.executed is not None or told.rate or told.score for told in outcomes)


def executed(facts: Iterable[Facts]) -> bytes:
    """Return what was spent, encoded like amounts."""
    return packed(_signed(one.outcome.executed) for one in facts)


def rates(facts: Iterable[Facts]) -> bytes:
    """Return the execution rates in hundredths of a per cent, encoded like amounts; ambiguous ones are blank."""
    return packed(_signed(rate.per_cent if (rate := one.outcome.rate) else None) for one in facts)


def scores(facts: Iterable[Facts]) -> bytes:
    """Return the scores in hundredths, encoded like amounts."""
    return packed(_signed(score.value if (score := one.outcome.score) else None) for one in facts)


def excesses(facts: Sequence[Facts]) -> bytes | None:
    """Return by how much scores exceed the recomputed ones, in hundredths of a point, encoded like amounts.

    ``None`` if no score was recomputed.
    """
    if all(one.outcome.excess is None for one in facts):
        return None
    return packed(_signed(one.outcome.excess) for one in facts)


def rules(facts: Iterable[Facts]) -> list[str]:
    """Return the rules with findings, sorted."""
    return sorted({rule for one in facts for rule in one.rules})


def findings(facts: Sequence[Facts]) -> bytes | None:
    """Return the number of findings of each form plus 1, or 0 if it was not checked.

    Each number is followed by the number of their rules, and the places of these among all rules with findings.
    ``None`` if no form was checked.
    """
    if all(one.findings is None for one in facts):
        return None
    places = {rule: place for place, rule in enumerate(rules(facts))}
    return packed(number for one in facts for number in _found(one, places))


def _found(one: Facts, places: Mapping[str, int]) -> Iterator[int]:
    yield 0 if one.findings is None else one.findings + 1
    if one.findings:
        yield len(one.rules)
        yield from (places[rule] for rule in one.rules)


def missed(facts: Sequence[Facts]) -> bytes | None:
    """Return how many indicators of each form missed their targets plus 1, or 0 if unknown.

    ``None`` if it is unknown for all.
    """
    counts = [one.outcome.misses.missed if one.outcome.misses else None for one in facts]
    if all(count is None for count in counts):
        return None
    return packed(0 if count is None else count + 1 for count in counts)


def repeated(facts: Iterable[Facts]) -> bytes:
    """Return the forms, rising, about the same project as the form before them: their budgets are the same money."""
    pairs = pairwise(facts)
    return packed_rising(
        [
            number
            for number, (before, one) in enumerate(pairs, 1)
            if (before.unit, before.project) == (one.unit, one.project)
        ]
    )


def whole_units(facts: Iterable[Facts]) -> bytes:
    """Return the forms about whole units, rising: their budgets include those of projects."""
    return packed_rising([number for number, one in enumerate(facts) if one.whole_unit])


def rows(facts: Sequence[Facts]) -> Iterator[str]:
    """Yield the files of rows: for each form its URL, title, amount as displayed, and outcome."""
    for first in range(0, len(facts), ROWS):
        of_file = facts[first : first + ROWS]
        yield json_text([[one.url, one.title, amount_text(one.amount), *_told(one.outcome)] for one in of_file])


def _told(outcome: Outcome) -> tuple[str | int | None, ...]:
    """Return an outcome as displayed, empty if nothing of it is known."""
    if outcome == UNKNOWN:
        return ()
    executed, rate, score, misses, excess = outcome
    told = amount_text(executed), rate.written if rate else None, score.written if score else None
    return *told, None if excess is None else shown(excess), *(misses or ())


def _signed(value: Decimal | None) -> int:
    if value is None:
        return 0
    number = int((value * _HUNDREDTHS).to_integral_value(ROUND_HALF_UP))
    return 2 * number + 1 if number >= 0 else -2 * number + 2

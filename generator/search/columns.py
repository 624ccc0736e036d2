"""What is known of all forms of a year, a file for each column, so that filtering and sorting load only what they use.

A form is identified by its number: its position among the forms of the year, from 0.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from itertools import groupby, pairwise
from math import log
from typing import Any, NamedTuple

from generator.content import json_text
from generator.numbers import shown
from generator.search.entries import UNKNOWN, Entry, Outcome, amount_text
from generator.search.numbers import packed, packed_rising

ROWS = 64
"""How many forms a file of rows holds: the rows on one page of a table may each be in another file."""
_HUNDREDTHS = 100
_CHARACTERS = 78
"""From ``0`` to ``}``: in JSON each takes one byte, except the backslash."""


class Column(NamedTuple):
    """A file of a year: ``of_form`` returns what it tells of a form, ``None`` if nothing.

    ``encoded`` returns the bytes of what it tells of all forms.
    """

    name: str
    of_form: Callable[[Entry], Any]
    encoded: Callable[[Sequence[Any]], bytes]


def columns(entries: Sequence[Entry]) -> dict[str, bytes]:
    """Return the columns of a year by name, without those that tell nothing of any form."""
    told = [(column, [column.of_form(one) for one in entries]) for column in COLUMNS]
    return {column.name: column.encoded(of_year) for column, of_year in told if any(one is not None for one in of_year)}


def rules(entries: Iterable[Entry]) -> list[str]:
    """Return the rules with findings, sorted."""
    return _rules(one.rules for one in entries)


def unit_runs(entries: Iterable[Entry]) -> list[tuple[str, int]]:
    """Return the units of consecutive forms, each with the length of its run."""
    return [(unit, sum(1 for _ in run)) for unit, run in groupby(entries, lambda one: one.unit)]


def papers(entries: Iterable[Entry]) -> list[tuple[str, str]]:
    """Return the distinct papers, sorted, each a kind with the texts that it prints by itself."""
    return sorted({(one.kind, one.paper) for one in entries})


def groups(entries: Sequence[Entry]) -> tuple[list[tuple[int | str, ...]], str]:
    """Return the distinct groups, and a text that encodes the group of each form.

    A group is the number of a paper with project types. Each character stands for the groups of the next few forms.
    """
    paper_numbers = {paper: number for number, paper in enumerate(papers(entries))}
    group_of_each: list[tuple[int | str, ...]] = [(paper_numbers[one.kind, one.paper], *one.types) for one in entries]
    listed = sorted(set(group_of_each))
    number_of = {group: number for number, group in enumerate(listed)}
    numbers = [number_of[group] for group in group_of_each]
    length = groups_in_one(len(listed))
    starts = range(0, len(numbers), length)
    return listed, "".join(_character(numbers[start : start + length], len(listed)) for start in starts)


def groups_in_one(count: int) -> int:
    """Return how many forms' groups one character encodes: as many as fit into ASCII with ``count`` groups."""
    return max(1, int(log(_CHARACTERS, count))) if count > 1 else 1


def _character(digits: Sequence[int], base: int) -> str:
    """Return the character, counted from ``0``, for the number with these digits, the lowest first."""
    return chr(ord("0") + sum(digit * base**place for place, digit in enumerate(digits)))


def rows(entries: Sequence[Entry]) -> Iterator[str]:
    """Yield the files of rows: for each form its URL, title, amount as displayed, and outcome."""
    for first in range(0, len(entries), ROWS):
        of_file = entries[first : first + ROWS]
        yield json_text([[one.url, one.title, amount_text(one.amount), *_told(one.outcome)] for one in of_file])


def _told(outcome: Outcome) -> tuple[str | int | None, ...]:
    """Return an outcome as displayed, empty if nothing of it is known."""
    if outcome == UNKNOWN:
        return ()
    executed, rate, score, misses, excess = outcome
    told = amount_text(executed), rate.text if rate else None, score.written if score else None
    return *told, None if excess is None else shown(excess), *(misses or ())


def hundredths(values: Iterable[Decimal | None]) -> bytes:
    """Encode a value in hundredths: 0 where blank, 2n + 1 for n hundredths, 2n + 2 for n below zero."""
    return packed(0 if value is None else _signed(value) for value in values)


def _signed(value: Decimal) -> int:
    number = int((value * _HUNDREDTHS).to_integral_value(ROUND_HALF_UP))
    return 2 * number + 1 if number >= 0 else -2 * number + 2


def _counts(counts: Iterable[int | None]) -> bytes:
    """Encode a count plus 1, 0 where unknown."""
    return packed(0 if count is None else count + 1 for count in counts)


def _findings(of_year: Sequence[tuple[int, Sequence[str]] | None]) -> bytes:
    """Encode the number of findings plus 1, 0 where a form was not checked.

    Behind that of a form with findings stand the number of their rules, and the places of these among ``rules``.
    """
    places = {rule: place for place, rule in enumerate(_rules(found[1] for found in of_year if found))}
    return packed(number for found in of_year for number in _found(found, places))


def _found(found: tuple[int, Sequence[str]] | None, places: Mapping[str, int]) -> Iterator[int]:
    count, names = found or (-1, ())
    yield count + 1
    if count > 0:
        yield len(names)
        yield from (places[rule] for rule in names)


def _rules(of_forms: Iterable[Iterable[str]]) -> list[str]:
    return sorted({rule for names in of_forms for rule in names})


def _marked(marks: Iterable[Any]) -> bytes:
    """Encode the forms with a mark, rising."""
    return packed_rising([number for number, mark in enumerate(marks) if mark])


def _repeated(values: Iterable[Any]) -> bytes:
    """Encode the forms, rising, whose value is that of the form before them."""
    return _marked([False, *(before == value for before, value in pairwise(values))])


COLUMNS = (
    Column("amounts", lambda one: one.amount, hundredths),
    Column("executed", lambda one: one.outcome.executed, hundredths),
    Column("rates", lambda one: one.outcome.rate and one.outcome.rate.per_cent, hundredths),
    Column("scores", lambda one: one.outcome.score and one.outcome.score.value, hundredths),
    Column("excesses", lambda one: one.outcome.excess, hundredths),
    Column("missed", lambda one: one.outcome.misses and one.outcome.misses.missed, _counts),
    Column("findings", lambda one: None if one.findings is None else (one.findings, one.rules), _findings),
    # The budgets of these forms are the same money: those of one project, and that of a unit with all its projects.
    Column("repeated", lambda one: (one.unit, one.project), _repeated),
    Column("whole-units", lambda one: one.whole_unit or None, _marked),
)
"""In ``theme/assets/javascripts/shared/year.js`` the browser decodes them."""

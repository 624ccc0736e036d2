"""Matches the indicators of two forms, and tells whether two targets say the same."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from generator.model import CellPath, Comparison, Form, Indicator, Target
from generator.reading.values.deadlines import Span, deadline_in, done_in
from generator.reading.values.folding import folded
from generator.reading.values.targets import bounds_in, target_in
from generator.rules.comparing.direction import RATES
from generator.rules.comparing.measures import in_smaller_unit, same_unit, with_unit, without_unit
from generator.rules.comparing.proportion import compare_alike, nothing_as_zero

MOST_COMPARED = 400
"""Pairs of targets of one name that are compared: twenty with twenty, of which no paper has as many.

Of more, which would keep a build busy, those belong together that are written alike.
"""

_BOUNDS = (Comparison.AT_LEAST, Comparison.AT_MOST)
_POWER = re.compile(r"(?<=\d)(?=[⁰¹²³⁴-⁹])")
"""The start of a power, which folding would turn into ordinary digits: ``10²``."""

_NUMBER = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_NUMBERED = re.compile(rf"(?:指标)?{_NUMBER}[.、:](?!\d)|指标:|\({_NUMBER}\)")
"""Prefixes that only number the indicators of a paper, as its template prints them: ``指标1：``, ``一、``."""

_CIRCLED = re.compile(r"\s*[①-⑳]")

_MARKS = re.compile(r"(?<!\d)[.,:]|[.,:](?!\d)|[;、。!?'\"“”‘’()·]")
"""The marks in which two texts with the same words may differ, except those within numbers."""

_YEAR = re.compile(r"\d{4}(?=[-/.年])")
_BEFORE_DATE = re.compile(r"(?=\d|年底|[上下]半年|第?[一二三四]季度)")

_POINTS = re.compile(r"(?:\([^()]*\)|\d{1,3}(?:\.\d{1,2})?分):?$")
"""The suffix of a group's name: ``产出指标（50分）``."""

_REMARK = re.compile(r"[(。].*", re.DOTALL)
"""The explanation after a number: in brackets, or a separate sentence."""


def counterparts(rows: Sequence[Indicator], others: Sequence[Indicator]) -> dict[int, int]:
    """Return which of ``others`` each of ``rows`` is, by their positions; one that has no counterpart is left out.

    Those of the same levels belong together first, then those of the same lower levels, at last those of the same name;
    among these the ones whose targets are written alike, then those whose targets say the same, and the rest in their
    order where there are as many on both sides. Where there are not, nobody knows which is which.
    """
    pairs: dict[int, int] = {}
    for depth in range(max((len(row.levels) for row in (*rows, *others)), default=0), 0, -1):
        there = _by_levels(others, depth, set(pairs.values()))
        for levels, here in _by_levels(rows, depth, pairs).items():
            pairs |= _paired(rows, here, others, there.get(levels, []))
    return pairs


def declared_targets(form: Form, declaration: Form) -> Mapping[CellPath, str]:
    """Return the declared targets of a form's indicators, by their paths; blank ones are omitted."""
    pairs = counterparts(form.indicators, declaration.indicators)
    targets = {own: declaration.indicators[other].target for own, other in pairs.items()}
    return {form.indicators[own].path: target for own, target in targets.items() if target}


def same_target(one: Indicator, other: Indicator) -> bool:
    """Tell whether the targets of two indicators say the same; a unit may follow the name."""
    return say_same(_asked(one), _asked(other))


def _asked(row: Indicator) -> str:
    """Return the target of an indicator with its unit, which may stand behind the name."""
    return with_unit(row.name, row.target or "")


def say_same(one: str, other: str) -> bool:
    """Tell whether two targets say the same: the same number, with no different explanations, or the same words.

    Character width, spaces and marks are ignored; a unit, or the year of a date, may be missing on one side.
    """
    first, second = _numbers(one), _numbers(other)
    if not first or len(first) != len(second):
        return same_words(one, other) or _same_day(one, other)
    remarks = {remark_of(first[-1]), remark_of(second[-1])} - {""}
    return len(remarks) < 2 and all(map(_same_number, first, second))


def _numbers(text: str) -> tuple[Target, ...]:
    """Return the number in a text, or the two bounds, each with the whole text."""
    number = target_in(nothing_as_zero(text))
    return (number,) if number else tuple(replace(bound, text=text) for bound in bounds_in(text) or ())


@lru_cache(maxsize=4096)
def name_of(level: str) -> str:
    """Return the name of a level in comparable form: folded, without a number before or a unit after it."""
    bare = folded(_CIRCLED.sub("", level, count=1) if _CIRCLED.match(level) else level)
    numbered = _NUMBERED.match(bare)
    return without_unit(bare[numbered.end() :] if numbered else bare) or bare


def group_of(level: str) -> str:
    """Return the name of a group of indicators as used in packs, without a number before or points after it."""
    return _POINTS.sub("", name_of(level))


def same_words(one: str, other: str) -> bool:
    """Tell whether two texts differ only in character width, spaces and marks."""
    return one == other or _words(one) == _words(other)


def _same_day(one: str, other: str) -> bool:
    """Tell whether two texts mean the same deadline, or the same day or month; one of them may omit the year."""
    found = _YEAR.search(one) or _YEAR.search(other)
    year = found.group() if found else ""
    day = _date_in(one, year)
    return day is not None and day == _date_in(other, year)


def _date_in(text: str, year: str) -> date | Span | None:
    """Return the date in a text, which may omit ``year``; an empty one is not known."""
    return _whole_date_in(text) or (_whole_date_in(_in_year(year, text)) if year else None)


def _whole_date_in(text: str) -> date | Span | None:
    """Return the last day that a text allows, which is also what a single day means as a target, or another span."""
    span = done_in(text)
    return deadline_in(text) or (span.last if span and span.first == span.last else span)


def _in_year(year: str, text: str) -> str:
    """Return a date with a year before it."""
    return _BEFORE_DATE.sub(f"{year}年", text, count=1)


def remark_of(target: Target) -> str:
    """Return the explanation of a number, folded: ``≥3篇（论文）`` has ``论文``; a unit in brackets is not one."""
    found = _REMARK.search(_folded(target.text).replace(f"({folded(target.unit)})", "", 1))
    return found.group().strip("()。,;") if found else ""


def _same_number(one: Target, other: Target) -> bool:
    """Tell whether two numbers are equal and not compared differently; one of the signs may be missing.

    Nothing exceeds the whole, so there ``≥`` means the same as ``=``.
    """
    if one.unit and other.unit and not same_unit(one, other):
        times = in_smaller_unit(one, other)
        if times is None:
            return False
        one, other = times
    comparisons = {one.comparison, other.comparison}
    is_left_out = Comparison.PLAIN in comparisons and not comparisons.isdisjoint(_BOUNDS)
    is_whole = comparisons == {Comparison.EQUAL, Comparison.AT_LEAST} and one.value == RATES.get(one.unit)
    return one.value == other.value and (is_left_out or is_whole or compare_alike(one, other))


def _words(text: str) -> str:
    bare = _folded(text)
    return _MARKS.sub("", bare) or bare


def _folded(text: str) -> str:
    return folded(_POWER.sub("^", text))


def _by_levels(rows: Sequence[Indicator], depth: int, paired: Container[int]) -> dict[tuple[str, ...], list[int]]:
    """Return the positions of indicators not paired yet, by the names of their last levels."""
    found: dict[tuple[str, ...], list[int]] = {}
    for position, row in enumerate(rows):
        if position not in paired and row.name:
            found.setdefault(tuple(map(name_of, row.levels[-depth:])), []).append(position)
    return found


def _paired(
    rows: Sequence[Indicator], here: Sequence[int], others: Sequence[Indicator], there: Sequence[int]
) -> dict[int, int]:
    """Return the pairs among indicators with the same levels."""
    if not here or not there:
        return {}
    if len(here) == len(there) == 1:
        return {here[0]: there[0]}
    own, declared = {at: _asked(rows[at]) for at in here}, {at: _asked(others[at]) for at in there}
    pairs: dict[int, int] = {}
    for pairing in (_written_alike, _saying_the_same, _equally_many):
        pairs |= pairing(_beyond(own, pairs.keys()), _beyond(declared, pairs.values()))
    return pairs


def _written_alike(own: Mapping[int, str], declared: Mapping[int, str]) -> dict[int, int]:
    """Return the pairs of positions that have one text, in their order."""
    by_text: dict[str, deque[int]] = {}
    for position, text in declared.items():
        by_text.setdefault(text, deque()).append(position)
    return {position: by_text[text].popleft() for position, text in own.items() if by_text.get(text)}


def _saying_the_same(own: Mapping[int, str], declared: Mapping[int, str]) -> dict[int, int]:
    """Return the pairs of positions whose texts say the same, none if there are too many to compare."""
    if len(own) * len(declared) > MOST_COMPARED:
        return {}
    pairs: dict[int, int] = {}
    left = dict(declared)
    for position, text in own.items():
        if (same := next((there for there in left if say_same(text, left[there])), None)) is not None:
            pairs[position] = same
            del left[same]
    return pairs


def _equally_many(own: Mapping[int, str], declared: Mapping[int, str]) -> dict[int, int]:
    """Return the pairs of positions in their order, none if one side has more of them."""
    return dict(zip(own, declared, strict=True)) if len(own) == len(declared) else {}


def _beyond(texts: Mapping[int, str], paired: Iterable[int]) -> dict[int, str]:
    gone = set(paired)
    return {position: text for position, text in texts.items() if position not in gone}

"""Tells which indicator of one form is which of another, and whether two targets say the same."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence
from functools import lru_cache

from generator.model import CellPath, Comparison, Form, Indicator, Target
from generator.reading.folding import folded
from generator.reading.targets import target_in
from generator.rules.proportion import compare_alike, same_unit

_BOUNDS = (Comparison.AT_LEAST, Comparison.AT_MOST)
_POWER = re.compile(r"(?<=\d)(?=[⁰¹²³⁴-⁹])")
"""Where a power begins, which folding would make a digit like any other: ``10²``."""

_NUMBER = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_NUMBERED = re.compile(rf"(?:指标)?{_NUMBER}[.、:](?!\d)|指标:|\({_NUMBER}\)")
"""What only counts the indicators of a paper, as its template prints it: ``指标1：``, ``一、``."""

_POINTS = re.compile(r"(?:\([^()]*\)|\d+(?:\.\d+)?分|:)+$")
"""What a group's name has behind it: ``产出指标（50分）``."""

_REMARK = re.compile(r"[(。].*", re.DOTALL)
"""What explains a number: brackets, or a sentence of its own."""


def counterparts(rows: Sequence[Indicator], others: Sequence[Indicator]) -> dict[int, int]:
    """Return which of ``others`` each of ``rows`` is, by their positions; one that has no counterpart is left out.

    Those of the same levels belong together first, then those of the same lower levels, at last those of the same name;
    among these the ones with the same target, and the rest in their order where there are as many on both sides. Where
    there are not, nobody knows which is which.
    """
    pairs: dict[int, int] = {}
    for depth in range(max((len(row.levels) for row in (*rows, *others)), default=0), 0, -1):
        there = _by_levels(others, depth, set(pairs.values()))
        for levels, here in _by_levels(rows, depth, pairs).items():
            pairs |= _paired(rows, here, others, there.get(levels, []))
    return pairs


def declared_targets(form: Form, declaration: Form) -> Mapping[CellPath, str]:
    """Return the targets that were declared for indicators of a form, by their paths; blank ones are left out."""
    pairs = counterparts(form.indicators, declaration.indicators)
    targets = {own: declaration.indicators[other].target for own, other in pairs.items()}
    return {form.indicators[own].path: target for own, target in targets.items() if target}


def say_same(one: str, other: str) -> bool:
    """Tell whether two targets say the same: the same number, explained alike where both explain it, or the same words.

    Width of characters and spaces aside.
    """
    first, second = target_in(one), target_in(other)
    if first is None or second is None:
        return same_words(one, other)
    remarks = {remark_of(first), remark_of(second)} - {""}
    return same_unit(first, second) and _same_number(first, second) and len(remarks) < 2


@lru_cache(maxsize=4096)
def name_of(level: str) -> str:
    """Return the name of a level as names are compared: folded, without a number in front of it."""
    bare = folded(level)
    numbered = _NUMBERED.match(bare)
    return bare[numbered.end() :] or bare if numbered else bare


def group_of(level: str) -> str:
    """Return the name of a group of indicators as packs name it, without a number in front or points behind it."""
    return _POINTS.sub("", name_of(level))


def same_words(one: str, other: str) -> bool:
    """Tell whether two texts are the same but for width of characters and spaces."""
    return one == other or _folded(one) == _folded(other)


def remark_of(target: Target) -> str:
    """Return what explains a number, folded: ``≥3篇（论文）`` has ``论文``; the unit in brackets is no explanation."""
    found = _REMARK.search(_folded(target.text).replace(f"({folded(target.unit)})", "", 1))
    return found.group().strip("()。,;") if found else ""


def _same_number(one: Target, other: Target) -> bool:
    """Tell whether two numbers are one, and nothing says that they ask for it differently; a sign may be left out."""
    comparisons = {one.comparison, other.comparison}
    is_left_out = Comparison.PLAIN in comparisons and not comparisons.isdisjoint(_BOUNDS)
    return one.value == other.value and (is_left_out or compare_alike(one, other))


def _folded(text: str) -> str:
    return folded(_POWER.sub("^", text))


def _by_levels(rows: Sequence[Indicator], depth: int, paired: Container[int]) -> dict[tuple[str, ...], list[int]]:
    """Return the positions of indicators that are not paired yet, by the names of their last levels."""
    found: dict[tuple[str, ...], list[int]] = {}
    for position, row in enumerate(rows):
        if position not in paired and row.levels[-1]:
            found.setdefault(tuple(map(name_of, row.levels[-depth:])), []).append(position)
    return found


def _paired(
    rows: Sequence[Indicator], here: Sequence[int], others: Sequence[Indicator], there: Sequence[int]
) -> dict[int, int]:
    """Return the pairs among indicators of the same levels."""
    if len(here) == len(there) == 1:
        return {here[0]: there[0]}
    pairs: dict[int, int] = {}
    left = list(there)
    for own in here:
        same = (other for other in left if say_same(rows[own].target or "", others[other].target or ""))
        if (other := next(same, None)) is not None:
            pairs[own] = other
            left.remove(other)
    rest = [own for own in here if own not in pairs]
    return pairs | dict(zip(rest, left, strict=True)) if len(rest) == len(left) else pairs

"""Sentences around one number: a target and a result that are equal but for it, ``举办4场培训`` and ``举办3场培训``."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from generator.model import Comparison, Indicator, Target
from generator.reading.values.folding import folded
from generator.reading.values.targets import ENDINGS, SCALES, SIGNS, target_in
from generator.rules.comparing.direction import RATES, Directions, Wanted
from generator.rules.comparing.measures import in_digits

_BOUNDS = (Comparison.AT_LEAST, Comparison.MORE, Comparison.AT_MOST, Comparison.LESS)
_UNITS = ("counts", "quantities", "units_of_time", "units_of_money")
_NOT_COUNTING = re.compile(r"[第前每按分由以用从经隔逢满近a-z.~\-—–]$")
"""What makes a number behind it a rank, a step, a size or part of a name: ``第3``, ``每3``, ``分3批``, ``V3``."""

_ONE_OF_MANY = re.compile(r"[每各均累共总]|[年季月周天日]")
"""What a result that leaves it out need not have counted."""

_LITTLE = re.compile(r"最[多高]|上限|封顶|[降缩压剩余]|维修|救援|出动")
"""What lets a smaller number be as good or better, besides the words of the packs."""


class _Sentence(NamedTuple):
    before: str
    number: str
    behind: str


def number_of(row: Indicator, directions: Directions) -> tuple[Indicator, Wanted] | None:
    """Return an indicator whose target and result are only the numbers in its sentences, and what is wanted of them.

    The result may leave out words: ``完成4项课题`` and ``3项``. Without a bound in the target, more must be wanted by
    the name and by the words before the number, and nothing among them may say otherwise.
    """
    target, actual = (_split(in_digits(text or ""), directions) for text in (row.target, row.actual))
    if target is None or actual is None or target == actual or not _is_same(target, actual):
        return None
    number = target_in(target.number)
    if number is None or _NOT_COUNTING.search(target.before):
        return None
    bare = replace(row, target=target.number, actual=actual.number)
    wanted = _wanted(bare, target.before, number, directions)
    if number.comparison in _BOUNDS:
        return bare, wanted
    words = target.before + target.behind
    is_open = not number.unit or _LITTLE.search(words) or directions.may_be_unwanted(words)
    return (bare, wanted) if wanted is Wanted.MORE and not is_open else None


def _wanted(row: Indicator, before: str, number: Target, directions: Directions) -> Wanted:
    """Return what is wanted both by the indicator's name and by the words before the number."""
    names = (row.name, before) if before else (row.name,)
    wanted = {directions.wanted(replace(row, levels=(*row.levels[:-1], name)), number) for name in names}
    return wanted.pop() if len(wanted) == 1 else Wanted.UNKNOWN


def _is_same(target: _Sentence, actual: _Sentence) -> bool:
    """Tell whether there are words around the numbers and the result has all of them, or leaves out harmless ones."""
    around = ((target.before, actual.before), (target.behind, actual.behind))
    return any(asked for asked, _ in around) and all(
        own == asked or (not own and not _ONE_OF_MANY.search(asked)) for asked, own in around
    )


@lru_cache(maxsize=4096)
def _split(text: str, directions: Directions) -> _Sentence | None:
    """Return a sentence around its only number, with sign and unit; ``None`` if it has none or several."""
    match = _pattern(directions).fullmatch(folded(text).rstrip("。.;,"))
    return _Sentence(match["before"], match["number"], match["behind"]) if match else None


@lru_cache(maxsize=64)
def _pattern(directions: Directions) -> re.Pattern[str]:
    units = {unit for name in _UNITS for unit in directions.words.get(name, ())} | RATES.keys()
    unit = "|".join(map(re.escape, sorted(units, key=len, reverse=True)))
    number = rf"(?:{SIGNS})?\d[\d,]*(?:\.\d+)?(?:{SCALES})?(?:{unit}|k?m[23])?(?:{ENDINGS})?"
    return re.compile(rf"(?P<before>\D*?)(?P<number>{number})(?P<behind>\D*)", re.ASCII)

"""Whether more or less is wanted of an indicator. What is not certain stays unknown.

The comparison of a target decides. A bare number does not: then a column of the paper decides if there is one, else the
end of the indicator's name, since a Chinese name ends with its subject (投诉率 should be low, 投诉处理率 high), then
the unit, if the target is a plain count or the whole of something. The words come from the packs, under ``directions``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from generator.model import Comparison, Indicator, Target
from generator.reading.values.folding import folded
from generator.reading.values.scalars import says_nothing
from generator.rules.parameters import Parameters

_BRACKETS = re.compile(r"(?<!\))(?:\([^()]*\))+$")
_KIND = re.compile(r"(?<=.)(?:指标|目标)$")
RATES = {"%": 100, "‰": 1000}
"""The units of rates, and how many of each make the whole."""


class _Tails(NamedTuple):
    """The names of the word lists for ends of names: what is wanted, what is unwanted, and the measures removed first.

    ``against`` is the list of words that leave the direction open before something unwanted.
    """

    more: tuple[str, ...]
    less: tuple[str, ...]
    measures: str
    against: str = "averting"


_TIMES = _Tails(("longer",), ("shorter",), "measures_of_time", "falling")
_MONEY = _Tails(("earned",), ("spent",), "measures_of_money")
_SHARES = _Tails(("wanted", "acts"), ("unwanted", "spent"), "measures")
_COUNTS = _Tails(("acts",), ("unwanted",), "measures")
_UNWANTED = _Tails((), ("unwanted",), "measures")


class Wanted(Enum):
    """Whether more or less is wanted; with ``UNKNOWN`` nothing counts as a miss."""

    MORE = "more"
    LESS = "less"
    UNKNOWN = "unknown"


def wanted(row: Indicator, target: Target, parameters: Parameters) -> Wanted:
    """Return which direction is wanted for an indicator with this target; for a decrease, that of the decrease."""
    name = core_of(row.levels[-1])
    by_itself = wanted_by_itself(row, target.unit, parameters)
    if is_turned_round(row, target, parameters):
        return Wanted.UNKNOWN
    if target.comparison.asks_for_more:
        return Wanted.MORE
    if target.comparison.asks_for_less:
        return Wanted.LESS
    if not target.value:
        return _of_nothing(row, by_itself, parameters)
    return _by_value(row, name, target, parameters) if by_itself is Wanted.UNKNOWN else by_itself


def is_turned_round(row: Indicator, target: Target, parameters: Parameters) -> bool:
    """Tell whether a comparison contradicts the paper or the name: 投诉率 ≥5%, 合格率 ≤90%.

    An upper bound on anything but a rate only contradicts what the paper states, not the name: 会议 ≤10次 saves money.
    """
    by_itself = wanted_by_itself(row, target.unit, parameters)
    if target.comparison is Comparison.DECREASE:
        return by_itself is Wanted.MORE
    if target.comparison.asks_for_more:
        return by_itself is Wanted.LESS
    is_rate = target.unit in RATES and core_of(row.levels[-1]).endswith(_listed(parameters, "rates"))
    is_certain = is_rate or _stated(row, parameters) is not Wanted.UNKNOWN
    return is_certain and target.comparison.asks_for_less and by_itself is Wanted.MORE


def wanted_by_itself(row: Indicator, unit: str, parameters: Parameters) -> Wanted:
    """Return whether more or less is wanted of an indicator in general: by the paper, else by its name."""
    stated = _stated(row, parameters)
    return wanted_by_name(row.levels[-1], unit, parameters) if stated is Wanted.UNKNOWN else stated


def _stated(row: Indicator, parameters: Parameters) -> Wanted:
    text = folded(row.direction or "")
    if text.startswith(_listed(parameters, "stated_more")):
        return Wanted.MORE
    return Wanted.LESS if text.startswith(_listed(parameters, "stated_less")) else Wanted.UNKNOWN


@lru_cache(maxsize=4096)
def wanted_by_name(name: str, unit: str, parameters: Parameters) -> Wanted:
    """Return whether more or less is wanted by the end of a name, with separate word lists for time and money."""
    name = core_of(name)
    head = unit.partition("/")[0]
    if _is_time(name, head, parameters):
        return _by_tail(name, _TIMES, parameters)
    if head in _listed(parameters, "units_of_money"):
        return _by_tail(name, _MONEY, parameters)
    if unit in RATES or name.endswith(_listed(parameters, "rates")):
        return _by_tail(name, _SHARES, parameters)
    by_money = Wanted.UNKNOWN if unit else _by_tail(name, _MONEY, parameters)
    if by_money is not Wanted.UNKNOWN:
        return by_money
    # A count of something unwanted need not be small: 受理投诉 counts work.
    by_act = _by_tail(name, _COUNTS, parameters)
    return by_act if by_act is Wanted.MORE else Wanted.UNKNOWN


def is_never_negative(name: str, unit: str, parameters: Parameters) -> bool:
    """Tell whether a number cannot be negative: a count, a time, or a rate in the word lists; never money."""
    core = core_of(name)
    if unit in _listed(parameters, "counts", "quantities", "units_of_time"):
        return True
    if unit:
        return unit in RATES and wanted_by_name(name, unit, parameters) is not Wanted.UNKNOWN
    if _by_tail(core, _MONEY, parameters) is not Wanted.UNKNOWN:
        return False
    is_counted = core.endswith(_listed(parameters, "counted", "times"))
    return is_counted or wanted_by_name(name, unit, parameters) is not Wanted.UNKNOWN


@lru_cache(maxsize=4096)
def is_share(name: str, parameters: Parameters) -> bool:
    """Tell whether an indicator is the share of a whole, which never exceeds 100 %: 合格率, 及时性."""
    core, shares = core_of(name), _set_of(parameters, "shares")
    bare = _without_measures(core, _set_of(parameters, "measures"))
    return core.endswith(_listed(parameters, "rates")) and any(_tail_of(each, shares) for each in bare)


def may_fall(name: str, parameters: Parameters) -> bool:
    """Tell whether an indicator may be the amount of a decrease: 能耗降幅, 成本节约率."""
    return _holds(name, parameters, "reducing", "falling")


def may_be_unwanted(text: str, parameters: Parameters) -> bool:
    """Tell whether a text names something of which little is wanted, or nobody knows how much: 违规, 收费, 取消."""
    return _holds(_any_of(parameters, "harmless").sub("", folded(text)), parameters, "unwanted", "unclear", "reducing")


def is_due(name: str, parameters: Parameters) -> bool:
    """Tell whether an indicator is a deadline: 完成时间, 竣工日期."""
    return core_of(name).endswith(_listed(parameters, "due"))


def core_of(name: str) -> str:
    """Return what an indicator's name ends with in comparable form: ``培训次数`` of ``培训次数指标（场）``.

    Neither brackets nor the word that it is an indicator say what is counted.
    """
    bare = _BRACKETS.sub("", folded(name))
    return _BRACKETS.sub("", _KIND.sub("", bare))


def _is_time(name: str, unit: str, parameters: Parameters) -> bool:
    return unit in _listed(parameters, "units_of_time") or (not unit and name.endswith(_listed(parameters, "times")))


def _by_tail(name: str, tails: _Tails, parameters: Parameters) -> Wanted:
    """Return the direction by the longest listed end of the name, or of the name without its measure."""
    good, known = _listed(parameters, *tails.more), _set_of(parameters, *tails.more, *tails.less)
    for core in _without_measures(name, _set_of(parameters, tails.measures)):
        if tail := _tail_of(core, known):
            before = core.removesuffix(tail)
            return _good(before, parameters) if tail in good else _bad(before, tails, parameters)
    return Wanted.UNKNOWN


def _without_measures(name: str, measures: frozenset[str]) -> Iterator[str]:
    """Yield a name, and the rest each time a measure is removed from its end: 满意度评分, 满意度, 满意."""
    yield name
    while measure := _tail_of(name, measures):
        name = name.removesuffix(measure)
        yield name


def _tail_of(name: str, words: frozenset[str]) -> str:
    """Return the longest of the words that a name ends with, empty if there is none."""
    return next((name[start:] for start in range(len(name)) if name[start:] in words), "")


def _good(before: str, parameters: Parameters) -> Wanted:
    """Return the direction of something wanted, which the text before may reverse or blur: 不合格率, 逾期办结率."""
    if _holds(before, parameters, "reducing", "doubtful"):
        return Wanted.UNKNOWN
    return Wanted.LESS if before.endswith(_listed(parameters, "negations")) else Wanted.MORE


def _bad(before: str, tails: _Tails, parameters: Parameters) -> Wanted:
    """Return the direction of something unwanted, which text before may leave open: 降低投诉率, 控制成本, 无事故."""
    is_open = before.endswith(_listed(parameters, "negations")) or _holds(before, parameters, "reducing", tails.against)
    return Wanted.UNKNOWN if is_open else Wanted.LESS


def _of_nothing(row: Indicator, by_itself: Wanted, parameters: Parameters) -> Wanted:
    """Return the direction of a target of zero: less of something unwanted, else unknown.

    A target of ``无`` beside a cost or a time may say that there is none.
    """
    name = core_of(row.levels[-1])
    if says_nothing(row.target or ""):
        return _by_tail(name, _UNWANTED, parameters)
    return Wanted.LESS if Wanted.LESS in (by_itself, _by_tail(name, _SHARES, parameters)) else Wanted.UNKNOWN


def _by_value(row: Indicator, name: str, target: Target, parameters: Parameters) -> Wanted:
    """Return the direction of a plain count or a whole: more, unless a word speaks against it."""
    is_cost = any(word in level for level in row.levels[:-1] for word in _listed(parameters, "spent"))
    is_open = not name or name in _listed(parameters, "measures") or is_cost
    if is_open or may_be_unwanted(name, parameters) or _holds(name, parameters, "doubtful"):
        return Wanted.UNKNOWN
    is_whole = target.value == RATES.get(target.unit)
    is_count = target.unit in _listed(parameters, "counts") or (
        not target.unit and name.endswith(_listed(parameters, "counted"))
    )
    return Wanted.MORE if is_whole or is_count else Wanted.UNKNOWN


def _holds(text: str, parameters: Parameters, *lists: str) -> bool:
    return bool(text) and bool(_any_of(parameters, *lists).search(text))


@lru_cache(maxsize=1024)
def _any_of(parameters: Parameters, *lists: str) -> re.Pattern[str]:
    """Return a pattern that matches any word of some lists, and nothing if these are empty."""
    return re.compile("|".join(map(re.escape, _listed(parameters, *lists))) or r"(?!)")


@lru_cache(maxsize=1024)
def _listed(parameters: Parameters, *lists: str) -> tuple[str, ...]:
    """Return the words of some lists; cached, because thousands of names are looked up in them."""
    words = Parameters(parameters.directions)
    return tuple(word for key in lists for word in words.words(key))


@lru_cache(maxsize=1024)
def _set_of(parameters: Parameters, *lists: str) -> frozenset[str]:
    """Return the words of some lists as a set."""
    return frozenset(_listed(parameters, *lists))

"""Whether more or less is wanted of an indicator. What is not certain stays unknown.

The comparison of a target decides. A bare number does not: then a column of the paper decides if there is one, else the
end of the indicator's name, since a Chinese name ends with its subject (投诉率 should be low, 投诉处理率 high), then
the unit, if the target is a plain count or the whole of something. The words come from the packs, under ``directions``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from functools import cache, lru_cache
from typing import NamedTuple

from generator.model import Comparison, Indicator, Target
from generator.reading.values.folding import folded
from generator.reading.values.scalars import says_nothing

_BRACKETS = re.compile(r"(?<!\))(?:\([^()]*\))+$")
_KIND = re.compile(r"(?<=.)(?:指标|目标)$")
RATES = {"%": 100, "‰": 1000}
"""The units of rates, and how many of each make the whole."""


class Wanted(Enum):
    """Whether more or less is wanted; with ``UNKNOWN`` nothing counts as a miss."""

    MORE = "more"
    LESS = "less"
    UNKNOWN = "unknown"


class _Tails(NamedTuple):
    """Ends of names: those of what is wanted, all that tell a direction, and the measures that are removed first.

    ``against`` is the list of words that leave the direction open before something unwanted.
    """

    wanted: frozenset[str]
    known: frozenset[str]
    measures: frozenset[str]
    against: str


class Directions:
    """The words of some packs that tell whether more or less is wanted, by the names of their lists.

    Compared by identity, like the packs.
    """

    def __init__(self, words: Mapping[str, Sequence[str]]) -> None:
        self.words: Mapping[str, tuple[str, ...]] = {name: tuple(listed) for name, listed in words.items()}
        self._times = self._tails(("longer",), ("shorter",), "measures_of_time", "falling")
        self._money = self._tails(("earned",), ("spent",), "measures_of_money")
        self._rates = self._tails(("wanted", "acts"), ("unwanted", "spent"), "measures")
        self._counts = self._tails(("acts",), ("unwanted",), "measures")
        self._shares = frozenset(self._listed("shares"))
        self._unwanted = self._tails((), ("unwanted",), "measures")
        # Cached, because several rules ask, and names repeat over years and forms.
        self._by_name = lru_cache(maxsize=4096)(self._wanted_by_name)
        self.is_share = lru_cache(maxsize=4096)(self._is_share)
        # Made when a name is first looked up: many commands need none.
        self._any_of = cache(self._pattern)

    def wanted(self, row: Indicator, target: Target) -> Wanted:
        """Return which direction is wanted for an indicator with this target; for a decrease, that of the decrease."""
        if self.is_turned_round(row, target):
            return Wanted.UNKNOWN
        if target.comparison.asks_for_more:
            return Wanted.MORE
        if target.comparison.asks_for_less:
            return Wanted.LESS
        by_itself = self.wanted_by_itself(row, target.unit)
        if not target.value:
            return self._of_nothing(row, by_itself)
        return self._by_value(row, target) if by_itself is Wanted.UNKNOWN else by_itself

    def is_turned_round(self, row: Indicator, target: Target) -> bool:
        """Tell whether a comparison contradicts the paper or the name: 投诉率 ≥5%, 合格率 ≤90%.

        An upper bound on anything but a rate only contradicts what the paper states, not the name: 会议 ≤10次 saves
        money.
        """
        by_itself = self.wanted_by_itself(row, target.unit)
        if target.comparison is Comparison.DECREASE:
            return by_itself is Wanted.MORE
        if target.comparison.asks_for_more:
            return by_itself is Wanted.LESS
        is_rate = target.unit in RATES and core_of(row.name).endswith(self._listed("rates"))
        is_certain = is_rate or self._stated(row) is not Wanted.UNKNOWN
        return is_certain and target.comparison.asks_for_less and by_itself is Wanted.MORE

    def wanted_by_itself(self, row: Indicator, unit: str) -> Wanted:
        """Return whether more or less is wanted of an indicator in general: by the paper, else by its name."""
        stated = self._stated(row)
        return self._by_name(row.name, unit) if stated is Wanted.UNKNOWN else stated

    def is_never_negative(self, name: str, unit: str) -> bool:
        """Tell whether a number cannot be negative: a count, a time, or a rate in the word lists; never money."""
        core = core_of(name)
        if unit in self._listed("counts") + self._listed("quantities") + self._listed("units_of_time"):
            return True
        if unit:
            return unit in RATES and self._by_name(name, unit) is not Wanted.UNKNOWN
        if self._by_tail(core, self._money) is not Wanted.UNKNOWN:
            return False
        is_counted = core.endswith(self._listed("counted") + self._listed("times"))
        return is_counted or self._by_name(name, unit) is not Wanted.UNKNOWN

    def may_fall(self, name: str) -> bool:
        """Tell whether an indicator may be the amount of a decrease: 能耗降幅, 成本节约率."""
        return self._holds(name, "reducing", "falling")

    def may_be_unwanted(self, text: str) -> bool:
        """Tell whether a text names something of which little is wanted, or nobody knows how much: 违规, 收费, 取消."""
        return self._holds(self._any_of("harmless").sub("", folded(text)), "unwanted", "unclear", "reducing")

    def is_due(self, name: str) -> bool:
        """Tell whether an indicator is a deadline: 完成时间, 竣工日期."""
        return core_of(name).endswith(self._listed("due"))

    def _stated(self, row: Indicator) -> Wanted:
        text = folded(row.direction or "")
        if text.startswith(self._listed("stated_more")):
            return Wanted.MORE
        return Wanted.LESS if text.startswith(self._listed("stated_less")) else Wanted.UNKNOWN

    def _wanted_by_name(self, name: str, unit: str) -> Wanted:
        """Return whether more or less is wanted by the end of a name, with separate word lists for time and money."""
        name = core_of(name)
        head = unit.partition("/")[0]
        if head in self._listed("units_of_time") or (not head and name.endswith(self._listed("times"))):
            return self._by_tail(name, self._times)
        if head in self._listed("units_of_money"):
            return self._by_tail(name, self._money)
        if unit in RATES or name.endswith(self._listed("rates")):
            return self._by_tail(name, self._rates)
        by_money = Wanted.UNKNOWN if unit else self._by_tail(name, self._money)
        if by_money is not Wanted.UNKNOWN:
            return by_money
        # A count of something unwanted need not be small: 受理投诉 counts work.
        by_act = self._by_tail(name, self._counts)
        return by_act if by_act is Wanted.MORE else Wanted.UNKNOWN

    def _is_share(self, name: str) -> bool:
        """Tell whether an indicator is the share of a whole, which never exceeds 100 %: 合格率, 及时性."""
        core = core_of(name)
        bare = _without_measures(core, self._rates.measures)
        return core.endswith(self._listed("rates")) and any(_tail_of(each, self._shares) for each in bare)

    def _of_nothing(self, row: Indicator, by_itself: Wanted) -> Wanted:
        """Return the direction of a target of zero: less of something unwanted, else unknown.

        A target of ``无`` beside a cost or a time may say that there is none.
        """
        name = core_of(row.name)
        if says_nothing(row.target or ""):
            return self._by_tail(name, self._unwanted)
        return Wanted.LESS if Wanted.LESS in (by_itself, self._by_tail(name, self._rates)) else Wanted.UNKNOWN

    def _by_value(self, row: Indicator, target: Target) -> Wanted:
        """Return the direction of a plain count or a whole: more, unless a word speaks against it."""
        name = core_of(row.name)
        is_cost = any(word in level for level in row.levels[:-1] for word in self._listed("spent"))
        is_open = not name or name in self._listed("measures") or is_cost
        if is_open or self.may_be_unwanted(name) or self._holds(name, "doubtful"):
            return Wanted.UNKNOWN
        is_whole = target.value == RATES.get(target.unit)
        is_bare_count = not target.unit and name.endswith(self._listed("counted"))
        is_count = is_bare_count or target.unit in self._listed("counts")
        return Wanted.MORE if is_whole or is_count else Wanted.UNKNOWN

    def _by_tail(self, name: str, tails: _Tails) -> Wanted:
        """Return the direction by the longest listed end of the name, or of the name without its measure."""
        for core in _without_measures(name, tails.measures):
            if tail := _tail_of(core, tails.known):
                before = core.removesuffix(tail)
                return self._good(before) if tail in tails.wanted else self._bad(before, tails.against)
        return Wanted.UNKNOWN

    def _good(self, before: str) -> Wanted:
        """Return the direction of something wanted, which the text before may reverse or blur: 不合格率, 逾期办结率."""
        if self._holds(before, "reducing", "doubtful"):
            return Wanted.UNKNOWN
        return Wanted.LESS if before.endswith(self._listed("negations")) else Wanted.MORE

    def _bad(self, before: str, against: str) -> Wanted:
        """Return the direction of something unwanted, which text before it may blur: 降低投诉率, 控制成本, 无事故."""
        is_open = before.endswith(self._listed("negations")) or self._holds(before, "reducing", against)
        return Wanted.UNKNOWN if is_open else Wanted.LESS

    def _tails(self, more: Sequence[str], less: Sequence[str], measures: str, against: str = "averting") -> _Tails:
        wanted, unwanted = (frozenset(word for name in names for word in self._listed(name)) for names in (more, less))
        return _Tails(wanted, wanted | unwanted, frozenset(self._listed(measures)), against)

    def _holds(self, text: str, *names: str) -> bool:
        return bool(self._any_of(*names).search(text))

    def _pattern(self, *names: str) -> re.Pattern[str]:
        """Return a pattern that matches any word of some lists, and nothing if these are empty."""
        return re.compile("|".join(re.escape(word) for name in names for word in self._listed(name)) or r"(?!)")

    def _listed(self, name: str) -> tuple[str, ...]:
        return self.words.get(name, ())


def core_of(name: str) -> str:
    """Return what an indicator's name ends with in comparable form: ``培训次数`` of ``培训次数指标（场）``.

    Neither brackets nor the word that it is an indicator say what is counted.
    """
    bare = _BRACKETS.sub("", folded(name))
    return _BRACKETS.sub("", _KIND.sub("", bare))


def _without_measures(name: str, measures: frozenset[str]) -> Iterator[str]:
    """Yield a name, and the rest each time a measure is removed from its end: 满意度评分, 满意度, 满意."""
    yield name
    while measure := _tail_of(name, measures):
        name = name.removesuffix(measure)
        yield name


def _tail_of(name: str, words: frozenset[str]) -> str:
    """Return the longest of the words that a name ends with, empty if there is none."""
    return next((name[start:] for start in range(len(name)) if name[start:] in words), "")

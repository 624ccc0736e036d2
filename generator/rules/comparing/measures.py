"""The units of numbers: which are the same, and which follow an indicator's name."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from generator.model import Target
from generator.reading.values.folding import folded
from generator.reading.values.targets import COUNTED, target_in

_ALIKE = {
    "场次": "场", "批次": "批", "平米": "平方米", "m2": "平方米", "立方": "立方米", "m3": "立方米", "km2": "平方公里",
    "m": "米", "km": "公里", "千米": "公里", "kg": "公斤", "千克": "公斤", "t": "吨",
    "h": "小时", "个小时": "小时", "min": "分钟", "个工作日": "工作日", "个自然日": "自然日",
}  # fmt: skip
"""Units with several names, folded."""

_SCALES = (
    {"毫秒": 1, "秒": 1000, "分钟": 60_000, "小时": 3_600_000},
    {"个月": 1, "月": 1, "季度": 3, "个季度": 3, "年": 12},
    {"公斤": 1, "吨": 1000},
    {"米": 1, "公里": 1000},
    {"‰": 1, "%": 10},
)
"""Units that are whole multiples of each other, in the smallest one.

The hours of a day are not fixed, and 分 is mostly a score.
"""

_DIGITS = {numeral: str(number) for number, numeral in enumerate("一二三四五六七八九十", 1)} | {"两": "2"}
_NUMERAL = re.compile(
    rf"[一二两三四五六七八九十](?=(?:个月|个?小时|个?工作日|分钟|[人场户台班批]次|[{COUNTED}天起])"
    r"(?:及?以[上下内]|之内)?[。.]?$)"
)
"""A written-out number before a unit that ends the text: 一次, but neither 一次性 nor 一流."""

_MARKS = "。.:;,、"

# What is certainly a unit if it is in brackets after a folded name.
_BEHIND = re.compile(
    rf"\((?:[{COUNTED}天分亩吨%]|[人场]次|[千万亿]?元|小时|公里|平方米)\)"
    rf"(?=[{_MARKS}]*$)"
)


def same_unit(one: Target, other: Target) -> bool:
    """Tell whether two numbers have the same unit."""
    return one.unit == other.unit or _unit(one) == _unit(other)


def _unit(of: Target) -> str:
    bare = folded(of.unit).removesuffix("/年").replace("/日", "/天")  # everything in a form is about one year
    return _ALIKE.get(bare, bare)


@lru_cache(maxsize=4096)
def in_digits(text: str) -> str:
    """Return a text with a digit in place of a written-out number of up to ten before its unit: ``不少于1次``."""
    return _NUMERAL.sub(lambda numeral: _DIGITS[numeral.group()], text.strip())


def in_smaller_unit(one: Target, other: Target) -> tuple[Target, Target] | None:
    """Return two numbers in the smaller of their units, ``None`` if no scale contains both units."""
    for scale in _SCALES:
        sizes = [scale.get(_unit(each)) for each in (one, other)]
        if sizes[0] and sizes[1]:
            smaller = other if sizes[1] < sizes[0] else one
            least = min(sizes[0], sizes[1])
            return (
                replace(one, value=one.value * sizes[0] / least, unit=smaller.unit),
                replace(other, value=other.value * sizes[1] / least, unit=smaller.unit),
            )
    return None


def with_unit(name: str, text: str) -> str:
    """Return a number with the unit that follows its indicator's name, unless it has one itself."""
    behind = _BEHIND.search(folded(name))
    number = target_in(text) if behind else None
    return f"{text}{behind.group()}" if behind and number and not number.unit else text


def without_unit(name: str) -> str:
    """Return a folded name without a unit and marks at its end."""
    return _BEHIND.sub("", name).rstrip(_MARKS)

"""The units of numbers: which are one, and those that stand behind an indicator's name."""

from __future__ import annotations

import re

from generator.model import Target
from generator.reading.folding import folded
from generator.reading.targets import target_in

_ALIKE = {
    "场次": "场", "批次": "批", "平米": "平方米", "m2": "平方米", "立方": "立方米", "m3": "立方米", "km2": "平方公里",
    "km": "公里", "千米": "公里", "kg": "公斤", "千克": "公斤", "t": "吨", "h": "小时", "个小时": "小时", "min": "分钟",
    "个工作日": "工作日", "个自然日": "自然日",
}  # fmt: skip
"""Units that go by several names, folded."""

_MARKS = "。.:;,、"

# What is certain to be a unit in brackets behind a folded name.
_BEHIND = re.compile(
    r"\((?:[个项次人名场家户篇件份本册套台批条期天分亩吨%]|[人场]次|[千万亿]?元|小时|公里|平方米)\)"
    rf"(?=[{_MARKS}]*$)"
)


def same_unit(one: Target, other: Target) -> bool:
    """Tell whether two numbers are of one unit."""
    return one.unit == other.unit or _unit(one) == _unit(other)


def _unit(of: Target) -> str:
    bare = folded(of.unit).removesuffix("/年")  # all of a form is of one year
    return _ALIKE.get(bare, bare)


def with_unit(name: str, text: str) -> str:
    """Return a number with the unit that its indicator's name has behind it, where it has none itself."""
    behind = _BEHIND.search(folded(name))
    number = target_in(text) if behind else None
    return f"{text}{behind.group()}" if behind and number and not number.unit else text


def without_unit(name: str) -> str:
    """Return a folded name without the unit and the marks that it has behind it."""
    return _BEHIND.sub("", name).rstrip(_MARKS)

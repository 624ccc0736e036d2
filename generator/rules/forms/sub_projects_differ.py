"""子项目之和与当年预算对不上

查什么：各子项目预算金额之和，是否等于项目当年预算。有子项目没写金额的，只查写明的部分是否已超过当年预算。
以万元填写的，各个数四舍五入造成的末位出入不算不等，末位按其中小数位数最多的一个。
各行全加起来不等的，“合计”“设备费小计”一类的行，和上一行之下以“其中”开头的行，说的是别的行里已有的钱，不再加一次；
编号分层的（如“一、”之下有“1.”“2.”），只加最高一层；
只有一行写着当年预算的全数、其余各行加起来也是这个数的，不算不等。
为什么：子项目说明当年的钱用在哪里，合起来就是当年预算。目标申报的要求见财预〔2015〕88号；预算公开见预算法第十四条。
不对：项目当年预算 965000，子项目 600000
对：项目当年预算 965000，子项目 600000 + 365000
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.model import Form, Money, SubProject
from generator.reading.values.folding import folded
from generator.rules.comparing.citing import missing, side
from generator.rules.comparing.sums import add_up, apart, is_sum, unequal, yuan_of
from generator.rules.outcome import NotApplicable, Outcomes, Side
from generator.rules.parameters import Parameters
from generator.rules.rule import Subject

SUBJECT = Subject.MONEY

BUDGET, PARTS = "funds.annual_budget.total", "sub_projects"

_OF_WHICH = "其中"
_NUMBERED = re.compile(
    r"[①-⑳]|[(（]?(?:[一二三四五六七八九十]{1,3}|\d{1,2}(?:[.．]\d{1,2})*)[)）、.．\s](?!\d)", re.ASCII
)


def check(form: Form, _parameters: Parameters) -> Outcomes:
    """Yield where the sub-projects do not add up to the budget of the year."""
    if reason := missing(form, BUDGET, PARTS):
        yield reason
        return
    budget, parts = form.amount("annual_budget"), _counted(form)
    known = _known(parts)
    is_partial = len(known) < len(parts)
    if budget is None or not known or (is_partial and yuan_of(known) <= budget.yuan):
        yield NotApplicable("partly-blank" if known else "blank", {"label": form.asked[PARTS]})
    elif not add_up(budget, known) and not _is_told_twice(budget, known):
        text = " + ".join(amount.written for amount in known)
        shown = Side(form.stated[PARTS].label, text, form.stated[PARTS].path)
        yield apart(unequal(budget, known), (side(form, BUDGET), shown), budget, *known)


def _counted(form: Form) -> Sequence[SubProject]:
    """Return all rows if they add up to the budget, else those that do not repeat the money of others."""
    budget = form.amount("annual_budget")
    parts: Sequence[SubProject] = form.sub_projects
    for fewer in (_once, _highest):
        known = _known(parts)
        if budget and len(known) == len(parts) and add_up(budget, known):
            break
        parts = fewer(parts)
    return parts


def _known(parts: Sequence[SubProject]) -> list[Money]:
    return [part.amount for part in parts if part.amount]


def _once(parts: Sequence[SubProject]) -> Sequence[SubProject]:
    """Return the rows without those that repeat others: sums of rows, and parts of a row.

    If the first row starts with ``其中``, all rows are parts of the budget and all are kept.
    """
    own = [part for part in parts if not is_sum(part.name)]
    if own and not _is_of_which(own[0]):
        own = [part for part in own if not _is_of_which(part)]
    return own or parts


def _highest(parts: Sequence[SubProject]) -> Sequence[SubProject]:
    """Return the rows of the highest level, if their numbering has levels: 一、 above 1. above （1）."""
    levels = [_level(part.name) for part in parts]
    highest = [part for part, level in zip(parts, levels, strict=True) if level == levels[0]]
    is_told = "" not in levels and any(part.amount for part in highest)
    return highest if is_told else parts


def _level(name: str) -> str:
    """Return the style of a row's number: ``一``, ``(1``, ``1.1``; empty if it is not numbered."""
    found = _NUMBERED.match(name.strip())
    sign = re.sub(r"\d+", "1", folded(found.group())) if found else ""
    return re.sub("[一二三四五六七八九十]+", "一", sign).rstrip(")、.")


def _is_told_twice(budget: Money, amounts: Sequence[Money]) -> bool:
    """Tell whether one row is the whole budget and the others add up to it as well, whatever its name."""
    wholes = [place for place, amount in enumerate(amounts) if amount.yuan == budget.yuan]
    rest = [amount for place, amount in enumerate(amounts) if place != wholes[0]] if len(wholes) == 1 else []
    return bool(rest) and add_up(budget, rest)


def _is_of_which(part: SubProject) -> bool:
    return folded(part.name).startswith(_OF_WHICH)

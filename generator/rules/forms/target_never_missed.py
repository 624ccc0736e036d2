"""指标值怎样都能达到

查什么：指标值的数是否起作用。三种情形怎样都能达到：
“≥0”一类的下限（增长、变化等可以是负数的指标除外）；故障率、事故率、投诉率等宜低不宜高的比率，上限却很高；
满意度、合格率等宜高不宜低的比率，只写上限，而且是 100%。
为什么：绩效目标要能够衡量，怎样都能达到的指标值说明不了工作做得好不好。绩效目标的填报要求见财预〔2015〕88号。
不对：展厅每日巡检次数 ≥0.00(次)；系统故障率 ≤95.00(%)
对：展厅每日巡检次数 ≥1(次)；系统故障率 ≤5.00(%)
"""

from __future__ import annotations

from collections.abc import Iterable

from generator.model import Comparison, Form, Target
from generator.reading.targets import target_in
from generator.rules.cells import indicator_side, missing
from generator.rules.outcome import Found, NotApplicable, Outcomes
from generator.rules.parameters import Parameters
from generator.rules.rule import Need

_UPPER_BOUNDS = (Comparison.AT_MOST, Comparison.LESS)

NEEDS = (Need("bound", "indicators"),)


def check(form: Form, parameters: Parameters) -> Outcomes:
    """Yield each indicator whose target any result reaches."""
    if reason := missing(form, "indicators"):
        yield reason
        return
    numeric = [(indicator, target) for indicator in form.indicators if (target := target_in(indicator.target or ""))]
    if not numeric:
        yield NotApplicable("words")
        return
    if not parameters.give("bound"):
        yield NotApplicable("no-parameters")
        return
    for indicator, target in numeric:
        if _never_missed(indicator.levels[-1], target, parameters):
            name = indicator.levels[-1]
            shown = indicator_side(form, indicator, "target")
            yield Found(f"{name} {shown.text}", (shown,), {"indicator": name})


def _never_missed(name: str, target: Target, parameters: Parameters) -> bool:
    match target.comparison:
        case Comparison.AT_LEAST:
            return target.value <= 0 and not _says(name, parameters.words("signed"))
        case Comparison.MORE:
            return target.value < 0 and not _says(name, parameters.words("signed"))
    if target.comparison not in _UPPER_BOUNDS or target.unit != "%":
        return False
    if _says(name, parameters.words("unwanted")):
        return target.value >= parameters.number("bound")
    is_bound = target.comparison is Comparison.AT_MOST and target.value >= 100
    return is_bound and _says(name, parameters.words("wanted"))


def _says(name: str, words: Iterable[str]) -> bool:
    return any(word in name for word in words)

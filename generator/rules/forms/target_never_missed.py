"""指标值怎样都能达到

查什么：指标值的数是否起作用。四种情形怎样都能达到：
数量、时间、完成率一类不会是负数的指标，下限是零（增长、降低、节约、差额等可以是负数的除外）；
故障率、返工率、投诉率等小些好的比率，上限却很高；
满意度、合格率、及时率等大些好、又不会超过 100% 的比率，只写上限，而且是 100% 或更高；
这样的比率，下限不过 1%（如 ≥0.95%，多半是把 95% 写成了小数）。
金额的下限是零的、看不出大些好还是小些好的、可以超过 100% 的（如到位率），都不核对。
为什么：绩效目标要能够衡量，怎样都能达到的指标值说明不了工作做得好不好。绩效目标的填报要求见财预〔2015〕88号。
不对：展厅每日巡检次数 ≥0.00(次)；系统故障率 ≤95.00(%)
对：展厅每日巡检次数 ≥1(次)；系统故障率 ≤5.00(%)
"""

from __future__ import annotations

from decimal import Decimal

from generator.model import Comparison, Form, Indicator, Target
from generator.rules.comparing.citing import found_at, numeric_targets
from generator.rules.comparing.direction import RATES, Wanted
from generator.rules.outcome import NO_PARAMETERS, NotApplicable, Outcomes
from generator.rules.parameters import Parameters
from generator.rules.rule import Need, Subject

SUBJECT = Subject.INDICATORS

_LOWER_BOUNDS = (Comparison.AT_LEAST, Comparison.MORE)
_ONE_PER_CENT = {unit: Decimal(whole) / 100 for unit, whole in RATES.items()}

NEEDS = (Need("bound", "indicators"),)


def check(form: Form, parameters: Parameters) -> Outcomes:
    """Yield each indicator whose target every result meets."""
    numeric = numeric_targets(form)
    if isinstance(numeric, NotApplicable):
        yield numeric
        return
    if not parameters.give("bound"):
        yield NO_PARAMETERS
        return
    for indicator, target in numeric:
        if _never_missed(indicator, target, parameters):
            yield found_at(form, indicator, "target")


def _never_missed(row: Indicator, target: Target, parameters: Parameters) -> bool:
    if target.comparison in _LOWER_BOUNDS:
        return _is_always_above(row, target, parameters)
    return target.comparison.asks_for_less and _is_always_below(row, target, parameters)


def _is_always_above(row: Indicator, target: Target, parameters: Parameters) -> bool:
    name, bound, directions = row.name, target.value, parameters.directions
    if 0 < bound <= _ONE_PER_CENT.get(target.unit, 0):
        return directions.is_share(name) and directions.wanted_by_itself(row, target.unit) is Wanted.MORE
    if bound > 0 or (bound == 0 and target.comparison is not Comparison.AT_LEAST):
        return False
    is_signed = any(word in name for word in parameters.words("signed"))
    return not is_signed and directions.is_never_negative(name, target.unit)


def _is_always_below(row: Indicator, target: Target, parameters: Parameters) -> bool:
    if target.unit not in _ONE_PER_CENT:
        return False
    by_itself = parameters.directions.wanted_by_itself(row, target.unit)
    per_cent = target.value / _ONE_PER_CENT[target.unit]
    if by_itself is Wanted.LESS:
        return per_cent >= parameters.number("bound")
    is_whole = target.comparison is Comparison.AT_MOST and per_cent >= 100
    return is_whole and by_itself is Wanted.MORE and parameters.directions.is_share(row.name)

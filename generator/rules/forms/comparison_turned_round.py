"""比较符号与指标相反

查什么：小些好的比率和时间（如投诉率、响应时间），指标值是否以下限写（≥5%）；
满意度、合格率一类大些好、又不会超过 100% 的比率，指标值是否以上限写（≤90%）；
不到一半的上限是限额（如考核优秀率 ≤20%），不算。
从名称的末尾看不出大些好还是小些好的、只写数不写比较符号的，不作核对；
怎样都能达到的（如 ≥0%、≤100%），由“指标值怎样都能达到”一条核对。
为什么：照这样的指标值，做得越差越算达到，多半是比较符号写反了。绩效目标的填报要求见财预〔2015〕88号。
不对：系统故障率 ≥5%
对：系统故障率 ≤5%
"""

from __future__ import annotations

from generator.model import Comparison, Form, Target
from generator.rules.comparing.citing import found_at, numeric_targets
from generator.rules.comparing.direction import RATES, core_of
from generator.rules.outcome import NO_PARAMETERS, NotApplicable, Outcomes
from generator.rules.parameters import Parameters
from generator.rules.rule import Need, Subject

SUBJECT = Subject.INDICATORS

NEEDS = (Need("low", "indicators"),)

_BOUNDS = (Comparison.AT_LEAST, Comparison.MORE, Comparison.AT_MOST, Comparison.LESS)


def check(form: Form, parameters: Parameters) -> Outcomes:
    """Yield each indicator whose comparison contradicts its name: more of the unwanted, or less of the wanted."""
    numeric = numeric_targets(form)
    if isinstance(numeric, NotApplicable):
        yield numeric
        return
    if not parameters.give("low"):
        yield NO_PARAMETERS
        return
    compared = [(row, target) for row, target in numeric if target.comparison in _BOUNDS]
    if not compared:
        yield NotApplicable("no-comparison")
    for row, target in compared:
        is_turned_round = parameters.directions.is_turned_round(row, target)
        if is_turned_round and _says_something(row.name, target, parameters):
            yield found_at(form, row, "target")


def _says_something(name: str, target: Target, parameters: Parameters) -> bool:
    """Tell whether a bound can be missed and is no limit, and the name certainly says what is wanted."""
    if target.comparison.asks_for_more:
        return target.value > 0 and core_of(name).endswith(parameters.words("low"))
    whole = RATES.get(target.unit, 0)
    return whole <= target.value * 2 < whole * 2 and parameters.directions.is_share(name)

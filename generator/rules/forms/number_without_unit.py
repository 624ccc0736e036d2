"""指标值只有数，没有单位

查什么：指标值是数的，后面是否有单位，百分号也是单位。
零在任何单位下都是零，不作核对；名称本身就写明数的是什么的（如“浏览人次”“参会人数”“满意度评分”），本来没有单位的（如“投入产出比”），
或者在末尾的括号里写了单位的（如“展板（块）”，“（一期）”不是单位），也不作核对；指标值是文字的，不作核对。
为什么：没有单位的数不知道数的是什么，年度之间也无从比较。绩效目标的填报要求见财预〔2015〕88号。
不对：完成统计系统开发：1
对：完成统计系统开发：1 套
"""

from __future__ import annotations

import re

from generator.model import Form
from generator.reading.values.deadlines import is_month
from generator.reading.values.folding import folded
from generator.rules.comparing.citing import found_at, numeric_targets
from generator.rules.comparing.direction import core_of
from generator.rules.outcome import NotApplicable, Outcomes
from generator.rules.parameters import Parameters
from generator.rules.rule import Subject

SUBJECT = Subject.INDICATORS

_IN_BRACKETS = re.compile(r"\(([^()]*)\)$")
_UNIT = re.compile(r"[^一二三四五六七八九十上中下新旧]|[a-z%‰°℃/²³23]+|.*/.*")
_ORDINAL = re.compile(r"[第一二三四五六七八九十\d]")


def check(form: Form, parameters: Parameters) -> Outcomes:
    """Yield each indicator whose target is a number without a unit."""
    numeric = numeric_targets(form)
    if isinstance(numeric, NotApplicable):
        yield numeric
        return
    for indicator, target in numeric:
        name = indicator.name
        is_date = is_month(target.text) and parameters.directions.is_due(name)
        if target.value and not (target.unit or is_date or _names_unit(name, parameters)):
            yield found_at(form, indicator, "target")


def _names_unit(name: str, parameters: Parameters) -> bool:
    """Tell whether an indicator's name ends with a unit, or with brackets that hold one."""
    if folded(name).endswith(units := parameters.words("units")) or core_of(name).endswith(units):
        return True
    match = _IN_BRACKETS.search(folded(name))
    return match is not None and _is_unit(match[1], parameters.words("in_brackets"))


def _is_unit(text: str, endings: tuple[str, ...]) -> bool:
    is_ordinal = bool(_ORDINAL.match(text))
    return bool(_UNIT.fullmatch(text)) or (text.endswith(endings) and not is_ordinal) or text.startswith("单位")

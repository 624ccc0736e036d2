"""指标值只有数，没有单位

查什么：指标值是数的，后面是否有单位，百分号也是单位。
零在任何单位下都是零，不作核对；名称本身就写明单位的（如“浏览人次”），也不作核对；指标值是文字的，不作核对。
为什么：没有单位的数不知道数的是什么，年度之间也无从比较。绩效目标的填报要求见财预〔2015〕88号。
不对：完成统计系统开发：1
对：完成统计系统开发：1 套
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.model import Form
from generator.reading.folding import folded
from generator.reading.targets import target_in
from generator.rules.cells import indicator_side, missing
from generator.rules.outcome import Found, NotApplicable, Outcomes
from generator.rules.parameters import Parameters

_IN_BRACKETS = re.compile(r"\([^()]*\)$")


def check(form: Form, parameters: Parameters) -> Outcomes:
    """Yield each indicator whose target is a number of nobody knows what."""
    if reason := missing(form, "indicators"):
        yield reason
        return
    numeric = [(indicator, target) for indicator in form.indicators if (target := target_in(indicator.target or ""))]
    if not numeric:
        yield NotApplicable("words")
    for indicator, target in numeric:
        name = indicator.levels[-1]
        if target.value and not target.unit and not _names_unit(name, parameters.words("units")):
            shown = indicator_side(form, indicator, "target")
            yield Found(f"{name} {shown.text}", (shown,), {"indicator": name})


def _names_unit(name: str, units: Sequence[str]) -> bool:
    """Tell whether an indicator's name ends with a unit, or with brackets that hold one."""
    return folded(name).endswith(tuple(units)) or bool(_IN_BRACKETS.search(folded(name)))

"""开始日期晚于结束日期

查什么：表上的开始日期是否早于或等于结束日期。
为什么：项目起止时间是申报绩效目标的基本内容，颠倒以后无从判断项目在哪些年度执行。绩效目标的填报要求见财预〔2015〕88号。
不对：开始时间 2019-12-31，结束时间 2019-01-01
对：开始时间 2019-01-01，结束时间 2019-12-31
"""

from __future__ import annotations

from generator.diagnostics import worded
from generator.model import Form
from generator.rules.comparing.citing import side, undated
from generator.rules.outcome import Found, Outcomes
from generator.rules.parameters import Parameters

START, END = "period.start", "period.end"


def check(form: Form, _parameters: Parameters) -> Outcomes:
    """Yield where the project starts after its end."""
    if reason := undated(form, START, END):
        yield reason
    elif form.start and form.end and form.start > form.end:
        start, end = side(form, START), side(form, END)
        yield Found(worded("later", one=start.text, other=end.text), (start, end))

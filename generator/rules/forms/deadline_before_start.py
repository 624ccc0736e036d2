"""完成期限早于项目开始

查什么：指标值写明年份的期限（如“2022年12月底前”），是否不早于表上的开始日期。只写到月的，算到这个月的最后一天，只写到年的，算到年底；
只写日期的，名称说是完成时间的才算期限（如“完成时间 2022年12月”）；
没有写年份的（如“12月底前”）、除了期限还写了别的数的，不作核对。
为什么：项目还没有开始就已到期的期限，多半是照抄上一年的表没有改年份。绩效目标的填报要求见财预〔2015〕88号。
不对：开始日期 2023-01-01，完成时间 2022年12月底前
对：开始日期 2023-01-01，完成时间 2023年12月底前
"""

from __future__ import annotations

from generator.diagnostics import worded
from generator.model import Form
from generator.rules.comparing.citing import indicator_side, missing, side, undated
from generator.rules.comparing.due import deadline_of
from generator.rules.outcome import Found, NotApplicable, Outcomes
from generator.rules.parameters import Parameters
from generator.rules.rule import Subject

SUBJECT = Subject.INDICATORS

START = "period.start"


def check(form: Form, parameters: Parameters) -> Outcomes:
    """Yield each indicator that is to be reached before the project starts."""
    if reason := undated(form, START) or missing(form, "indicators"):
        yield reason
        return
    dated = [(row, day) for row in form.indicators if (day := deadline_of(row, parameters.directions))]
    if not dated:
        yield NotApplicable("no-deadline")
    for row, day in dated:
        if form.start and day < form.start:
            target, start = indicator_side(form, row, "target"), side(form, START)
            name = row.name
            due = worded("of", name=name, text=target.text)
            yield Found(worded("earlier", one=due, other=start.text), (target, start), {"indicator": name})

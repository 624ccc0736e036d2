"""项目期间不在表的年度之内

查什么：项目的起止日期与表的年度是否有重合。跨年度的项目只要包含这一年度，即为重合。
为什么：绩效目标和自评都按预算年度编报，项目期间应当包含这一年度。绩效目标的填报要求见财预〔2015〕88号。
不对：2019 年度的表，开始时间 2018/2/1，结束时间 2018/12/20
对：2019 年度的表，开始时间 2018/2/1，结束时间 2019/12/20
"""

from __future__ import annotations

from generator.diagnostics import worded
from generator.model import Form
from generator.rules.comparing.citing import missing, side, undated
from generator.rules.outcome import Found, Outcomes
from generator.rules.parameters import Parameters

START, END, YEAR = "period.start", "period.end", "year"


def check(form: Form, _parameters: Parameters) -> Outcomes:
    """Yield where no day of the project is in the year of the form; which date comes first is another rule's."""
    if reason := undated(form, START, END) or missing(form, YEAR):
        yield reason
        return
    first, last = sorted(day.year for day in (form.start, form.end) if day)
    year = form.address.year
    if not first <= year <= last:
        start, end = side(form, START), side(form, END)
        text = worded("period", start=start.text, end=end.text, year=year)
        nearer = (start, end) if year < first else (end, start)
        yield Found(text, (*nearer, side(form, YEAR)))

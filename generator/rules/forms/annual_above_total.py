"""当年预算超过项目总预算

查什么：项目当年的预算，是否不超过项目总预算。
为什么：当年预算是总预算中当年的一部分，跨年的项目小于总预算，一年的项目与总预算相等。目标申报的要求见财预〔2015〕88号。
不对：项目总预算 965000，项目当年预算 9650000
对：项目总预算 965000，项目当年预算 965000
"""

from __future__ import annotations

from generator.model import Form
from generator.rules.cells import missing, side
from generator.rules.outcome import Found, Outcomes
from generator.rules.parameters import Parameters
from generator.rules.sums import beside

ANNUAL, TOTAL = "funds.annual_budget.total", "funds.total_budget.total"


def check(form: Form, _parameters: Parameters) -> Outcomes:
    """Yield where the budget of the year is above that of the whole project."""
    if reason := missing(form, ANNUAL, TOTAL):
        yield reason
        return
    annual, total = form.amount("annual_budget"), form.amount("total_budget")
    if annual and total and annual.yuan > total.yuan:
        yield Found(" > ".join(beside(annual, total)), (side(form, ANNUAL), side(form, TOTAL)))

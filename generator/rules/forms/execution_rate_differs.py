"""执行率与金额对不上

查什么：表上写的执行率，是否等于全年执行数 ÷ 全年预算数，按表上写的小数位数四舍五入。
分母是全年预算数（调整后的预算），不是年初预算。
为什么：执行率说明预算花了多少，也是计算执行得分的依据。自评表的式样见财预〔2020〕10号。
不对：全年预算数 2903.14，全年执行数 2847.98，执行率写 98.11%（应为 98.10%）
对：全年预算数 2903.14，全年执行数 2847.98，执行率写 98.10%
"""

from __future__ import annotations

from generator.model import Form
from generator.rules.cells import missing, rounded, side
from generator.rules.outcome import Found, NotApplicable, Outcomes
from generator.rules.parameters import Parameters

RATE, EXECUTED, BUDGET = "execution.rate.total", "funds.executed.total", "funds.full_year_budget.total"


def check(form: Form, _parameters: Parameters) -> Outcomes:
    """Yield where the stated rate is not executed ÷ full-year budget."""
    if reason := missing(form, RATE, EXECUTED, BUDGET):
        yield reason
        return
    rate, executed, budget = form.execution.rate, form.amount("executed"), form.amount("full_year_budget")
    if rate is None or executed is None or budget is None or not budget.value:
        yield NotApplicable("zero")
    elif (exact := rounded(executed.yuan / budget.yuan * 100, rate.value)) != rate.value:
        text = f"{rate.written} ≠ {executed.written} ÷ {budget.written} = {exact}%"
        yield Found(text, (side(form, RATE), side(form, EXECUTED), side(form, BUDGET)))

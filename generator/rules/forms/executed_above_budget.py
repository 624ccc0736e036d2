"""执行数超过预算数

查什么：全年执行数，是否不超过全年预算数（调整后的预算），资金总额和每一项资金来源分别查。
写了全年执行数而全年预算数空白的，不知道有没有超过，不作核对。
为什么：没有预算不得支出，执行率也不应超过百分之百。自评表的式样见财预〔2020〕10号；预算公开见预算法第十四条。
不对：全年预算数 1121.92，全年执行数 1211.92
对：全年预算数 1121.92，全年执行数 1120.52
"""

from __future__ import annotations

from generator.model import Amount, Form
from generator.rules.cells import missing, side
from generator.rules.outcome import Found, NotApplicable, Outcomes
from generator.rules.parameters import Parameters
from generator.rules.sums import beside

EXECUTED, BUDGET = "funds.executed", "funds.full_year_budget"


def check(form: Form, _parameters: Parameters) -> Outcomes:
    """Yield each source, and the total, of which more was spent than budgeted."""
    if reason := missing(form, f"{EXECUTED}.total", f"{BUDGET}.total"):
        yield reason
    for amount in form.amounts:
        if amount.measure == "executed":
            yield from _compared(form, amount)


def _compared(form: Form, executed: Amount) -> Outcomes:
    """Yield where more was spent of a source than budgeted, or that this is not known."""
    field, money = f"{BUDGET}.{executed.source}", executed.money
    budget = form.amount("full_year_budget", executed.source)
    if budget and money.yuan > budget.yuan:
        sides = side(form, f"{EXECUTED}.{executed.source}"), side(form, field)
        yield Found(" > ".join(beside(money, budget)), sides, {"label": sides[0].label})
    elif budget is None and field in form.asked and money.yuan > 0:
        yield NotApplicable("blank", {"label": form.asked[field]})

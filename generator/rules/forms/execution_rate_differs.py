"""执行率与金额对不上

查什么：表上写的执行率，是否等于全年执行数 ÷ 全年预算数，按表上写的小数位数四舍五入，资金总额和每一项资金来源分别查。
分母是全年预算数（调整后的预算），不是年初预算。
以万元填写、带小数的金额是四舍五入来的（一个带小数，另一个也算），由此造成的出入不算不等；
表上只写数、不写百分号的，0.98 和 98 都算 98%。
为什么：执行率说明预算花了多少，也是计算执行得分的依据。自评表的式样见财预〔2020〕10号。
不对：全年预算数 2903.14，全年执行数 2847.98，执行率写 98.11%（应为 98.10%）
对：全年预算数 2903.14，全年执行数 2847.98，执行率写 98.10%
"""

from __future__ import annotations

from decimal import Decimal

from generator.model import Form
from generator.numbers import rounded
from generator.rules.comparing.citing import missing, side
from generator.rules.comparing.rates import RATE, shown
from generator.rules.comparing.sums import beside, ratios, with_cause
from generator.rules.outcome import Difference, DifferenceUnit, Found, NotApplicable, Outcome, Outcomes, of_several
from generator.rules.parameters import Parameters
from generator.rules.rule import Subject

SUBJECT = Subject.MONEY

EXECUTED, BUDGET = "funds.executed", "funds.full_year_budget"


def check(form: Form, _parameters: Parameters) -> Outcomes:
    """Return each stated rate that is not executed ÷ full-year budget, of the year as a whole and of each source."""
    rates = [field for field in form.asked if field.startswith(f"{RATE}.")]
    return of_several([_compared(form, field.removeprefix(f"{RATE}.")) for field in rates])


def _compared(form: Form, source: str) -> Outcome | None:
    fields = tuple(f"{name}.{source}" for name in (RATE, EXECUTED, BUDGET))
    if reason := missing(form, *fields):
        return reason.of(form.asked[fields[0]]) if fields[0] in form.stated else reason
    executed, budget = form.amount("executed", source), form.amount("full_year_budget", source)
    rate = form.execution.rates.get(source)
    if executed is None or budget is None or rate is None or not budget.value:
        return NotApplicable("zero")
    part = Decimal(1) if rate.is_share else Decimal(100)
    least, greatest = (rounded(bound * part, rate.value) for bound in ratios(executed, budget))
    if least <= rate.value <= greatest:
        return None
    exact = rounded(executed.yuan / budget.yuan * part, rate.value)
    text = f"{shown(rate)} ≠ {' ÷ '.join(beside(executed, budget))} = {exact}{'' if rate.is_share else '%'}"
    shown_sum = with_cause(text, rate.value, executed.yuan / budget.yuan * part)
    sides = tuple(side(form, field) for field in fields)
    difference = Difference(rate.likely, exact * 100 / part, DifferenceUnit.PER_CENT)
    return Found(shown_sum, sides, {"label": sides[0].label}, difference)

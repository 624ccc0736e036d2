"""执行数超过预算数

查什么：全年执行数，是否不超过全年预算数（调整后的预算），资金总额和每一项资金来源分别查；
一项来源的两个数都与总额相同的，只说总额。
写了全年执行数而全年预算数空白的，不知道有没有超过，逐项列为没有核对。
为什么：没有预算不得支出，执行率也不应超过百分之百。自评表的式样见财预〔2020〕10号；预算公开见预算法第十四条。
不对：全年预算数 1121.92，全年执行数 1211.92
对：全年预算数 1121.92，全年执行数 1120.52
"""

from __future__ import annotations

from decimal import Decimal

from generator.model import Form, Money
from generator.rules.comparing.citing import missing, side
from generator.rules.comparing.sums import apart, beside
from generator.rules.outcome import NOT_ASKED, Outcome, Outcomes, of_several
from generator.rules.parameters import Parameters
from generator.rules.rule import Subject

SUBJECT = Subject.MONEY

EXECUTED, BUDGET = "funds.executed", "funds.full_year_budget"
WHOLE = "total"


def check(form: Form, _parameters: Parameters) -> Outcomes:
    """Return each source, and the total, of which more was spent than budgeted."""
    sources = [field.removeprefix(f"{EXECUTED}.") for field in form.asked if field.startswith(f"{EXECUTED}.")]
    # A source that repeats the total would be found twice.
    others = [source for source in sources if source == WHOLE or _yuan(form, source) != _yuan(form, WHOLE)]
    return of_several([_compared(form, source) for source in others])


def _amounts(form: Form, source: str) -> tuple[Money | None, Money | None]:
    return form.amount("executed", source), form.amount("full_year_budget", source)


def _yuan(form: Form, source: str) -> list[Decimal | None]:
    return [amount.yuan if amount else None for amount in _amounts(form, source)]


def _compared(form: Form, source: str) -> Outcome | None:
    """Return the finding that more of a source was spent than budgeted, or why this is unknown."""
    spent, planned = f"{EXECUTED}.{source}", f"{BUDGET}.{source}"
    executed, budget = _amounts(form, source)
    if executed is None or budget is None:
        reason = missing(form, spent, planned) or NOT_ASKED
        return reason.of(form.asked[spent]) if executed and executed.value > 0 else reason
    if executed.yuan <= budget.yuan:
        return None
    sides = side(form, spent), side(form, planned)
    return apart(" > ".join(beside(executed, budget)), sides, executed, budget, label=sides[0].label)

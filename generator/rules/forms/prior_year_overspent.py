"""上年执行数是上年预算的五倍以上

查什么：同名项目的上年预算执行数，是否不到上年预算额的五倍。超过不多的不算：预算在年中可能追加过，表上写的也可能是年初的预算；上年预算额是零的不查。
为什么：上年数是安排本年预算的参照。相差近十倍的，多半是有一格多写、少写了一位，或者混写了元与万元。预算的公开见预算法第十四条。
不对：同名项目上年预算额 1300000，上年预算执行数 12912140
对：同名项目上年预算额 1300000，上年预算执行数 1291214
"""

from __future__ import annotations

from generator.model import Form
from generator.rules.comparing.citing import missing, side
from generator.rules.comparing.sums import apart, beside
from generator.rules.outcome import NOT_ASKED, NotApplicable, Outcomes
from generator.rules.parameters import Parameters
from generator.rules.rule import Subject

SUBJECT = Subject.MONEY

EXECUTED, BUDGET = "funds.prior_year_execution.total", "funds.prior_year_budget.total"

SLIP = 5
"""How many times as much only a slip of a digit explains: ten times, where no more than half of a budget was spent."""


def check(form: Form, _parameters: Parameters) -> Outcomes:
    """Yield a finding if last year's execution is a multiple of last year's budget."""
    executed, budget = form.amount("prior_year_execution"), form.amount("prior_year_budget")
    if executed is None or budget is None:
        yield missing(form, EXECUTED, BUDGET) or NOT_ASKED
    elif executed.yuan > 0 >= budget.yuan:
        yield NotApplicable("zero")
    elif executed.yuan > 0 and executed.yuan >= budget.yuan * SLIP:
        spent, planned = beside(executed, budget)
        sides = side(form, EXECUTED), side(form, BUDGET)
        text, (own, other) = f"{spent} ≥ {planned} × {SLIP}", sides
        yield apart(text, sides, executed, budget, label=own.label, other=other.label)

"""年初预算与申报的当年预算不同

查什么：自评表上的年初预算，是否是同一年度申报表上的当年预算。单位不同的，按写得较粗的一个比较。申报表更正过、写的已是全年预算数的，不比较。
为什么：自评以年初批复的预算为起点；两份表不同的，或者批复时有调整，或者有一处写错。自评表的式样见财预〔2020〕10号。
不对：自评表年初预算 1221.92 万元，申报表当年预算 11,219,208.00 元
对：自评表年初预算 1121.92 万元，申报表当年预算 11,219,208.00 元
"""

from __future__ import annotations

from generator.diagnostics import chained, worded
from generator.model import Form, Kind, Money
from generator.rules.comparing.citing import missing, side
from generator.rules.comparing.siblings import sibling
from generator.rules.comparing.sums import agree, apart, converted, with_units
from generator.rules.outcome import NotApplicable, Outcomes
from generator.rules.parameters import Parameters
from generator.rules.rule import Subject

SUBJECT = Subject.MONEY

OPENING, DECLARED = "funds.opening_budget.total", "funds.annual_budget.total"


def check(form: Form, others: tuple[Form, ...], _parameters: Parameters) -> Outcomes:
    """Yield a finding if the opening budget of a self-evaluation differs from the declared one."""
    if reason := missing(form, OPENING):
        yield reason
        return
    declaration = sibling(others, form.address.year, Kind.TARGET)
    opening, declared = form.amount("opening_budget"), declaration.amount("annual_budget") if declaration else None
    if declaration is None or opening is None:
        yield NotApplicable("no-other-form")
    elif declared is None:
        yield NotApplicable("other-blank", {"label": declaration.asked.get(DECLARED, "")})
    elif agree(opening, declared):
        return
    elif _is_adjusted(declaration, declared, form.amount("full_year_budget")):
        yield NotApplicable("adjusted", {"label": form.stated["funds.full_year_budget.total"].label})
    else:
        amounts = (opening, declared)
        sides = with_units((side(form, OPENING), side(declaration, DECLARED, of_other=True)), amounts)
        names = ("own-cell", "declared-cell")
        shown = [
            worded(name, label=one.label, amount=amount)
            for name, one, amount in zip(names, sides, converted(*amounts), strict=True)
        ]
        yield apart(chained("differ", shown), sides, *amounts)


def _is_adjusted(declaration: Form, declared: Money, full_year: Money | None) -> bool:
    """Tell whether a declaration was later corrected to the adjusted budget."""
    return bool(declaration.corrections) and full_year is not None and agree(full_year, declared)

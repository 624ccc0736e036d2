"""总分与各项得分对不上

查什么：表上写的总分得分，是否等于各项绩效指标得分与预算执行得分之和，按总分写的小数位数四舍五入。
预算执行得分写的是四舍五入的数、总分用没有舍入的数相加的，也算相等。
“小计”“分值合计”一类的行说的是别的行里已有的分，不再加一次；分值、得分都空白的指标不计分。
为什么：总分是各项得分之和，评价等级随总分而定。自评表的式样见财预〔2020〕10号。
不对：总分 98.81，各项得分 9.81 + 20 + 20 + 10 + 30 + 10 = 99.81
对：总分 99.81，各项得分 9.81 + 20 + 20 + 10 + 30 + 10 = 99.81
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from generator.model import Form
from generator.numbers import last_place, rounded
from generator.rules.comparing.citing import missing, side
from generator.rules.comparing.scores import Part, added, in_points, parts_of, total
from generator.rules.outcome import Found, NotApplicable, Outcomes
from generator.rules.parameters import Parameters
from generator.rules.rule import Subject

SUBJECT = Subject.SCORES

TOTAL = "total.score"


def check(form: Form, _parameters: Parameters) -> Outcomes:
    """Yield a finding if the stated total is not the sum of the scores."""
    if reason := missing(form, TOTAL):
        yield reason
        return
    scores, stated = parts_of(form, "score"), form.total_score
    if isinstance(scores, NotApplicable):
        yield scores
    elif stated and all(stated.value != rounded(one, stated.value) for one in _totals(form, scores)):
        text = f"{stated.written} ≠ {added(scores)}"
        sides = (side(form, TOTAL), *(part.side for part in scores))
        yield Found(text, sides, difference=in_points(stated.value, total(scores)))


def _totals(form: Form, scores: Sequence[Part]) -> Iterator[Decimal]:
    """Yield the sum of the scores as written, and with the exact score of execution if the written one is rounded."""
    yield total(scores)
    weight, written = form.execution.weight, form.execution.score
    executed, budget = form.amount("executed"), form.amount("full_year_budget")
    if weight and written and executed and budget and budget.value > 0:
        exact = min(weight.value * executed.yuan / budget.yuan, weight.value)
        if abs(exact - written.value) < last_place(written.value):
            yield total(scores) - written.value + exact

"""执行得分与执行率对不上

查什么：预算执行的得分，是否等于分值 × 执行率，最高为分值。用表上写的执行率算，或者用全年执行数 ÷ 全年预算数算，
有一种对得上即可；没有写百分号的执行率，与“执行率与金额对不上”一条读法相同。按表上写的小数位数，末位进位、舍去都算对；进位后成为满分的，只认四舍五入。
执行率超过 100%、得分照此算得比分值还高的，由“得分超过分值”一条核对。
为什么：预算执行按执行率给分。自评表的式样见财预〔2020〕10号；绩效自评工作的要求见财预〔2021〕101号。
不对：分值 10，执行率 98.11%，得分 9.90（应为 9.81）
对：分值 10，执行率 98.11%，得分 9.81
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from generator.diagnostics import worded
from generator.model import Form
from generator.numbers import HUNDREDTH, last_place, like, rounded
from generator.rules.comparing.citing import missing, side
from generator.rules.comparing.rates import RATE, shown
from generator.rules.comparing.scores import capped, in_points
from generator.rules.comparing.sums import beside
from generator.rules.outcome import NOT_ASKED, Found, Outcomes, Side
from generator.rules.parameters import Parameters
from generator.rules.rule import Subject

SUBJECT = Subject.SCORES

SCORE, WEIGHT, STATED = "execution.score.total", "execution.weight.total", f"{RATE}.total"
EXECUTED, BUDGET = "funds.executed.total", "funds.full_year_budget.total"


def check(form: Form, _parameters: Parameters) -> Outcomes:
    """Yield where the score fits neither the stated rate nor the exact one."""
    weight, score, rates = form.execution.weight, form.execution.score, tuple(_rates(form))
    if weight is None or score is None or not rates:
        yield missing(form, SCORE, WEIGHT) or missing(form, STATED) or NOT_ASKED
        return
    exact = [weight.value * rate / 100 for rate, _, _ in rates]
    allowed = {*exact, *(min(one, weight.value) for one in exact)}
    if not any(_is_rounded(score.value, one, weight.value) for one in allowed):
        _, rate, sides = rates[0]
        right = rounded(exact[0], min(score.value, HUNDREDTH, key=last_place))
        product = f"{weight.written} × {rate} = {like(right, (score.written,))}"
        text = worded("differ", one=score.written, other=capped(product, exact[0], weight))
        difference = in_points(score.value, min(right, weight.value))
        yield Found(text, (side(form, SCORE), side(form, WEIGHT), *sides), difference=difference)


def _is_rounded(score: Decimal, exact: Decimal, weight: Decimal) -> bool:
    """Tell whether a score is the exact one rounded up or down, or half up if rounding up makes it the full score."""
    if score == weight > exact:
        return rounded(exact, score) == score
    return abs(score - exact) < last_place(score)


def _rates(form: Form) -> Iterator[tuple[Decimal, str, tuple[Side, ...]]]:
    """Yield the stated and the exact rate in per cent, how each is shown, and its cells."""
    stated, executed, budget = form.execution.rate, form.amount("executed"), form.amount("full_year_budget")
    if stated:
        yield stated.likely, shown(stated), (side(form, STATED),)
    if executed and budget and budget.value:
        rate = executed.yuan / budget.yuan * 100
        yield rate, " ÷ ".join(beside(executed, budget)), (side(form, EXECUTED), side(form, BUDGET))

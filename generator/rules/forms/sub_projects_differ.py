"""子项目之和与当年预算对不上

查什么：各子项目预算金额之和，是否等于项目当年预算。有子项目没写金额的，只查写明的部分是否已超过当年预算。
以万元填写的，各个数四舍五入造成的末位出入不算不等。
表里“合计”“小计”一类的行，和上一行之下以“其中”开头的行，说的是别的行里已有的钱，不再加一次。
为什么：子项目说明当年的钱用在哪里，合起来就是当年预算。目标申报的要求见财预〔2015〕88号；预算公开见预算法第十四条。
不对：项目当年预算 965000，子项目 600000
对：项目当年预算 965000，子项目 600000 + 365000
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.model import Form, SubProject
from generator.reading.folding import folded
from generator.rules.cells import missing, side
from generator.rules.outcome import Found, NotApplicable, Outcomes, Side
from generator.rules.parameters import Parameters
from generator.rules.sums import add_up, is_sum, unequal, yuan_of

BUDGET, PARTS = "funds.annual_budget.total", "sub_projects"

_OF_WHICH = "其中"


def check(form: Form, _parameters: Parameters) -> Outcomes:
    """Yield where the sub-projects do not add up to the budget of the year."""
    if reason := missing(form, BUDGET, PARTS):
        yield reason
        return
    budget, amounts = form.amount("annual_budget"), [part.amount for part in _once(form.sub_projects)]
    known = [amount for amount in amounts if amount]
    is_partial = len(known) < len(amounts)
    if budget is None or not known or (is_partial and yuan_of(known) <= budget.yuan):
        yield NotApplicable("blank", {"label": form.asked[PARTS]})
    elif not add_up(budget, known):
        text = " + ".join(amount.written for amount in known)
        parts = Side(form.stated[PARTS].label, text, form.stated[PARTS].path)
        yield Found(unequal(budget, known), (side(form, BUDGET), parts))


def _once(parts: Sequence[SubProject]) -> Sequence[SubProject]:
    """Return the rows without those that repeat what others say: sums of rows, and of which another row consists.

    ``其中`` in the first row belongs to the whole budget, and so to every row.
    """
    own = [part for part in parts if not is_sum(part.name)]
    if own and not _is_of_which(own[0]):
        own = [part for part in own if not _is_of_which(part)]
    return own or parts


def _is_of_which(part: SubProject) -> bool:
    return folded(part.name).startswith(_OF_WHICH)

"""总分与各项得分对不上

查什么：表上写的总分得分，是否等于各项绩效指标得分与预算执行得分之和，按总分写的小数位数四舍五入。
“小计”“分值合计”一类的行说的是别的行里已有的分，不再加一次；分值、得分都空白的指标不计分。
为什么：总分是各项得分之和，评价等级随总分而定。自评表的式样见财预〔2020〕10号。
不对：总分 98.81，各项得分 9.81 + 20 + 20 + 10 + 30 + 10 = 99.81
对：总分 99.81，各项得分 9.81 + 20 + 20 + 10 + 30 + 10 = 99.81
"""

from __future__ import annotations

from generator.model import Form
from generator.rules.cells import missing, rounded, shown, side
from generator.rules.outcome import Found, NotApplicable, Outcomes
from generator.rules.parameters import Parameters
from generator.rules.rule import Subject
from generator.rules.scores import added, parts_of, total

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
    elif stated and stated.value != rounded(total(scores), stated.value):
        text = f"{stated.written} ≠ {added(scores)} = {shown(total(scores))}"
        yield Found(text, (side(form, TOTAL), *(part.side for part in scores)))

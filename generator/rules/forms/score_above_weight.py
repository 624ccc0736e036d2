"""得分超过分值，或者小于零

查什么：每项绩效指标的得分、预算执行的得分，是否都不超过各自的分值，也不小于零。
为什么：分值是一项指标的满分，得分不会比满分还高；没有完成的最低得零分。自评表的式样见财预〔2020〕10号。
不对：分值 20，得分 25
对：分值 20，得分 20
"""

from __future__ import annotations

from decimal import Decimal

from generator.model import Form
from generator.rules.comparing.scores import in_points, scored
from generator.rules.outcome import NOT_ASKED, Found, Outcomes, blank
from generator.rules.parameters import Parameters
from generator.rules.rule import Subject

SUBJECT = Subject.SCORES


def check(form: Form, _parameters: Parameters) -> Outcomes:
    """Yield each score that is above its weight, or below zero where the weight is not."""
    if "score" not in form.column_labels:
        yield NOT_ASKED
        return
    pairs = scored(form)
    if not pairs:
        yield blank(form.column_labels["score"])
    for weight, score in pairs:
        sides, label = (score.side, weight.side), {"label": score.side.label}
        if score.value > weight.value:
            difference = in_points(score.value, weight.value)
            yield Found(f"{score.side.text} > {weight.side.text}", sides, label, difference)
        elif score.value < 0 <= weight.value:
            yield Found(f"{score.side.text} < 0", sides, label, in_points(score.value, Decimal(0)))

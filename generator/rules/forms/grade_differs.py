"""等级与总分对不上

查什么：表上写的等级，是否是总分所在的一档：90 分以上为优，80 至 90 分为良，60 至 80 分为中，60 分以下为差。
“优秀”“良好”这样的写法算作“优”“良”；另用一套等级的不查。
为什么：等级由总分得出，分档见财预〔2020〕10号；各地分档不同的，以当地的为准。
不对：总分 89.09，等级 优（应为 良）
对：总分 89.09，等级 良
"""

from __future__ import annotations

from generator.diagnostics import worded
from generator.model import Form
from generator.rules.comparing.citing import missing, side
from generator.rules.outcome import NO_PARAMETERS, Found, NotApplicable, Outcomes
from generator.rules.parameters import Parameters
from generator.rules.recomputing import bands_of, grade_of
from generator.rules.rule import Need, Subject

SUBJECT = Subject.SCORES

GRADE, TOTAL = "grade", "total.score"

NEEDS = (Need("grades", GRADE),)


def check(form: Form, parameters: Parameters) -> Outcomes:
    """Yield where the stated grade is not that of the stated total."""
    if reason := missing(form, GRADE, TOTAL):
        yield reason
        return
    written, total = form.stated[GRADE].text.strip(), form.total_score
    bands = bands_of(written, parameters)
    if not parameters.numbers("grades"):
        yield NO_PARAMETERS
    elif total is None or not bands:
        yield NotApplicable("other-grade", {"grade": written})
    elif not (grade := grade_of(total.value, bands)):
        yield NotApplicable("below-grades")
    elif grade != written:
        text = worded("grades", written=written, grade=grade, total=total.written, bound=bands[grade])
        yield Found(text, (side(form, GRADE), side(form, TOTAL)))

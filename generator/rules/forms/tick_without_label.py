"""勾选的选项没有印名称

查什么：资金用途里勾选的选项，表上是否印有名称。
为什么：选项没有名称，读者不知道资金用在哪一类。公开的内容应当能看懂，依据见政府信息公开条例。
不对：资金用途只勾选了最后一个选框，选框旁没有文字
对：资金用途勾选“政府购买服务”
"""

from __future__ import annotations

from generator.diagnostics import worded
from generator.model import Form
from generator.rules.comparing.citing import missing, side
from generator.rules.outcome import Found, Outcomes, blank
from generator.rules.parameters import Parameters

ABOUT_PAPER = True

USE = "use_of_funds"


def check(form: Form, parameters: Parameters) -> Outcomes:
    """Yield a finding if an option without a printed name is ticked."""
    if reason := missing(form, USE):
        yield reason
    elif not form.use_of_funds:
        yield blank(form.asked[USE])
    elif unlabelled := [name for name in form.use_of_funds if name in parameters.words("unlabelled")]:
        others = [name for name in form.use_of_funds if name not in unlabelled]
        yield Found((*others, *(worded("unlabelled") for _ in unlabelled)), (side(form, USE),))

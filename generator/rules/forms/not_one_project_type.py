"""项目类型没有勾选，或者勾选不止一项

查什么：项目类型（2020 年表称“项目类别”，2023 年表称“项目性质”）是否正好勾选一项。
表上有几格选项而没有一格勾选的，多半是选框没有随文字留下来，勾选情况不明，不作核对。
为什么：项目类型决定项目怎样分类、怎样与往年比较，各项之间互不重叠。绩效目标的填报要求见财预〔2015〕88号。
不对：项目类型同时勾选“其他一次性项目”和“经常性专项业务费”
对：项目类型勾选“经常性专项业务费”
"""

from __future__ import annotations

from generator.diagnostics import quoted, worded
from generator.model import Form
from generator.rules.outcome import NOT_ASKED, Found, NotApplicable, Outcomes, Side
from generator.rules.parameters import Parameters

TYPE = "project_type"
CHOICES = (TYPE, "use_of_funds", "government_procurement", "expenditure_category")


def check(form: Form, _parameters: Parameters) -> Outcomes:
    """Yield a finding if no type or several are ticked, unless ticks seem to be lost altogether."""
    if TYPE not in form.asked:
        yield NOT_ASKED
    elif lost := _all_unticked(form):
        yield NotApplicable("nothing-ticked", {"labels": quoted(form.asked[field] for field in lost)})
    elif not form.project_types:
        yield Found(worded("none-ticked"), (_side(form),))
    elif (ticked := len(form.project_types)) > 1:
        text = worded("several-ticked", count=ticked, names=form.project_types)
        yield Found(text, (_side(form),))


def _all_unticked(form: Form) -> list[str]:
    """Return the choices of the form if there are several and none has a tick, else nothing."""
    there = [field for field in CHOICES if field in form.asked and field in form.stated]
    unticked = all(not form.stated[field].text for field in there)
    return there if unticked and len(there) > 1 else []


def _side(form: Form) -> Side:
    stated, label = form.stated.get(TYPE), form.asked[TYPE]
    return Side(label, stated.text, stated.path) if stated else Side(label, "", (label,))

"""当年预算超过项目总预算

查什么：项目当年的预算，是否不超过项目总预算；两个数都写了、没有超过的，再查两边都写了的每一项资金来源。
为什么：当年预算是总预算中当年的一部分，跨年的项目小于总预算，一年的项目与总预算相等。目标申报的要求见财预〔2015〕88号。
不对：项目总预算 965000，项目当年预算 9650000
对：项目总预算 965000，项目当年预算 965000
"""

from __future__ import annotations

from generator.model import Form, Money
from generator.rules.comparing.citing import missing, side
from generator.rules.comparing.sums import apart, beside
from generator.rules.outcome import Outcomes
from generator.rules.parameters import Parameters
from generator.rules.rule import Subject

SUBJECT = Subject.MONEY

ANNUAL, TOTAL = "annual_budget", "total_budget"
WHOLE = "total"


def check(form: Form, _parameters: Parameters) -> Outcomes:
    """Yield a finding if the annual budget exceeds that of the whole project, else one for each source that does."""
    by_source = _by_source(form)
    if WHOLE in by_source:
        above = [source for source, (annual, total) in by_source.items() if annual.yuan > total.yuan]
        for source in [WHOLE] if WHOLE in above else above:
            sides = (side(form, f"funds.{ANNUAL}.{source}"), side(form, f"funds.{TOTAL}.{source}"))
            annual, total = by_source[source]
            text, (own, whole) = " > ".join(beside(annual, total)), sides
            yield apart(text, sides, annual, total, label=own.label, other=whole.label)
    elif reason := missing(form, f"funds.{ANNUAL}.{WHOLE}", f"funds.{TOTAL}.{WHOLE}"):
        yield reason


def _by_source(form: Form) -> dict[str, tuple[Money, Money]]:
    """Return what the form states of the year and of the whole project, for each source that has both."""
    totals = {amount.source: amount.money for amount in form.amounts if amount.measure == TOTAL}
    annual = [amount for amount in form.amounts if amount.measure == ANNUAL and amount.source in totals]
    return {amount.source: (amount.money, totals[amount.source]) for amount in annual}

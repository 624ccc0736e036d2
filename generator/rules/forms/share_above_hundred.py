"""比率超过百分之百

查什么：满意度、合格率、知晓率、及时率等整体中的一部分，指标值和实际完成值是否不超过 100%；
写“>100%”的怎样都达不到，也算超过。
完成率、到位率、覆盖率、增长率等可以超过 100% 的不核对；指标值写“提高”“下降”多少的、以上限写的（如 ≤120%），也不核对。
为什么：满意的人不会比答卷的人多，超过 100% 的多半是多写了一位，或者漏了小数点。绩效目标的填报要求见财预〔2015〕88号。
不对：抽检合格率 ≥980%
对：抽检合格率 ≥98.0%
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Comparison, Form, Indicator, Target
from generator.reading.values.folding import folded
from generator.reading.values.targets import target_in
from generator.rules.comparing.citing import found_at, missing
from generator.rules.comparing.direction import RATES
from generator.rules.outcome import Found, NotApplicable, Outcomes
from generator.rules.parameters import Parameters
from generator.rules.rule import Subject

SUBJECT = Subject.INDICATORS

COLUMNS = ("target", "actual")


def check(form: Form, parameters: Parameters) -> Outcomes:
    """Yield each share above the whole, in targets and in results."""
    if reason := missing(form, "indicators"):
        yield reason
        return
    shares = [row for row in form.indicators if parameters.directions.is_share(row.name)]
    if not shares:
        yield NotApplicable("no-shares")
    for row in shares:
        yield from _above(form, row)


def _above(form: Form, row: Indicator) -> Iterator[Found]:
    for column in COLUMNS:
        read = target_in(getattr(row, column) or "")
        is_level = read and not read.comparison.is_change and not read.comparison.asks_for_less
        if read and is_level and _is_above(read, RATES.get(folded(read.unit))):
            yield found_at(form, row, column)


def _is_above(read: Target, whole: int | None) -> bool:
    """Tell whether a number exceeds the whole, or asks for more than the whole."""
    if whole is None:
        return False
    return read.value > whole or (read.value == whole and read.comparison is Comparison.MORE)

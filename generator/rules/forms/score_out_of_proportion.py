"""没有达到的指标，得分高于完成的比例

查什么：指标值是数的指标，实际完成值没有达到指标值，又没有写偏差原因的，得分是否不高于
分值 × 实际完成值 ÷ 指标值（按得分写的小数位数，末位可以进一；进一后成为满分的，只认四舍五入）。
指标值是上限的（如 ≤5%），超过了上限就不应得满分。
写了偏差原因的、指标值或实际完成值是文字的、两者单位不同的、看不出大些好还是小些好的，都不查。
为什么：定量指标没有完成的，按完成的比例记分，并说明偏差原因。见财预〔2020〕10号；绩效自评工作的要求见财预〔2021〕101号。
不对：指标值 ≥50家，实际完成值 40家，分值 30，得分 30，没有写偏差原因（按比例为 24）
对：指标值 ≥50家，实际完成值 40家，分值 30，得分 24
"""

from __future__ import annotations

from decimal import ROUND_CEILING, Decimal

from generator.model import Figure, Form, Indicator
from generator.rules.cells import indicator_side, rounded, shown
from generator.rules.outcome import Found, NotApplicable, Outcomes
from generator.rules.parameters import Parameters
from generator.rules.proportion import Result, less_is_better, result_of

COLUMNS = ("target", "actual", "weight", "score")


def check(form: Form, parameters: Parameters) -> Outcomes:
    """Yield each unexplained score that is higher than a missed target allows for."""
    if any(column not in form.column_labels for column in COLUMNS):
        yield NotApplicable("not-asked")
        return
    filled = [row for row in form.indicators if row.target and row.actual and row.weight and row.score]
    results = [(row, result) for row in filled if (result := result_of(row))]
    if not filled:
        yield NotApplicable("blank", {"label": form.column_labels["actual"]})
    elif not results:
        yield NotApplicable("words")
    for row, result in results:
        text = "" if _is_explained(row, parameters) else _sum(row, result, parameters)
        if text:
            sides = tuple(indicator_side(form, row, column) for column in ("score", "weight", "actual", "target"))
            yield Found(text, sides, {"label": row.levels[-1]})


def _is_explained(row: Indicator, parameters: Parameters) -> bool:
    return (row.deviation or "").strip() not in ("", *parameters.words("no_explanation"))


def _sum(row: Indicator, result: Result, parameters: Parameters) -> str:
    """Return the sum that shows a score too high, empty where it is not."""
    weight, score, target, actual = row.weight, row.score, result.target, result.actual
    if weight is None or score is None:
        return ""
    if result.is_above_ceiling and score.value >= weight.value:
        limits = f"{shown(actual.value)}{actual.unit} > {shown(target.value)}{target.unit}"
        return f"{score.written} = {weight.written}；{limits}"
    if not result.is_below_floor(less_is_better(row, result, parameters)):
        return ""
    exact = result.share_of(weight.value)
    if score.value <= _highest(exact, weight, score):
        return ""
    product = f"{weight.written} × {shown(actual.value)} ÷ {shown(target.value)}"
    return f"{score.written} > {product} = {shown(rounded(exact, Decimal('0.01')))}"


def _highest(exact: Decimal, weight: Figure, score: Figure) -> Decimal:
    """Return the highest score in proportion: rounded up, unless only that would make it the full score."""
    up = rounded(exact, score.value, ROUND_CEILING)
    return up if up < weight.value else rounded(exact, score.value)

"""得分高于完成的比例

查什么：指标值是数的指标，实际完成值没有达到指标值，又没有写偏差原因的，得分是否不高于
分值 × 实际完成值 ÷ 指标值（按得分写的小数位数，末位可以进一，但不能进成满分：没有达到的得不了满分）。
超过上限的（如 ≤5%）、没有超过“>90%”一类的数的、下限是零而没有达到的、写成区间而比区间差的（如“3-5次”只有1次），
不能按比例，只查是否得了满分。
期限（如“2021年12月底前”“年内”，或者完成时间“2021年12月”）过后才完成的，也只查是否得了满分，没有写年份的看作表的年度，
“2021.12”看作2021年12月；
实际完成值写的是次年、期限没有写年份又不是年底的，可能也是次年的，不核对；
都没有写年份、相差超过半年的（如“1月底前”与“12月30日”）也不核对；
实际完成值或者其中一句就写着“未完成”“部分完成”一类的话的（如“60%，未完成”“未开展满意度调查”“因疫情取消”，要求按期的“逾期1个月”），
或者与指标值只差一个“未”“不”“没有”（如“通过验收”与“未通过验收”）的也一样，
但指标值是上限的、看不出大些好还是小些好的、
后面又写着已经补做、另做了什么（如“未召开线下会议，以视频形式召开”）或者没有未完成的（如“未完成（0项）”）除外。同一套等级里低一等的（如“优”与“良”）也只查是否得了满分。
指标值是文字的，实际完成值写“达成年度指标”算达到，写“部分达成年度指标并具有一定效果”“未达成年度指标且效果较差”算没有达到。
“提高”“下降”多少的，与同样写法的比；单位是分钟与小时、月与年、吨与公斤、公里与米、%与‰的，换算了比（一天算几小时说不准，不换算）；
指标值与实际完成值除了一个数都一样的（如“举办培训4场”与“举办培训3场”“3场”），比这个数；
“一次”看作 1次，“已完成80%”旁边的指标值“完成”看作 100%，指标值“无”看作零（成本和时间的“无”多半是没有定，不算）。
大些好还是小些好，先看比较符号，与名称相反的（如“投诉率 ≥5%”）算看不出；表上有指标方向一列的，以它为准，不看名称；
只写数的，看名称的末尾（如“投诉处理率”“培训次数”大些好，“投诉率”“采购成本”小些好），
再看单位（如“次”“人”“家”，或者 100%）；只写零的，只有不希望发生的事（如事故）才当作上限。
实际完成值没有写单位的，按指标值的单位；指标值是百分数、实际完成值写 0.85 的看作 85%，看作 0.85% 结论就不同的不核对。
实际完成值空白、又没有写偏差原因的，不应有得分（指标值也空白，或者写着“无”“/”的除外）；只写了“—”“/”的也算空白，
大些好的数写“无”的也算；小些好的、看不出大些好还是小些好的，可能就是没有，不算。
写了“无偏差”“已完成”“见附件”一类的话，或者只写了偏差多少（如“-20%”），不算写了偏差原因；写“同上”的，看上一项写的。
写了偏差原因的不算对不上；看不出大些好还是小些好的、单位不同的、指标值是负数的、指标值或实际完成值是文字或约数的、
实际完成值是区间或者也写着“≥”而比不出来的（如照写指标值“≥95%”，没有写实际是多少），不核对：这些都逐项列出。
为什么：定量指标没有完成的，按完成的比例记分，并说明偏差原因。见财预〔2020〕10号；绩效自评工作的要求见财预〔2021〕101号。
不对：指标值 ≥50家，实际完成值 40家，分值 30，得分 30，没有写偏差原因（按比例为 24）
对：指标值 ≥50家，实际完成值 40家，分值 30，得分 24
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import ROUND_CEILING, Decimal

from generator.diagnostics import Said, worded
from generator.model import Comparison, Figure, Form, Indicator, Target
from generator.numbers import HUNDREDTH, rounded, shown
from generator.reading.values.folding import folded
from generator.reading.values.scalars import says_nothing
from generator.reading.values.targets import is_scaled, target_in
from generator.rules.comparing.citing import indicator_side
from generator.rules.comparing.direction import Wanted
from generator.rules.comparing.measures import in_digits
from generator.rules.comparing.proportion import Result, Standing, Unlike, standing_of
from generator.rules.comparing.scores import in_points, is_sum_row, scored_rows
from generator.rules.misses import missed_in_words
from generator.rules.outcome import NOT_ASKED, Found, NotApplicable, Outcomes, Unchecked, blank
from generator.rules.parameters import Parameters
from generator.rules.recomputing import EXPLAINED
from generator.rules.rule import Subject

SUBJECT = Subject.SCORES

COLUMNS = ("target", "actual", "weight", "score")

_NONE = ("无", "没有")
_NOT_REACHED = {Comparison.MORE: "not-above", Comparison.LESS: "not-below"}
_PUNCTUATION = re.compile(r"[,，.。．;；:：!！、…·_~|—－\-\s()（）【】]+")


def check(form: Form, parameters: Parameters) -> Outcomes:
    """Yield each score too high for a missed target, and each indicator that is explained or cannot be checked."""
    if any(column not in form.column_labels for column in COLUMNS):
        yield NOT_ASKED
        return
    rows = scored_rows(_with_notes(form, parameters))
    if without := [row for row in rows if _has_no_result(row, parameters)]:
        yield _without_result(form, without)
    outcomes = [_outcome(form, row, parameters) for row in rows if not _has_no_result(row, parameters)]
    unchecked = [one for one in outcomes if isinstance(one, Unchecked)]
    if not rows:
        yield blank(form.column_labels["actual"])
    elif outcomes and len(unchecked) == len(outcomes):
        first, *others = unchecked
        is_one = all((other.reason, other.values) == (first.reason, first.values) for other in others)
        yield NotApplicable(first.reason, first.values) if is_one else NotApplicable("each-unchecked")
    yield from (one for one in outcomes if one)


def _with_notes(form: Form, parameters: Parameters) -> Form:
    """Return a form with the note of the indicator above in place of each note that only says to look there."""
    above = {folded(word) for word in parameters.words("as_above")}
    note: str | None = None
    indicators: list[Indicator] = []
    for row in form.indicators:
        if folded(row.deviation or "").strip("。.") in above:
            indicators.append(replace(row, deviation=note))
        else:
            note = note if is_sum_row(row) else row.deviation
            indicators.append(row)
    return replace(form, indicators=tuple(indicators))


def _has_no_result(row: Indicator, parameters: Parameters) -> bool:
    """Tell whether an indicator has points, but neither a result nor a reason for that."""
    has_points = row.score is not None and row.score.value > 0
    is_asked = bool(row.target) and not says_nothing(row.target or "")
    return has_points and is_asked and _is_left_out(row, parameters) and not _is_explained(row, parameters)


def _is_left_out(row: Indicator, parameters: Parameters) -> bool:
    """Tell whether a result is blank, or only a mark or ``无`` beside a target of which that cannot be a result.

    ``不涉及`` says why there is none.
    """
    actual, target = row.actual or "", row.target or ""
    is_mark = says_nothing(actual) and not any(map(str.isalpha, actual))
    if not is_mark and folded(actual) not in _NONE:
        return not actual
    number = target_in(in_digits(target))
    if number is not None:
        return number.value > 0 and parameters.directions.wanted(row, number) is Wanted.MORE
    return is_mark and not parameters.directions.may_be_unwanted(f"{row.name}{target}")


def _without_result(form: Form, rows: Sequence[Indicator]) -> Found:
    """Return one finding for all indicators without a result: where a paper has none, nothing else is amiss."""
    sides = tuple(indicator_side(form, row, column) for row in rows for column in ("score", "actual"))
    scores = [row.score for row in rows if row.score]
    written = [score.written for score in scores]
    text = worded("without-result", column=form.column_labels["actual"], scores=written)
    points = in_points(sum((score.value for score in scores), Decimal(0)), Decimal(0))
    return Found(text, sides, {"label": tuple(row.name for row in rows)}, points)


def _outcome(form: Form, row: Indicator, parameters: Parameters) -> Found | Unchecked | None:
    """Return the outcome for an indicator, ``None`` if its score is right."""
    label, weight, score = row.name, row.weight, row.score
    empty = next((column for column in COLUMNS if not getattr(row, column)), "")
    if empty or not weight or not score:
        return blank(form.column_labels[empty]).of(label)
    found = _too_high(row, weight, score, parameters, form.address.year)
    if isinstance(found, Unlike):
        return Unchecked(label, found.reason)
    if found and _is_explained(row, parameters):
        return Unchecked(label, EXPLAINED, {"sum": found.sum, "note": row.deviation or ""})
    sides = tuple(indicator_side(form, row, column) for column in ("score", "weight", "actual", "target"))
    return replace(found, sides=sides, values={"label": label}) if found else None


def _too_high(
    row: Indicator, weight: Figure, score: Figure, parameters: Parameters, year: int
) -> Found | Unlike | None:
    """Return the finding that a score is too high, still without its cells, ``None`` if it is not, or why unknown."""
    read = standing_of(row, parameters.directions)
    if isinstance(read, Unlike):
        missed = missed_in_words(row, parameters, year)
        return read if missed is None else _full(weight, score, missed)
    result, standing = read
    return Unlike("direction") if standing is Standing.UNCLEAR else _sum(weight, score, result, standing)


def _is_explained(row: Indicator, parameters: Parameters) -> bool:
    """Tell whether the note gives a reason, which is more than denying a deviation or stating its size."""
    nothing = {folded(word) for word in parameters.words("no_explanation")}
    parts = (folded(part).strip("/0123456789%‰+") for part in _PUNCTUATION.split(row.deviation or ""))
    return any(part and part not in nothing for part in parts)


def _sum(weight: Figure, score: Figure, result: Result, standing: Standing) -> Found | None:
    """Return the finding that shows that a score is too high, ``None`` if it is not."""
    if standing is Standing.MISSED:
        return _full(weight, score, _missed(result))
    if standing is not Standing.SHORT:
        return None
    exact = result.share_of(weight.value)
    if score.value <= _highest(exact, weight, score):
        return None
    whole = rounded(exact, HUNDREDTH)
    points = in_points(score.value, whole) if whole < score.value else None
    exactly: Said = result.sum_of(weight)
    if points and result.actual.value >= 0:
        exactly = worded("equal", one=exactly, other=shown(whole))
    return Found(worded("above", one=score.written, other=exactly), (), difference=points)


def _full(weight: Figure, score: Figure, missed: Said) -> Found | None:
    """Return the finding that the score is full although the target was missed, ``None`` if it is not."""
    if not missed or score.value < weight.value or weight.value <= 0:
        return None
    full = "full-score" if score.value == weight.value else "above-full-score"
    return Found(worded(full, weight=weight.written, score=score.written, missed=missed), ())


def _missed(result: Result) -> Said:
    target, actual = result.target, result.actual
    if actual.value == target.value:
        how = _NOT_REACHED[target.comparison]
    else:
        how = "above" if actual.value > target.value else "below"
    unit = target.unit or actual.unit
    return worded("result", missed=worded(how, one=_number(actual, unit), other=_number(target, unit)))


def _number(one: Target, unit: str) -> Said:
    """Return a number in the unit of its cell, with ten thousands if the cell uses them: ``120万元``."""
    if is_scaled(one.text):
        return worded("ten-thousands", number=shown(one.value.scaleb(-4)), unit=one.unit or unit)
    return f"{shown(one.value)}{one.unit or unit}"


def _highest(exact: Decimal, weight: Figure, score: Figure) -> Decimal:
    """Return the highest score in proportion: rounded up, but never to the full score, which is for reached targets."""
    up = rounded(exact, score.value, ROUND_CEILING)
    return up if up < weight.value else exact

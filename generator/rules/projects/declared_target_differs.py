"""自评的指标与申报的指标不同

查什么：自评表上每项指标的年度指标值，是否是同一年度申报表上的指标值；申报的指标，自评表上是否都有。
指标按名称对应，全角半角、空格不论，有同名的连同上级指标对应；写法不同而数相同的（如“≥95.00(%)”与“≥95%”、“400场”与“=400场”）算相同。
为什么：自评要对照申报时定下的目标，中途调整的应当说明。自评的要求见财预〔2020〕10号。
不对：申报“参观人数 ≥3000(人)”，自评的年度指标值写“≥2000人”
对：申报“参观人数 ≥3000(人)”，自评的年度指标值写“≥3000人”
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from generator.model import Form, Indicator, Kind
from generator.reading.folding import folded
from generator.reading.targets import target_in
from generator.rules.cells import indicator_side, missing
from generator.rules.outcome import Found, NotApplicable, Outcomes, Side
from generator.rules.parameters import Parameters
from generator.rules.proportion import compare_alike
from generator.rules.siblings import sibling

BLANK = "（空白）"


def check(form: Form, others: tuple[Form, ...], _parameters: Parameters) -> Outcomes:
    """Yield each target that is quoted differently, and once where indicators were left out or added."""
    declaration = sibling(others, form.address.year, Kind.TARGET)
    if form.address.kind is not Kind.SELF_EVALUATION:
        yield NotApplicable("self-evaluation-only")
    elif declaration is None:
        yield NotApplicable("no-other-form")
    elif reason := missing(form, "indicators"):
        yield reason
    elif "indicators" not in declaration.stated:
        yield NotApplicable("other-blank", {"label": declaration.asked.get("indicators", "")})
    else:
        yield from _changed(form, declaration)
        yield from _left_out(form, declaration)


def _changed(form: Form, declaration: Form) -> Iterator[Found]:
    counts = _counted(form) | _counted(declaration)
    declared = _by_name(declaration, counts)
    for name, quoted in _by_name(form, counts).items():
        if name in declared and not _same(quoted.target or "", declared[name].target or ""):
            own = indicator_side(form, quoted, "target")
            there = indicator_side(declaration, declared[name], "target", of_other=True)
            text = f"{own.label} {own.text or BLANK} ≠ {there.text or BLANK}（申报）"
            yield Found(text, (own, there), {"indicator": own.label})


def _left_out(form: Form, declaration: Form) -> Iterator[Found]:
    gone, new = _names_beyond(declaration, form), _names_beyond(form, declaration)
    parts = [
        f"{heading}：{'、'.join(names)}" for heading, names in (("只在申报表", gone), ("只在自评表", new)) if names
    ]
    if parts:
        text = "；".join(parts)
        yield Found(text, (_all(form), _all(declaration, declaration.address.id)), {"indicator": "、".join(gone + new)})


def _all(form: Form, of: str = "") -> Side:
    stated = form.stated["indicators"]
    return Side(stated.label, f"{len(form.indicators)} 项", stated.path, of)


def _same(one: str, other: str) -> bool:
    """Tell whether two targets say the same, as numbers or to the letter."""
    first, second = target_in(one), target_in(other)
    if first and second:
        return compare_alike(first, second) and (first.value, first.unit) == (second.value, second.unit)
    return folded(one) == folded(other)


def _names_beyond(form: Form, other: Form) -> list[str]:
    """Return the names, as printed, that a form has and another has not, or has less often."""
    printed = {folded(row.levels[-1]): row.levels[-1] for row in form.indicators}
    return [printed[name] for name in (_counted(form) - _counted(other)).elements()]


def _counted(form: Form) -> Counter[str]:
    """Return how many indicators of a form have each name, folded."""
    return Counter(folded(row.levels[-1]) for row in form.indicators if row.levels[-1])


def _by_name(form: Form, counts: Counter[str]) -> dict[str, Indicator]:
    """Return indicators by their own names, folded, and by those of all levels where several share one."""
    return {_name(row, counts): row for row in form.indicators if row.levels[-1]}


def _name(indicator: Indicator, counts: Counter[str]) -> str:
    own = folded(indicator.levels[-1])
    return own if counts[own] == 1 else folded("/".join(indicator.levels))

"""自评的指标与申报的指标不同

查什么：自评表上每项指标的年度指标值，是否是同一年度申报表上的指标值；申报的指标，自评表上是否都有。
指标按名称对应，全角半角、空格和前面的编号（如“指标1：”）不论；有同名的，先对应上级指标也相同的，其次对应指标值相同的，再按先后对应，两份表上的个数不同而分不清的，只说多了或少了哪一项。
写法不同而数相同的（如“≥95.00(%)”与“≥95%”、“400场”与“=400场”、“无”与“0起”、“3-5次”与“3至5次”、“每月≥2次”与“≥2次/月”、“1年”与“12个月”，
一份表省了“≥”的“95%”与“≥95%”，省了年份的“12月底前”与“2023年12月31日前”）算相同；数后面括号里或另起一句的说明，两份表都写了的，也应当相同。
为什么：自评要对照申报时定下的目标，中途调整的应当说明。自评的要求见财预〔2020〕10号。
不对：申报“参观人数 ≥3000(人)”，自评的年度指标值写“≥2000人”
对：申报“参观人数 ≥3000(人)”，自评的年度指标值写“≥3000人”
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from generator.diagnostics import chained, worded
from generator.model import Address, Form, Kind
from generator.rules.comparing.citing import indicator_side, missing
from generator.rules.comparing.counterparts import counterparts, name_of, same_target
from generator.rules.comparing.scores import is_sum_row
from generator.rules.comparing.siblings import sibling
from generator.rules.outcome import Found, NotApplicable, Outcomes, Side
from generator.rules.parameters import Parameters
from generator.rules.rule import Subject

SUBJECT = Subject.INDICATORS


def check(form: Form, others: tuple[Form, ...], _parameters: Parameters) -> Outcomes:
    """Yield each target that is quoted differently, and one finding if indicators were left out or added."""
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
    pairs = counterparts(form.indicators, declaration.indicators)
    for own_number, number in sorted(pairs.items()):
        quoted, declared = form.indicators[own_number], declaration.indicators[number]
        if not same_target(quoted, declared):
            own = indicator_side(form, quoted, "target")
            there = indicator_side(declaration, declared, "target", of_other=True)
            name = quoted.name
            declared_text = worded("declared", target=there.text or worded("blank"))
            text = worded("of", name=name, text=own.text or worded("blank"))
            yield Found(worded("differ", one=text, other=declared_text), (own, there), {"indicator": name})


def _left_out(form: Form, declaration: Form) -> Iterator[Found]:
    declared, own = _counted(declaration), _counted(form)
    gone, new = _printed(declared - own, declaration), _printed(own - declared, form)
    beyond = (("declared-only", gone), ("evaluated-only", new))
    parts = [worded(where, names=names) for where, names in beyond if names]
    if parts:
        sides = (_all(form), _all(declaration, declaration.address))
        yield Found(chained("and", parts), sides, {"indicator": (*gone, *new)})


def _all(form: Form, of: Address | None = None) -> Side:
    stated = form.stated["indicators"]
    return Side(stated.label, worded("indicators", count=len(form.indicators)), stated.path, of)


def _printed(names: Counter[str], form: Form) -> list[str]:
    """Return names of indicators as a form prints them."""
    printed = {name_of(row.name): row.name for row in form.indicators} if names else {}
    return [printed[name] for name in names.elements()]


def _counted(form: Form) -> Counter[str]:
    """Return how many indicators of a form have each name, in comparable form."""
    return Counter(name_of(row.name) for row in form.indicators if row.name and not is_sum_row(row))

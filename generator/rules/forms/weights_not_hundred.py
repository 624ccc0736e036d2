"""分值与规定不同

查什么：各项绩效指标的分值，加上预算执行的分值，合计是否为规定的总分。合计相符的，再查“总分”一行写的分值是否与合计相同；
规定了各一级指标分值的，每个一级指标之下的分值合计是否与规定相同
（一级指标比规定的少了或多了的、预算执行不计分的，不查这一条，因为分值可以在各项之间调整）。
“小计”“分值合计”一类的行说的是别的行里已有的分，不再加一次；分值、得分都空白的指标不计分。
表上没有预算执行的分值一格的（如申报表），分值里不含它也是对的。
为什么：自评采用打分评价，总分为一百分。分值的安排见财预〔2020〕10号、财预〔2021〕101号；各地规定不同的，以本地规则参数为准。
不对：10 + 20 + 25 + 10 + 30 + 10 = 105
对：10 + 20 + 20 + 10 + 30 + 10 = 100
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from generator.model import Form
from generator.numbers import shown
from generator.rules.comparing.citing import side
from generator.rules.comparing.counterparts import group_of
from generator.rules.comparing.scores import Part, added, in_points, parts_of, total
from generator.rules.outcome import NO_PARAMETERS, Found, NotApplicable, Outcomes
from generator.rules.parameters import Parameters
from generator.rules.rule import Need, Subject

SUBJECT = Subject.SCORES

TOTAL = "total.weight"

NEEDS = (Need("total", "weight"),)


def check(form: Form, parameters: Parameters) -> Outcomes:
    """Yield a finding if the weights do not add up; if they do, compare them with their stated total and groups."""
    weights = parts_of(form, "weight")
    if isinstance(weights, NotApplicable):
        yield weights
        return
    if not parameters.give("total"):
        yield NO_PARAMETERS
        return
    full, stated = _full(form, weights, parameters), form.total_weight
    if total(weights) != full:
        yield _differs(weights, full)
        return
    if stated and stated.value != full:
        text = f"{stated.written} ≠ {added(weights)}"
        sides = (side(form, TOTAL), *(part.side for part in weights))
        yield Found(text, sides, difference=in_points(stated.value, full))
    groups = {group_of(name): points for name, points in parameters.numbers("groups").items()}
    members = _by_group(weights)
    # The scheme leaves the rest of the total to execution: if that is not scored, the groups have other points.
    is_scheme = any(not part.group for part in weights) is (sum(groups.values()) < full)
    if groups.keys() == members.keys() and is_scheme:
        differing = (name for name in groups if total(members[name]) != groups[name])
        yield from (_differs(members[name], groups[name], f"{members[name][0].group} ") for name in differing)


def _full(form: Form, weights: Sequence[Part], parameters: Parameters) -> Decimal:
    """Return the required sum of weights; a paper without a cell for execution's weight may omit it."""
    full = parameters.number("total")
    if "execution.weight.total" in form.asked or not parameters.give("execution"):
        return full
    without = full - parameters.number("execution")
    return without if total(weights) == without else full


def _by_group(weights: Sequence[Part]) -> dict[str, list[Part]]:
    """Return the weights of indicators by the name of their level 1; that of execution belongs to none."""
    members: dict[str, list[Part]] = {}
    for part in weights:
        if part.group:
            members.setdefault(group_of(part.group), []).append(part)
    return members


def _differs(parts: Sequence[Part], full: Decimal, of: str = "") -> Found:
    sides = tuple(part.side for part in parts)
    return Found(f"{of}{added(parts)} ≠ {shown(full)}", sides, difference=in_points(total(parts), full))

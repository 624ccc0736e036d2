"""缺少一级指标

查什么：表上的一级指标，是否包含这一地区、年度的表样所要求的各类；沿用旧表样的，按旧表样适用的年度查。
名称前的序号、名称后写的分值（如“一、产出指标（50分）”）不计；作为二级指标列在别的一级指标之下的，也算有。
一项指标也没有填的，就是各类都缺。
为什么：产出、效益、满意度各说明绩效的一个方面，缺一类就有一方面无从评价。
指标的分类见财预〔2015〕88号、财预〔2020〕10号；各地、各年度的名称不同，按规则参数核对。
不对：2021 年度自评表只有“产出指标”“满意度指标”
对：2021 年度自评表有“产出指标”“效益指标”“满意度指标”
"""

from __future__ import annotations

from collections.abc import Sequence

from generator.diagnostics import worded
from generator.model import Form, Kind
from generator.rules.comparing.counterparts import group_of
from generator.rules.outcome import NO_PARAMETERS, NOT_ASKED, Found, Outcomes, Side, blank
from generator.rules.parameters import Parameters
from generator.rules.rule import Need, Subject

SUBJECT = Subject.INDICATORS

ABOUT_PAPER = True

NEEDS = tuple(Need(kind.value, "indicators", kind) for kind in Kind)


def check(form: Form, parameters: Parameters) -> Outcomes:
    """Yield once where groups are absent, all of them where the form has no indicator at all.

    The parameter is named after the kind of form; a group may go by several names, written with ``|`` between them.
    """
    asked = parameters.words(form.address.kind.value)
    present = tuple(dict.fromkeys(row.levels[0] for row in form.indicators if row.levels[0]))
    if "indicators" not in form.asked:
        yield NOT_ASKED
    elif form.indicators and not present:
        yield blank(form.asked["indicators"])
    elif not asked:
        yield NO_PARAMETERS
    elif absent := _absent(asked, [level for row in form.indicators for level in row.levels[:-1]]):
        text = worded("groups" if present else "no-groups", present=present, absent=absent)
        yield Found(text, (_side(form, present),), {"groups": tuple(absent)})


def _side(form: Form, present: tuple[str, ...]) -> Side:
    stated, label = form.stated.get("indicators"), form.asked["indicators"]
    return Side(label, present, stated.path if stated else (label,))


def _absent(asked: Sequence[str], present: Sequence[str]) -> list[str]:
    there = {group_of(name) for name in present}
    names = [group.split("|") for group in asked]
    return [group[0] for group in names if not any(group_of(name) in there for name in group)]

"""The indicators of a made-up form: a project's goals in the groups of the year, and their results."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from random import Random
from typing import NamedTuple

from bench.projects import ProjectYear, scaled
from bench.vocabulary import Aspect
from generator.reading.values.targets import target_in

MISSED = 0.12
"""The share of numeric goals that a year misses."""

_UNTIL_2020 = {
    Aspect.MANAGEMENT: ("投入和管理目标", "项目实施"),
    Aspect.QUANTITY: ("产出目标", "数量目标"),
    Aspect.QUALITY: ("产出目标", "质量目标"),
    Aspect.TIMELINESS: ("产出目标", "时效目标"),
    Aspect.BENEFIT: ("效果目标", "社会效益目标"),
    Aspect.LASTING: ("影响力目标", "可持续目标"),
    Aspect.SATISFACTION: ("影响力目标", "满意度目标"),
}
_SINCE_2021 = {
    Aspect.QUANTITY: ("产出指标", "数量指标"),
    Aspect.MANAGEMENT: ("产出指标", "质量指标"),
    Aspect.QUALITY: ("产出指标", "质量指标"),
    Aspect.TIMELINESS: ("产出指标", "时效指标"),
    Aspect.BENEFIT: ("效益指标", "社会效益指标"),
    Aspect.LASTING: ("效益指标", "可持续影响指标"),
    Aspect.SATISFACTION: ("满意度指标", "服务对象满意度指标"),
}
_WEIGHTS = {
    "投入和管理目标": 20, "产出目标": 40, "效果目标": 20, "影响力目标": 10,
    "产出指标": 50, "效益指标": 30, "满意度指标": 10,
}  # fmt: skip


class Row(NamedTuple):
    """A row of indicators or of sub-projects: its names from level 1 down, and its columns by field."""

    levels: tuple[str, ...]
    columns: Mapping[str, str]


def declared(year: ProjectYear) -> Iterator[Row]:
    """Yield the goals of a year as stated in its declaration, group by group."""
    groups = _UNTIL_2020 if year.year <= 2020 else _SINCE_2021
    for goal in sorted(year.goals, key=lambda goal: list(groups.values()).index(groups[goal.aspect])):
        yield Row((*groups[goal.aspect], goal.name), {"target": goal.target})


def evaluated(year: ProjectYear, random: Random) -> Iterator[Row]:
    """Yield the same indicators as stated in the year's self-evaluation, with weights that add up."""
    rows = tuple(declared(year))
    for group, full in _WEIGHTS.items():
        members = [row for row in rows if row.levels[0] == group]
        for number, row in enumerate(members):
            weight = full // len(members) + (number < full % len(members))
            yield Row(row.levels, {**row.columns, **_result(row.columns["target"], weight, random)})


def _result(target: str, weight: int, random: Random) -> dict[str, str]:
    """Return the result for a target; a missed one scores in proportion, with a note."""
    number = target_in(target)
    if number is None or random.random() >= MISSED or number.value < 10:
        return {"actual": target, "weight": str(weight), "score": str(weight)}
    actual = scaled(f"{number.value.normalize():f}{number.unit}", random.uniform(0.7, 0.98))
    reached = target_in(actual)
    share = reached.value / number.value if reached else 1
    note = "受客观条件影响未完成，已调整下一年度计划。"
    return {"actual": actual, "weight": str(weight), "score": f"{float(weight * share):.2f}", "deviation": note}

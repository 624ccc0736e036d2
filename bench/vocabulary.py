"""What real forms consist of: the clauses of their passages, the names of projects, their indicators."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import NamedTuple

from bench.configuration import ROOT, configuration
from bench.reading import read_form
from generator.diagnostics import collect
from generator.model import Comparison, Form, Indicator
from generator.reading.units import read_unit
from generator.reading.values.targets import target_in

FORMS = ROOT / "tests" / "published" / "content" / "forms"
"""The real forms of the tests: those in ``content/`` change, and the made-up ones must not."""
LONGEST_NAME = 20


class Aspect(Enum):
    """What an indicator is about, by the words that papers use for groups."""

    SATISFACTION = "满意"
    QUANTITY = "数量"
    QUALITY = "质量"
    TIMELINESS = "时效"
    BENEFIT = "经济|社会|生态|效益"
    LASTING = "可持续|长效|影响力"
    MANAGEMENT = ""


class Goal(NamedTuple):
    """An indicator and its target."""

    aspect: Aspect
    name: str
    target: str


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The parts of made-up forms, in a fixed order."""

    clauses: tuple[str, ...]
    projects: tuple[str, ...]
    goals: tuple[Goal, ...]

    def about(self, aspect: Aspect) -> Sequence[Goal]:
        """Return the goals of an aspect."""
        return [goal for goal in self.goals if goal.aspect is aspect]


@cache
def vocabulary() -> Vocabulary:
    """Return the vocabulary of the project's forms."""
    forms = tuple(_forms())
    passages = [passage.text for form in forms for passage in form.narrative]
    clauses = (clause.strip() for text in passages for clause in re.findall(r"[^，。；\n]+[，。；]", text))
    return Vocabulary(
        clauses=_once(clauses),
        projects=_once(form.project_name for form in forms),
        goals=tuple(_goal(row) for form in forms for row in form.indicators if _makes_sense(row)),
    )


def _forms() -> Iterator[Form]:
    for path in sorted(FORMS.glob("*/*/*.yml")):
        parts = path.relative_to(FORMS).parts
        unit, _ = collect(read_unit("unit.yml", (FORMS / parts[0] / "unit.yml").read_bytes(), parts[0]))
        reading = read_form(path.name, parts, path.read_bytes(), configuration().definitions, {parts[0]: unit})
        form, problems = collect(reading)
        if form is None or problems:
            raise ValueError(f"{path}: {problems}")
        yield form


def _makes_sense(row: Indicator) -> bool:
    """Tell whether a target is meaningful: rules report numbers without a unit and limits that cannot be missed."""
    target = target_in(row.target or "")
    if not row.target or len(row.levels[-1]) > LONGEST_NAME:
        return False
    return target is None or (target.value > 0 and target.unit != "" and target.comparison is not Comparison.AT_MOST)


def _goal(row: Indicator) -> Goal:
    names = "/".join(row.levels)
    return Goal(next(aspect for aspect in Aspect if re.search(aspect.value, names)), row.levels[-1], row.target or "")


def _once(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(texts))

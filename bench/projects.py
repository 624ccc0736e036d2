"""Makes up projects: their names, their costs year by year, and their goals, which drift."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random

from bench.vocabulary import Aspect, Goal, Vocabulary
from generator.model import Kind

GOALS: Mapping[Aspect, tuple[int, int]] = {
    Aspect.MANAGEMENT: (1, 3),
    Aspect.QUANTITY: (1, 4),
    Aspect.QUALITY: (1, 3),
    Aspect.TIMELINESS: (1, 2),
    Aspect.BENEFIT: (1, 2),
    Aspect.LASTING: (1, 1),
    Aspect.SATISFACTION: (1, 2),
}
"""The minimum and maximum number of goals of each aspect in a project."""

EVALUATED = 0.4
"""The share of years whose self-evaluation was filed beside the declaration."""

_PHASES = ("", "（一期）", "（二期）", "（三期）")


@dataclass(frozen=True, slots=True)
class ProjectYear:
    """A year of a project: its budget, its adjusted budget, and what was spent, all in yuan."""

    year: int
    budget: int
    adjusted: int
    executed: int
    goals: tuple[Goal, ...]
    kinds: tuple[Kind, ...]


@dataclass(frozen=True, slots=True)
class Project:
    """What stays the same over the years, and the years; ``has_commas`` is how its clerk writes amounts."""

    slug: str
    name: str
    type: str
    has_commas: bool
    years: tuple[ProjectYear, ...]

    def before(self, year: int) -> ProjectYear | None:
        """Return the previous year, ``None`` if the project did not exist then."""
        return next((one for one in self.years if one.year == year - 1), None)


def made_up_project(
    slug: str, known: Vocabulary, types: Sequence[str], years: Sequence[int], random: Random
) -> Project:
    """Return a project of some consecutive ones of the years."""
    first, end = sorted(random.sample(range(len(years) + 1), 2))
    name = spliced(random.choice(known.projects), random.choice(known.projects), random.choice(_PHASES))
    goals = tuple(_goals(known, random))
    return Project(
        slug, name, random.choice(types), random.random() < 0.4, tuple(_years(years[first:end], goals, known, random))
    )


def spliced(one: str, other: str, ending: str = "") -> str:
    """Return half of one name joined to half of another."""
    return f"{one[: (len(one) + 1) // 2]}{other[len(other) // 2 :]}{ending}".strip()


def _years(life: Sequence[int], goals: tuple[Goal, ...], known: Vocabulary, random: Random) -> Iterator[ProjectYear]:
    budget = random.lognormvariate(14, 1.4)
    for year in life:
        hundreds = max(round(budget / 100), 10)
        adjusted = round(hundreds * random.choice((1, 1, random.uniform(0.85, 1.05))))
        executed = round(adjusted * (1 - random.random() ** 3 / 4))
        kinds = tuple(Kind) if random.random() < EVALUATED else (Kind.TARGET,)
        yield ProjectYear(year, hundreds * 100, adjusted * 100, executed * 100, goals, kinds)
        budget *= random.choice((1, random.uniform(0.85, 1.2)))
        goals = tuple(_later(goals, known, random))


def _goals(known: Vocabulary, random: Random) -> Iterator[Goal]:
    seen: set[str] = set()
    for aspect, (least, most) in GOALS.items():
        for _ in range(random.randint(least, most)):
            goal = _goal(aspect, known, random)
            while goal.name in seen:
                goal = _goal(aspect, known, random)
            seen.add(goal.name)
            yield goal


def _goal(aspect: Aspect, known: Vocabulary, random: Random) -> Goal:
    like, other = random.choices(known.about(aspect), k=2)
    return Goal(aspect, spliced(other.name, like.name), like.target)


def _later(goals: Sequence[Goal], known: Vocabulary, random: Random) -> Iterator[Goal]:
    """Yield the goals of the next year: most stay, some ask for more or less, a few are replaced."""
    names = {goal.name for goal in goals}
    for goal in goals:
        other, chance = _goal(goal.aspect, known, random), random.random()
        if chance < 0.05 and other.name not in names:
            names.add(other.name)
            yield other
        else:
            yield goal._replace(target=scaled(goal.target, random.uniform(0.9, 1.2))) if chance < 0.15 else goal


def scaled(target: str, factor: float) -> str:
    """Return a target with its number changed; percentages stay below a hundred, and words stay words."""
    number = re.search(r"\d+", target)
    if number is None or len(re.findall(r"\d+", target)) > 1:
        return target
    most = 100 if "%" in target else 10**9
    value = min(max(round(int(number[0]) * factor), 1), most)
    return f"{target[: number.start()]}{value}{target[number.end() :]}"

"""The measurements, and their evaluation: ratios and goals."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from bench.measures import Cost
from bench.peers.comparing import Alike
from bench.steps import Step
from bench.tasks import Output, Task

CITY = 10_000
"""The number of forms of a large city in a year, to which most goals apply."""

MANY = 100_000


@dataclass(frozen=True, slots=True)
class Figures:
    """All costs and outputs by number of forms and task, how similar Hugo's pages are, and the steps of a build.

    ``profiled`` is the number of forms of that build.
    """

    costs: Mapping[tuple[int, Task], Cost]
    outputs: Mapping[tuple[int, Task], Output]
    alike: Alike | None
    steps: Sequence[Step]
    profiled: int
    machine: str

    @property
    def counts(self) -> list[int]:
        """The numbers of forms, smallest first."""
        return sorted({count for count, _ in self.costs})

    def seconds(self, count: int, task: Task) -> float | None:
        """Return the time of a task; that of a peer which was left out is extrapolated linearly from fewer forms."""
        if cost := self.costs.get((count, task)):
            return cost.seconds
        known = [(fewer, self.costs[fewer, task].seconds) for fewer in self.counts if (fewer, task) in self.costs]
        if task is not Task.MATERIAL or len(known) < 2 or count < known[-1][0]:
            return None
        (few, first), (more, second) = known[-2:]
        return second + (second - first) / (more - few) * (count - more)

    def megabytes(self, count: int, task: Task) -> float | None:
        """Return the memory of a task."""
        cost = self.costs.get((count, task))
        return cost.megabytes if cost else None

    def times(self, task: Task, other: Task, count: int) -> float | None:
        """Return the ratio of a task's time to that of another."""
        return quotient(self.seconds(count, task), self.seconds(count, other))

    def growth(self, task: Task, count: int, fewer: int) -> float | None:
        """Return the ratio of a task's time to that with fewer forms."""
        return quotient(self.seconds(count, task), self.seconds(fewer, task))


def quotient(one: float | None, other: float | None) -> float | None:
    """Return one number divided by another, ``None`` if either is missing."""
    return one / other if one is not None and other else None


class Goal(NamedTuple):
    """A bound for a figure; ``is_floor`` if more is better."""

    text: str
    figure: Callable[[Figures], float | None]
    bound: float
    is_floor: bool = False

    def is_met(self, value: float) -> bool:
        """Tell whether a value is within the bound."""
        return value >= self.bound if self.is_floor else value <= self.bound


GOALS = (
    Goal("pages and indexes of 10,000 forms, times Hugo's time", lambda f: f.times(Task.PAGES, Task.HUGO, CITY), 0.6),
    Goal("MkDocs with Material, times our time", lambda f: f.times(Task.MATERIAL, Task.PAGES, CITY), 12, is_floor=True),
    Goal("check, times the time of that build", lambda f: f.times(Task.CHECK, Task.PAGES, CITY), 0.5),
    Goal("one project renamed among 10,000 forms, seconds", lambda f: f.seconds(CITY, Task.PAGES_RENAMED), 0.6),
    Goal("time of 100,000 forms, times that of 10,000", lambda f: f.growth(Task.PAGES, MANY, CITY), 11),
    Goal(
        "memory of 100,000 forms, times that of 10,000",
        lambda f: quotient(f.megabytes(MANY, Task.PAGES), f.megabytes(CITY, Task.PAGES)),
        11,
    ),
    Goal("100,000 forms with search and downloads, seconds", lambda f: f.seconds(MANY, Task.WHOLE), 15 * 60),
    Goal("100,000 forms with search and downloads, megabytes", lambda f: f.megabytes(MANY, Task.WHOLE), 10_000),
)

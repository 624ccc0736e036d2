"""Measures builds of made-up collections and those of other generators, with the same forms in the same run.

``python -m bench.build [--counts 24 1000 10000] [--runs 3] [--write]``
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from bench.configuration import ROOT
from bench.figures import CITY, Figures
from bench.machine import description
from bench.measures import Cost
from bench.peers.comparing import Alike, alike
from bench.project import write_project
from bench.report import report, write
from bench.steps import Step, steps_of
from bench.tasks import Commands, Output, Task

DOCUMENT = ROOT / "docs" / "performance.md"
ENVIRONMENT = ROOT / ".cache" / "bench"
COUNTS = (24, 1_000, CITY)
PROFILED = 1_000


@dataclass(frozen=True, slots=True)
class Measured:
    """The measurements with a number of forms; ``alike`` is ``None`` if Hugo was left out."""

    count: int
    costs: Mapping[Task, Cost]
    outputs: Mapping[Task, Output]
    alike: Alike | None


def measure(count: int, tasks: Sequence[Task], runs: int, environment: Path) -> Measured:
    """Run all tasks in turn, several times, in a temporary folder."""
    with TemporaryDirectory() as folder:
        commands = Commands(Path(folder), count, environment)
        for task in tasks:
            commands.write_peer(task)
        costs: dict[Task, list[Cost]] = {task: [] for task in tasks}
        outputs: dict[Task, Output] = {}
        for _ in range(runs):
            for task in tasks:
                costs[task].append(commands.cost(task))
                outputs[task] = outputs.get(task) or commands.output(task)
        found = alike(*commands.sites()) if Task.HUGO in tasks else None
        return Measured(count, {task: middle(several) for task, several in costs.items()}, outputs, found)


def middle(several: Sequence[Cost]) -> Cost:
    """Return the median of times, and the most memory."""
    return Cost(
        median(one.seconds for one in several),
        median(one.processor_seconds for one in several),
        max(one.megabytes for one in several),
    )


def profile(count: int) -> list[Step]:
    """Return the steps of a whole build."""
    with TemporaryDirectory() as folder:
        project = Path(folder) / "project"
        write_project(project, count)
        return steps_of(project, Path(folder) / "site")


def figures_of(measured: Sequence[Measured], environment: Path) -> Figures:
    """Return all measurements, with the steps of a build."""
    profiled = min(PROFILED, measured[-1].count)
    return Figures(
        costs={(one.count, task): cost for one in measured for task, cost in one.costs.items()},
        outputs={(one.count, task): output for one in measured for task, output in one.outputs.items()},
        alike=next((one.alike for one in reversed(measured) if one.alike), None),
        steps=profile(profiled),
        profiled=profiled,
        machine=description(environment),
    )


def main() -> None:
    """Measure, print the report, and on request write it into the document."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--counts", type=int, nargs="+", default=list(COUNTS), help="numbers of forms")
    parser.add_argument("--runs", type=int, default=3, help=f"how often, up to {CITY:,} forms")
    parser.add_argument("--hugo-to", type=int, default=CITY, help="the most forms that Hugo is given")
    parser.add_argument("--material-to", type=int, default=1_000, help="the most forms that Material is given")
    parser.add_argument("--environment", type=Path, default=ENVIRONMENT, help="where Hugo is installed")
    parser.add_argument("--write", action="store_true", help=f"put the figures into {DOCUMENT.name}")
    arguments = parser.parse_args()
    limits = {Task.HUGO: arguments.hugo_to, Task.MATERIAL: arguments.material_to}
    measured: list[Measured] = []
    for count in sorted(arguments.counts):
        tasks = [task for task in Task if count <= limits.get(task, count)]
        runs = arguments.runs if count <= CITY else 1
        measured.append(measure(count, tasks, runs, arguments.environment))
        print(f"{count:,} forms measured", file=sys.stderr)
    text = report(figures_of(measured, arguments.environment))
    print(text)
    if arguments.write:
        write(DOCUMENT, text)


if __name__ == "__main__":
    main()

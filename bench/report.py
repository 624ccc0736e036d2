"""Formats the measurements as Markdown, and writes them into their document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from bench.figures import GOALS, Figures
from bench.tasks import Task

BEGIN, END = "<!-- figures: begin, by make bench -->", "<!-- figures: end -->"
NOT_MEASURED = "—"
RATIOS = {
    "pages and indexes, times Hugo": (Task.PAGES, Task.HUGO),
    "MkDocs with Material, times pages and indexes": (Task.MATERIAL, Task.PAGES),
    "check, times pages and indexes": (Task.CHECK, Task.PAGES),
    "one project renamed, times pages and indexes": (Task.PAGES_RENAMED, Task.PAGES),
    "search and downloads too, times pages and indexes": (Task.WHOLE, Task.PAGES),
}


def report(figures: Figures) -> str:
    """Return all figures."""
    parts = (
        figures.machine,
        f"The goals:\n\n{table(['', 'measured', 'goal', ''], _goals(figures))}",
        f"Ratios of times:\n\n{_by_count(figures, _ratios(figures))}",
        f"Seconds by the clock:\n\n{_by_count(figures, _seconds(figures))}",
        f"Seconds of all processors:\n\n{_by_count(figures, _processors(figures))}",
        f"The most memory of all processes at a time, in megabytes:\n\n{_by_count(figures, _memory(figures))}",
        f"What is written, in files and megabytes:\n\n{_by_count(figures, _output(figures))}",
        f"Where the time of the whole build goes, at {figures.profiled:,} forms in one process:\n\n"
        + table(["step", "milliseconds a form", "share"], _steps(figures)),
        _likeness(figures),
    )
    return "\n\n".join(parts) + "\n"


def written_into(document: str, text: str) -> str:
    """Return a document with its figures replaced by the text; raises ``ValueError`` if it has no place for them."""
    before, _, rest = document.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not end:
        raise ValueError(f"no {BEGIN} and {END}")
    return f"{before}{BEGIN}\n\n{text}\n{END}{after}"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def number(value: float | None, places: int = 2) -> str:
    """Return a number with as many decimals as are meaningful."""
    if value is None:
        return NOT_MEASURED
    return f"{value:,.{places if value < 100 else 0}f}"


def _by_count(figures: Figures, rows: Iterable[Sequence[str]]) -> str:
    return table(["", *(f"{count:,} forms" for count in figures.counts)], rows)


def _goals(figures: Figures) -> Iterator[list[str]]:
    for goal in GOALS:
        value = goal.figure(figures)
        verdict = "not measured" if value is None else "met" if goal.is_met(value) else "missed"
        bound = f"{'at least' if goal.is_floor else 'at most'} {goal.bound:,g}"
        yield [goal.text, number(value), bound, verdict]


def _ratios(figures: Figures) -> Iterator[list[str]]:
    for name, (one, other) in RATIOS.items():
        yield [name, *(number(figures.times(one, other, count)) for count in figures.counts)]
    for name, task in {"pages and indexes": Task.PAGES, "search and downloads too": Task.WHOLE}.items():
        fewer = [None, *figures.counts[:-1]]
        growths = (
            figures.growth(task, count, before) if before else None
            for count, before in zip(figures.counts, fewer, strict=True)
        )
        yield [f"{name}, times the column before", *map(number, growths)]


def _seconds(figures: Figures) -> Iterator[list[str]]:
    for task in Task:
        cells = []
        for count in figures.counts:
            is_measured = (count, task) in figures.costs
            seconds = figures.seconds(count, task)
            cells.append(number(seconds) if is_measured or seconds is None else f"about {number(seconds)}")
        yield [task.value, *cells]


def _processors(figures: Figures) -> Iterator[list[str]]:
    for task in Task:
        costs = [figures.costs.get((count, task)) for count in figures.counts]
        yield [task.value, *(number(cost.processor_seconds if cost else None) for cost in costs)]


def _memory(figures: Figures) -> Iterator[list[str]]:
    for task in Task:
        yield [task.value, *(number(figures.megabytes(count, task), 0) for count in figures.counts)]


def _output(figures: Figures) -> Iterator[list[str]]:
    for task in (Task.PAGES, Task.WHOLE, Task.HUGO, Task.MATERIAL):
        outputs = [figures.outputs.get((count, task)) for count in figures.counts]
        yield [task.value, *(f"{one.files:,}, {one.megabytes:,.1f}" if one else NOT_MEASURED for one in outputs)]


def _steps(figures: Figures) -> Iterator[list[str]]:
    total = sum(step.seconds for step in figures.steps)
    for step in figures.steps:
        yield [step.name, number(1000 * step.seconds / figures.profiled), f"{step.seconds / total:.0%}"]


def _likeness(figures: Figures) -> str:
    found = figures.alike
    if found is None:
        return "Hugo was left out."
    return (
        f"Of {found.pages} pages of forms, {found.same} have the same texts in the same elements on Hugo's site; "
        f"its pages come to {found.their_bytes / found.our_bytes:.1%} of the bytes of ours."
    )


def write(document: Path, text: str) -> None:
    """Write the figures into a document."""
    document.write_text(written_into(document.read_text("utf-8"), text), "utf-8")

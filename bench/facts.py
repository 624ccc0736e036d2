"""What a made-up form states, by canonical field: correct sums, with occasional mistakes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from random import Random

from bench.indicators import Row, declared, evaluated
from bench.projects import Project, ProjectYear
from generator.model import Kind

SLIPS = 0.08
"""The share of forms with one figure in which two digits are swapped."""

EXECUTION_WEIGHT = 10
_PAIR = re.compile(r"(\d)(?!\1)\d")


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything that a form states except passages and ticked boxes; amounts are in the unit of its paper."""

    texts: Mapping[str, str]
    indicators: tuple[Row, ...]
    sub_projects: tuple[Row, ...]


def facts_of(project: Project, year: ProjectYear, kind: Kind, unit: tuple[str, str], random: Random) -> Facts:
    """Return what the form of a project's year states; ``unit`` are the names of the unit and of its department."""
    name, department = unit
    texts = {"year": str(year.year), "project": project.name, "unit": name, "department": department}
    if kind is Kind.TARGET:
        texts |= {"period.start": f"{year.year}-01-01", "period.end": f"{year.year}-12-31"}
        figures, rows = _declared(project, year, random), tuple(declared(year))
        parts = tuple(_parts(project, year, random))
    else:
        rows, parts = tuple(evaluated(year, random)), ()
        figures = _executed(year, rows)
    return Facts(texts | _with_slip(figures, random), rows, parts)


def _declared(project: Project, year: ProjectYear, random: Random) -> dict[str, str]:
    before = project.before(year.year)
    total = year.budget * random.choice((1, 1, 1, 2, 3))
    amounts = {
        "total_budget.total": total,
        "total_budget.fiscal": total,
        "total_budget.other": 0,
        "annual_budget.total": year.budget,
        "annual_budget.fiscal": year.budget,
        "annual_budget.carryover": 0,
        "annual_budget.other": 0,
        "prior_year_budget.total": before.budget if before else 0,
        "prior_year_execution.total": before.executed if before else 0,
    }
    return {f"funds.{name}": _yuan(amount, project) for name, amount in amounts.items()}


def _parts(project: Project, year: ProjectYear, random: Random) -> Iterator[Row]:
    """Yield sub-projects that add up to the year's budget."""
    count = random.choice((1, 1, 2, 3, 4))
    cuts = sorted(random.randrange(1, year.budget // 100) for _ in range(count - 1))
    for number, (start, end) in enumerate(pairwise([0, *cuts, year.budget // 100])):
        name = project.name if count == 1 else year.goals[number].name
        yield Row((), {"name": name, "amount": _yuan((end - start) * 100, project)})


def _executed(year: ProjectYear, rows: Sequence[Row]) -> dict[str, str]:
    rate = 100 * year.executed / year.adjusted
    score = EXECUTION_WEIGHT * rate / 100
    columns = {"opening_budget": year.budget, "full_year_budget": year.adjusted, "executed": year.executed}
    sources = ("total", "fiscal")
    figures = {f"funds.{name}.{source}": _tens(yuan) for name, yuan in columns.items() for source in sources}
    total = round(score, 2) + sum(float(row.columns["score"]) for row in rows)
    return figures | {
        "execution.weight.total": str(EXECUTION_WEIGHT),
        "execution.rate.total": f"{rate:.2f}%",
        "execution.rate.fiscal": f"{rate:.2f}%",
        "execution.score.total": f"{score:.2f}",
        "total.weight": "100",
        "total.score": f"{total:.2f}",
    }


def _yuan(amount: int, project: Project) -> str:
    return f"{amount:,}.00" if project.has_commas else str(amount)


def _tens(yuan: int) -> str:
    """Return an amount in units of 10,000 yuan."""
    return f"{yuan / 10_000:.2f}"


def _with_slip(figures: dict[str, str], random: Random) -> dict[str, str]:
    # Not the first digit, because no number starts with a zero.
    places = [(field, pair.start()) for field, text in figures.items() for pair in _PAIR.finditer(text, 1)]
    if random.random() >= SLIPS or not places:
        return figures
    field, at = random.choice(places)
    text = figures[field]
    return {**figures, field: f"{text[:at]}{text[at + 1]}{text[at]}{text[at + 2 :]}"}

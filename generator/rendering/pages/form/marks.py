"""Which findings are marked beside which figures of a form's page, and where on it a finding's cells are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from generator.model import CellPath, Form, Kind
from generator.rendering.pages.form.review import MarkIds
from generator.rules.anchors import placed
from generator.rules.running import Finding

Marked = str | CellPath
"""A canonical field, an indicator by its path, or a column of an indicator: the path, and the column's field."""


class Mark(NamedTuple):
    """A link from a figure to a finding about it: the finding's number and anchor.

    ``id`` identifies the mark, so that the finding can link back.
    """

    number: int
    anchor: str
    id: str


class Marks(NamedTuple):
    """All marks of a form's page.

    ``beside`` are the marks of each figure; figures without findings are absent. Of fields that one figure shows
    together, the first stands for all. ``cells`` are the marks that each finding links to.
    """

    beside: Mapping[Marked, tuple[Mark, ...]]
    cells: Mapping[str, MarkIds]


NO_MARKS = Marks({}, {})


def marks_of(form: Form, findings: Sequence[Finding]) -> Marks:
    """Return the marks beside the figures of a form."""
    if not findings:
        return NO_MARKS
    figures = _figures(form)
    beside: dict[Marked, tuple[Mark, ...]] = {}
    cells: dict[str, dict[CellPath, str]] = {}
    for place, finding in placed(findings):
        marks: dict[Marked, Mark] = {}
        cells[place.anchor] = ids = {}
        for side in finding.found.sides:
            figure = None if side.form else _figure(figures, side.cell)
            if figure is None:
                continue
            if figure not in marks:
                marks[figure] = Mark(place.number, place.anchor, f"{place.anchor}-at-{len(marks) + 1}")
                beside[figure] = (*beside.get(figure, ()), marks[figure])
            ids[side.cell] = marks[figure].id
    return Marks(beside, cells)


def told_of_execution(form: Form) -> Sequence[str]:
    """Return the fields of the execution of the budget that the key figures tell: no column is shown for them alone."""
    if form.address.kind is Kind.TARGET or "execution.rate.total" not in form.asked:
        return ()
    is_scored = form.execution.weight and form.execution.score
    return ("execution.rate.total", *(("execution.weight.total", "execution.score.total") if is_scored else ()))


def _figures(form: Form) -> dict[CellPath, Marked]:
    """Return the figure shown for each cell, by its path."""
    together = (("period.start", "period.end"), ("total.score", "total.weight"), told_of_execution(form))
    first = {field: group[0] for group in together for field in group}
    shown: dict[CellPath, Marked] = {stated.path: first.get(field, field) for field, stated in form.stated.items()}
    for indicator in form.indicators:
        own = (*form.stated["indicators"].path, *indicator.path)
        shown[own] = indicator.path
        shown |= {(*own, label): (*indicator.path, field) for field, label in form.column_labels.items()}
    return shown


def _figure(figures: Mapping[CellPath, Marked], cell: CellPath) -> Marked | None:
    """Return the figure that a cell belongs to: its own, or that of a cell that contains it."""
    return next((figures[cell[:end]] for end in range(len(cell), 0, -1) if cell[:end] in figures), None)

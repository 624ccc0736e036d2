"""Which findings are marked beside which figures of a form's page, and where on it a finding's cells are."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from generator.model import CellPath, Form
from generator.rendering.pages.review import MarkIds
from generator.rules.anchors import FindingPlace, placed
from generator.rules.running import Finding

Marked = str | CellPath
"""A canonical field, an indicator by its path, or a column of an indicator: the path, and the column's field."""


class Mark(NamedTuple):
    """A link from a figure to a finding about it: the finding's number and anchor.

    ``id`` identifies the mark, so that the finding can link back; empty if another mark has it.
    """

    number: int
    anchor: str
    id: str


class Marks(NamedTuple):
    """All marks of a form's page.

    ``beside`` are the marks of each figure; figures without findings are absent. ``cells`` are the marks that each
    finding links to.
    """

    beside: Mapping[Marked, tuple[Mark, ...]]
    cells: Mapping[str, MarkIds]


NO_MARKS = Marks({}, {})


def marks_of(form: Form, findings: Sequence[Finding]) -> Marks:
    """Return the marks beside the figures of a form."""
    if not findings:
        return NO_MARKS
    figures = _figures(form)
    at: dict[CellPath, tuple[Mark, ...]] = {}
    cells: dict[str, MarkIds] = {}
    for place, finding in placed(findings):
        own = {side.cell: _figure(figures, side.cell) for side in finding.found.sides if not side.form}
        concerned = dict.fromkeys(figure for figure in own.values() if figure in figures)
        marks = {figure: _mark(place, count) for count, figure in enumerate(concerned, 1)}
        at |= {figure: (*at.get(figure, ()), mark) for figure, mark in marks.items()}
        cells[place.anchor] = {cell: marks[figure].id for cell, figure in own.items() if figure in marks}
    return Marks(dict(_beside(figures, at)), cells)


def _mark(place: FindingPlace, count: int) -> Mark:
    return Mark(place.number, place.anchor, f"{place.anchor}-at-{count}")


def _figures(form: Form) -> dict[CellPath, dict[Marked, None]]:
    """Return the figures shown for each cell, by its path; a cell may be shown as several figures."""
    shown: dict[CellPath, dict[Marked, None]] = {}
    for field, stated in form.stated.items():
        shown.setdefault(stated.path, {})[field] = None
    if "indicators" in form.stated:
        top = form.stated["indicators"].path
        for indicator in form.indicators:
            own = (*top, *indicator.path)
            shown.setdefault(own, {})[indicator.path] = None
            for field, label in form.column_labels.items():
                shown.setdefault((*own, label), {})[*indicator.path, field] = None
    return shown


def _beside(
    figures: Mapping[CellPath, Iterable[Marked]], at: Mapping[CellPath, tuple[Mark, ...]]
) -> Iterator[tuple[Marked, tuple[Mark, ...]]]:
    for path, marks in at.items():
        first, *others = figures[path]
        yield first, marks
        for other in others:
            yield other, tuple(mark._replace(id="") for mark in marks)


def _figure(figures: Container[CellPath], cell: CellPath) -> CellPath:
    """Return the path to the figure that a cell belongs to: the cell itself, or one that contains it."""
    return next((cell[:end] for end in range(len(cell), 0, -1) if cell[:end] in figures), cell)

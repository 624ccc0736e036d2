"""Which findings are named beside which figures of a form's page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set

from generator.model import CellPath, Form
from generator.rendering.pages.review import FindingPlace, placed
from generator.rules.running import Finding

Marked = str | CellPath
"""A canonical field, an indicator by its path, or a column of one: that path, and the column's field."""

Marks = Mapping[Marked, tuple[FindingPlace, ...]]
"""The places of findings by what they concern; what none concerns is absent."""


def marks_of(form: Form, findings: Sequence[Finding]) -> Marks:
    """Return the findings to name beside the figures of a form."""
    paths: dict[Marked, CellPath] = {field: stated.path for field, stated in form.stated.items()}
    if "indicators" in form.stated:
        top = form.stated["indicators"].path
        paths |= {indicator.path: (*top, *indicator.path) for indicator in form.indicators}
        paths |= {
            (*indicator.path, field): (*top, *indicator.path, label)
            for indicator in form.indicators
            for field, label in form.column_labels.items()
        }
    figures = frozenset(paths.values())
    named: dict[CellPath, tuple[FindingPlace, ...]] = {}
    for place, finding in placed(findings):
        for path in dict.fromkeys(_figure(figures, side.cell) for side in finding.found.sides if not side.form):
            named[path] = (*named.get(path, ()), place)
    return {marked: named[path] for marked, path in paths.items() if path in named}


def _figure(figures: Set[CellPath], cell: CellPath) -> CellPath:
    """Return the way to the figure that a cell is part of: itself, or what has it in it."""
    return next((cell[:end] for end in range(len(cell), 0, -1) if cell[:end] in figures), cell)

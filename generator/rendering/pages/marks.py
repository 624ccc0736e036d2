"""Which numbers of findings stand beside which figures of a form's page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set

from generator.model import CellPath, Form
from generator.rules.running import Finding

Marked = str | CellPath
"""A canonical field, or an indicator by its path."""

Marks = Mapping[Marked, tuple[int, ...]]
"""Numbers of findings, counted from 1, by what they concern; what none concerns is absent."""


def marks_of(form: Form, findings: Sequence[Finding]) -> Marks:
    """Return the numbers to put beside the figures of a form."""
    paths: dict[Marked, CellPath] = {field: stated.path for field, stated in form.stated.items()}
    if "indicators" in form.stated:
        top = form.stated["indicators"].path
        paths |= {indicator.path: (*top, *indicator.path) for indicator in form.indicators}
    figures = frozenset(paths.values())
    numbers: dict[CellPath, tuple[int, ...]] = {}
    for number, finding in enumerate(findings, 1):
        for path in dict.fromkeys(_figure(figures, side.cell) for side in finding.found.sides if not side.form):
            numbers[path] = (*numbers.get(path, ()), number)
    return {marked: numbers[path] for marked, path in paths.items() if path in numbers}


def _figure(figures: Set[CellPath], cell: CellPath) -> CellPath:
    """Return the way to the figure that a cell is part of, as a column is of its indicator."""
    return next((cell[:end] for end in range(len(cell), 0, -1) if cell[:end] in figures), cell)

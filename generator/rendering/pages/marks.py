"""Which numbers of findings stand beside which figures of a form's page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.model import CellPath, Form
from generator.rules.running import Finding

Marked = str | tuple[str, ...]
"""A canonical field, or an indicator by the names of its levels."""

Marks = Mapping[Marked, tuple[int, ...]]
"""Numbers of findings, counted from 1, by what they concern; what none concerns is absent."""


def marks_of(form: Form, findings: Sequence[Finding]) -> Marks:
    """Return the numbers to put beside the figures of a form."""
    paths: dict[Marked, CellPath] = {field: stated.path for field, stated in form.stated.items()}
    if "indicators" in form.stated:
        top = form.stated["indicators"].path
        paths |= {indicator.levels: (*top, *indicator.levels) for indicator in form.indicators}
    numbers: dict[CellPath, tuple[int, ...]] = {}
    for number, finding in enumerate(findings, 1):
        for path in dict.fromkeys(_figure(form, side.cell) for side in finding.found.sides if not side.form):
            numbers[path] = (*numbers.get(path, ()), number)
    return {marked: numbers[path] for marked, path in paths.items() if path in numbers}


def _figure(form: Form, cell: CellPath) -> CellPath:
    """Return the way to the figure that a cell belongs to: a column of an indicator belongs to the indicator."""
    top = form.stated["indicators"].path if form.indicators else None
    if top is None or cell[: len(top)] != top:
        return cell
    return cell[: len(top) + len(form.indicators[0].levels)]

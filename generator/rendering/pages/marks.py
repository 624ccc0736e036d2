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
    numbers = _by_cell(findings)
    return {marked: numbers[path] for marked, path in paths.items() if path in numbers}


def _by_cell(findings: Sequence[Finding]) -> dict[CellPath, tuple[int, ...]]:
    """Return the numbers of findings by the cells of this form that they are made of, columns of indicators aside."""
    numbers: dict[CellPath, tuple[int, ...]] = {}
    for number, finding in enumerate(findings, 1):
        for cell in dict.fromkeys(side.cell for side in finding.found.sides if not side.form):
            numbers[cell] = (*numbers.get(cell, ()), number)
    return numbers

"""The cells of a paper that no other table of the open data holds, so that nothing of a form is lost."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from generator.definition.cells import WITHHELD
from generator.model import CellPath, Form, Indicator, IndicatorRow, SubProject, Written

BETWEEN = "；"
"""Stands between several options of a cell."""

Leaf = tuple[CellPath, str | None]
"""The way to a cell, and its text, ``None`` where it is blank."""

_Known = Mapping[CellPath, Sequence[frozenset[str]]]
"""For a table of the paper that has a table of its own: the texts of each of its rows that are in there."""

_IN_TABLES = {"unit", "department", "year", "project", "period", "funds", "narrative", "total", "grade"} | {
    "project_type", "use_of_funds", "expenditure_category", "government_procurement", "performance_type"
}  # fmt: skip
"""The groups of canonical fields that have a table or columns of their own."""


def other_cells(form: Form) -> Iterator[Leaf]:
    """Yield the cells that are blank, withheld, or fill no field that has a column elsewhere, in the paper's order."""
    held = frozenset(_held(form))
    known = {
        form.stated[field].path: rows
        for field, rows in (
            ("sub_projects", [_of_part(part) for part in form.sub_projects]),
            ("indicators", [_of_indicator(indicator) for indicator in form.indicators]),
        )
        if field in form.stated
    }
    return ((path, text) for path, text in _leaves(form.cells, (), known) if path not in held)


def is_withheld(text: str | None) -> bool:
    """Tell whether a cell says that its content is not made public."""
    return text == WITHHELD


def _held(form: Form) -> Iterator[CellPath]:
    for field, stated in form.stated.items():
        group, _, rest = field.partition(".")
        if stated.text and (group in _IN_TABLES or (group == "execution" and rest.endswith(".total"))):
            yield stated.path


def _of_part(part: SubProject) -> frozenset[str]:
    return frozenset((part.name, part.amount.written if part.amount else ""))


def _of_indicator(indicator: Indicator) -> frozenset[str]:
    figures = (figure.written for figure in (indicator.weight, indicator.score) if figure)
    texts = (indicator.target, indicator.actual, indicator.deviation)
    return frozenset((*figures, *(text for text in texts if text)))


def _leaves(value: Written, path: CellPath, known: _Known) -> Iterator[Leaf]:
    match value:
        case Mapping():
            for label, inner in value.items():
                yield from _leaves(inner, (*path, label), known)
        case (Mapping() | IndicatorRow(), *_):
            for number, row in enumerate(value):
                for steps, text in _columns(row, number):
                    if path not in known or not _is_in(text, known[path][number]):
                        yield (*path, *steps), text
        case tuple():
            yield path, BETWEEN.join(map(str, value)) or None
        case _:
            yield path, value


def _columns(row: object, number: int) -> Iterator[Leaf]:
    match row:
        case IndicatorRow(levels, columns):
            yield from (((*levels, label), text) for label, text in columns.items())
        case Mapping():
            yield from (((number + 1, label), text) for label, text in row.items())


def _is_in(text: str | None, known: frozenset[str]) -> bool:
    return text is None or text in known or text.strip() in known

"""The cells of a form that no other part of its page shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from generator.definition.cells import Cell, Choice, Definition, Group, Scalar, ScalarType
from generator.model import Kind
from generator.rendering.printed import Cells, content_of, label_of, name_of, text_of

_SHOWN_ELSEWHERE = ("unit", "department", "year", "project", "project_type", "period", "funds", "narrative")
_SHOWN_OF_EVALUATIONS = (*_SHOWN_ELSEWHERE, "total", "execution.rate")


class OtherCell(NamedTuple):
    """A single cell that no other part of the page shows; ``field`` is empty if it fills none.

    ``is_ticked`` is true for a choice of printed options.
    """

    label: str
    text: str
    field: str
    is_ticked: bool


def other_cells(definition: Definition, cells: Cells) -> Iterator[OtherCell]:
    """Yield the single cells that no other part of the page shows; blank ones have an empty text."""
    shown = set(_SHOWN_OF_EVALUATIONS if definition.kind is Kind.SELF_EVALUATION else _SHOWN_ELSEWHERE)
    for cell, within in _with_cells(definition.cells, cells):
        is_there = name_of(cell, within) in within
        if is_there and _is_single(cell) and shown.isdisjoint({cell.field, cell.field.partition(".")[0]}):
            text = text_of(content_of(cell, within))
            yield OtherCell(label_of(cell, within), text, cell.field, isinstance(cell.shape, Choice))


def _with_cells(asked: Iterable[Cell], cells: Cells) -> Iterator[tuple[Cell, Cells]]:
    """Yield cells with the mapping that contains them, those inside a group after it."""
    for cell in asked:
        yield cell, cells
        inner = content_of(cell, cells)
        if isinstance(cell.shape, Group) and isinstance(inner, Mapping):
            yield from _with_cells(cell.shape.cells, inner)


def _is_single(cell: Cell) -> bool:
    match cell.shape:
        case Choice():
            return True
        case Scalar(type=kind):
            return kind is not ScalarType.MONEY
    return False

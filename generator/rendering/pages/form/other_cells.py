"""The cells of a form that no other part of its page shows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple, assert_never

from generator.definition.cells import (
    Blank,
    Cell,
    Choice,
    Group,
    Heading,
    Indicators,
    Matrix,
    Rows,
    Scalar,
    ScalarType,
)
from generator.definition.fields import full_field
from generator.definition.filled import Cells, content_of, label_of, name_of, text_of
from generator.model import Kind, Narrative

_SHOWN_ELSEWHERE = ("unit", "department", "year", "project", "project_type", "period", "funds", "narrative")
_SHOWN_OF_EVALUATIONS = (*_SHOWN_ELSEWHERE, "total", "execution.rate")

_NONE: Mapping[str, str] = MappingProxyType({})


class Place(NamedTuple):
    """A cell of the paper, and the mapping that contains it if it was filled in.

    ``heading`` stands above it in its group, empty if there is none.
    """

    cell: Cell
    within: Cells
    heading: str = ""


class OtherCell(NamedTuple):
    """A single cell that no other part of the page shows; ``field`` is the full name of the field it fills, or empty.

    ``is_ticked`` is true for a choice of printed options.
    """

    label: str
    text: str
    field: str
    is_ticked: bool


def other_cells(places: Sequence[Place], kind: Kind) -> Iterator[OtherCell]:
    """Yield the single cells that no other part of the page shows; blank ones have an empty text.

    Cells that the paper tells apart by their places, because they have one label, are named by their keys.
    """
    labels = Counter(cell.label for cell, *_ in places)
    shown = set(_SHOWN_OF_EVALUATIONS if kind is Kind.SELF_EVALUATION else _SHOWN_ELSEWHERE)
    for cell, within, _ in places:
        is_there = name_of(cell, within) in within
        if is_there and _is_short(cell) and shown.isdisjoint({cell.field, cell.field.partition(".")[0]}):
            label, text = label_of(cell, within), text_of(content_of(cell, within))
            name = label if labels[label] < 2 else name_of(cell, within)
            yield OtherCell(name, text, full_field(cell.field), isinstance(cell.shape, Choice))


def other_passages(places: Iterable[Place]) -> Iterator[Narrative]:
    """Yield the passages of text that fill no field, and so have no topic; blank ones are left out."""
    for cell, within, _ in places:
        if _is_passage(cell) and (text := text_of(content_of(cell, within))):
            yield Narrative("", label_of(cell, within), text)


def places_of(asked: Iterable[Cell], cells: Cells, headings: Mapping[str, str] = _NONE) -> Iterator[Place]:
    """Yield the places of cells, those inside a group after it; ``headings`` are those above them, by key."""
    for cell in asked:
        yield Place(cell, cells, headings.get(cell.key, ""))
        if isinstance(cell.shape, Group) and isinstance(inner := content_of(cell, cells), Mapping):
            yield from places_of(cell.shape.cells, inner, _headings(cell.shape.rows))


def _headings(rows: Iterable[Sequence[Cell]]) -> Mapping[str, str]:
    """Return the headings above the cells of a group by their keys; each has an equal share of the rows below."""
    found: dict[str, str] = {}
    above: Sequence[Cell] = ()
    for row in rows:
        if any(isinstance(cell.shape, Heading) for cell in row):
            above = row
        elif above and len(row) % len(above) == 0:
            share = len(row) // len(above)
            found |= {cell.key: above[number // share].label for number, cell in enumerate(row)}
    return found


def _is_short(cell: Cell) -> bool:
    match cell.shape:
        case Choice():
            return True
        case Scalar(type=kind):
            return kind is not ScalarType.MONEY and not _is_passage(cell)
        case Group() | Rows() | Matrix() | Indicators() | Heading() | Blank():
            return False
        case unknown:
            assert_never(unknown)


def _is_passage(cell: Cell) -> bool:
    is_long = isinstance(cell.shape, Scalar) and cell.shape.type is ScalarType.LONG_TEXT
    return is_long and not cell.field and not cell.private

"""The parts of printed papers: cells on a grid, and their texts."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from generator.definition.cells import Cell
from generator.model import Written

Cells = Mapping[str, Written]


class PaperCell(NamedTuple):
    """A cell of the printed table.

    ``scope`` is the HTML scope of a label; a value has none. Figures and dates are centred, words are not.
    """

    text: str
    colspan: int
    rowspan: int = 1
    scope: str = ""
    is_figure: bool = False


PaperRow = tuple[PaperCell, ...]


def text_of(value: Written) -> str:
    """Return the printed text of a cell; empty for a cell with rows of its own."""
    match value:
        case str():
            return value
        case tuple():
            return "、".join(item for item in value if isinstance(item, str))
    return ""


def name_used(name: str, also: Sequence[str], there: Container[str]) -> str:
    """Return the name of something on the paper that occurs ``there``, its first name if none does."""
    if not also or name in there:
        return name
    return next((other for other in also if other in there), name)


def name_of(cell: Cell, cells: Cells) -> str:
    """Return the key that a cell has among others."""
    return name_used(cell.key, cell.also, cells)


def content_of(cell: Cell, cells: Cells) -> Written:
    """Return the content of a cell under any of its names, ``None`` if it is blank or missing."""
    return cells.get(name_of(cell, cells))


def label_of(cell: Cell, cells: Cells) -> str:
    """Return the printed label of a cell: another name if the form uses that."""
    used = name_of(cell, cells)
    return cell.label if used == cell.key else used


@cache
def shares(widths: tuple[int | None, ...], total: int) -> tuple[int, ...]:
    """Return whole widths that add up to ``total``: stated ones in proportion, the others share the rest."""
    stated = sum(width for width in widths if width)
    open_places = sum(1 for width in widths if not width)
    each = max((total - stated) // open_places, 1) if open_places else 0
    wanted = [width or each for width in widths]
    scale = total / sum(wanted)
    edges = [round(sum(wanted[:count]) * scale) for count in range(len(wanted) + 1)]
    return tuple(max(right - left, 1) for left, right in pairwise(edges))

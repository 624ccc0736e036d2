"""The parts of printed papers: cells on a grid."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import NamedTuple


class PaperCell(NamedTuple):
    """A cell of the printed table.

    ``scope`` is the HTML scope of a label; a value has none. Figures and dates are centred, words are not; a long text
    may be broken across pages. No line is between joined cells.
    """

    text: str
    colspan: int
    rowspan: int = 1
    scope: str = ""
    is_figure: bool = False
    is_long: bool = False
    is_joined: bool = False


PaperRow = tuple[PaperCell, ...]


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

"""The names by which forms refer to the places of a paper."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Names:
    """The names of the places at one spot of a paper: cells side by side, columns, or lines.

    ``own`` maps every allowed name to the place's own name. ``needed`` are the own names of the required places, in the
    order of the paper.
    """

    own: Mapping[str, str]
    needed: tuple[str, ...]


def names_of(places: Iterable[tuple[tuple[str, ...], bool]]) -> Names:
    """Return the names of places, each given by its names, the own one first, and whether it is required."""
    own: dict[str, str] = {}
    needed: list[str] = []
    for names, is_needed in places:
        own |= dict.fromkeys(names, names[0])
        needed += names[:1] if is_needed else ()
    return Names(own, tuple(needed))

"""Links that lead back to where they start: of projects, of units, of withdrawn forms."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from typing import TypeVar

Named = TypeVar("Named", bound=Hashable)


def comes_back(start: Named, links: Mapping[Named, Iterable[Named]]) -> bool:
    """Tell whether links lead from something to itself, directly or not."""
    return start in reachable(start, links)


def reachable(start: Named, *links: Mapping[Named, Iterable[Named]]) -> set[Named]:
    """Return everything that links lead to from one, which is among it only if they lead back."""
    found: set[Named] = set()
    steps = [start]
    while steps:
        step = steps.pop()
        others = {other for one in links for other in one.get(step, ())} - found
        found |= others
        steps += others
    return found

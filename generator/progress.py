"""Watching the progress of work, for whoever has a place to show it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import Enum
from typing import Any


class Phase(Enum):
    """What is being done."""

    CHECKING = "checking"
    PAGES = "pages"
    RELATED = "related"
    """Pages once more, and findings, of projects that are told something from others."""
    LISTS = "lists"
    FILES = "files"
    ANNOUNCING = "announcing"
    PUBLISHING = "publishing"
    VERIFYING = "verifying"


Watch = Callable[[Phase, Iterable[Any], int], Iterable[Any]]
"""Passes on the items of a phase, whose number is given too, one by one, and may show the progress."""

Watcher = Callable[[int], Watch]
"""Returns how work on so many forms or files is watched."""


def unwatched(_phase: Phase, items: Iterable[Any], _count: int) -> Iterable[Any]:
    """Return the items and show no progress."""
    return items


def nobody(_count: int) -> Watch:
    """Return ``unwatched``."""
    return unwatched

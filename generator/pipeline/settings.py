"""What a build is told from outside."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Watch = Callable[[Sequence[Any]], Iterable[Any]]
"""Passes items on one by one, and may show somebody how far the work has come."""


def unwatched(items: Sequence[Any]) -> Iterable[Any]:
    """Return the items; nobody looks on."""
    return items


@dataclass(frozen=True, slots=True)
class BuildSettings:
    """Where the sources of a site lie, all paths absolute, and what the site is called.

    ``site_url`` is empty when the published address is not known; otherwise it ends with a slash.
    """

    root: Path
    content: Path
    site_config: Path
    theme: Path
    site_name: str
    site_url: str
    watch: Watch = unwatched

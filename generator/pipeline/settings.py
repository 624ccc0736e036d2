"""What a build is told from outside."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, NamedTuple

from generator.pipeline.workspace import Workspace
from generator.rendering.pages.home import Guide
from generator.rendering.shell import Shells

Watch = Callable[[Iterable[Any], int], Iterable[Any]]
"""Passes items on one by one, so many in all, and may show somebody how far the work has come."""


def unwatched(items: Iterable[Any], _count: int) -> Iterable[Any]:
    """Return the items; nobody looks on."""
    return items


CACHE = Path(".cache/disclosure/build.sqlite")
"""Where a build keeps what the next one may use, below the root of a workspace."""


@dataclass(frozen=True, slots=True)
class BuildSettings:
    """The workspace that a site is made of, all its paths absolute, and what the site is called.

    ``site_url`` is empty when the published address is not known; otherwise it ends with a slash. ``cache`` is the file
    in which a build keeps what the next one may use.
    """

    workspace: Workspace
    site_name: str
    site_url: str
    cache: Path


class Hosted(NamedTuple):
    """What the host has made before our pages are: their shells, its own files by name, and what these explain."""

    shells: Shells
    files: Mapping[str, bytes]
    guides: tuple[Guide, ...] = ()


class Skippable(StrEnum):
    """Parts of a site that a preview can do without."""

    SEARCH = "search"
    DOWNLOADS = "downloads"


@dataclass(frozen=True, slots=True)
class Run:
    """How a build goes about its work: in how many processes, who watches, and what it leaves out."""

    processes: int = 1
    watch: Watch = unwatched
    without: frozenset[Skippable] = frozenset()


ALONE = Run()
"""In this process, unwatched, with nothing left out."""

"""The settings of a build."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from generator.pipeline.inputs.workspace import Workspace
from generator.progress import Watcher, nobody
from generator.rendering.pages.search import Guide
from generator.rendering.shell import Shells

CACHE = Path(".cache/disclosure/build.sqlite")
"""The cache for the next build, below the root of a workspace."""


@dataclass(frozen=True, slots=True)
class BuildSettings:
    """The workspace of a site, with absolute paths, and the site's name.

    ``site_url`` ends with a slash, or is empty if the URL is not known. ``cache`` is the file that a build keeps for
    the next one.
    """

    workspace: Workspace
    site_name: str
    site_url: str
    cache: Path


class Hosted(NamedTuple):
    """What the host made before the forms' pages: page shells, its own files by name, and the topics of these."""

    shells: Shells
    files: Mapping[str, bytes]
    guides: tuple[Guide, ...]


class Skippable(StrEnum):
    """Parts of a site that can be omitted to measure the others; pages keep their links to them."""

    SEARCH = "search"
    DOWNLOADS = "downloads"


@dataclass(frozen=True, slots=True)
class Run:
    """How a build runs: in how many processes, how its progress is watched, and what it omits."""

    processes: int = 1
    watcher: Watcher = nobody
    without: frozenset[Skippable] = frozenset()


ALONE = Run()
"""In this process, without progress, with nothing omitted."""

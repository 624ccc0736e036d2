"""The tasks to measure: commands on a made-up project, ours and those of the peers, each with its preparation."""

from __future__ import annotations

import os
import sys
from enum import Enum
from pathlib import Path
from tempfile import mkdtemp
from typing import NamedTuple

from bench.commands import CACHE, PROGRAM, build, check
from bench.measures import Cost, cost_of
from bench.peers import hugo, material
from bench.project import rename_a_project, write_project

SITE = Path("published/site")
"""The folder of our site below the project; its caches are in the same folder."""


class Task(Enum):
    """The tasks, in the order of measuring; the values are their names in tables."""

    CHECK = "check"
    WHOLE = "build, with search and downloads"
    WHOLE_RENAMED = "build, with search and downloads, one project renamed"
    WHOLE_SAME = "build, with search and downloads, nothing changed"
    PAGES = "build, pages and indexes alone"
    PAGES_RENAMED = "build, pages and indexes alone, one project renamed"
    HUGO = "Hugo"
    MATERIAL = "MkDocs with Material"


class Output(NamedTuple):
    """The output of a build."""

    files: int
    megabytes: float


class Commands:
    """The commands on one made-up project in its own folder; Hugo is in ``environment``."""

    def __init__(self, folder: Path, count: int, environment: Path) -> None:
        self._project, self._hugo, self._material = folder / "project", folder / "hugo", folder / "material"
        self._aside = folder / "aside"
        self._environment = environment
        write_project(self._project, count)

    def write_peer(self, task: Task) -> None:
        """Write the input of a peer beside the project."""
        if task is Task.HUGO:
            hugo.write_site(self._project, self._hugo)
        if task is Task.MATERIAL:
            material.write_site(self._project, self._material)

    def cost(self, task: Task) -> Cost:
        """Return the costs of a task once; some tasks depend on the previous one."""
        self._prepare(task)
        # Data that others still have to write to the disc must not count here.
        os.sync()
        return cost_of(self._command(task))

    def output(self, task: Task) -> Output:
        """Return the output of a task."""
        folders = {Task.HUGO: self._hugo / hugo.PUBLIC, Task.MATERIAL: self._material / material.OUTPUT}
        sizes = [path.stat().st_size for path in folders.get(task, self._project / SITE).rglob("*") if path.is_file()]
        return Output(len(sizes), sum(sizes) / 1e6)

    def sites(self) -> tuple[Path, Path]:
        """Return the folders of our site and of Hugo's."""
        return self._project / SITE, self._hugo / hugo.PUBLIC

    def _prepare(self, task: Task) -> None:
        match task:
            case Task.PAGES | Task.WHOLE:
                self._put_aside(self._project / SITE.parent, self._project / CACHE)
            case Task.PAGES_RENAMED | Task.WHOLE_RENAMED:
                rename_a_project(self._project)
            case Task.HUGO:
                self._put_aside(self._hugo / hugo.PUBLIC, self._hugo / "resources")
            case Task.MATERIAL:
                self._put_aside(self._material / material.OUTPUT)

    def _put_aside(self, *folders: Path) -> None:
        """Move folders away for a fresh start; ext4 creates files slowly after many deletions."""
        self._aside.mkdir(exist_ok=True)
        for folder in filter(Path.exists, folders):
            folder.rename(Path(mkdtemp(dir=self._aside)) / folder.name)

    def _command(self, task: Task) -> list[str]:
        out = self._project / SITE
        match task:
            case Task.CHECK:
                return [*PROGRAM, *check(self._project)]
            case Task.PAGES | Task.PAGES_RENAMED:
                return [*PROGRAM, *build(self._project, out, whole=False)]
            case Task.WHOLE | Task.WHOLE_RENAMED | Task.WHOLE_SAME:
                return [*PROGRAM, *build(self._project, out)]
            case Task.HUGO:
                return [str(hugo.binary(self._environment)), "--source", str(self._hugo), "--quiet"]
            case Task.MATERIAL:
                return [sys.executable, "-m", "mkdocs", "build", "--quiet", "-f", str(self._material / "mkdocs.yml")]

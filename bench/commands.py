"""This program's commands: the only place that knows how to call them."""

from __future__ import annotations

import sys
from pathlib import Path

PROGRAM = (sys.executable, "-c", "from generator.cli.start import main; main()")
CACHE = ".cache"
"""The folder of caches below the project."""


def check(project: Path) -> list[str]:
    """Return the arguments that check a project."""
    return ["--root", str(project), "check"]


def build(project: Path, out: Path, *, whole: bool = True, in_one_process: bool = False) -> list[str]:
    """Return the arguments that build a project, if not ``whole`` without search index and downloads."""
    options = [] if whole else ["--without", "search", "--without", "downloads"]
    options += ["--processes", "1"] if in_one_process else []
    return ["--root", str(project), "build", "--out", str(out), *options]


def serve(project: Path, address: str) -> list[str]:
    """Return the arguments that serve a project at an address."""
    return [*PROGRAM, "--root", str(project), "serve", "--address", address]

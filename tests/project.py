"""Small projects on disc for tests that build or check a whole site."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from generator.pipeline.outcome import Built

Build = Callable[[], Built]
"""Builds a project, in the folder ``site`` below it."""

REPOSITORY = Path(__file__).parents[1]
FRAGMENTS = {path.name: path.read_text("utf-8") for path in (REPOSITORY / "theme/fragments").glob("*.html")}
"""The templates of pages by name."""

PUBLISHED = REPOSITORY / "tests/published"
"""The real forms as of the time when the tests were written: new forms in ``content/`` do not break tests."""

UNIT = "content/forms/science-museum/unit.yml"
FORM = "content/forms/science-museum/2019/hall.yml"


def small_project(root: Path) -> Path:
    """Make a project with the real configuration and theme and one form; return its root."""
    empty_project(root)
    write(root, UNIT, (REPOSITORY / "tests/sample/unit.yml").read_text("utf-8"))
    write(root, FORM, (REPOSITORY / "tests/sample/sh-target-2019.yml").read_text("utf-8"))
    return root


def published_project(root: Path) -> Path:
    """Make a project with the real configuration, theme and forms; return its root."""
    empty_project(root)
    shutil.copytree(PUBLISHED, root, dirs_exist_ok=True)
    return root


def empty_project(root: Path) -> None:
    """Make a project with the real configuration and theme, and no form."""
    for name in ("site_config", "theme", "content/pages"):
        shutil.copytree(REPOSITORY / name, root / name)
    shutil.copy(REPOSITORY / "mkdocs.yml", root)


def write(root: Path, name: str, text: str) -> None:
    """Write a text to ``name`` below ``root``."""
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def page(root: Path, name: str) -> str:
    """Return a page of a built project's site."""
    return (root / "site" / name).read_text("utf-8")


def files_of(folder: Path) -> dict[str, bytes]:
    """Return the contents of all files below ``folder`` by their paths in it."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}

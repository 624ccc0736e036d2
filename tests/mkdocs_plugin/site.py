"""A site with the real theme and Markdown pages, and a pipeline of the tests instead of the real one."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.pipeline.outcome import Built
from tests.project import REPOSITORY


def write_site(root: Path) -> Path:
    """Return the path of an mkdocs.yml in ``root`` without forms and definitions."""
    (root / "content/forms").mkdir(parents=True)
    shutil.copytree(REPOSITORY / "content/pages", root / "content/pages")
    (root / "site_config").mkdir()
    config = root / "mkdocs.yml"
    config.write_text(
        f"""\
INHERIT: {REPOSITORY.as_posix()}/mkdocs.yml
theme:
  custom_dir: {REPOSITORY.as_posix()}/theme
""",
        encoding="utf-8",
    )
    return config


def put_in_place(pipeline: Callable[..., Built], patch: pytest.MonkeyPatch) -> None:
    """Have another pipeline make the pages."""
    patch.setattr("generator.pipeline.build.build_pages", pipeline)

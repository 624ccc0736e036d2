"""Writes a made-up project for the commands: ``python -m bench.project --count N --out DIR``."""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Sequence
from pathlib import Path

from bench.configuration import ROOT, definition_files
from bench.forms import made_up

YEARS = (2019, 2020, 2021, 2022, 2023)
_NAME, _MARK = "项目名称: ", "新"


def write_project(folder: Path, count: int, years: Sequence[int] = YEARS) -> None:
    """Make ``folder`` a project like this one, with made-up forms."""
    for name in ("site_config", "theme", "content/pages"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    for path in definition_files():
        shutil.copy(path, folder / "site_config" / "forms")
    for form in made_up(count, years):
        path = folder / "content" / "forms" / form.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(form.text, "utf-8")


def rename_a_project(folder: Path) -> None:
    """Rename the first project, and the next time back; pages that list it change together with its own."""
    for path in sorted((folder / "content" / "forms").glob("*/*/project-000000*.yml")):
        before, name, after = path.read_text("utf-8").partition(_NAME)
        other = after.removeprefix(_MARK) if after.startswith(_MARK) else _MARK + after
        path.write_text(f"{before}{name}{other}", "utf-8")


def main() -> None:
    """Write a project into a new folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--years", type=int, nargs="+", default=list(YEARS))
    arguments = parser.parse_args()
    write_project(arguments.out, arguments.count, arguments.years)


if __name__ == "__main__":
    main()

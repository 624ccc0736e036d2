"""Where the time of a build goes."""

import signal
from pathlib import Path

import pytest

from bench.project import write_project
from bench.steps import PACKAGE, SHARED, STEPS, step_of, steps_of


def test_the_parts_of_all_steps_are_there() -> None:
    assert [part for part in (*STEPS, *SHARED) if not (PACKAGE / part).exists()] == []


@pytest.mark.parametrize(
    ("file", "step"),
    [
        ("source/parsing.py", "reading YAML"),
        ("rendering/environment.py", "templates"),
        ("rendering/pages/form/page.py", "what pages show"),
        ("reading/values/targets.py", ""),
        ("model.py", ""),
    ],
)
def test_a_file_belongs_to_the_first_part_that_fits(file: str, step: str) -> None:
    assert step_of(str(PACKAGE / file)) == step
    assert step_of(f"/elsewhere/{file}") == ""


def test_the_time_of_a_build_is_parted_among_steps(tmp_path: Path) -> None:
    before = signal.getsignal(signal.SIGALRM)
    write_project(tmp_path / "project", 40)
    seconds = dict(steps_of(tmp_path / "project", tmp_path / "site"))
    assert all(seconds[step] > 0 for step in ("templates", "reading cells", "rules", "the shell, by MkDocs"))
    assert signal.getsignal(signal.SIGALRM) is before


def test_a_build_that_fails_is_not_measured(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"mkdocs\.yml|没有"):
        steps_of(tmp_path, tmp_path / "site")

import re
import tomllib
from itertools import pairwise
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
GROUPS = PROJECT["dependency-groups"]
RUNTIME = [*PROJECT["project"]["dependencies"], *GROUPS["build"]]
ASKED = {"site": RUNTIME, "dev": [*RUNTIME, *GROUPS["dev"]], "bench": GROUPS["bench"], "lock": GROUPS["lock"]}


def lock_text(name: str) -> str:
    return (ROOT / "requirements" / f"{name}.txt").read_text("utf-8")


def pins(text: str) -> dict[str, str]:
    return dict(re.findall(r"^([a-z0-9.-]+)==([^ ;]+)", text, re.MULTILINE))


@pytest.mark.parametrize("name", ASKED)
def test_a_lock_holds_the_versions_the_project_asks_for(name: str) -> None:
    asked = dict(re.sub(r"\[.*\]", "", requirement).replace("_", "-").split("==") for requirement in ASKED[name])
    assert asked.items() <= pins(lock_text(name)).items()


@pytest.mark.parametrize("name", ASKED)
def test_every_locked_package_has_a_hash(name: str) -> None:
    lines = lock_text(name).splitlines()
    unhashed = [line for line, after in pairwise([*lines, ""]) if "==" in line and "--hash=" not in after]
    assert unhashed == []


@pytest.mark.parametrize("name", ASKED)
def test_a_lock_names_no_address_and_no_folder(name: str) -> None:
    assert re.findall(r"https?:|file:|(?:^|\s)/\w.*", lock_text(name), re.MULTILINE) == []


def test_tests_run_on_the_versions_that_build_the_site() -> None:
    assert pins(lock_text("site")).items() <= pins(lock_text("dev")).items()


def test_the_build_backend_is_the_locked_one() -> None:
    assert PROJECT["build-system"]["requires"] == GROUPS["build"]

"""What the pipelines of code hosts call exists: a mistake would only show in the next pull request."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from generator.cli.main import disclosure
from tests.project import REPOSITORY

PIPELINES = [REPOSITORY / ".gitlab-ci.yml", *(REPOSITORY / ".github/workflows").glob("*.yml")]


@pytest.mark.parametrize("file", PIPELINES, ids=lambda file: file.name)
def test_commands_and_their_options_exist(file: Path) -> None:
    for called in re.findall(r"\.venv/bin/disclosure (.+)", file.read_text("utf-8")):
        name, *arguments = shlex.split(called)
        known = {option for parameter in disclosure.commands[name].params for option in parameter.opts}
        assert {argument for argument in arguments if argument.startswith("-")} <= known


@pytest.mark.parametrize("file", [".gitlab-ci.yml", ".github/workflows/check.yml"])
def test_a_pull_request_is_told_of_itself_and_built(file: str) -> None:
    called = re.findall(r"\.venv/bin/disclosure (.+)", (REPOSITORY / file).read_text("utf-8"))
    assert [line.split()[0] for line in called][:2] == ["check", "build"]
    for check in (line for line in called if line.startswith("check")):
        assert "--since" in check
        assert "--findings" in check


def test_only_what_a_site_takes_out_runs_the_tests_of_the_software() -> None:
    calling = [file for file in PIPELINES if re.search(r"(?m)^ *(- run:|-) \.ci/run$", file.read_text("utf-8"))]
    assert {file.name for file in calling} == {".gitlab-ci.yml", "test.yml"}
    assert "exists: [.ci/run]" in (REPOSITORY / ".gitlab-ci.yml").read_text("utf-8")

"""The project that the commands are measured on."""

from pathlib import Path

import pytest

from bench.project import rename_a_project, write_project
from generator.diagnostics import collect
from generator.pipeline.checking import check
from generator.pipeline.inputs.configuration import read_site_configuration
from generator.pipeline.inputs.workspace import Workspace
from tests.project import files_of


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made-up") / "project"
    write_project(folder, 30)
    return folder


def test_it_is_checked_without_a_word(project: Path) -> None:
    workspace = Workspace.at(project)
    configuration, problems = collect(read_site_configuration(workspace))
    checked = check(workspace, configuration)
    # Forms are made up for more years than there are parameters for.
    assert {found.rule for found in checked.diagnostics} == {"rules-without-parameters"}
    assert (problems, len(checked.records)) == ((), 30)


def test_a_project_is_renamed_and_gets_its_name_back(project: Path) -> None:
    before = files_of(project)
    rename_a_project(project)
    changed = {name for name, content in files_of(project).items() if before[name] != content}
    assert changed
    assert all("/project-000000" in name for name in changed)
    rename_a_project(project)
    assert files_of(project) == before

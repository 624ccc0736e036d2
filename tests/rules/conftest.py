"""The definitions of the project, and those made up for what no published paper asks for."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.definition.cells import Definition
from generator.definition.loading import read_definitions
from generator.diagnostics import collect
from generator.pipeline.configuration import Configuration
from generator.pipeline.workspace import Workspace

FOLDER = Path(__file__).parent / "definitions"


@pytest.fixture(scope="session")
def definitions(workspace: Workspace, configuration: Configuration) -> Mapping[str, Definition]:
    files = [*(workspace.configuration / "forms").glob("*.yml"), *FOLDER.glob("*.yml")]
    contents = {path.name: path.read_bytes() for path in files}
    definitions, found = collect(read_definitions(contents, {"project_types": configuration.type_names}))
    assert found == ()
    return definitions

"""The definitions of the project, and made-up ones for what no published paper has."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.definition.cells import Definition
from generator.pipeline.inputs.configuration import Configuration
from generator.pipeline.inputs.workspace import Workspace
from tests.definitions import definitions_of, files_in

FOLDER = Path(__file__).parent / "definitions"


@pytest.fixture(scope="session")
def definitions(workspace: Workspace, configuration: Configuration) -> Mapping[str, Definition]:
    return definitions_of(files_in(workspace.configuration / "forms", FOLDER), configuration.type_names)

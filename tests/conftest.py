"""What most tests need: the form definitions and the texts of the project itself."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import HealthCheck, settings

from generator.definition.cells import Definition
from generator.diagnostics import collect
from generator.language import Language, load
from generator.model import Form
from generator.pipeline.inputs.configuration import Configuration, read_site_configuration
from generator.pipeline.inputs.sources import Readable, find, read_source
from generator.pipeline.inputs.workspace import Workspace
from generator.reporting.report import as_text
from tests.project import published_project

settings.register_profile(
    "ci", derandomize=True, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("ci")


@pytest.fixture(scope="session")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    """The project itself, with the forms of the tests."""
    return Workspace.at(published_project(tmp_path_factory.mktemp("project")))


@pytest.fixture(scope="session")
def configuration(workspace: Workspace) -> Configuration:
    """The configuration of the project, which has no errors."""
    content, found = collect(read_site_configuration(workspace))
    assert not found, as_text(found, load())
    return content


@pytest.fixture(scope="session")
def definitions(configuration: Configuration) -> Mapping[str, Definition]:
    """The form definitions of the project, by name."""
    return configuration.definitions


@pytest.fixture(scope="session")
def published_forms(workspace: Workspace, configuration: Configuration) -> Mapping[str, Form]:
    """The forms of the project, by identifier."""
    found = find(workspace)
    readable = Readable(configuration, found.units)
    forms = (read_source(source, readable).form for source in found.forms)
    return {form.address.id: form for form in forms if form}


@pytest.fixture(scope="session")
def language() -> Language:
    """The texts of the project."""
    return load()

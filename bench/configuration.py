"""The configuration for made-up forms: that of the project, with its papers extended to years without forms."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

from generator.definition.loading import read_definitions
from generator.diagnostics import collect
from generator.pipeline.inputs.configuration import PROJECT_TYPES, Configuration, read_site_configuration
from generator.pipeline.inputs.workspace import Workspace

ROOT = Path(__file__).parents[1]


def definition_files() -> Iterator[Path]:
    """Yield the files of all definitions."""
    for folder in (ROOT / "site_config" / "forms", ROOT / "bench" / "definitions"):
        yield from sorted(folder.glob("*.yml"))


@cache
def configuration() -> Configuration:
    """Return the configuration of a made-up collection; raises ``ValueError`` if it cannot be read."""
    project, problems = collect(read_site_configuration(Workspace.at(ROOT)))
    files = {path.name: path.read_bytes() for path in definition_files()}
    definitions, others = collect(read_definitions(files, {PROJECT_TYPES: project.type_names}))
    if problems or others:
        raise ValueError((*problems, *others))
    return replace(project, definitions=definitions)

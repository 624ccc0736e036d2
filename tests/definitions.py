"""Form definitions for tests, without errors."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from generator.definition.cells import Definition
from generator.definition.loading import read_definitions
from generator.diagnostics import collect
from generator.language import load
from generator.pipeline.inputs.configuration import PROJECT_TYPES
from generator.reporting.report import as_text

TYPES = MappingProxyType({"甲类": "甲类", "乙类": "乙类"})
"""The project types of papers that are made up."""


def definitions_of(files: Mapping[str, str | bytes], types: Mapping[str, str] = TYPES) -> Mapping[str, Definition]:
    """Return the definitions in files by name; ``types`` are the project types."""
    contents = {name: text.encode() if isinstance(text, str) else text for name, text in files.items()}
    definitions, found = collect(read_definitions(contents, {PROJECT_TYPES: types}))
    assert not found, as_text(found, load())
    return definitions


def files_in(*folders: Path) -> dict[str, str | bytes]:
    """Return the files of definitions in folders."""
    return {path.name: path.read_bytes() for folder in folders for path in folder.glob("*.yml")}

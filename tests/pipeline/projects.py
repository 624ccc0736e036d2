"""Small projects on disc, made from texts."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from generator.pipeline.checking import Checked, check
from generator.pipeline.inputs.configuration import Configuration
from generator.pipeline.inputs.workspace import Workspace
from tests.sample import EVALUATION, FOLDER, sample

UNIT = (FOLDER / "unit.yml").read_text("utf-8")
RIGHT = {
    "science-museum/unit.yml": UNIT,
    "science-museum/2019/operation.yml": sample(),
    "science-museum/2021/operation.self-evaluation.yml": sample(EVALUATION),
}


def project(root: Path, files: Mapping[str, str | bytes]) -> Workspace:
    """Return a project with files below its folder of forms."""
    workspace = Workspace.at(root)
    workspace.forms.mkdir(parents=True)
    for name, content in files.items():
        path = workspace.forms / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return workspace


def findings(checked: Checked) -> dict[str, list[str]]:
    """Return the rules broken, by file name below the folder of forms."""
    found: dict[str, list[str]] = {}
    for diagnostic in checked.diagnostics:
        name = diagnostic.place.file.removeprefix("content/forms/")
        found.setdefault(name, []).append(diagnostic.rule)
    return found


def checked(root: Path, files: Mapping[str, str | bytes], configuration: Configuration) -> Checked:
    """Return the outcome of checking a project of these files."""
    return check(project(root, files), configuration)

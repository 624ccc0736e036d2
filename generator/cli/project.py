"""The project that a command works on: its folder and its configuration."""

from __future__ import annotations

import os
from pathlib import Path

from generator.cli.endings import WrongConfiguration
from generator.cli.telling import tell
from generator.cli.words import said
from generator.diagnostics import collect, has_errors, in_order
from generator.language import Language, load
from generator.pipeline.inputs.configuration import Configuration, language_of, read_site_configuration
from generator.pipeline.inputs.workspace import CONFIG_FILE, Workspace
from generator.rules.parameters import Packs


def find_workspace(root: Path | None) -> Workspace:
    """Return the workspace at ``root``, or the nearest one at or above the current folder."""
    here = Path(os.path.realpath(root or Path.cwd()))  # unlike ``resolve``, fails at no loop of links
    for folder in (here,) if root else (here, *here.parents):
        if (folder / CONFIG_FILE).is_file() and (folder / "site_config").is_dir():
            return Workspace.at(folder)
    raise WrongConfiguration(said("no_project", folder=here))


def language_at(root: Path | None) -> Language:
    """Return the language of the project at ``root``, the default one if there is none, or none can be looked for.

    A command that needs the project reports why.
    """
    try:
        return language_of(find_workspace(root))
    except (WrongConfiguration, OSError):
        return load()


def packs_at(root: Path | None) -> Packs:
    """Return the valid rule parameters of the project at ``root``, empty if there is no project."""
    try:
        workspace = find_workspace(root)
    except WrongConfiguration:
        return ()
    return collect(read_site_configuration(workspace))[0].packs


def configuration_of(workspace: Workspace, report_format: str = "text") -> Configuration:
    """Return the configuration; prints errors in the given format and raises ``WrongConfiguration``."""
    configuration, problems = collect(read_site_configuration(workspace))
    if has_errors(problems):
        tell(in_order(problems), report_format)
        raise WrongConfiguration(said("configuration_errors", count=len(problems)))
    return configuration

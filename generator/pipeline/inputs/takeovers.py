"""Checks the projects that units take over: each must exist, and none may be its own predecessor."""

from __future__ import annotations

from collections.abc import Iterator

from generator.catalogue.circles import comes_back
from generator.catalogue.lineage import Lineage, project_named
from generator.diagnostics import Diagnostic, Place, error
from generator.model import PublicUnit, Takeover
from generator.pipeline.inputs.workspace import Source, Workspace, place_in
from generator.reading.place import SLUG, read_name
from generator.reading.units import TAKEN_OVER


def wrong_takeovers(unit: PublicUnit, source: Source, lineage: Lineage, workspace: Workspace) -> Iterator[Diagnostic]:
    """Yield an error for each missing project in a unit's takeovers; otherwise one for a circular takeover."""
    for takeover in unit.taken_over:
        own = f"{unit.slug}/{takeover.project}"
        absent = [name for name in (own, *takeover.of) if not _has_forms(name, workspace)]
        for name in absent:
            yield error("no-such-project", _place(source, takeover, name), project=name)
        if not absent and comes_back(project_named(own), lineage.before):
            yield error("project-comes-back", _place(source, takeover, own), project=own)


def _place(source: Source, takeover: Takeover, name: str) -> Place:
    number = takeover.of.index(name) if name in takeover.of else 0
    return place_in(source, TAKEN_OVER, takeover.project, number)


def _has_forms(name: str, workspace: Workspace) -> bool:
    """Tell whether a project has a form on disc; it need not have been read."""
    unit, project = project_named(name)
    if not (SLUG.fullmatch(unit) and SLUG.fullmatch(project)):
        return False
    files = (workspace.forms / unit).glob(f"*/{project}*.yml")
    return any(read_name(path.name).project == project for path in files)

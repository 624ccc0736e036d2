"""Shows changed forms on a served site at once; the build that follows makes the rest."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.diagnostics import Diagnostic, collect, has_errors, in_order
from generator.history.git import read_histories
from generator.pipeline.from_others import NOTHING
from generator.pipeline.inputs.configuration import read_site_configuration
from generator.pipeline.inputs.sources import Readable, find
from generator.pipeline.keeping.cache import Cache, loaded
from generator.pipeline.keeping.memory import Memory
from generator.pipeline.keeping.summaries import Summary
from generator.pipeline.materials import Materials
from generator.pipeline.project_publishing import ToPublish, publish_project
from generator.pipeline.projects import by_project, project_at
from generator.pipeline.site import Site
from generator.publishing.writer import Writer


def show(site: Site, live: Path, changed: Collection[Path]) -> tuple[Diagnostic, ...]:
    """Update the pages of the projects of these form files on the site in ``live``, and return their diagnostics.

    A project with errors keeps its old pages. Lists, search and downloads are left to the next build. No other process
    may publish there meanwhile.
    """
    settings, workspace = site.settings, site.settings.workspace
    configuration, problems = collect(read_site_configuration(workspace))
    if has_errors(problems):
        return problems
    parts = [path.relative_to(workspace.forms).parts for path in changed]
    units = [folder for folder in sorted({workspace.forms / unit for unit, *_ in parts}) if folder.is_dir()]
    if not units:
        return ()
    found = find(workspace, units)
    keys = {project_at(steps) for steps in parts if len(steps) == 3}
    from_others = Memory.of(Cache(settings.cache)).from_others
    histories = read_histories(workspace.forms, workspace.name(workspace.forms))
    asked = [
        ToPublish.of(sources, histories, from_others.get(key, NOTHING))
        for key, sources in by_project(found.forms).items()
        if key in keys
    ]
    told = list(found.diagnostics)
    with TemporaryDirectory(prefix=f".{live.name}.", dir=live.parent) as folder:
        writer = Writer(live, Path(folder))
        readable = Readable(configuration, found.units)
        materials = Materials.of(settings, site.hosted.shells, readable, histories, writer)
        for project in asked:
            summary: Summary = loaded(publish_project(materials, project).summary)
            told += summary.diagnostics
        if live.is_dir():  # else somebody deleted the site, and some pages are no beginning of the next
            writer.put_in_place()
    return in_order(told)

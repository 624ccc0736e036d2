"""Makes all pages of ours and the files beside them, or takes over what the build before has made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.diagnostics import collect, has_errors, in_order
from generator.language import load
from generator.pipeline.cache import Cache
from generator.pipeline.checking import Found, Readable, find
from generator.pipeline.configuration import read_site_configuration
from generator.pipeline.data import data
from generator.pipeline.environment import environment_of, templates
from generator.pipeline.findings import findings_groups
from generator.pipeline.groups import Collection, Group
from generator.pipeline.indexing import filters, index_year, years
from generator.pipeline.materials import Materials, write
from generator.pipeline.memory import Ledger, Memory, digests
from generator.pipeline.outcome import Built, NotPublishable
from generator.pipeline.overviews import overviews
from generator.pipeline.publishing import Damaged, fetch_findings, name_of
from generator.pipeline.settings import BuildSettings, Run, Skippable
from generator.pipeline.streaming import publish_projects
from generator.pipeline.workers import Workers
from generator.pipeline.workspace import Workspace
from generator.publishing.stage import Stage
from generator.publishing.writer import File
from generator.rendering.environment import Renderer
from generator.rendering.pages.citation import Publication
from generator.rendering.shell import Shells


def build_pages(settings: BuildSettings, shells: Shells, stage: Stage, run: Run) -> Built:
    """Make everything that is ours; raises ``NotPublishable`` where an error was found."""
    workspace = Workspace.of(settings)
    configuration, problems = collect(read_site_configuration(workspace))
    if has_errors(problems):
        raise NotPublishable(in_order(problems), in_configuration=True)
    found = find(workspace)
    materials = Materials(
        readable=Readable(configuration, found.units),
        publication=Publication(configuration.site.publisher, settings.site_url),
        renderer=Renderer(templates(settings), load(configuration.site.language)),
        shells=shells,
        writer=stage.writer,
        cache=Cache(settings.cache),
    )
    try:
        return _build(settings, materials, found, stage, run)
    except Damaged:
        materials.cache.clear()
        return _build(settings, materials, found, stage, run)


def _build(settings: BuildSettings, materials: Materials, found: Found, stage: Stage, run: Run) -> Built:
    environment = environment_of(settings, materials.shells)
    ledger = Ledger(Memory.of(materials.cache), stage.live, environment)
    ledger.now.contents = digests(found.forms, ledger.before.contents)
    with Workers(run.processes, materials) as workers:
        collection, diagnostics = publish_projects(workers, materials, found, ledger, run.watch)
        if has_errors(diagnostics):
            raise NotPublishable(diagnostics, in_configuration=False)
        files = [file for summary in collection.summaries.values() for file in summary.files]
        fetch = fetch_findings(materials.cache)
        files += _groups(workers, overviews(collection), ledger)
        files += _groups(workers, findings_groups(collection, fetch), ledger)
        if Skippable.SEARCH not in run.without:
            files += _groups(workers, [filters(collection)], ledger)
            files += _search(workers, collection, ledger)
        if Skippable.DOWNLOADS not in run.without:
            files += _groups(workers, data(collection, fetch), ledger)
    for project in ledger.before.projects.keys() - ledger.now.projects.keys():
        materials.cache.drop(name_of(project))
    ledger.now.keep_in(materials.cache)
    return Built(tuple(files), len(collection.catalogue.records), diagnostics)


def _groups(workers: Workers[Materials], groups: Iterable[Group], ledger: Ledger) -> Iterator[File]:
    """Yield the files of groups, which are made where they are not the same as before."""
    for group in groups:
        made_of = ledger.digest([group.shown])
        files = ledger.files(group.name, made_of)
        if files is None:
            files = tuple(workers.each(write, list(group.make())))
        ledger.now.groups[group.name] = made_of, files
        yield from files


def _search(workers: Workers[Materials], collection: Collection, ledger: Ledger) -> Iterator[File]:
    """Yield the files of the search index."""
    listed = [(year, ledger.digest([made_of])) for year, made_of in years(collection)]
    stale = [year for year, made_of in listed if ledger.files(year.name, made_of) is None]
    made = dict(zip(stale, workers.each(index_year, stale, batch=1), strict=True))
    for year, made_of in listed:
        files = made[year] if year in made else ledger.files(year.name, made_of) or ()
        ledger.now.groups[year.name] = made_of, files
        yield from files

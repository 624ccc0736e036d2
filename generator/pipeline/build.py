"""Makes everything that is published of a workspace, or reuses what the previous build made from the same input."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import chain

from generator.diagnostics import collect, has_errors, in_order
from generator.history.changes import Unknown
from generator.history.git import read_histories
from generator.pipeline.groups.announcing import announcements
from generator.pipeline.groups.collection import Collection, Group
from generator.pipeline.groups.downloads import data, downloads, lists
from generator.pipeline.groups.filling import filling
from generator.pipeline.groups.findings import findings_groups
from generator.pipeline.groups.indexing import contents, filters, years
from generator.pipeline.groups.overviews import overviews
from generator.pipeline.inputs.configuration import read_site_configuration
from generator.pipeline.inputs.gone_forms import gone_without_a_word
from generator.pipeline.inputs.sources import Readable, find
from generator.pipeline.inputs.workspace import Workspace
from generator.pipeline.keeping.cache import NotKept, dumped
from generator.pipeline.keeping.environment import environment_of
from generator.pipeline.keeping.kept_parts import Damaged
from generator.pipeline.keeping.memory import Ledger, Memory, digests
from generator.pipeline.materials import Materials
from generator.pipeline.outcome import Built, HistoryLost, NotPublishable
from generator.pipeline.settings import BuildSettings, Hosted, Run
from generator.pipeline.streaming import Inputs, publish_projects
from generator.pipeline.workers import Workers
from generator.progress import Phase
from generator.publishing.stage import Stage
from generator.publishing.writer import File
from generator.rendering.addresses import FEED, urls_of
from generator.rendering.pages.search import Guide


def build_pages(settings: BuildSettings, hosted: Hosted, stage: Stage, run: Run) -> Built:
    """Make all pages but the host's; raises ``NotPublishable`` if an error is found, ``HistoryLost``, ``NotKept``."""
    workspace = settings.workspace
    # Digested before anything is read, so that the next build notices later changes.
    environment = environment_of(settings, hosted.shells)
    configuration, problems = collect(read_site_configuration(workspace))
    if has_errors(problems):
        raise NotPublishable(in_order(problems), in_configuration=True)
    found = find(workspace)
    histories = read_histories(workspace.forms, workspace.name(workspace.forms))
    # Only a site with a past has feeds.
    if histories.unknown and FEED in stage.live:
        raise HistoryLost(histories.unknown, histories.detail)
    readable = Readable(configuration, found.units)
    materials = Materials.of(settings, hosted.shells, readable, histories, stage.writer, run.without)
    inputs = Inputs(found, histories, materials)
    # The second attempt has an empty cache and new processes, because the old ones still have the old file open.
    for _ in range(2):
        with suppress(Damaged), Workers(run.processes, materials, materials.renderer.compile) as workers:
            ledger = _ledger(materials, environment, stage, run)
            return _Build(workers, workspace, inputs, ledger, run).built(hosted)
        materials.cache.clear()
    raise NotKept(materials.cache.file, materials.cache.problem)


def _ledger(materials: Materials, environment: bytes, stage: Stage, run: Run) -> Ledger:
    # The environment has all of the publication but the day of the last change, which the groups that show it have.
    made_with = environment + dumped((sorted(run.without), materials.publication.has_feeds))
    return Ledger(Memory.of(materials.cache), stage.live, made_with)


Writing = Callable[[Sequence[Group]], Iterable[tuple[File, ...]]]
"""Writes groups, and returns the files of each."""


class _Build:
    """One build: its input, and what the previous build left."""

    def __init__(
        self, workers: Workers[Materials], workspace: Workspace, inputs: Inputs, ledger: Ledger, run: Run
    ) -> None:
        self._workers = workers
        self._workspace = workspace
        self._materials = inputs.materials
        self._inputs = inputs
        self._ledger = ledger
        self._watch = run.watcher(len(inputs.found.forms))

    def built(self, hosted: Hosted) -> Built:
        """Make everything, and remember it for the next build."""
        ledger, histories = self._ledger, self._inputs.histories
        ledger.now.contents = digests(self._workers, self._inputs.found.forms, ledger.before.contents)
        collection, diagnostics = publish_projects(self._workers, self._inputs, ledger, self._watch)
        if has_errors(diagnostics):
            raise NotPublishable(diagnostics, in_configuration=False)
        files = [file for summary in collection.summaries.values() for file in summary.files]
        files += self._rest(collection, hosted.guides)
        pages = sorted(urls_of([*(file.name for file in files), *hosted.files]))
        files += self._here(announcements(collection, histories, pages), Phase.ANNOUNCING)
        ledger.now.keep_in(self._materials.cache)
        forms, publication = len(collection.catalogue.records), self._materials.publication
        found = self._inputs.found
        gone = gone_without_a_word(found, histories, self._workspace)
        uncommitted = sum(histories.of(source.file) is Unknown.UNCOMMITTED for source in found.forms)
        return Built(tuple(files), forms, in_order([*diagnostics, *gone]), histories, publication, uncommitted)

    def _rest(self, collection: Collection, guides: Sequence[Guide]) -> Iterator[File]:
        """Yield everything that shows more than one project."""
        small = [overviews(collection, guides), findings_groups(collection), filling(collection)]
        large: list[Group] = []
        if self._materials.is_searched:
            small.append(iter([filters(collection)]))
            large += years(collection)
        if self._materials.has_downloads:
            small.append(lists(collection))
            large += downloads(collection)
        listed = [*self._here(chain(*small), Phase.LISTS)]
        files = [*self._shared(large)]
        yield from listed
        yield from files
        if self._materials.is_searched:
            yield from self._here([contents(collection, [*listed, *files])])
        if self._materials.has_downloads:
            yield from self._here([data(collection, files)])

    def _here(self, groups: Iterable[Group], phase: Phase | None = None) -> Iterator[File]:
        """Yield the files of groups. Sending the rows of a list to a process takes longer than rendering it here."""
        return self._files(phase, groups, lambda stale: (group.write(self._materials) for group in stale))

    def _shared(self, groups: Iterable[Group]) -> Iterator[File]:
        """Yield the files of groups, each of which one process makes as a whole."""
        return self._files(Phase.FILES, groups, lambda stale: self._workers.each(_write, stale, batch=1))

    def _files(self, phase: Phase | None, groups: Iterable[Group], write: Writing) -> Iterator[File]:
        """Yield the files of groups, of which only those that are not published as they would be made are written.

        Nobody is told of work without a ``phase``.
        """
        keys = [(group, self._ledger.key(group.input)) for group in groups]
        published = {group.name: self._ledger.files(group.name, key) for group, key in keys}
        stale = [group for group, _ in keys if published[group.name] is None]
        made = self._watch(phase, write(stale), len(stale)) if phase else write(stale)
        written = dict(zip((group.name for group in stale), made, strict=True))
        for group, key in keys:
            files = written.get(group.name) or published[group.name] or ()
            self._ledger.now.groups[group.name] = key, files
            yield from files


def _write(materials: Materials, group: Group) -> tuple[File, ...]:
    return group.write(materials)

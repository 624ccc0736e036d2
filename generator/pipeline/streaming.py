"""Publishes all projects one by one; those that are published with the same cache key are reused."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from generator.catalogue.catalogue import catalogue_of
from generator.catalogue.lineage import NO_KIN, Kin
from generator.catalogue.records import Record
from generator.catalogue.timeliness import Firsts
from generator.diagnostics import Diagnostic, in_order
from generator.history.changes import Histories, History
from generator.model import ProjectKey
from generator.pipeline.from_others import NOTHING, FromOthers, found_among_all, with_forms_instead
from generator.pipeline.groups.collection import Collection
from generator.pipeline.inputs.collection import problems_of_collection
from generator.pipeline.inputs.sources import FoundSources
from generator.pipeline.inputs.workspace import Source
from generator.pipeline.keeping.cache import Cache, dumped, loaded
from generator.pipeline.keeping.kept_parts import name_of
from generator.pipeline.keeping.memory import Kept, Ledger
from generator.pipeline.keeping.summaries import Summary
from generator.pipeline.kin import kin_in
from generator.pipeline.materials import Materials
from generator.pipeline.project_publishing import ToPublish, publish_project
from generator.pipeline.projects import by_project
from generator.pipeline.workers import Workers
from generator.progress import Phase, Watch

Diagnostics = tuple[Diagnostic, ...]

MOST_NEWEST = 8
"""How many of the forms published last are shown."""


class Inputs(NamedTuple):
    """The input of a build: the forms that were found, their history, and the materials of all pages."""

    found: FoundSources
    histories: Histories
    materials: Materials


def publish_projects(
    workers: Workers[Materials], inputs: Inputs, ledger: Ledger, watch: Watch
) -> tuple[Collection, Diagnostics]:
    """Return all that was published, and all diagnostics."""
    units = {slug: dumped(unit) for slug, unit in inputs.found.units.items()}
    stream = _Stream(workers, inputs, ledger, watch, by_project(inputs.found.forms), units)
    # What others tell is known once all forms are read; until then it is assumed to be what it was in the last build.
    assumed = ledger.before.from_others
    stream.publish(Phase.PAGES, assumed)
    told = _told_by_others(stream.records(), inputs)
    assumed_kin = {key: one.kin for key, one in assumed.items()}
    stream.publish(Phase.RELATED, _with_kin(told, assumed_kin))
    # Kin show how many findings each other has, which is known only now that the findings are.
    stream.publish(Phase.RELATED, _with_kin(told, kin_in(stream.summaries, inputs.found)))
    return _collection(stream), _problems(stream)


def _told_by_others(records: list[Record], inputs: Inputs) -> dict[ProjectKey, FromOthers]:
    is_judged = inputs.materials.publication.publishes_findings
    found = found_among_all(records, inputs.found.forms, inputs.found.lineage) if is_judged else {}
    return with_forms_instead(found, records)


def _with_kin(told: Mapping[ProjectKey, FromOthers], kin: Mapping[ProjectKey, Kin]) -> dict[ProjectKey, FromOthers]:
    """Return what projects are told, with the kin of each that has any."""
    beside = {key: told.get(key, NOTHING)._replace(kin=one) for key, one in kin.items() if one != NO_KIN}
    return {**told, **beside}


@dataclass(frozen=True, slots=True)
class _Stream:
    """Publishes projects, and records the results in the ledger."""

    workers: Workers[Materials]
    inputs: Inputs
    ledger: Ledger
    watch: Watch
    projects: Mapping[ProjectKey, tuple[Source, ...]]
    units: Mapping[str, bytes]
    summaries: dict[ProjectKey, Summary] = field(default_factory=dict)

    def publish(self, phase: Phase, from_others: dict[ProjectKey, FromOthers]) -> None:
        """Publish the projects that are not published yet with what they are told from others."""
        before, self.ledger.now.from_others = self.ledger.now.from_others, from_others
        stale: dict[ProjectKey, bytes] = {}
        for project in self.projects:
            if project in self.summaries and before.get(project) == from_others.get(project):
                continue
            key = self._key(project)
            if summary := self.ledger.summary(project, key):
                self._note(project, self.ledger.before.projects[project], summary)
            else:
                stale[project] = key
        outcomes = zip(stale, self.workers.each(publish_project, [*map(self._to_publish, stale)]), strict=True)
        for project, outcome in self.watch(phase, outcomes, len(stale)):
            summary = loaded(outcome.summary)
            changed = self._note_other_contents(summary)
            key = self._key(project) if changed else stale[project]
            self._note(project, Kept(key, outcome.summary), summary)
            self._cache.put((name_of(project, key), part, content) for part, content in outcome.parts.items())
        self._cache.save()

    def _to_publish(self, project: ProjectKey) -> ToPublish:
        return ToPublish.of(self.projects[project], self.inputs.histories, self._from_others(project))

    def _from_others(self, project: ProjectKey) -> FromOthers:
        return self.ledger.now.from_others.get(project, NOTHING)

    def _note(self, project: ProjectKey, kept: Kept, summary: Summary) -> None:
        self.ledger.now.projects[project] = kept
        self.summaries[project] = summary

    def _key(self, project: ProjectKey) -> bytes:
        """Return the cache key of a project."""
        contents, asked = self.ledger.now.contents, self._to_publish(project)
        from_others = asked.from_others
        files = [source.file for source in (*asked.sources, *from_others.sources.values())]
        digests = [contents[file].digest if file in contents else b"" for file in files]
        # Dumped separately: a unit is shared by many projects, and few projects are told anything from others.
        own = dumped((files, digests, asked.histories)) + self.units.get(project[0], b"")
        return self.ledger.key(own if from_others is NOTHING else own + dumped(from_others))

    @property
    def _cache(self) -> Cache:
        return self.inputs.materials.cache

    def _note_other_contents(self, summary: Summary) -> bool:
        """Update the digests of files that changed between digesting and reading; return whether any did.

        They may be changed back by now, and the next build must not take this build's pages for those of the old
        content.
        """
        contents = self.ledger.now.contents
        read = {record.source: bytes.fromhex(record.digest) for record in summary.records if record.source in contents}
        others = {file: digest for file, digest in read.items() if contents[file].digest != digest}
        contents.update({file: contents[file].as_read(digest) for file, digest in others.items()})
        return bool(others)

    def records(self) -> list[Record]:
        """Return the records of all forms."""
        return [record for summary in self.summaries.values() for record in summary.records]


def _collection(stream: _Stream) -> Collection:
    inputs = stream.inputs
    catalogue = catalogue_of(stream.records(), inputs.found.described)
    firsts = _firsts(catalogue.records, inputs.histories)
    return Collection(
        catalogue=catalogue,
        summaries=stream.summaries,
        traces={source: trace for one in stream.summaries.values() for source, trace in one.traces.items()},
        keys={project: kept.key for project, kept in stream.ledger.now.projects.items()},
        newest=_newest(catalogue.records, firsts),
        configuration=inputs.materials.readable.configuration,
        publication=inputs.materials.publication,
        cache=inputs.materials.cache,
        firsts=firsts,
    )


def _firsts(records: Iterable[Record], histories: Histories) -> Firsts:
    """Return the changes that added forms, as far as they are known."""
    read = ((record.source, histories.of(record.source)) for record in records)
    return {source: history.first for source, history in read if isinstance(history, History)}


def _newest(records: Iterable[Record], firsts: Firsts) -> list[Record]:
    """Return the forms published last, the latest first; those without a known publication time are left out."""
    dated = ((record, firsts[record.source]) for record in records if record.source in firsts)
    known = [(record, first.time) for record, first in dated if not first.begins]
    return [record for record, _ in sorted(known, key=lambda one: one[1], reverse=True)[:MOST_NEWEST]]


def _problems(stream: _Stream) -> Diagnostics:
    told = [problem for summary in stream.summaries.values() for problem in summary.diagnostics]
    records, configuration = stream.records(), stream.inputs.materials.readable.configuration
    told += problems_of_collection(records, stream.inputs.found.forms, configuration)
    return in_order([*stream.inputs.found.diagnostics, *told])

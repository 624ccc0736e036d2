"""Publishes one project: reads and reviews its forms, writes their pages, and keeps only a summary."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from generator.catalogue.catalogue import Records, newest_first, types_of
from generator.catalogue.downloads import data_of
from generator.catalogue.evaluations import counterpart
from generator.catalogue.records import Record, as_counted, as_listed, record_of
from generator.content import Content
from generator.definition.cells import Definition
from generator.diagnostics import Diagnostic, has_errors
from generator.exports.form_data import FormData, form_data
from generator.exports.summary import Origin
from generator.history.changes import Change, Histories, History, Unknown
from generator.model import Form, PublicUnit
from generator.pipeline.from_others import FromOthers
from generator.pipeline.inputs.past_versions import past_versions
from generator.pipeline.inputs.workspace import Source
from generator.pipeline.keeping.cache import dumped
from generator.pipeline.keeping.fingerprints import digest_of
from generator.pipeline.keeping.kept_parts import DATA, FINDINGS, SEARCH, part_of
from generator.pipeline.keeping.summaries import Summary, Trace
from generator.pipeline.materials import Materials
from generator.pipeline.projects import Project, judge_project, read_project, unused_answers
from generator.reading.changes.revisions import Revision, revisions
from generator.reading.naming import Definitions
from generator.rendering.addresses import form_url
from generator.rendering.pages.form.page import Subject, form_page
from generator.rendering.pages.form.revisions import Revised
from generator.rendering.pages.page import Page
from generator.rendering.pages.project.page import Checked, project_page
from generator.rendering.pages.withdrawn import withdrawn_page
from generator.rules.aligning import align
from generator.rules.judging import Reviewed
from generator.rules.running import Finding
from generator.search.entries import Entry, search_entry

Revisions = Mapping[str, tuple[Revision | None, ...]]
"""What each change of a form but the first changed, by source, ``None`` where nothing may be told."""


class ToPublish(NamedTuple):
    """A project to publish: its files, the history of each by its name, and what it is told from other projects."""

    sources: tuple[Source, ...]
    histories: Mapping[str, History | Unknown]
    from_others: FromOthers

    @classmethod
    def of(cls, sources: tuple[Source, ...], histories: Histories, from_others: FromOthers) -> ToPublish:
        """Return a project with the histories of its files, out of those of all."""
        return cls(sources, {source.file: histories.of(source.file) for source in sources}, from_others)


class Published(NamedTuple):
    """A published project: its summary and its further parts, as they are kept."""

    summary: bytes
    parts: Mapping[str, bytes]


def publish_project(materials: Materials, asked: ToPublish) -> Published:
    """Write the pages of a project; none if any of its files has an error."""
    project = read_project(asked.sources, materials.readable)
    records = newest_first(map(record_of, project.all))
    unit = materials.readable.units.get(records[0].unit) if records else None
    if has_errors(project.diagnostics) or unit is None:
        return Published(dumped(Summary(project.diagnostics, records, {}, (), (), {}, {})), {})
    is_judged = materials.publication.publishes_findings
    reviewed = judge_project(project, materials.readable, asked.from_others) if is_judged else {}
    records = tuple(_judged(record, reviewed.get(record.address.id)) for record in records)
    told = _revisions(asked, project, materials.readable.configuration.definitions)
    publisher = _Publisher(materials, asked, project, records, unit, reviewed, told)
    data = publisher.data()
    written: list[Page | Content] = [*publisher.pages(), *publisher.copies(data)]
    parts = {part_of(SEARCH, form): dumped(entry) for form, entry in publisher.entries()}
    parts |= {part_of(DATA, form): dumped(one) for form, one in data.items()}
    parts |= {part_of(FINDINGS, form): dumped(found) for form, found in publisher.findings().items() if found}
    summary = Summary(
        diagnostics=(*project.diagnostics, *publisher.unused_answers()),
        records=records,
        noted={form: one.review.noted for form, one in publisher.reviewed.items()},
        applied=tuple(one.review.applied for one in publisher.reviewed.values()),
        files=tuple(map(materials.write, written)),
        traces={record.source: publisher.trace(record, parts) for record in records},
        seen=publisher.seen(),
    )
    return Published(dumped(summary), parts)


def _revisions(asked: ToPublish, project: Project, definitions: Definitions) -> Revisions:
    """Return what each change of the forms changed, for those of which git holds all versions."""
    forms = {form.source: form for form in project.all}
    versions = past_versions((source, asked.histories[source.file]) for source in asked.sources if source.file in forms)
    return {
        file: tuple(revisions(file, held, project.documents[forms[file].address.id], definitions))
        for file, held in versions.items()
    }


def _judged(record: Record, reviewed: Reviewed | None) -> Record:
    """Return a record with the number of missed targets and the recomputed total, as far as they are known."""
    if reviewed is None:
        return record
    missed, unclear = reviewed.misses or (None, 0)
    return replace(record, missed=missed, unclear=unclear, rescored=reviewed.rescored)


def _checked(form: Form, reviewed: Reviewed) -> Checked:
    outcomes = zip(form.indicators, reviewed.attained, strict=False)
    return Checked(len(reviewed.review.findings), {row.path: outcome for row, outcome in outcomes if outcome})


@dataclass(frozen=True, slots=True)
class _Publisher:
    """Makes everything that is published of a project; ``records`` are those of all its forms."""

    materials: Materials
    asked: ToPublish
    project: Project
    records: Records
    unit: PublicUnit
    reviewed: Mapping[str, Reviewed]
    revisions: Revisions

    def pages(self) -> Iterator[Page]:
        """Yield the page of each form, and that of the project."""
        publication = self.materials.publication
        types = self.materials.readable.configuration.project_types
        for form in self.project.forms:
            yield form_page(self._subject(form), types, publication)
        for form in self.project.withdrawn:
            record, others = record_of(form), self.asked.from_others.instead
            yield withdrawn_page(record, self.unit, self._dated(form), publication, others)
        # A single form cannot be compared.
        rows = align(self.project.forms) if len(self.project.forms) > 1 else ()
        kin = self.asked.from_others.kin
        yield project_page(self.records, rows, self.unit, publication.language, self._checked(), kin)

    def _siblings(self) -> Records:
        """Return the records of the forms that are not withdrawn."""
        return tuple(record for record in self.records if not record.withdrawal)

    def _checked(self) -> dict[str, Checked] | None:
        """Return what the checks of each form say, ``None`` if findings are not published."""
        if not self.materials.publication.publishes_findings:
            return None
        forms = {form.address.id: form for form in self.project.forms}
        return {form: _checked(forms[form], one) for form, one in self.reviewed.items()}

    def _subject(self, form: Form) -> Subject:
        return Subject(
            form=form,
            definition=self._definition(form),
            unit=self.unit,
            siblings=self._siblings(),
            reviewed=self.reviewed.get(form.address.id),
            declaration=self.project.declaration(form),
            history=self._dated(form),
            kin=self.asked.from_others.kin,
            revisions=self._revisions(form),
        )

    def _counterpart(self, form: Form) -> Record | None:
        own = next(record for record in self.records if record.address == form.address)
        return counterpart(own, self.records, self.asked.from_others.kin)

    def _definition(self, form: Form) -> Definition:
        return self.materials.readable.configuration.definitions[form.definition]

    def _history(self, form: Form) -> History | Unknown:
        return self.asked.histories[form.source]

    def _dated(self, form: Form) -> History | Unknown:
        """Return the history of a form by which its page is dated, until the latest change that readers see."""
        history, seen = self._history(form), self._seen(form)
        return history.until(seen.commit) if seen and isinstance(history, History) else history

    def _revisions(self, form: Form) -> tuple[Revised, ...]:
        """Return the changes of a form since it was published, without those of which nothing is told."""
        return tuple(Revised(change, one) for change, one in self._changes(form) if one)

    def _changes(self, form: Form) -> Iterator[tuple[Change, Revision | None]]:
        """Yield each change of a form since it was published with what it changed, nothing if that is unknown."""
        history, told = self._history(form), self.revisions.get(form.source)
        if told is not None and isinstance(history, History):
            yield from zip(history.changes[1:], told, strict=True)

    def seen(self) -> dict[str, str]:
        """Return the commit of the latest change that readers see anything of, by form, unless that is unknown."""
        return {form.source: change.commit for form in self.project.all if (change := self._seen(form))}

    def _seen(self, form: Form) -> Change | None:
        history, answered = self._history(form), self.materials.publication.publishes_findings
        if form.source not in self.revisions or not isinstance(history, History):
            return None
        changes = [change for change, one in self._changes(form) if one is None or one.is_seen(with_answers=answered)]
        return changes[-1] if changes else history.first

    def findings(self) -> dict[str, tuple[Finding, ...]]:
        """Return the findings of each form."""
        return {form: one.review.findings for form, one in self.reviewed.items()}

    def trace(self, record: Record, parts: Mapping[str, bytes]) -> Trace:
        """Return what a form leaves elsewhere, where ``parts`` are the kept parts of the project."""
        form = record.address.id
        one = self.reviewed.get(form)
        noted, findings = (one.review.noted, one.review.findings) if one else ((), ())
        return Trace(
            counted=digest_of([dumped((as_counted(record), noted))]),
            listed=digest_of([dumped((as_listed(record), self.unit, findings))]),
            whole=digest_of(parts.get(part_of(part, form), b"") for part in (SEARCH, DATA)),
        )

    def unused_answers(self) -> Iterator[Diagnostic]:
        """Yield a warning for each answer that answers no finding."""
        for form, one in self.reviewed.items():
            yield from unused_answers(one.review, self.project.documents[form])

    def entries(self) -> Iterator[tuple[str, Entry]]:
        """Yield the search entry of each form, by identifier; withdrawn forms are left out."""
        if not self.materials.is_searched:
            return
        for form in self.project.forms:
            name, definition = form.address.id, self._definition(form)
            reviewed = self.reviewed.get(name)
            yield name, search_entry(form, definition, self.unit, form_url(form.address), self._types(form), reviewed)

    def _types(self, form: Form) -> tuple[str, ...]:
        """Return the project types that a form is listed under."""
        return types_of(form.address, self.records, self.asked.from_others.kin)

    def data(self) -> dict[str, FormData]:
        """Return what the downloads need of each form, nothing if there are no downloads."""
        forms = self.project.all if self.materials.has_downloads else ()
        return {form.address.id: self._data(form) for form in forms}

    def _data(self, form: Form) -> FormData:
        publication, other = self.materials.publication, self._counterpart(form)
        origin = Origin(
            definition=self._definition(form),
            unit=self.unit,
            page=publication.site_url + form_url(form.address),
            counterpart=other.address.id if other else "",
            earliest=self.asked.from_others.kin.origin,
            history=self._dated(form),
            listed_types=self._types(form),
        )
        return form_data(form, origin, self.reviewed.get(form.address.id), publication)

    def copies(self, data: Mapping[str, FormData]) -> Iterator[Content]:
        """Yield each form as JSON, and its YAML file unless it is withdrawn."""
        for form in self.project.all if data else ():
            yield Content(data_of(form.address.id, "json"), data[form.address.id].document)
        for form in self.project.forms if data else ():
            yield Content(data_of(form.address.id, "yml"), self.project.sources[form.address.id])

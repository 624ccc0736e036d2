"""The forms of one project, read and reviewed together: nothing here depends on other projects' files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from generator.definition.amendments import ANSWERS
from generator.diagnostics import Diagnostic, Place, warning
from generator.model import Form, Kind, ProjectKey
from generator.pipeline.from_others import FromOthers
from generator.pipeline.inputs.sources import Readable, read_source
from generator.pipeline.inputs.workspace import Source, document_of
from generator.reading.place import read_name
from generator.rules.comparing.siblings import sibling
from generator.rules.judging import Reviewed, judged
from generator.rules.outcome import Found, Side
from generator.rules.running import Finding, Review, review
from generator.source.document import Document
from generator.source.nodes import locate

Documents = Mapping[str, Document]


class Project(NamedTuple):
    """The forms of a project that have no errors, in order of time, and the diagnostics of all its files."""

    forms: tuple[Form, ...]
    withdrawn: tuple[Form, ...]
    """The forms that are withdrawn."""
    documents: Documents
    """The trees of forms, by identifier."""
    sources: Mapping[str, bytes]
    """The bytes of the files of forms, by identifier."""
    diagnostics: tuple[Diagnostic, ...]

    @property
    def all(self) -> tuple[Form, ...]:
        """All forms, withdrawn or not."""
        return (*self.forms, *self.withdrawn)

    def declaration(self, form: Form) -> Form | None:
        """Return the declaration of the same year for a self-evaluation, ``None`` if there is none."""
        if form.address.kind is not Kind.SELF_EVALUATION:
            return None
        return sibling(self.forms, form.address.year, Kind.TARGET)


def by_project(sources: Iterable[Source]) -> dict[ProjectKey, tuple[Source, ...]]:
    """Return the files of forms by the project that their path names; a misplaced file is alone under its own key."""
    found: dict[ProjectKey, list[Source]] = {}
    for source in sources:
        key = project_at(source.parts) if len(source.parts) == 3 else ("", source.file)
        found.setdefault(key, []).append(source)
    return {key: tuple(found[key]) for key in sorted(found)}


def project_at(parts: tuple[str, ...]) -> ProjectKey:
    """Return the project of a form from the three steps of its path below the folder of forms."""
    return parts[0], read_name(parts[2]).project


def read_project(sources: Iterable[Source], readable: Readable) -> Project:
    """Read the files of a project."""
    read = [read_source(source, readable) for source in sources]
    forms = sorted((one.form for one in read if one.form), key=_in_time)
    return Project(
        forms=tuple(form for form in forms if not form.withdrawal),
        withdrawn=tuple(form for form in forms if form.withdrawal),
        documents={one.form.address.id: one.document for one in read if one.form and one.document},
        sources={one.form.address.id: one.source for one in read if one.form},
        diagnostics=tuple(found for one in read for found in one.diagnostics),
    )


def _in_time(form: Form) -> tuple[int, bool]:
    return form.address.year, form.address.kind is not Kind.TARGET


def review_project(project: Project, readable: Readable, from_others: FromOthers) -> dict[str, Review]:
    """Return the review of each form by identifier, with the places of all findings."""
    configuration, documents = readable.configuration, dict(project.documents)
    for other, source in from_others.sources.items():
        if document := document_of(source):
            documents[other] = document
    reviews: dict[str, Review] = {}
    for form in project.forms:
        others = [other for other in project.forms if other is not form]
        # What an earlier build found may concern a form that is gone by now, or that cannot be read any more.
        in_collection = from_others.found.get(form.address.id, ())
        in_collection = tuple((rule, found) for rule, found in in_collection if _is_there(found, documents))
        unplaced = review(form, others, configuration.packs, configuration.paper(form), in_collection)
        findings = tuple(_placed(finding, documents) for finding in unplaced.findings)
        reviews[form.address.id] = replace(unplaced, findings=findings)
    return reviews


def judge_project(project: Project, readable: Readable, from_others: FromOthers) -> dict[str, Reviewed]:
    """Return the judgement of each form by identifier."""
    configuration = readable.configuration
    reviews = review_project(project, readable, from_others)
    return {
        form.address.id: judged(
            form, reviews[form.address.id], configuration.packs, configuration.paper(form).authority
        )
        for form in project.forms
    }


def _is_there(found: Found, documents: Documents) -> bool:
    return all(side.form.id in documents for side in found.sides if side.form)


def unused_answers(review: Review, document: Document) -> Iterator[Diagnostic]:
    """Yield a warning for each answer to a rule that found nothing in the form: nobody would read it."""
    not_applicable = dict(review.not_applicable)
    for rule in review.unused_answers:
        place = document.place(locate(document.root, (ANSWERS, rule)))
        if rule in not_applicable:
            yield warning("answer-not-applicable", place, answered=rule)
        else:
            yield warning("answer-unused", place, answered=rule)


def _placed(finding: Finding, documents: Documents) -> Finding:
    places = tuple(_place(side, documents[side.form.id if side.form else finding.form]) for side in finding.found.sides)
    return replace(finding, places=places)


def _place(side: Side, document: Document) -> Place:
    return document.place(locate(document.root, side.cell))

"""Publishes one project: its forms are read, reviewed, put on their pages, and forgotten."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from generator.catalogue.catalogue import ProjectKey, Records, newest_first
from generator.catalogue.records import record_of
from generator.diagnostics import Diagnostic, has_errors
from generator.model import Form, PublicUnit
from generator.pipeline.cache import Cache, dumped
from generator.pipeline.materials import Materials
from generator.pipeline.projects import NOTHING, InCollection, Project, read_project, review_project
from generator.pipeline.workspace import Source
from generator.publishing.writer import File
from generator.rendering.addresses import form_url
from generator.rendering.pages.form import Subject, form_page
from generator.rendering.pages.page import Page
from generator.rendering.pages.project import project_page
from generator.rendering.pages.review import Reviewed
from generator.rules.aligning import align
from generator.rules.parameters import parameters_for
from generator.rules.recomputing import GRADING, SCORING, recompute
from generator.rules.running import Finding, Noted, Review
from generator.search.entries import Entry, search_entry

FINDINGS = "findings"
SEARCH = "search"
"""The parts of a project that are kept beside its summary, each a mapping by the identifiers of its forms."""


Reviews = Mapping[str, Review]


class Task(NamedTuple):
    """A project to publish: its files, and what was found in it by looking at all forms."""

    sources: tuple[Source, ...]
    in_collection: InCollection = NOTHING


@dataclass(frozen=True, slots=True)
class Summary:
    """What other pages and the next build need to know of a published project.

    ``noted`` are its findings in short, by form; ``shown`` is the digest of all that other pages show of the project.
    """

    diagnostics: tuple[Diagnostic, ...]
    records: Records
    noted: Mapping[str, tuple[Noted, ...]]
    files: tuple[File, ...]
    shown: bytes


class Published(NamedTuple):
    """A project that was published: its summary, and its further parts as they are kept."""

    summary: Summary
    parts: Mapping[str, bytes]


class Damaged(Exception):
    """A part of a project that was kept is not there any more; the build has to begin without what was kept."""


def name_of(project: ProjectKey) -> str:
    """Return the name that the parts of a project are kept by."""
    return "/".join(project)


def kept(cache: Cache, project: ProjectKey, part: str) -> Any:
    """Return a part of a published project; raises ``Damaged``."""
    if (found := cache.get(name_of(project), part)) is None:
        raise Damaged(name_of(project))
    return found


def fetch_findings(cache: Cache) -> Callable[[ProjectKey], Mapping[str, tuple[Finding, ...]]]:
    """Return a way to the findings of projects, by the identifiers of their forms."""

    @lru_cache(maxsize=64)
    def fetch(project: ProjectKey) -> Mapping[str, tuple[Finding, ...]]:
        found: Mapping[str, tuple[Finding, ...]] = kept(cache, project, FINDINGS)
        return found

    return fetch


def publish(materials: Materials, task: Task) -> Published:
    """Write the pages of a project; where any of its files has an error, none."""
    project = read_project(task.sources, materials.readable)
    records = newest_first(map(record_of, project.forms))
    unit = materials.readable.units.get(records[0].unit) if records else None
    if has_errors(project.diagnostics) or unit is None:
        return Published(Summary(project.diagnostics, records, {}, (), b""), {})
    reviews = _reviews(project, task, materials)
    files = tuple(map(materials.write, _pages(project, records, unit, reviews, materials)))
    noted = {
        form: tuple(Noted(one.rule, bool(one.answer)) for one in review.findings) for form, review in reviews.items()
    }
    parts = {
        FINDINGS: dumped({form: review.findings for form, review in reviews.items()}),
        SEARCH: dumped({form.address.id: _entry(form, unit, reviews) for form in project.forms}),
    }
    shown = hashlib.sha256(dumped(records) + parts[FINDINGS]).digest()
    return Published(Summary(project.diagnostics, records, noted, files, shown), parts)


def _reviews(project: Project, task: Task, materials: Materials) -> dict[str, Review]:
    """Return the reviews by form, none where findings are kept off the public pages."""
    if not materials.readable.configuration.site.publishes_findings:
        return {}
    return review_project(project, materials.readable, task.in_collection)


def _pages(
    project: Project, records: Records, unit: PublicUnit, reviews: Reviews, materials: Materials
) -> Iterator[Page]:
    configuration = materials.readable.configuration
    for form in project.forms:
        subject = Subject(
            form=form,
            definition=configuration.definitions[form.definition],
            unit=unit,
            siblings=records,
            reviewed=_reviewed(form, reviews, materials),
            declaration=project.declaration(form),
        )
        yield form_page(subject, configuration.project_types, materials.publication, materials.language)
    # Of a single form there is nothing to compare.
    rows = align(project.forms) if len(records) > 1 else ()
    yield project_page(records, rows, unit, materials.language)


def _reviewed(form: Form, reviews: Reviews, materials: Materials) -> Reviewed | None:
    if form.address.id not in reviews:
        return None
    configuration = materials.readable.configuration
    authority, year = configuration.definitions[form.definition].authority, form.address.year
    bands = parameters_for(GRADING, configuration.packs, authority, year).numbers("grades")
    score = recompute(form, parameters_for(SCORING, configuration.packs, authority, year), bands)
    return Reviewed(reviews[form.address.id], score)


def _entry(form: Form, unit: PublicUnit, reviews: Reviews) -> Entry:
    review = reviews.get(form.address.id)
    return search_entry(form, unit, form_url(form.address), len(review.findings) if review else None)

"""Reviews all forms by the consistency rules, project by project, and says where in its file each finding stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from generator.catalogue.catalogue import Catalogue, catalogue_of, in_time
from generator.catalogue.records import Record
from generator.diagnostics import Diagnostic, Place, Severity, collect, in_order
from generator.model import Form
from generator.pipeline.checking import ChangedMeanwhile, Checked, read_source
from generator.pipeline.configuration import Configuration
from generator.pipeline.workspace import Source
from generator.rules.outcome import Side
from generator.rules.running import Finding, Review, review, with_collection
from generator.source.document import Document, read_document
from generator.source.nodes import locate

ReadForm = Callable[[Record], Form]
Documents = Callable[[str], Document | None]


def review_of(checked: Checked, configuration: Configuration) -> dict[str, Review]:
    """Return the review of every form that a check found fit to publish."""
    sources = {source.file: source for source in checked.sources}

    def read(record: Record) -> Form:
        form = read_source(sources[record.source], configuration, checked.units).form
        if form is None:
            raise ChangedMeanwhile(record.source)
        return form

    return reviews(catalogue_of(checked.records, checked.units), sources, read, configuration)


def reviews(
    catalogue: Catalogue, sources: Mapping[str, Source], read: ReadForm, configuration: Configuration
) -> dict[str, Review]:
    """Return the review of every form by its identifier."""
    found: dict[str, Review] = {}
    for records in catalogue.by_project.values():
        found |= _of_project([read(record) for record in in_time(records)], configuration)
    files = {record.address.id: sources[record.source] for record in catalogue.records}
    documents = _documents(files)
    whole = with_collection(found, catalogue.records, configuration.packs)
    return {form: _all_placed(one, documents) for form, one in whole.items()}


def _of_project(forms: Sequence[Form], configuration: Configuration) -> Iterator[tuple[str, Review]]:
    for form in forms:
        others = [other for other in forms if other is not form]
        authority = configuration.definitions[form.definition].authority
        yield form.address.id, review(form, others, configuration.packs, authority)


def _documents(files: Mapping[str, Source]) -> Documents:
    """Return a way to the trees of forms, each read only if it is asked for: most forms have no finding."""

    @lru_cache(maxsize=64)
    def document(form: str) -> Document | None:
        data, _ = collect(files[form].read())
        return None if data is None else collect(read_document(files[form].file, data))[0]

    return document


def _all_placed(one: Review, documents: Documents) -> Review:
    return replace(one, findings=tuple(_placed(finding, documents) for finding in one.findings))


def _placed(finding: Finding, documents: Documents) -> Finding:
    places = tuple(_place(documents(side.form or finding.form), side) for side in finding.found.sides)
    return replace(finding, places=places)


def _place(document: Document | None, side: Side) -> Place:
    if document is None:
        return Place(side.form)
    return document.place(locate(document.root, side.cell))


def notices(found: Mapping[str, Review]) -> tuple[Diagnostic, ...]:
    """Return the findings of reviews as diagnostics, which stop nothing."""
    return in_order(_notice(one) for result in found.values() for one in result.findings)


def _notice(finding: Finding) -> Diagnostic:
    values = {**finding.found.values, "sum": finding.found.sum}
    first, *others = finding.places
    return Diagnostic(first, finding.rule, tuple(values.items()), Severity.NOTICE, tuple(others))

"""Reviews all forms by the consistency rules, project by project, and says where in its file each finding stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from generator.catalogue.catalogue import Catalogue, in_time
from generator.catalogue.records import Record
from generator.diagnostics import Place, collect
from generator.model import Form
from generator.pipeline.configuration import Configuration
from generator.pipeline.workspace import Source
from generator.rules.outcome import Side
from generator.rules.running import Finding, Review, review
from generator.source.document import Document, read_document
from generator.source.nodes import locate

ReadForm = Callable[[Record], Form]
Documents = Callable[[str], Document | None]


def reviews(
    catalogue: Catalogue, sources: Mapping[str, Source], read: ReadForm, configuration: Configuration
) -> dict[str, Review]:
    """Return the review of every form by its identifier."""
    found: dict[str, Review] = {}
    for records in catalogue.by_project.values():
        forms = tuple(read(record) for record in in_time(records))
        files = {form.address.id: sources[form.source] for form in forms}
        found |= _of_project(forms, _documents(files), configuration)
    return found


def _of_project(
    forms: Sequence[Form], documents: Documents, configuration: Configuration
) -> Iterator[tuple[str, Review]]:
    for form in forms:
        others = [other for other in forms if other is not form]
        authority = configuration.definitions[form.definition].authority
        result = review(form, others, configuration.packs, authority)
        yield form.address.id, replace(result, findings=tuple(_placed(one, documents) for one in result.findings))


def _documents(files: Mapping[str, Source]) -> Documents:
    """Return a way to the trees of forms, each read only if it is asked for: most forms have no finding."""

    @cache
    def document(form: str) -> Document | None:
        data, _ = collect(files[form].read())
        return None if data is None else collect(read_document(files[form].file, data))[0]

    return document


def _placed(finding: Finding, documents: Documents) -> Finding:
    places = tuple(_place(documents(side.form or finding.form), side) for side in finding.found.sides)
    return replace(finding, places=places)


def _place(document: Document | None, side: Side) -> Place:
    if document is None:
        return Place(side.form)
    return document.place(locate(document.root, side.cell))

"""The downloads: selections of forms in every format, lists of all forms and findings, and the page about them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from generator.catalogue.downloads import FORM_SCHEMA, Download, Format, Sort, selections
from generator.catalogue.records import Record
from generator.catalogue.tables import FINDINGS
from generator.content import Content
from generator.exports.document import findings_json
from generator.exports.document_schema import document_schema
from generator.exports.forms import forms_json
from generator.exports.handout import Handout
from generator.pipeline.groups.collection import Collection, Pages
from generator.pipeline.keeping.cache import dumped
from generator.pipeline.keeping.kept_parts import DATA, KeptForm
from generator.pipeline.materials import Materials
from generator.publishing.writer import File
from generator.rendering.addresses import form_url
from generator.rendering.pages.data.page import data_page

MEGABYTE = 1_000_000


class Downloads(NamedTuple):
    """Files to write of one selection: its description, and its forms."""

    handout: Handout
    files: tuple[Download, ...]
    forms: tuple[KeptForm, ...]
    input: bytes

    @property
    def name(self) -> str:
        """The name it is kept by."""
        return f"downloads {self.files[0].address}"

    def write(self, materials: Materials) -> tuple[File, ...]:
        """Write the files."""
        # In this function, because importing pyarrow takes a tenth of a second that most builds do not need.
        from generator.exports.writers import write_downloads

        writer = materials.writer
        with TemporaryDirectory(dir=writer.written) as folder:
            forms = (form.part(materials.cache, DATA) for form in self.forms)
            write_downloads(Path(folder), self.handout, self.files, forms)
            return tuple(writer.adopt(file.address, Path(folder, file.address)) for file in self.files)


def downloads(collection: Collection) -> Iterator[Downloads]:
    """Yield the selections to write."""
    catalogue = collection.catalogue
    for selection, records in selections(catalogue, collection.configuration.project_types, collection.language):
        slugs = catalogue.by_unit if selection.sort is Sort.ALL else {record.unit for record in records}
        units = tuple(catalogue.units[slug] for slug in sorted(slugs))
        forms = tuple(map(collection.kept, records))
        handout = Handout(selection, units, collection.publication)
        shown = collection.whole(records) + dumped((selection, units, collection.publication.changed))
        for files in _shared_out(handout):
            yield Downloads(handout, files, forms, shown)


def _shared_out(handout: Handout) -> Iterator[tuple[Download, ...]]:
    """Yield groups of files, each written by one process.

    Those of all forms are written after every change and take the longest: the workbook as long as all others together.
    """
    is_shared = handout.selection.sort is Sort.ALL
    for _, together in groupby(handout.files, lambda each: is_shared and each.format is Format.WORKBOOK):
        yield tuple(together)


def data(collection: Collection, files: Iterable[File]) -> Pages:
    """Return the page that links to the downloads and describes them; ``files`` include all of them."""
    catalogue, types = collection.catalogue, collection.configuration.project_types
    listed = tuple(selection for selection, _ in selections(catalogue, types, collection.language))
    example = catalogue.records[0].address.id if catalogue.records else ""
    large = {file.name: round(file.size / MEGABYTE) for file in files if file.size >= MEGABYTE}
    page = data_page(listed, collection.publication, example, large)
    return Pages("data", dumped((listed, collection.publication.changed, example, large)), iter([page]))


def lists(collection: Collection) -> Iterator[Pages]:
    """Yield the lists of all forms and findings, and the description of a form."""
    catalogue, publication = collection.catalogue, collection.publication
    described = Content(FORM_SCHEMA, document_schema(publication))
    yield Pages("data of a form", dumped(described), iter([described]))
    yield Pages("data of forms", collection.listed(catalogue.everything), _forms(catalogue.everything))
    if publication.publishes_findings:
        noted = list(filter(collection.noted, catalogue.records))
        yield Pages("data of findings", collection.whole(noted), _findings(noted, collection))


def _forms(everything: Iterable[Record]) -> Iterator[Content]:
    rows = ((record, form_url(record.address)) for record in everything)
    yield Content("data/forms.json", forms_json(rows))


def _findings(noted: Iterable[Record], collection: Collection) -> Iterator[Content]:
    forms = (collection.kept(record).part(collection.cache, DATA) for record in noted)
    yield Content("data/findings.json", findings_json(row for form in forms for row in form.rows[FINDINGS.name]))

"""The downloads: all forms, those of a year, of a unit and of a project type, in every format."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from generator.catalogue.downloads import Selection, Sort, selections
from generator.catalogue.edition import Edition
from generator.exports.form_data import FormData
from generator.exports.handout import Handout
from generator.pipeline.cache import dumped
from generator.pipeline.groups import Collection, Group
from generator.pipeline.materials import Materials
from generator.pipeline.products import DATA, kept, part_of
from generator.publishing.writer import File
from generator.rendering.pages.data import data_page
from generator.rendering.pages.page import Page


class HandingOut(NamedTuple):
    """A selection to write: what is said of it, and its forms, each by its project's kept name and its identifier."""

    handout: Handout
    forms: tuple[tuple[str, str], ...]

    @property
    def name(self) -> str:
        """The name it is remembered by."""
        return f"downloads {self.handout.selection.path}"


def handouts(collection: Collection, edition: Edition) -> Iterator[tuple[HandingOut, bytes]]:
    """Yield the selections to write, each with what it is made of."""
    catalogue, language = collection.catalogue, collection.language
    for selection, records in selections(catalogue, collection.configuration.project_types, language):
        slugs = catalogue.by_unit if selection.sort is Sort.ALL else {record.unit for record in records}
        units = tuple(catalogue.units[slug] for slug in sorted(slugs))
        forms = tuple((collection.kept_as(record), record.address.id) for record in records)
        handout = Handout(selection, units, edition, language)
        yield HandingOut(handout, forms), collection.made_of(records) + dumped((selection, units, edition))


def hand_out(materials: Materials, task: HandingOut) -> tuple[File, ...]:
    """Write the files of a selection."""
    # Here, since pyarrow takes a tenth of a second to import, which most builds need not.
    from generator.exports.downloads import write_downloads

    writer = materials.writer
    with TemporaryDirectory(dir=writer.written) as folder:
        names = write_downloads(Path(folder), task.handout, _forms(materials, task))
        return tuple(writer.adopt(name, Path(folder, name)) for name in names)


def _forms(materials: Materials, task: HandingOut) -> Iterator[FormData]:
    for name, form in task.forms:
        yield kept(materials.cache, name, part_of(DATA, form))


def page_of_data(collection: Collection, edition: Edition) -> Group:
    """Return the page that leads to the downloads and says what is in them."""
    catalogue, types = collection.catalogue, collection.configuration.project_types
    listed = tuple(selection for selection, _ in selections(catalogue, types, collection.language))
    example = catalogue.records[0].address.id if catalogue.records else ""
    return Group("data", dumped((listed, edition, example)), partial(_page, collection, listed, edition, example))


def _page(collection: Collection, listed: tuple[Selection, ...], edition: Edition, example: str) -> Iterator[Page]:
    yield data_page(listed, edition, example, collection.language)

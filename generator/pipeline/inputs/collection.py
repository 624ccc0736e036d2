"""Checks all forms together, once each of them was read."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from generator.catalogue.catalogue import equal_addresses
from generator.catalogue.circles import comes_back
from generator.catalogue.records import Record
from generator.definition.amendments import INSTEAD, WITHDRAWAL
from generator.diagnostics import Diagnostic, Place, error
from generator.pipeline.inputs.configuration import Configuration
from generator.pipeline.inputs.workspace import Source, place_in
from generator.rules.packs import lacking


def problems_of_collection(
    records: Collection[Record], forms: Iterable[Source], configuration: Configuration
) -> Iterator[Diagnostic]:
    """Yield what is wrong with forms only together; ``records`` are those of all ``forms`` that have no errors."""
    yield from equal_addresses(records)
    yield from _without_parameters(records, configuration)
    yield from _leading_nowhere(records, forms)


def _without_parameters(records: Iterable[Record], configuration: Configuration) -> Iterator[Diagnostic]:
    """Yield a warning for each definition used by these forms for which rules lack parameters."""
    years: dict[str, set[int]] = {}
    for record in records:
        if not record.withdrawal:
            years.setdefault(record.definition, set()).add(record.year)
    for name, used in years.items():
        place = Place(configuration.files[name])
        yield from lacking(configuration.definitions[name], sorted(used), configuration.packs, place)


def _leading_nowhere(records: Iterable[Record], forms: Iterable[Source]) -> Iterator[Diagnostic]:
    """Yield an error for each withdrawn form that refers readers to a form that does not exist, or back to itself."""
    files = {source.file: source for source in forms}
    there = {"/".join(source.parts).removesuffix(".yml") for source in files.values()}
    withdrawn = [(record, record.withdrawal.instead) for record in records if record.withdrawal]
    links = {record.address.id: [form] for record, form in withdrawn}
    for record, form in withdrawn:
        if form and form not in there:
            yield error("not-another-form", place_in(files[record.source], WITHDRAWAL, INSTEAD), form=form)
        elif comes_back(record.address.id, links):
            yield error("form-comes-back", place_in(files[record.source], WITHDRAWAL, INSTEAD), form=form)

"""Checks all forms together, once each of them was read."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from generator.catalogue.catalogue import equal_addresses
from generator.catalogue.records import Record
from generator.diagnostics import Diagnostic, Place, error
from generator.pipeline.inputs.configuration import Configuration
from generator.pipeline.inputs.workspace import Source
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
    """Yield an error for each withdrawn form that refers readers to itself or to a form that does not exist."""
    there = {"/".join(source.parts).removesuffix(".yml") for source in forms}
    for record in records:
        instead = record.withdrawal.instead if record.withdrawal else ""
        if instead and (instead == record.address.id or instead not in there):
            yield error("not-another-form", Place(record.source), form=instead)

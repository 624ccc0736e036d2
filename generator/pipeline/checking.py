"""Checks all forms of a workspace, by themselves and beside each other, and gathers everything that is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple

from generator.catalogue.catalogue import equal_addresses
from generator.catalogue.records import Record, record_of
from generator.diagnostics import Diagnostic, Place, has_errors, in_order
from generator.model import PublicUnit
from generator.pipeline.configuration import Configuration
from generator.pipeline.prose import problems_of_pages
from generator.pipeline.published_forms import changed_in_silence, gone, leading_nowhere
from generator.pipeline.settings import Watch, unwatched
from generator.pipeline.sources import FoundSources, Readable, find, read_source
from generator.pipeline.workers import Workers
from generator.pipeline.workspace import Source, Workspace
from generator.reading.amendments import to_come
from generator.rules.packs import lacking


@dataclass(frozen=True, slots=True)
class Checked:
    """The outcome of a check: what was found, what of it can be published, and everything that is wrong, in order.

    ``answering`` are the files of forms on which a unit answers findings.
    """

    found: FoundSources
    sources: tuple[Source, ...]
    records: tuple[Record, ...]
    answering: frozenset[str]
    diagnostics: tuple[Diagnostic, ...]

    @property
    def units(self) -> Mapping[str, PublicUnit]:
        """The units whose descriptions have no errors."""
        return self.found.described

    @property
    def files(self) -> int:
        """How many forms were checked."""
        return len(self.found.forms)

    @property
    def is_publishable(self) -> bool:
        """Tell whether nothing found stops publication."""
        return not has_errors(self.diagnostics)


def check(
    workspace: Workspace,
    configuration: Configuration,
    below: Sequence[Path] = (),
    watch: Watch = unwatched,
    processes: int = 1,
    today: date | None = None,
    since: str = "",
) -> Checked:
    """Return the outcome of checking all forms, or those ``below`` certain files and folders.

    Where the day is given, what is dated after it is told. Forms are gone that the commit ``since`` had, or the last;
    where it is named, cells are told that hold something else than at it.
    """
    found = find(workspace, below)
    diagnostics = [*found.diagnostics, *(() if below else _of_the_whole(workspace, found.forms, configuration, since))]
    published: list[Source] = []
    records: list[Record] = []
    answering: list[str] = []
    with Workers(processes, Readable(configuration, found.units, today)) as workers:
        outcomes = zip(found.forms, workers.each(_known, found.forms), strict=True)
        for source, known in watch(outcomes, len(found.forms)):
            diagnostics += known.diagnostics
            if known.record is not None:
                published.append(source)
                records.append(known.record)
            if known.answers:
                answering.append(source.file)
    diagnostics += equal_addresses(records)
    if not below:
        diagnostics += (*without_parameters(records, configuration), *leading_nowhere(records, found.forms))
    told = in_order(diagnostics)
    return Checked(found, tuple(published), tuple(records), frozenset(answering), told)


def _of_the_whole(
    workspace: Workspace, forms: Iterable[Source], configuration: Configuration, since: str
) -> Iterator[Diagnostic]:
    """Yield what is wrong with the workspace beside its forms."""
    yield from problems_of_pages(workspace)
    yield from gone(workspace, since)
    yield from changed_in_silence(workspace, since, forms, configuration.definitions)


def without_parameters(records: Iterable[Record], configuration: Configuration) -> Iterator[Diagnostic]:
    """Yield a warning for each definition of these forms that rules have no parameters for."""
    years: dict[str, set[int]] = {}
    for record in records:
        if not record.withdrawal:
            years.setdefault(record.definition, set()).add(record.year)
    for name, used in years.items():
        place = Place(configuration.files[name])
        yield from lacking(configuration.definitions[name], sorted(used), configuration.packs, place)


class _Known(NamedTuple):
    """What is kept of a form that was read: its record where it has no error, and whether it answers findings."""

    record: Record | None
    answers: bool
    diagnostics: tuple[Diagnostic, ...]


def _known(readable: Readable, source: Source) -> _Known:
    form, diagnostics, document, _ = read_source(source, readable.configuration, readable.units)
    later = to_come(document, readable.today) if document and readable.today else ()
    return _Known(record_of(form) if form else None, bool(form and form.answers), (*diagnostics, *later))

"""Reads every form of a workspace and gathers all that is wrong: one bad file never hides the state of the others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple

from generator.catalogue.catalogue import equal_addresses
from generator.catalogue.records import Record, record_of
from generator.diagnostics import (
    Diagnostic,
    Place,
    Reading,
    collect,
    collect_some,
    error,
    has_errors,
    in_order,
)
from generator.model import Form, PublicUnit
from generator.pipeline.configuration import Configuration
from generator.pipeline.prose import problems_of_pages
from generator.pipeline.publications import changed_in_silence, gone, leading_nowhere
from generator.pipeline.settings import Watch, unwatched
from generator.pipeline.units import read_units
from generator.pipeline.workers import Workers
from generator.pipeline.workspace import Source, Workspace, find_sources
from generator.reading.amendments import to_come
from generator.reading.colons import without_echoes
from generator.reading.form import Units, read_form_in
from generator.rules.catalogue import rule_ids
from generator.rules.packs import lacking
from generator.source.document import Document, read_document

MOST_FINDINGS = 500
"""What is told of one file: a file with more wrong than that is no form, and telling all of it helps nobody."""


@dataclass(frozen=True, slots=True)
class Checked:
    """The outcome of a check: what can be published, and everything that is wrong, in order of files and lines.

    ``answering`` are the files of forms on which a unit answers findings.
    """

    units: Mapping[str, PublicUnit]
    sources: tuple[Source, ...]
    records: tuple[Record, ...]
    answering: frozenset[str]
    files: int
    diagnostics: tuple[Diagnostic, ...]

    @property
    def is_publishable(self) -> bool:
        """Tell whether nothing found stops publication."""
        return not has_errors(self.diagnostics)


class ChangedMeanwhile(Exception):
    """A form that was checked cannot be read the same way any more; its file was changed under our hands."""


class ReadForm(NamedTuple):
    """What reading the file of a form came to; the form is ``None`` where an error was found."""

    form: Form | None
    diagnostics: tuple[Diagnostic, ...]
    document: Document | None = None
    source: bytes = b""


class Readable(NamedTuple):
    """What a form is read with; ``today`` is known where what is dated later is to be told."""

    configuration: Configuration
    units: Units
    today: date | None = None


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
    diagnostics = [*found.diagnostics, *(() if below else _of_the_whole(workspace, found.forms, since))]
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
    return Checked(found.described, tuple(published), tuple(records), frozenset(answering), len(found.forms), told)


def _of_the_whole(workspace: Workspace, forms: Iterable[Source], since: str) -> Iterator[Diagnostic]:
    """Yield what is wrong with the workspace beside its forms."""
    yield from problems_of_pages(workspace, workspace.pages)
    yield from gone(workspace, since)
    yield from changed_in_silence(workspace, since, forms)


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


def read_source(source: Source, configuration: Configuration, units: Units) -> ReadForm:
    """Return what reading the file of a form came to."""
    data, unreadable = collect(source.read())
    if data is None:
        return ReadForm(None, unreadable)
    read, found = collect_some(_form_of(source, data, configuration, units), MOST_FINDINGS)
    if len(found) == MOST_FINDINGS:
        found = (*found, error("too-many-findings", found[-1].place, most=MOST_FINDINGS))
    form, document = read or (None, None)
    return ReadForm(None if has_errors(found) else form, without_echoes(found), document, data)


def _form_of(
    source: Source, data: bytes, configuration: Configuration, units: Units
) -> Reading[tuple[Form | None, Document | None]]:
    document = yield from read_document(source.file, data)
    definitions, rules = configuration.definitions, rule_ids()
    form = yield from read_form_in(document, source.file, source.parts, definitions, units, rules)
    return form, document


class Found(NamedTuple):
    """The files of forms, the units that they belong to, and what was wrong in finding these."""

    forms: tuple[Source, ...]
    units: Units
    diagnostics: tuple[Diagnostic, ...]

    @property
    def described(self) -> dict[str, PublicUnit]:
        """The units whose descriptions have no errors."""
        return {slug: unit for slug, unit in self.units.items() if unit}


def find(workspace: Workspace, below: Sequence[Path] = ()) -> Found:
    """Return the forms of a workspace, or those ``below`` certain files and folders."""
    sources, misplaced = collect(find_sources(workspace, below))
    units, problems = collect(read_units(workspace, sources))
    return Found(tuple(source for source in sources if not source.is_unit), units, (*misplaced, *problems))

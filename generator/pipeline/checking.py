"""Checks all forms of a workspace, individually and together, and collects all diagnostics."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

from generator.catalogue.catalogue import equal_addresses
from generator.catalogue.records import Record, record_of
from generator.diagnostics import Diagnostic, has_errors, in_order
from generator.model import PublicUnit
from generator.pipeline.inputs.collection import problems_of_collection
from generator.pipeline.inputs.configuration import Configuration
from generator.pipeline.inputs.prose import problems_of_pages
from generator.pipeline.inputs.published_forms import as_required, changed_in_silence, gone
from generator.pipeline.inputs.sources import FoundSources, Readable, find, read_source
from generator.pipeline.inputs.workspace import Source, Workspace
from generator.pipeline.settings import ALONE, Run
from generator.pipeline.workers import Workers
from generator.reading.beside.amendments import to_come


@dataclass(frozen=True, slots=True)
class Checked:
    """The outcome of a check."""

    found: FoundSources
    """All forms and units that were found."""
    sources: tuple[Source, ...]
    """The forms that can be published."""
    records: tuple[Record, ...]
    """Their records."""
    answering: frozenset[str]
    """The files of forms in which a unit answers findings."""
    diagnostics: tuple[Diagnostic, ...]
    """Everything wrong, in order."""

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
    run: Run = ALONE,
    today: date | None = None,
    since: str = "",
) -> Checked:
    """Return the outcome of checking all forms, or those ``below`` certain files and folders.

    If ``today`` is given, later dates are reported. Forms that existed at the commit ``since``, by default the last
    one, and are gone now are reported; if it is given, so are cells that have changed since.
    """
    alone = check_each(workspace, configuration, below, run, today)
    records, forms = alone.records, alone.found.forms
    if below:
        together = [*equal_addresses(records)]
    else:
        together = [*problems_of_collection(records, forms, configuration), *problems_of_pages(workspace)]
    changed = [*gone(workspace, since, below)]
    changed += changed_in_silence(workspace, since, alone.sources, configuration.definitions)
    together += map(as_required, changed) if since and configuration.site.requires_corrections else changed
    return replace(alone, diagnostics=in_order([*alone.diagnostics, *together]))


def check_each(
    workspace: Workspace,
    configuration: Configuration,
    below: Sequence[Path] = (),
    run: Run = ALONE,
    today: date | None = None,
) -> Checked:
    """Return the outcome of checking forms like ``check``, but each by itself."""
    found = find(workspace, below)
    with Workers(run.processes, Readable(configuration, found.units, today)) as workers:
        outcomes = tuple(run.watch(workers.each(_check_form, found.forms), len(found.forms)))
    forms = tuple(zip(found.forms, outcomes, strict=True))
    return Checked(
        found=found,
        sources=tuple(source for source, one in forms if one.record),
        records=tuple(one.record for one in outcomes if one.record),
        answering=frozenset(source.file for source, one in forms if one.answers),
        diagnostics=in_order([*found.diagnostics, *(problem for one in outcomes for problem in one.diagnostics)]),
    )


class _CheckedForm(NamedTuple):
    """What is kept of a form: its record, ``None`` if it has an error, and whether it answers findings."""

    record: Record | None
    answers: bool
    diagnostics: tuple[Diagnostic, ...]


def _check_form(readable: Readable, source: Source) -> _CheckedForm:
    form, diagnostics, document, _ = read_source(source, readable)
    later = to_come(document, readable.today) if document and readable.today else ()
    return _CheckedForm(record_of(form) if form else None, bool(form and form.answers), (*diagnostics, *later))

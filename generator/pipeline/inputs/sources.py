"""Finds the files of forms and their units, and reads each form; a problem in one does not hide others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from generator.catalogue.lineage import Lineage, lineage_of
from generator.diagnostics import Diagnostic, Reading, collect, collect_some, error, has_errors
from generator.model import Form, PublicUnit
from generator.pipeline.inputs.configuration import Configuration
from generator.pipeline.inputs.units import read_units
from generator.pipeline.inputs.workspace import Source, Workspace, find_sources
from generator.reading.beside.amendments import to_come
from generator.reading.form import Units, read_form_in
from generator.reading.paper.colons import without_echoes
from generator.reading.paper.flattened import without_repeats
from generator.rules.registry import rules_by_id
from generator.source.document import Document, read_document

MOST_FINDINGS = 500
"""How many problems are reported of one file: a file with more is not a form, and a longer list helps nobody."""


class FoundSources(NamedTuple):
    """The files of forms, the units that they belong to, and what was wrong in finding them."""

    forms: tuple[Source, ...]
    units: Units
    described: Mapping[str, PublicUnit]
    """The units whose descriptions have no errors."""
    lineage: Lineage
    """Which of their projects continue which."""
    diagnostics: tuple[Diagnostic, ...]


def find(workspace: Workspace, below: Sequence[Path] = ()) -> FoundSources:
    """Return the forms of a workspace, or those ``below`` certain files and folders."""
    sources, misplaced = collect(find_sources(workspace, below))
    units, problems = collect(read_units(workspace, sources))
    forms = tuple(source for source in sources if not source.is_unit)
    described = {slug: unit for slug, unit in units.items() if unit}
    return FoundSources(forms, units, described, lineage_of(described.values()), (*misplaced, *problems))


class Readable(NamedTuple):
    """What is needed to read a form; later dates than ``today`` are reported if it is given."""

    configuration: Configuration
    units: Units
    today: date | None = None


class ReadForm(NamedTuple):
    """The result of reading the file of a form; ``form`` is ``None`` if there is an error."""

    form: Form | None
    diagnostics: tuple[Diagnostic, ...]
    document: Document | None = None
    source: bytes = b""


def read_source(source: Source, readable: Readable) -> ReadForm:
    """Return the result of reading the file of a form."""
    data, unreadable = collect(source.read())
    if data is None:
        return ReadForm(None, unreadable)
    read, found = collect_some(_form_of(source, data, readable), MOST_FINDINGS)
    if len(found) == MOST_FINDINGS:
        found = (*found, error("too-many-findings", found[-1].place, most=MOST_FINDINGS))
    form, document = read or (None, None)
    told = without_echoes(without_repeats(found))
    later = to_come(document, readable.today) if document and readable.today else ()
    return ReadForm(None if has_errors(found) else form, (*told, *later), document, data)


def _form_of(source: Source, data: bytes, readable: Readable) -> Reading[tuple[Form | None, Document | None]]:
    document = yield from read_document(source.file, data)
    definitions, rules = readable.configuration.definitions, rules_by_id()
    form = yield from read_form_in(document, source.file, source.parts, definitions, readable.units, rules)
    return form, document

"""Reads one form: finds its definition, reads its cells, and returns it in canonical terms."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from generator.definition.cells import Definition
from generator.diagnostics import Place, Reading, error, sparing, warning
from generator.model import Form, PublicUnit
from generator.reading.beside.amendments import too_early
from generator.reading.beside.aside import read_aside
from generator.reading.beside.personal_comments import told_in_comments
from generator.reading.canonical import Facts, form_of
from generator.reading.naming import Definitions, definition_of
from generator.reading.paper.cells import read_cells
from generator.reading.paper.flattened import without_flat_parts
from generator.reading.place import Spot, is_meant_for_unit, read_spot
from generator.reading.substitutes import with_substitutes
from generator.reading.units import is_named
from generator.source.document import Document
from generator.source.nodes import locate

LONGEST_NAME = 100
"""The most characters of a name that is not doubted, far above those of the longest real ones."""

Units = Mapping[str, PublicUnit | None]
"""Units by slug; ``None`` is a unit whose description has errors, which are reported elsewhere."""


def read_form_in(
    document: Document | None,
    file: str,
    parts: tuple[str, ...],
    definitions: Definitions,
    units: Units,
    rules: Collection[str],
) -> Reading[Form | None]:
    """Return the form in a document; it must not be published if an error was yielded.

    ``parts`` are the steps from the folder of all forms to the file: unit, year, file name. They are checked even if
    there is no document. ``rules`` are those whose findings can be answered.
    """
    if is_meant_for_unit(parts):
        yield error("unit-file-name", Place(file), name=parts[-1])
        return None
    spot = yield from read_spot(file, parts)
    if spot is not None and spot.unit not in units:
        yield error("unit-unknown", Place(file), unit=spot.unit)
    if document is None:
        return None
    reading = _form_at(document, spot, definitions, units, rules)
    return (yield from with_substitutes(document, reading))


def _form_at(
    document: Document, spot: Spot | None, definitions: Definitions, units: Units, rules: Collection[str]
) -> Reading[Form | None]:
    definition = yield from definition_of(document, definitions)
    if definition is None:
        return None
    yield from told_in_comments(document, definition.private)
    document = yield from without_flat_parts(document, definition)
    aside = yield from read_aside(document, rules)
    # Withdrawn content may be removed, so no cell of it counts as missing.
    asked = document._replace(complete=False) if aside.withdrawal else document
    filled = yield from sparing(read_cells(asked, definition), document.mended)
    if spot is None:
        return None
    yield from too_early(document, spot.year, definition.kind)
    facts = Facts(filled.facts)
    yield from _doubted_names(document, facts)
    yield from _held_against_name(document, definition, spot)
    if not aside.withdrawal:  # the reason for a withdrawal may be a wrong unit or year
        yield from _held_against_path(document, definition, facts, spot, units.get(spot.unit))
    elif not (definition.project or facts.path("project")):
        yield error("missing-cell", document.place(document.root), key=definition.fields.get("project", "project"))
    return form_of(document, definition, filled, facts, aside, spot)


def _doubted_names(document: Document, facts: Facts) -> Reading[None]:
    """Yield a warning for each name that looks like a passage; that of the unit is held against the unit's own."""
    stated = facts.stated()
    for name in (stated[field] for field in ("project", "department") if field in stated):
        length, lines = len(name.text.strip()), len(name.text.strip().splitlines())
        if length > LONGEST_NAME or lines > 1:
            place = document.place(locate(document.root, name.path))
            yield warning("unlike-a-name", place, key=name.label, length=length, lines=lines)


def _held_against_name(document: Document, definition: Definition, spot: Spot) -> Reading[None]:
    if spot.kind is not None and spot.kind is not definition.kind:
        yield error("kind-not-of-name", Place(document.file), name=spot.kind.value, kind=definition.kind.value)


def _held_against_path(
    document: Document, definition: Definition, facts: Facts, spot: Spot, unit: PublicUnit | None
) -> Reading[None]:
    def cell(field: str) -> Place:
        return document.place(locate(document.root, facts.path(field)))

    year, name = facts.one("year", int), facts.one("unit", str)
    if year is not None and year != spot.year:
        yield error("year-not-of-folder", cell("year"), written=year, folder=spot.year)
    if name is not None and unit is not None and not is_named(unit, name):
        yield error("unit-not-of-folder", cell("unit"), written=name, folder=spot.unit, unit=unit.name)
    if year == spot.year and not definition.first_year <= year <= (definition.last_year or year):
        yield warning("form-of-other-years", cell("year"), form=definition.id, year=year)
    if year == spot.year and unit is not None and not unit.is_there_in(year):
        yield warning("unit-not-of-year", cell("year"), unit=unit.name, year=year)
    return None

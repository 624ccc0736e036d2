"""What must hold for a definition beyond its schema: it is complete, unambiguous, and fills fields correctly."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.definition.amendments import RECORD_KEYS
from generator.definition.amounts import amounts_of
from generator.definition.building import Vocabularies
from generator.definition.cells import Cell, CellRows, Choice, Definition, Group, Heading, Matrix, WithRows
from generator.definition.clashes import equal_names, fields_twice
from generator.definition.fields import PARTS, Where, can_stand, field_called, type_of, where_in
from generator.definition.money_units import unit_for_all
from generator.definition.places import LocatedCell, Path, Places, located_cells, printed_cells
from generator.definition.widths import without_room
from generator.diagnostics import Diagnostic, error

REFERENCE = re.compile(r"\{([^{}]+)\}")

_INDISPENSABLE = ("project", "unit", "year")


def unsound(definition: Definition, places: Places, vocabularies: Vocabularies) -> Iterator[Diagnostic]:
    """Yield what is wrong with a definition that conforms to its schema."""
    cells = tuple(located_cells(definition))
    yield from _reversed_years(definition, places)
    for each in cells:
        yield from _strange_options(each, places, vocabularies)
        yield from _wrong_fields(each, places)
        yield from _money_from_nowhere(each, places)
    yield from _outside_of_table("header", definition.header, places)
    yield from _outside_of_table("footer", definition.footer, places)
    yield from _crowded_rows(definition.rows, ("rows",), places)
    yield from without_room(definition.rows, places)
    yield from fields_twice(cells, places)
    yield from equal_names(cells, places, RECORD_KEYS)
    yield from _missing_fields(definition, cells, places)
    yield from _amounts_in_another_unit(definition, places)
    yield from _dangling_references(definition, cells, places)


def _reversed_years(definition: Definition, places: Places) -> Iterator[Diagnostic]:
    first, last = definition.first_year, definition.last_year
    if last is not None and last < first:
        yield error("years-reversed", places.at("years"), first=first, last=last)


def _strange_options(each: LocatedCell, places: Places, vocabularies: Vocabularies) -> Iterator[Diagnostic]:
    shape = each.cell.shape
    if not isinstance(shape, Choice) or not shape.vocabulary:
        return
    words = vocabularies.get(shape.vocabulary, ())
    for option, path in places.options(shape, each.path):
        if words and option.name not in words:
            place, key = places.at(*path), each.cell.key
            yield error("option-not-in-vocabulary", place, key=key, option=option.name, vocabulary=shape.vocabulary)


def _outside_of_table(part: str, row: tuple[Cell, ...], places: Places) -> Iterator[Diagnostic]:
    """Yield an error for each cell above or below the table whose shape is not printed there."""
    for number, cell in enumerate(row):
        if isinstance(cell.shape, WithRows):
            yield error("rows-outside-of-table", places.at(part, number), key=cell.key)


def _crowded_rows(rows: CellRows, path: Path, places: Places) -> Iterator[Diagnostic]:
    for number, row in enumerate(rows):
        alone = WithRows if all(isinstance(cell.shape, Heading) for cell in row) else WithRows | Heading
        for column, cell in enumerate(row):
            if len(row) > 1 and isinstance(cell.shape, alone):
                yield error("crowded-row", places.at(*path, number, column), key=cell.key)
            if isinstance(cell.shape, Group):
                yield from _crowded_rows(cell.shape.rows, (*path, number, column, "rows"), places)


def _missing_fields(definition: Definition, cells: tuple[LocatedCell, ...], places: Places) -> Iterator[Diagnostic]:
    fields = {each.cell.field for each in cells} | ({"project"} if definition.project else set())
    for field in _INDISPENSABLE:
        if field not in fields:
            yield error("field-not-filled", places.at(), field=field)


def _wrong_fields(each: LocatedCell, places: Places) -> Iterator[Diagnostic]:
    """Yield an error for each field with a type that it does not allow, or in a place where it is not read.

    ``PARTS`` are read only beside a target.
    """
    where, beside = where_in(each.cell), {column.field for column in each.cell.columns}
    filling = [(each.cell.key, each.cell.field, type_of(each.cell.shape), Where.CELL, each.path)]
    filling += ((column.label, column.field, type_of(column.scalar), where, path) for column, path in each.columns)
    for key, field, kind, spot, path in filling:
        place = places.at(*path, "field")
        if field and kind not in (types := field_called(field).types):
            yield error("field-of-another-type", place, key=key, field=field, types=types)
        elif field and (not can_stand(field, spot) or (field in PARTS and "target" not in beside)):
            yield error("field-out-of-place", place, key=key, field=field)


def _money_from_nowhere(each: LocatedCell, places: Places) -> Iterator[Diagnostic]:
    """Yield an error for each column of a matrix that fills a field although no line has a source of funds."""
    shape = each.cell.shape
    if not isinstance(shape, Matrix) or any(line.source for line in shape.lines):
        return
    for column, path in each.columns:
        if column.field and not column.private:
            yield error("lines-without-source", places.at(*path, "field"), key=each.cell.key, field=column.field)


def _amounts_in_another_unit(definition: Definition, places: Places) -> Iterator[Diagnostic]:
    """Yield an error for each text of the paper that prints a unit of money for amounts read in another one.

    The text printed nearest to an amount decides; the title and what is below it speak for amounts without such a text.
    """
    titles = (("title", definition.title), ("subtitle", definition.subtitle))
    for_all = {text: (unit, (name,)) for name, text in titles if (unit := unit_for_all(text))}
    found: dict[str, Diagnostic] = {}
    for amount in amounts_of(definition):
        near = ({text: (unit, part.path) for text, unit in part.units.items()} for part in amount.around)
        for text, (unit, path) in next(filter(None, near), for_all).items():
            if unit != amount.unit:
                place = places.at(*path)
                found.setdefault(text, error("amounts-in-another-unit", place, label=text, unit=unit, read=amount.unit))
    yield from found.values()


def _dangling_references(
    definition: Definition, cells: tuple[LocatedCell, ...], places: Places
) -> Iterator[Diagnostic]:
    """Yield references to cells that do not exist.

    A caption can refer to a cell beside its own or to a top-level one, a reference in braces only to a top-level one.
    """
    whole = {cell.key for cell in definition.cells}
    texts: list[tuple[str, Path]] = [(definition.title, ("title",)), (definition.subtitle, ("subtitle",))]
    texts += ((each.cell.label, (*each.path, "label")) for each in printed_cells(definition))
    for text, path in texts:
        for key in REFERENCE.findall(text):
            if key not in whole:
                yield error("dangling-reference", places.at(*path), key=key)
    for each in cells:
        beside = {other.cell.key for other in cells if other.group == each.group}
        if each.cell.caption and each.cell.caption not in whole | beside:
            yield error("dangling-reference", places.at(*each.path, "caption"), key=each.cell.caption)

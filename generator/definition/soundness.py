"""What a definition must also be, beyond its schema: whole, unambiguous, and meant for the right cells."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from generator.definition.cells import (
    Cell,
    Choice,
    Column,
    Definition,
    Group,
    Heading,
    Indicators,
    Matrix,
    Rows,
    Scalar,
    ScalarType,
    all_cells,
    value_cells,
)
from generator.definition.fields import filled_by
from generator.diagnostics import Diagnostic, Place, error

Vocabularies = Mapping[str, tuple[str, ...]]
CellRows = Sequence[Sequence[Cell]]

REFERENCE = re.compile(r"\{([^{}]+)\}")
ANSWERS = "回应"
RECORD_KEYS = ("form", ANSWERS)
"""Keys that every form has whatever its paper; no cell may be called so."""

_INDISPENSABLE = ("project", "unit", "year")
_TEXTS = frozenset({ScalarType.TEXT, ScalarType.LONG_TEXT})
_TYPES = {
    "year": frozenset({ScalarType.YEAR}),
    "period": frozenset({ScalarType.DATE}),
    "funds": frozenset({ScalarType.MONEY}),
    "amount": frozenset({ScalarType.MONEY}),
    "execution": frozenset({ScalarType.NUMBER, ScalarType.PERCENTAGE}),
    "total": frozenset({ScalarType.NUMBER}),
    "weight": frozenset({ScalarType.NUMBER}),
    "score": frozenset({ScalarType.NUMBER}),
}
_SHAPES = {"sub_projects": Rows, "indicators": Indicators}


def unsound(definition: Definition, place: Place, vocabularies: Vocabularies) -> Iterator[Diagnostic]:
    """Yield what is wrong with a definition that keeps its schema."""
    yield from _strange_options(definition, place, vocabularies)
    yield from _crowded_rows(definition.rows, place)
    yield from _fields_twice(definition, place)
    yield from _equal_keys(definition, place)
    yield from _missing_fields(definition, place)
    yield from _wrong_fields(definition, place)
    yield from _dangling_references(definition, place)


def _strange_options(definition: Definition, place: Place, vocabularies: Vocabularies) -> Iterator[Diagnostic]:
    for cell in all_cells((definition.cells,)):
        if not isinstance(cell.shape, Choice) or not cell.shape.vocabulary:
            continue
        words = vocabularies.get(cell.shape.vocabulary, ())
        for option in cell.shape.options:
            if option.name not in words:
                yield error(
                    "option-not-in-vocabulary",
                    place,
                    key=cell.key,
                    option=option.name,
                    vocabulary=cell.shape.vocabulary,
                )


def _fields_twice(definition: Definition, place: Place) -> Iterator[Diagnostic]:
    """Yield the fields that two cells fill, or two columns of one cell: one of them would be lost."""
    cells = tuple(all_cells((definition.cells,)))
    columns = (Counter(column.field for column in _columns(cell) if column.field) for cell in cells)
    for counted in (Counter(field for cell in cells for field in filled_by(cell)), *columns):
        for field, count in counted.items():
            if count > 1:
                yield error("field-twice", place, field=field)


def _crowded_rows(rows: CellRows, place: Place) -> Iterator[Diagnostic]:
    for row in rows:
        for cell in row:
            if len(row) > 1 and isinstance(cell.shape, Rows | Group | Matrix | Indicators | Heading):
                yield error("crowded-row", place, key=cell.key)
            if isinstance(cell.shape, Group):
                yield from _crowded_rows(cell.shape.rows, place)


def _equal_keys(definition: Definition, place: Place) -> Iterator[Diagnostic]:
    for names in _names_side_by_side(definition):
        seen: set[str] = set()
        for name in names:
            if name in seen:
                yield error("equal-cells", place, key=name)
            seen.add(name)


def _names_side_by_side(definition: Definition) -> Iterator[list[str]]:
    """Yield the names that a form has to tell apart at one place, cells, columns, lines and options alike."""
    yield [*RECORD_KEYS, *_cell_names(definition.cells)]
    for cell in all_cells((definition.cells,)):
        yield [name for column in _columns(cell) for name in (column.label, *column.also)]
        match cell.shape:
            case Group(rows):
                yield _cell_names(tuple(value_cells(rows)))
            case Matrix(lines):
                yield [name for line in lines for name in (line.label, *line.also)]
            case Choice() as choice:
                yield [option.name for option in choice.options]


def _cell_names(cells: tuple[Cell, ...]) -> list[str]:
    return [name for cell in cells for name in (cell.key, *cell.also)]


def _missing_fields(definition: Definition, place: Place) -> Iterator[Diagnostic]:
    fields = {cell.field for cell in all_cells((definition.cells,))}
    for field in _INDISPENSABLE:
        if field not in fields:
            yield error("field-not-filled", place, field=field)


def _wrong_fields(definition: Definition, place: Place) -> Iterator[Diagnostic]:
    for cell in all_cells((definition.cells,)):
        if not _fits(cell):
            yield error("field-of-another-type", place, key=cell.key, field=cell.field)
        for column in _columns(cell):
            if not _scalar_fits(column.field, column.scalar):
                yield error("field-of-another-type", place, key=column.label, field=column.field)


def _columns(cell: Cell) -> tuple[Column, ...]:
    match cell.shape:
        case Rows(columns) | Matrix(_, columns) | Indicators(_, columns):
            return columns
    return ()


def _fits(cell: Cell) -> bool:
    wanted = _SHAPES.get(cell.field)
    match cell.shape:
        case Scalar():
            return wanted is None and _scalar_fits(cell.field, cell.shape)
        case Choice():
            return wanted is None and cell.field.partition(".")[0] not in _TYPES
        case shape:
            return cell.field == "" or (wanted is not None and isinstance(shape, wanted))


def _scalar_fits(field: str, scalar: Scalar) -> bool:
    return not field or scalar.type in _TYPES.get(field.partition(".")[0], _TEXTS)


def _dangling_references(definition: Definition, place: Place) -> Iterator[Diagnostic]:
    cells = tuple(all_cells((definition.cells,)))
    texts = (definition.title, definition.subtitle, *(cell.label for cell in cells))
    # A text in braces can only be one of the whole form, a caption also one of the same group.
    dangling = {key for text in texts for key in REFERENCE.findall(text)} - {cell.key for cell in definition.cells}
    dangling |= {cell.caption for cell in cells if cell.caption} - {cell.key for cell in cells}
    for key in sorted(dangling):
        yield error("dangling-reference", place, key=key)

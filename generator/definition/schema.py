"""The JSON Schema of a form, from its definition, for completion and explanations in editors.

It is less strict than the reading, which decides: an editor's YAML has already turned ``2019`` into a number.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, assert_never

from generator.definition.amendments import (
    ANSWERS,
    CORRECTION_COLUMNS,
    CORRECTIONS,
    ORIGINAL,
    ORIGINAL_ADDRESS,
    WITHDRAWAL,
    WITHDRAWAL_COLUMNS,
)
from generator.definition.cells import (
    WITHHELD,
    Blank,
    Cell,
    Choice,
    Column,
    Definition,
    Group,
    Heading,
    Indicators,
    Matrix,
    Presence,
    Rows,
    Scalar,
    ScalarType,
    value_cells,
)
from generator.definition.filled import general_title

Schema = dict[str, Any]

UNIT_SCHEMA = "../../../site_config/schemas/unit.schema.json"
"""The path of the schema of units, relative to a unit's file."""

_NUMBERS = frozenset({ScalarType.YEAR, ScalarType.MONEY, ScalarType.NUMBER})


def schema_seen_from_form(definition: Definition) -> str:
    """Return the path of a definition's schema relative to the file of a form."""
    return f"../../../../site_config/schemas/{definition.id}.schema.json"


def form_schema(definition: Definition) -> Schema:
    """Return the JSON Schema (draft 2020-12) of a form in YAML; a withdrawn form may lack its cells."""
    cells = _object_of(definition.cells)
    properties = {
        "form": {"const": definition.id, "title": general_title(definition)},
        **cells["properties"],
        ORIGINAL: {"title": ORIGINAL, "type": ["string", "null"], "pattern": f"^{ORIGINAL_ADDRESS}$"},
        ANSWERS: {"type": "object", "additionalProperties": {"type": "string"}},
        WITHDRAWAL: {"title": WITHDRAWAL, **_columns(WITHDRAWAL_COLUMNS)},
        CORRECTIONS: {"title": CORRECTIONS, "type": "array", "items": _columns(CORRECTION_COLUMNS)},
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": general_title(definition),
        **cells,
        "properties": properties,
        "required": ["form"],
        "if": {"required": [WITHDRAWAL]},
        "else": {"required": cells["required"]},
    }


def _object_of(cells: Iterable[Cell]) -> Schema:
    return _object((cell.key, cell.also, cell.presence, _cell(cell)) for cell in cells)


def _object(places: Iterable[tuple[str, Sequence[str], Presence, Schema]]) -> Schema:
    """Return the schema of a mapping; a place with several names cannot be required under any one of them."""
    properties: Schema = {}
    required: list[object] = []
    for key, also, presence, schema in places:
        properties |= dict.fromkeys((key, *also), schema)
        if presence is not Presence.OPTIONAL and not also:
            required.append(key)
    return {"type": "object", "additionalProperties": False, "properties": properties, "required": required}


def _cell(cell: Cell) -> Schema:
    return {"title": cell.label, **(_private() if cell.private else _shape(cell))}


def _shape(cell: Cell) -> Schema:
    match cell.shape:
        case Scalar() as scalar:
            return _scalar(scalar, cell.presence)
        case Choice() as choice:
            return _choice(choice)
        case Group(rows):
            return _or_blank(_object_of(value_cells(rows)))
        case Rows(columns):
            return {"type": ["array", "null"], "items": _columns(columns)}
        case Matrix(lines, columns):
            line = _or_blank(_columns(columns))
            return _object((one.label, one.also, Presence.PRINTED, {"title": one.label, **line}) for one in lines)
        case Indicators() as indicators:
            return _levels(indicators, 0)
        case Heading() | Blank():
            return {}
        case unknown:
            assert_never(unknown)


def _or_blank(schema: Schema) -> Schema:
    return {**schema, "type": ["object", "null"]}


def _columns(columns: Iterable[Column]) -> Schema:
    return _object(
        (column.label, column.also, column.presence, {"title": column.label, **_column(column)}) for column in columns
    )


def _column(column: Column) -> Schema:
    return _private() if column.private else _scalar(column.scalar, column.presence)


def _private() -> Schema:
    return {"enum": [WITHHELD, None, ""]}


def _scalar(scalar: Scalar, presence: Presence) -> Schema:
    kinds = ["string", "number"] if scalar.type in _NUMBERS else ["string", "number", "boolean"]
    blank = [] if presence is Presence.FILLED else ["null"]
    unit = {"description": scalar.amounts.value} if scalar.type is ScalarType.MONEY else {}
    return {"type": [*kinds, *blank], **unit}


def _choice(choice: Choice) -> Schema:
    names = [option.name for option in choice.options]
    if choice.several:
        return {"type": ["array", "null"], "items": {"enum": names}, "uniqueItems": True}
    return {"enum": [*names, None]}


def _levels(shape: Indicators, depth: int) -> Schema:
    if depth < len(shape.levels):
        title = shape.levels[depth].label
        inner = {"title": title, **_levels(shape, depth + 1)}
        return {"type": ["object", "null"], "additionalProperties": inner}
    only, *others = shape.columns
    one = _or_blank(_columns(shape.columns)) if others else _column(only)
    return {"anyOf": [one, {"type": "array", "items": one}]}

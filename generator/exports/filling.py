"""The data of the page for filling in forms: the cells of each paper, the patterns of their texts, and the forms."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import assert_never

from generator.catalogue.records import Record
from generator.content import json_text
from generator.definition.amendments import ANSWERS, CORRECTION_COLUMNS, CORRECTIONS, ORIGINAL, ORIGINAL_ADDRESS
from generator.definition.cells import (
    Blank,
    Cell,
    Choice,
    Column,
    Definition,
    Group,
    Heading,
    Indicators,
    Level,
    Line,
    Matrix,
    Presence,
    Print,
    Rows,
    Scalar,
    ScalarType,
)
from generator.definition.filled import general_title
from generator.definition.schema import UNIT_SCHEMA, schema_seen_from_form
from generator.language import Language, RuleText
from generator.model import Kind, PublicUnit
from generator.personal import IN_ADDRESS, PERSONAL, PERSONS_OWN
from generator.reading.changes.claims import CLAIM
from generator.reading.place import SLUG
from generator.reading.units import CODE, NAME, STAMP, names_of
from generator.reading.values.scalars import ANY_DAY, NOTHING, TOO_LONG, WRITINGS
from generator.source.assembling import LONGEST_KEY
from generator.source.characters import MARKS, RADICALS, SUPPLEMENT
from generator.source.decoding import FORBIDDEN
from generator.source.values import LONGEST_TEXT

FOLDER = "data/fill/"
CONTENTS = f"{FOLDER}contents.json"

RULES = (
    *("blank-cell", "blank-row", "wrong-year", "wrong-date", "no-such-day", "day-not-named", "wrong-money"),
    *("wrong-number", "wrong-percentage", "too-many-digits", "text-too-long", "forbidden-character", "tab-character"),
    *("name-too-long", "negative-money", "looks-personal", "personal-number", "personal-address", "wrong-original"),
    *("look-alike-character", "converter-mark"),
    *("amendment-too-early", "amendment-to-come", "correction-untrue"),
    *("year-not-of-folder", "unit-not-of-folder", "unit-not-of-year"),
)
"""The reading rules that the browser can check by itself."""

_OF_THE_YEAR = ("target", "actual", "deviation", "grade", "narrative.annual_goal", "narrative.achievement")
"""Besides figures, the fields whose values differ every year: after copying a form they must be reviewed."""

_ADDRESS = "address"

Json = dict[str, object]


def definition_file(definition: str) -> str:
    """Return the path of the description of a paper, by the identifier of its definition."""
    return f"{FOLDER}forms/{definition}.json"


def unit_file(unit: str) -> str:
    """Return the path of the list of a unit's forms."""
    return f"{FOLDER}units/{unit}.json"


def contents_json(definitions: Iterable[Definition], units: Sequence[PublicUnit], language: Language) -> str:
    """Return the data that all forms to fill in share: papers, the newest first, units with their names, and rules."""
    rules = {rule: language.rules[rule] for rule in RULES}
    return json_text(
        {
            "units": [(unit.slug, names_of(unit)) for unit in units],
            "spans": {unit.slug: span for unit in units if (span := _span(unit))},
            "forms": [
                {
                    "id": one.id,
                    "title": one.title,
                    "name": general_title(one),
                    "kind": one.kind.value,
                    "authority": one.authority,
                    "from": one.first_year,
                    "to": one.last_year,
                    "levels": max((len(levels) for levels in _levels(one)), default=0),
                    **({"whole": True} if one.whole_unit else {}),
                }
                for one in sorted(definitions, key=lambda one: (-one.first_year, one.kind is not Kind.TARGET, one.id))
            ],
            "patterns": {name: javascript(pattern) for name, pattern in _patterns().items()},
            "nothing": sorted(NOTHING),
            "radicals": SUPPLEMENT,
            "longest": LONGEST_TEXT,
            "longest_name": LONGEST_KEY,
            "unit": {"schema": UNIT_SCHEMA, "name": NAME},
            "answers": _place(ANSWERS, (), Presence.PRINTED, "") | {"type": "group"},
            "correction": _place(CORRECTIONS, (), Presence.PRINTED, "")
            | {"type": "group", "cells": [column | {"said": True} for column in _columns(CORRECTION_COLUMNS)]},
            "rules": {rule: _words(text) for rule, text in rules.items()},
        }
    )


def _span(unit: PublicUnit) -> Json:
    """Return the first and the last year that a unit has forms of, as far as they are known."""
    return {name: year for name, year in (("from", unit.first_year), ("to", unit.last_year)) if year}


def _words(rule: RuleText) -> dict[str, str]:
    """Return the message of a rule and what to do, also without values where these may be empty."""
    others = {"without": rule.without, "otherwise": rule.otherwise}
    return {"message": rule.message, "help": rule.help} | {name: text for name, text in others.items() if text}


def definition_json(definition: Definition) -> str:
    """Return the description of a paper: its cells in official order, with the headings between them."""
    rows = (definition.header, *definition.rows, definition.footer)
    original = {"name": ORIGINAL, "type": _ADDRESS, "presence": Presence.OPTIONAL.value}
    return json_text(
        {
            "id": definition.id,
            "title": definition.title,
            "name": general_title(definition),
            "subtitle": definition.subtitle,
            "kind": definition.kind.value,
            "project": definition.project,
            "schema": schema_seen_from_form(definition),
            "cells": [*_cells(rows), original],
        }
    )


def unit_json(records: Iterable[Record]) -> str:
    """Return the forms of a unit, newest first, including withdrawn ones, because their files still exist."""
    return json_text(
        [
            {
                "id": record.address.id,
                "year": record.year,
                "project": record.address.project,
                "kind": record.kind.value,
                "name": record.project_name,
                "form": record.definition,
                **({"withdrawn": True} if record.withdrawal else {}),
            }
            for record in records
        ]
    )


def javascript(pattern: re.Pattern[str]) -> tuple[str, str]:
    """Return an expression and its flags for a search in JavaScript.

    Old browsers lack lookbehind, so the character before a match becomes part of it, which a test does not notice.
    """
    source = pattern.pattern.replace(r"(?<!\d)", r"(?:^|\D)").replace(r"\Z", "$")
    if not pattern.flags & re.ASCII:
        source = source.replace(r"\d", r"\p{Nd}").replace(r"\D", r"\P{Nd}")
    source = re.sub("[^ -~]", lambda match: f"\\u{{{ord(match.group()):x}}}", source)
    return source, "iu" if pattern.flags & re.IGNORECASE else "u"


def _levels(definition: Definition) -> Iterator[Sequence[Level]]:
    return (cell.shape.levels for cell in definition.cells if isinstance(cell.shape, Indicators))


def _patterns() -> dict[str, re.Pattern[str]]:
    whole = {**WRITINGS, "digits": TOO_LONG, "slug": SLUG, _ADDRESS: re.compile(ORIGINAL_ADDRESS)}
    anywhere = {
        "day": ANY_DAY,
        "forbidden": FORBIDDEN,
        "stamp": STAMP,
        "code": CODE,
        "radical": RADICALS,
        "mark": MARKS,
    }
    anywhere |= {"personal": PERSONAL, "own": PERSONS_OWN, "link": IN_ADDRESS, "claim": CLAIM}
    return {name: re.compile(f"^(?:{one.pattern})$", one.flags) for name, one in whole.items()} | anywhere


def _cells(rows: Iterable[Sequence[Cell]]) -> list[Json]:
    cells = [cell for row in rows for cell in row if not isinstance(cell.shape, Blank)]
    labels = Counter(cell.label for cell in cells)
    return [_cell(cell, is_only=labels[cell.label] == 1) for cell in cells]


def _cell(cell: Cell, *, is_only: bool) -> Json:
    """Return a cell; cells with the same label, which the paper distinguishes by position, are named by their keys."""
    if isinstance(cell.shape, Heading):
        return {"label": cell.label, "type": "heading"}
    shape = {"type": "private"} if cell.private else _shape(cell)
    label = {"label" if is_only else "printed": cell.label} if cell.label != cell.key else {}
    return _place(cell.key, cell.also, cell.presence, cell.field) | label | shape | _printed(cell)


def _printed(cell: Cell) -> Json:
    """Return how the paper prints a cell where that is not the usual way: by this it is found on a paper."""
    way = {} if cell.print is Print.BOTH else {"print": cell.print.value}
    return way | ({"top": True} if cell.label_on_top else {}) | ({"caption": cell.caption} if cell.caption else {})


def _shape(cell: Cell) -> Json:
    match cell.shape:
        case Scalar() as scalar:
            return _scalar(scalar, cell.field)
        case Choice() as choice:
            return _choice(choice)
        case Group(rows):
            return {"type": "group", "cells": _cells(rows)}
        case Rows(columns):
            return {"type": "table", "columns": _columns(columns)}
        case Matrix(lines, columns):
            return {"type": "matrix", "columns": _columns(columns), "lines": [_line(one) for one in lines]}
        case Indicators(levels, columns):
            return {"type": "indicators", "columns": _columns(columns), "levels": [level.label for level in levels]}
        case Heading() | Blank():
            return {}
        case unknown:
            assert_never(unknown)


def _choice(choice: Choice) -> Json:
    names, printed = [one.name for one in choice.options], [one.printed for one in choice.options]
    boxes = {"boxes": printed} if printed != names else {}
    return {"type": "choice", "several": choice.several, "options": names} | boxes


def _line(line: Line) -> Json:
    return {"name": line.label, "also": line.also, "printed": dict(line.printed), "source": line.source}


def _columns(columns: Iterable[Column]) -> list[Json]:
    return [_column(column) for column in columns]


def _column(column: Column) -> Json:
    shape = {"type": "private"} if column.private else _scalar(column.scalar, column.field)
    label = {"label": column.heading} if column.heading else {}
    under = {"under": column.under} if column.under else {}
    return _place(column.label, column.also, column.presence, column.field) | label | under | shape


def _place(name: str, also: Sequence[str], presence: Presence, field: str) -> Json:
    told = {"also": also, "field": field}
    return {"name": name, "presence": presence.value} | {key: value for key, value in told.items() if value}


def _scalar(scalar: Scalar, field: str) -> Json:
    unit = {"unit": scalar.amounts.value} if scalar.type is ScalarType.MONEY else {}
    yearly = {"yearly": True} if scalar.is_figure or field in _OF_THE_YEAR else {}
    return {"type": scalar.type.value} | unit | yearly

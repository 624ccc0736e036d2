"""Reads one form: finds its definition, reads its cells, and says what the paper means in canonical terms."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TypeVar

from generator.definition.cells import Definition, Indicators, all_cells
from generator.definition.fields import full_field
from generator.definition.soundness import RECORD_KEYS
from generator.diagnostics import Place, Reading, error, sparing, warning
from generator.model import Amount, CellPath, Execution, Figure, Form, Money, Narrative, PublicUnit, Stated
from generator.reading.answers import read_answers
from generator.reading.cells import read_cells
from generator.reading.facts import Fact, Filled
from generator.reading.place import Spot, read_spot
from generator.reading.texts import nearest
from generator.reading.units import is_named
from generator.source.document import Document, read_document
from generator.source.nodes import Scalar, locate

T = TypeVar("T")
Definitions = Mapping[str, Definition]
Units = Mapping[str, PublicUnit | None]
"""Units by slug; ``None`` is one whose description has errors, which are told where it is read."""


def read_form(
    file: str, parts: tuple[str, ...], data: bytes, definitions: Definitions, units: Units
) -> Reading[Form | None]:
    """Return the form in ``data``; where any error was yielded, what is returned is not fit to publish.

    ``parts`` are the steps from the root of all forms to the file: unit, year, file name.
    """
    spot = yield from read_spot(file, parts)
    if spot is not None and spot.unit not in units:
        yield error("unit-unknown", Place(file), unit=spot.unit)
    document = yield from read_document(file, data)
    if document is None:
        return None
    definition = yield from _definition(document, definitions)
    if definition is None:
        return None
    cells = read_cells(document, document.root, definition.cells, RECORD_KEYS)
    filled = yield from sparing(cells, document.mended)
    if spot is None:
        return None
    facts = Facts(filled.facts)
    yield from _held_against_path(document, definition, facts, spot, units.get(spot.unit))
    answers = yield from read_answers(document)
    return _form(document, definition, filled, facts, answers, spot)


def _definition(document: Document, definitions: Definitions) -> Reading[Definition | None]:
    entry = document.root.entries.get("form")
    if entry is None:
        yield error("form-not-named", document.place(document.root), known="、".join(sorted(definitions)))
        return None
    name = entry.value.text if isinstance(entry.value, Scalar) else ""
    if name not in definitions:
        yield error(
            "form-unknown", document.place(entry.value), form=name, nearest=nearest(name, list(definitions)),
            known="、".join(sorted(definitions)),
        )  # fmt: skip
    return definitions.get(name)


class Facts:
    """The facts of a form, asked for by field and type."""

    def __init__(self, facts: tuple[Fact, ...]) -> None:
        self._facts = facts

    def one(self, field: str, kind: type[T]) -> T | None:
        """Return the value of a field, ``None`` where the form leaves it blank or does not have it."""
        wanted = full_field(field)
        values = (fact.value for fact in self._facts if full_field(fact.field) == wanted)
        return next((value for value in values if isinstance(value, kind)), None)

    def path(self, field: str) -> CellPath:
        """Return the way to the cell of a field, empty where the form does not have it."""
        return next((fact.path for fact in self._facts if fact.field == field), ())

    def stated(self) -> dict[str, Stated]:
        """Return the first cell of each field."""
        found: dict[str, Stated] = {}
        for fact in self._facts:
            found.setdefault(full_field(fact.field), Stated(fact.label, fact.text, fact.path))
        return found

    def below(self, group: str) -> list[Fact]:
        """Return the facts whose field begins with ``group.``, in the order of the paper."""
        return [fact for fact in self._facts if fact.field.startswith(f"{group}.")]


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
    if spot.kind is not None and spot.kind is not definition.kind:
        yield error("kind-not-of-name", Place(document.file), name=spot.kind.value, kind=definition.kind.value)
    if year is not None and not definition.first_year <= year <= (definition.last_year or year):
        yield warning("form-of-other-years", cell("year"), form=definition.id, year=year)
    return None


def _form(
    document: Document, definition: Definition, filled: Filled, facts: Facts, answers: Mapping[str, str], spot: Spot
) -> Form:
    cells = filled.written if isinstance(filled.written, Mapping) else {}
    return Form(
        address=spot.address(definition.kind),
        definition=definition.id,
        source=document.file,
        unit_name=facts.one("unit", str) or "",
        department=facts.one("department", str) or "",
        project_name=facts.one("project", str) or "",
        project_types=tuple(dict.fromkeys(facts.one("project_type", tuple) or ())),
        start=facts.one("period.start", date),
        end=facts.one("period.end", date),
        amounts=tuple(_amount(fact) for fact in facts.below("funds")),
        sub_projects=facts.one("sub_projects", tuple) or (),
        narrative=tuple(_narrative(fact) for fact in facts.below("narrative")),
        indicators=facts.one("indicators", tuple) or (),
        use_of_funds=facts.one("use_of_funds", tuple) or (),
        execution=Execution(*(facts.one(f"execution.{name}", Figure) for name in ("rate", "weight", "score"))),
        total_score=facts.one("total.score", Figure),
        total_weight=facts.one("total.weight", Figure),
        cells=cells,
        stated=facts.stated(),
        asked=definition.fields,
        column_labels=_column_labels(definition),
        answers=answers,
    )


def _column_labels(definition: Definition) -> dict[str, str]:
    shapes = (cell.shape for cell in all_cells((definition.cells,)))
    return {column.field: column.label for shape in shapes if isinstance(shape, Indicators) for column in shape.columns}


def _amount(fact: Fact) -> Amount:
    _, measure, source = full_field(fact.field).split(".")
    assert isinstance(fact.value, Money)  # the definition was checked to put money into funds
    return Amount(measure, source, fact.label, fact.value)


def _narrative(fact: Fact) -> Narrative:
    return Narrative(fact.field.partition(".")[2], fact.label, str(fact.value))

"""Turns the cells of a paper into facts by canonical field, and these into a form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from generator.definition.cells import Cell, Definition, Group, Presence, all_cells
from generator.definition.fields import filled_by, full_field
from generator.definition.filled import general_title
from generator.model import (
    Amount,
    CellPath,
    Execution,
    Figure,
    Form,
    IndicatorRow,
    Money,
    Narrative,
    Rate,
    Stated,
    Written,
)
from generator.reading.beside.aside import Aside
from generator.reading.paper.facts import Fact, Filled
from generator.reading.place import Spot
from generator.reading.values.rates import rate_of
from generator.source.document import Document

T = TypeVar("T")


class Facts:
    """The facts of a form, by field and type."""

    def __init__(self, facts: tuple[Fact, ...]) -> None:
        self._facts = tuple(fact for fact in facts if fact.is_sourced)
        self._unsourced = tuple(fact for fact in facts if not fact.is_sourced)
        self._by_field: dict[str, list[Fact]] = {}
        for fact in self._facts:
            self._by_field.setdefault(full_field(fact.field), []).append(fact)

    def one(self, field: str, kind: type[T]) -> T | None:
        """Return the value of a field, ``None`` if the form leaves it blank or does not have it.

        Raises ``TypeError`` if the value has another type, which a sound definition rules out.
        """
        first = self._first(field)
        if first is None:
            return None
        if not isinstance(first.value, kind):
            raise TypeError(f"{field}: {kind.__name__} expected")
        return first.value

    def several(self, field: str) -> tuple[Any, ...]:
        """Return the values of a field, none if the form leaves it blank or does not have it."""
        return self.one(field, tuple) or ()

    def path(self, field: str) -> CellPath:
        """Return the path to the cell of a field, empty if the form does not have it."""
        first = self._first(field)
        return first.path if first else ()

    def _first(self, field: str) -> Fact | None:
        return next(iter(self._by_field.get(full_field(field), ())), None)

    def stated(self) -> dict[str, Stated]:
        """Return the first cell of each field."""
        return {field: Stated(fact.label, fact.text, fact.path) for field, (fact, *_) in self._by_field.items()}

    def below(self, group: str) -> list[Fact]:
        """Return the facts whose field begins with ``group.``, in the order of the paper."""
        return [fact for fact in self._facts if fact.field.startswith(f"{group}.")]

    def unsourced(self) -> Iterator[Amount]:
        """Yield the amounts whose source is not told, for each measure that they may be a part of.

        A cell without a field may be a part of any measure that cells beside it fill.
        """
        for amount, path in ((_amount(fact), fact.path) for fact in self._unsourced):
            beside = (_amount(fact).measure for fact in self.below("funds") if fact.path[:-1] == path[:-1])
            for measure in [amount.measure] if amount.measure else dict.fromkeys(beside):
                yield replace(amount, measure=measure)


def form_of(document: Document, definition: Definition, filled: Filled, facts: Facts, aside: Aside, spot: Spot) -> Form:
    """Return the form in canonical terms."""
    cells = filled.written if isinstance(filled.written, Mapping) else {}
    stated = facts.stated()
    asked = _asked(definition, cells, stated)
    return Form(
        address=spot.address(definition.kind),
        definition=definition.id,
        source=document.file,
        unit_name=facts.one("unit", str) or "",
        department=facts.one("department", str) or "",
        project_name=facts.one("project", str) or definition.project,
        project_types=tuple(dict.fromkeys(facts.several("project_type"))),
        start=_day(facts, "period.start"),
        end=_day(facts, "period.end"),
        amounts=tuple(_amount(fact) for fact in facts.below("funds")),
        unsourced=tuple(facts.unsourced()),
        sub_projects=facts.several("sub_projects"),
        narrative=tuple(_narrative(fact) for fact in facts.below("narrative")),
        indicators=facts.several("indicators"),
        use_of_funds=facts.several("use_of_funds"),
        execution=_execution(facts, stated),
        total_score=facts.one("total.score", Figure),
        total_weight=facts.one("total.weight", Figure),
        cells=cells,
        stated={**_name_on_all(definition), **stated},
        asked=asked,
        column_labels=_column_labels(definition, cells, stated) if "indicators" in asked else {},
        original=aside.original,
        answers=aside.answers,
        digest=document.digest,
        withdrawal=aside.withdrawal,
        corrections=aside.corrections,
        whole_unit=definition.whole_unit,
    )


def _name_on_all(definition: Definition) -> dict[str, Stated]:
    """Return the name of the project that all forms on a paper have; no cell holds it, so the title stands for one."""
    label = " ".join(general_title(definition).split())
    return {"project": Stated(label, definition.project, ())} if definition.project else {}


def _day(facts: Facts, field: str) -> date | None:
    """Return the day that a cell names, ``None`` if it is blank or names a month or the like."""
    day = facts.one(field, object)
    return day if isinstance(day, date) else None


def _asked(definition: Definition, cells: Mapping[str, Written], stated: Mapping[str, Stated]) -> dict[str, str]:
    """Return the labels of the fields that this copy of the paper has a cell for: optional cells may be missing.

    Stated fields are included even where the paper prints the cell itself, because somebody wrote there.
    """
    without = {field for cell in _absent(definition.cells, cells) for field, _ in filled_by(cell)}
    asked = {field: label for field, label in definition.fields.items() if field not in without}
    return asked | {field: cell.label for field, cell in stated.items() if field not in asked}


def _column_labels(
    definition: Definition, cells: Mapping[str, Written], stated: Mapping[str, Stated]
) -> Mapping[str, str]:
    """Return the labels of the indicator columns as written in this form."""
    written: Written = cells
    for step in stated["indicators"].path if "indicators" in stated else ():
        written = written[step] if isinstance(written, Mapping) and isinstance(step, str) else None
    rows = [row for row in written if isinstance(row, IndicatorRow)] if isinstance(written, tuple) else []
    used = {name for row in rows for name in row.columns}
    return {
        column.field: next((name for name in column.also if name in used), column.label)
        for column in definition.columns["indicators"]
    }


def _absent(asked: Iterable[Cell], cells: Mapping[str, Written]) -> Iterator[Cell]:
    """Yield the optional cells that a form does not have, including everything inside them."""
    for cell in asked:
        names = [name for name in (cell.key, *cell.also) if name in cells]
        if not names and cell.presence is Presence.OPTIONAL:
            yield from all_cells((cell,))
        elif isinstance(cell.shape, Group):
            inner = cells[names[0]] if names else {}
            yield from _absent(cell.shape.cells, inner if isinstance(inner, Mapping) else {})


def _execution(facts: Facts, fields: Iterable[str]) -> Execution:
    weight, score = facts.one("execution.weight", Figure), facts.one("execution.score", Figure)
    return Execution(dict(_rates(facts, fields)), weight, score)


def _rates(facts: Facts, fields: Iterable[str]) -> Iterator[tuple[str, Rate]]:
    """Yield the stated rate of each source of funds."""
    for field in fields:
        group, _, source = field.rpartition(".")
        if group == "execution.rate" and (stated := facts.one(field, Figure)):
            executed, budget = (facts.one(f"funds.{name}.{source}", Money) for name in ("executed", "full_year_budget"))
            yield source, rate_of(stated, executed, budget)


def _amount(fact: Fact) -> Amount:
    _, measure, source = full_field(fact.field).split(".")
    assert isinstance(fact.value, Money)  # a sound definition has only money in funds
    return Amount(measure, source, fact.label, fact.value)


def _narrative(fact: Fact) -> Narrative:
    return Narrative(fact.field.partition(".")[2], fact.label, str(fact.value))

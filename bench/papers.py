"""Fills in the paper of any definition with what a made-up form states, as a tree of keys and texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import TypeAlias

from bench.facts import Facts
from bench.indicators import Row
from bench.passages import Passages
from generator.definition.cells import (
    Cell,
    Choice,
    Column,
    Definition,
    Group,
    Indicators,
    Matrix,
    Rows,
    Scalar,
    ScalarType,
    all_cells,
    value_cells,
)
from generator.definition.fields import full_field


@dataclass(frozen=True, slots=True)
class Inline:
    """A row of a table that a clerk writes on one line: its cells by column."""

    cells: Mapping[str, str]


Tree: TypeAlias = "str | list[str] | list[Inline] | Inline | dict[str, Tree]"


def passages_in(definition: Definition) -> int:
    """Return how many passages a paper has room for."""
    return sum(1 for cell in all_cells(definition.cells) if _is_passage(cell))


@dataclass(frozen=True, slots=True)
class Filling:
    """One form being filled in: what it states, its passages, and its project type."""

    facts: Facts
    passages: Passages
    project_type: str
    random: Random

    def of(self, definition: Definition) -> dict[str, Tree]:
        """Return the form on the paper of a definition."""
        return {"form": definition.id, **self._cells(definition.cells)}

    def _cells(self, cells: Iterable[Cell]) -> dict[str, Tree]:
        return {cell.key: self._cell(cell) for cell in cells if not cell.private}

    def _cell(self, cell: Cell) -> Tree:
        match cell.shape:
            case Scalar() if _is_passage(cell):
                return self.passages.next()
            case Scalar():
                return self.facts.texts.get(full_field(cell.field), "")
            case Choice() as choice:
                return self._ticked(cell, choice)
            case Group(rows):
                return self._cells(value_cells(rows))
            case Rows(columns):
                return [_inline(columns, row.columns) for row in self.facts.sub_projects]
            case Matrix() as matrix:
                return dict(self._lines(matrix))
            case Indicators() as indicators:
                return _by_level(indicators, self.facts.indicators)
        return ""

    def _ticked(self, cell: Cell, choice: Choice) -> Tree:
        printed = [option.name for option in choice.options if option.printed] or [self.project_type]
        name = self.project_type if cell.field == "project_type" else self.random.choice(printed)
        return [name] if choice.several else name

    def _lines(self, matrix: Matrix) -> Iterator[tuple[str, Tree]]:
        for line in matrix.lines:
            asked = [column for column in matrix.columns if column.label not in line.printed]
            texts = {column.field: self.facts.texts.get(f"{column.field}.{line.source}", "") for column in asked}
            yield line.label, _inline(asked, texts) if any(texts.values()) else ""


def _is_passage(cell: Cell) -> bool:
    return isinstance(cell.shape, Scalar) and cell.shape.type is ScalarType.LONG_TEXT


def _inline(columns: Sequence[Column], texts: Mapping[str, str]) -> Inline:
    return Inline({column.label: texts.get(column.field, "") for column in columns})


def _by_level(shape: Indicators, rows: Iterable[Row]) -> dict[str, Tree]:
    """Return indicators below the groups that the paper has levels for, which always include the first."""
    tree: dict[str, Tree] = {}
    for row in rows:
        first, *middle, name = row.levels
        below = tree
        for group in (first, *middle[: len(shape.levels) - 2]):
            inner = below.setdefault(group, {})
            assert isinstance(inner, dict)
            below = inner
        alone = len(shape.columns) == 1
        below[name] = row.columns["target"] if alone else _inline(shape.columns, row.columns)
    return tree

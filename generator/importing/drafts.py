"""The result of reading a paper."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from generator.definition.cells import Cell, Definition, Group
from generator.definition.filled import name_of
from generator.importing.headers import Taken
from generator.importing.shared import Shared
from generator.importing.tables import Indicator
from generator.importing.units import OtherUnit
from generator.reading.values.scalars import year_in
from generator.source.writing import Tree


class Draft(NamedTuple):
    """A form as read from a paper, and what a person should review."""

    definition: Definition
    tree: dict[str, Tree]
    first: str
    """The first text of the paper."""
    is_short_line: bool
    """Whether the paper is one short line, such as the number of an annex, ``附件3``."""
    is_titled: bool
    """Whether the paper has the title of the definition."""
    has_most: bool
    """Whether the paper has more of the definition's labels than are missing."""
    missing: tuple[str, ...]
    """The keys of cells that the paper does not have."""
    slipped: tuple[Indicator, ...]
    """The indicators whose lines were not in their columns."""
    taken: tuple[Taken, ...]
    """The headings of columns that were identified by their position."""
    shared: tuple[Shared, ...]
    """The lines of tables that share a cell with the line above."""
    left: tuple[tuple[str, ...], ...]
    """The texts of each line that could not be placed."""
    other_units: tuple[OtherUnit, ...]
    """The units of money that the paper has and the definition does not: with any of these, amounts would be wrong."""

    def with_year(self, year: str) -> dict[str, Tree]:
        """Return the tree, with this year if the paper states none."""
        cell = next((cell for cell in self.definition.cells if cell.field == "year"), None)
        key = name_of(cell, self.tree) if cell else ""
        return {**self.tree, key: self.tree[key] or year} if key in self.tree else self.tree

    def text_of(self, field: str) -> str:
        """Return the text of a canonical field that is a cell by itself, empty if the paper does not have it."""
        return str(next(_contents(self.definition.cells, self.tree, field), ""))

    @property
    def is_recognised(self) -> bool:
        """Tell whether the paper is one of the definition."""
        return self.is_titled or self.has_most

    @property
    def is_of_its_years(self) -> bool:
        """Tell whether the definition is valid for the year on the paper."""
        year = year_in(self.text_of("year"))
        return year is not None and self.definition.first_year <= year <= (self.definition.last_year or year)

    @property
    def doubts(self) -> int:
        """How many things there are to check."""
        return len(self.missing) + len(self.slipped) + len(self.taken) + sum(map(len, self.left))


def _contents(cells: Sequence[Cell], tree: Mapping[str, Tree], field: str) -> Iterator[Tree]:
    """Yield the content of the cells that fill a field, those in groups included, under whichever name."""
    for cell in cells:
        content = tree.get(name_of(cell, tree))
        if cell.field == field:
            yield content or ""
        elif isinstance(cell.shape, Group) and isinstance(content, dict):
            yield from _contents(cell.shape.cells, content, field)

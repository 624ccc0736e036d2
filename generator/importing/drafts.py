"""What a paper was read into."""

from __future__ import annotations

from typing import NamedTuple

from generator.definition.cells import Definition
from generator.importing.headers import Taken
from generator.importing.tables import Indicator
from generator.importing.units import OtherUnit
from generator.reading.scalars import year_in
from generator.source.writing import Tree


class Draft(NamedTuple):
    """A form as a paper has it, and what a person should look at.

    ``first`` is the first text of the paper.
    ``is_recognised`` says that the paper has the title of the definition, or more of its labels than it lacks.
    ``missing`` are the keys of cells that the paper does not have, ``slipped`` the indicators whose lines did not stand
    in their columns, ``taken`` the headings of columns that were taken for others by their position, ``left`` the texts
    of each line that found no place. ``other_units`` are the units of money that the paper has and the definition has
    not: where there are any, amounts would be wrong.
    """

    definition: Definition
    tree: dict[str, Tree]
    first: str
    is_recognised: bool
    missing: tuple[str, ...]
    slipped: tuple[Indicator, ...]
    taken: tuple[Taken, ...]
    left: tuple[tuple[str, ...], ...]
    other_units: tuple[OtherUnit, ...]

    def with_year(self, year: str) -> dict[str, Tree]:
        """Return the tree with a year where the paper says none."""
        key = self.definition.fields.get("year", "")
        return {**self.tree, key: self.tree[key] or year} if key in self.tree else self.tree

    def text_of(self, field: str) -> str:
        """Return the text of a canonical field that is a cell by itself, empty where the paper does not have it."""
        return str(self.tree.get(self.definition.fields.get(field, ""), ""))

    @property
    def is_of_its_years(self) -> bool:
        """Tell whether the definition is for the year that the paper says."""
        year = year_in(self.text_of("year"))
        return year is not None and self.definition.first_year <= year <= (self.definition.last_year or year)

    @property
    def doubts(self) -> int:
        """How much there is to look at."""
        return len(self.missing) + len(self.slipped) + len(self.taken) + sum(map(len, self.left))

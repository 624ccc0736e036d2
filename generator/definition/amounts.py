"""The amounts on a paper: the unit of each in its definition, and what is printed around it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from generator.definition.cells import Definition, Matrix, Scalar, ScalarType
from generator.definition.money_units import unit_of
from generator.definition.places import LocatedCell, Path, located_cells


class Part(NamedTuple):
    """A label or heading: the texts of which one is printed there, and the path to it."""

    texts: tuple[str, ...]
    path: Path

    @property
    def units(self) -> dict[str, str]:
        """The units of money that its texts print, by text."""
        return {text: unit for text in self.texts if (unit := unit_of(text))}


class Amount(NamedTuple):
    """Amounts of one unit; ``around`` are the parts that may print it, the nearest first."""

    unit: str
    around: tuple[Part, ...]

    @property
    def label(self) -> str:
        """The text printed beside or above it."""
        return self.around[0].texts[0]


def amounts_of(definition: Definition) -> Iterator[Amount]:
    """Yield all amounts of a definition; those of a matrix by its columns and by its lines."""
    return (amount for each in located_cells(definition) for amount in _in_cell(each))


def _in_cell(each: LocatedCell) -> Iterator[Amount]:
    near = tuple(Part((one.cell.label, *one.cell.also), (*one.path, "label")) for one in (each, *each.around))
    in_columns = tuple(_in_columns(each, near))
    yield from in_columns
    match each.cell.shape:
        case Scalar(ScalarType.MONEY, amounts):
            yield Amount(amounts.value, near)
        case Matrix(lines):
            for number, line in enumerate(lines):
                part = Part((line.label, *line.also), (*each.path, "lines", number, "label"))
                yield from (Amount(amount.unit, (part, *amount.around)) for amount in in_columns)


def _in_columns(each: LocatedCell, around: tuple[Part, ...]) -> Iterator[Amount]:
    for column, path in each.columns:
        if column.scalar.type is ScalarType.MONEY:
            heading = Part((column.heading or column.label, *column.also), (*path, "label"))
            yield Amount(column.scalar.amounts.value, (heading, Part((column.under,), (*path, "under")), *around))

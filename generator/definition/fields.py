"""The canonical fields that a form can fill, by their full names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import product

from generator.definition.cells import Cell, Indicators, Matrix, all_cells

_BY_SOURCE = ("funds", "execution")


@cache
def full_field(field: str) -> str:
    """Return the full name of a field: amounts and execution are by source of funds, a total where none is named."""
    group, *rest = field.split(".")
    return f"{field}.total" if group in _BY_SOURCE and len(rest) == 1 else field


def fields_of(rows: Sequence[Sequence[Cell]]) -> dict[str, str]:
    """Return the label of the cell that fills each field, those of matrices by line; what is private fills none."""
    cells = (cell for cell in all_cells(tuple(map(tuple, rows))) if not cell.private)
    return {full_field(field): label for cell in cells for field, label in _of_cell(cell)}


def column_labels_of(rows: Sequence[Sequence[Cell]]) -> dict[str, str]:
    """Return the label of each column of indicators by its field."""
    shapes = [cell.shape for cell in all_cells(tuple(map(tuple, rows)))]
    columns = (column for shape in shapes if isinstance(shape, Indicators) for column in shape.columns)
    return {column.field: column.label for column in columns if column.field and not column.private}


def filled_by(cell: Cell) -> list[str]:
    """Return the full names of the fields that a cell fills, each as often as it does."""
    return [full_field(field) for field, _ in _of_cell(cell)]


def _of_cell(cell: Cell) -> Iterator[tuple[str, str]]:
    match cell.shape:
        case Matrix(lines, columns):
            for line, column in product(lines, columns):
                # What the paper prints there itself, nobody is asked for.
                if column.field and not column.private and column.label not in line.printed:
                    yield f"{column.field}.{line.source}", f"{line.label} · {column.label}"
        case _ if cell.field:
            yield cell.field, cell.label

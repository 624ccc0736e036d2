"""The amounts of a form as citizens read them: all that its paper asks for, with or without a canonical field."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from generator.definition.cells import Line, Matrix, Scalar, ScalarType
from generator.definition.fields import full_field
from generator.model import Money, Written
from generator.reading.values.scalars import number_in
from generator.rendering.amounts import money_text
from generator.rendering.pages.form.other_cells import Place
from generator.rendering.printed import Cells, content_of, name_of, name_used


class AmountLine(NamedTuple):
    """An amount with its label on the paper; ``field`` is the full name of the field it fills, or empty."""

    label: str
    text: str
    field: str


def amount_lines(places: Iterable[Place]) -> Iterator[AmountLine]:
    """Yield the amounts that a form states, in the order of the paper; those in tables are shown there."""
    for cell, within in places:
        match cell.shape:
            case Scalar(type=ScalarType.MONEY) as scalar if not cell.private:
                if isinstance(content := content_of(cell, within), str):
                    field = full_field(cell.field) if cell.field else ""
                    yield AmountLine(name_of(cell, within), figure_text(scalar, content), field)
            case Matrix() as matrix:
                if isinstance(content := content_of(cell, within), Mapping):
                    for line in matrix.lines:
                        yield from _of_line(matrix, line, content)


def _of_line(matrix: Matrix, line: Line, lines: Cells) -> Iterator[AmountLine]:
    name = name_used(line.label, line.also, lines)
    row = lines.get(name)
    written = row if isinstance(row, Mapping) else {}
    for column in matrix.columns:
        heading = name_used(column.label, column.also, written)
        text = written.get(heading)
        if column.scalar.type is ScalarType.MONEY and isinstance(text, str) and not column.private:
            field = f"{column.field}.{line.source}" if column.field and line.source else ""
            yield AmountLine(f"{name} · {heading}", figure_text(column.scalar, text), field)


def figure_text(scalar: Scalar, written: Written) -> str:
    """Return the text of a cell for reading: an amount with its unit, everything else as written."""
    text = written if isinstance(written, str) else ""
    value = number_in(text) if scalar.type is ScalarType.MONEY else None
    return text if value is None else money_text(Money(text, value, scalar.amounts))

"""The single amounts of a form as citizens read them: all that its paper asks for, with or without a field."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from generator.definition.cells import Scalar, ScalarType
from generator.definition.fields import full_field
from generator.definition.filled import content_of, name_of
from generator.model import Money, Written
from generator.reading.values.scalars import number_in
from generator.rendering.amounts import money_text
from generator.rendering.pages.form.other_cells import Place


class AmountLine(NamedTuple):
    """An amount with its label on the paper; ``field`` is the full name of the field it fills, or empty.

    ``heading`` stands above it and its neighbours, empty if there is none.
    """

    label: str
    text: str
    field: str
    heading: str


def amount_lines(places: Iterable[Place]) -> list[AmountLine]:
    """Return the amounts that a form states, in the order of the paper; those in tables are shown there.

    Those below headings come last, heading by heading: a paper that divides the same money twice, side by side, has
    them in turns.
    """
    lines = [*_lines(places)]
    headings = [*dict.fromkeys(["", *(line.heading for line in lines)])]
    return sorted(lines, key=lambda line: headings.index(line.heading))


def _lines(places: Iterable[Place]) -> Iterator[AmountLine]:
    for cell, within, heading in places:
        content = content_of(cell, within)
        match cell.shape:
            case Scalar(type=ScalarType.MONEY) as scalar if isinstance(content, str) and not cell.private:
                text = figure_text(scalar, content)
                yield AmountLine(name_of(cell, within), text, full_field(cell.field), heading)


def figure_text(scalar: Scalar, written: Written) -> str:
    """Return the text of a cell for reading: an amount with its unit, everything else as written."""
    text = written if isinstance(written, str) else ""
    value = number_in(text) if scalar.type is ScalarType.MONEY else None
    return text if value is None else money_text(Money(text, value, scalar.amounts))

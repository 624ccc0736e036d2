"""Columns of a paper's tables as citizens read them: one line of heading, and texts with their units."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from generator.definition.cells import Column, ScalarType
from generator.definition.filled import Cells, name_used, own_heading
from generator.rendering.pages.form.amounts import figure_text

_FIGURES = (ScalarType.MONEY, ScalarType.NUMBER, ScalarType.PERCENTAGE)


class ReadColumn(NamedTuple):
    """A column: its heading, what its texts are, and the field it fills, empty if there is none."""

    heading: str
    is_figure: bool
    is_long: bool
    field: str


def read_column(column: Column, heading: str, field: str = "") -> ReadColumn:
    """Return a column for reading."""
    return ReadColumn(heading, column.scalar.type in _FIGURES, column.scalar.type is ScalarType.LONG_TEXT, field)


def heading_of(column: Column, rows: Sequence[Cells]) -> str:
    """Return the heading of a column as these rows have it, after the one that it shares with its neighbours."""
    used = {name for row in rows for name in row}
    own = own_heading(column, used)
    return f"{column.under} · {own}" if column.under else own


def text_in(column: Column, row: Cells) -> str:
    """Return the text of a column in a row, empty if it is blank or missing."""
    return figure_text(column.scalar, row.get(name_used(column.label, column.also, row)))

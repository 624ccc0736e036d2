"""What a form definition is made of: cells in official order, each with a shape.

Widths count in twenty-fourths of the printed table.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from generator.definition.names import Names
from generator.model import Kind, MoneyUnit

GRID = 24

LABEL_WIDTH = 4
"""How wide a label is where its cell does not say it."""

WITHHELD = "不予公开"
"""What stands in a private cell or column instead of a name or a number."""


class Presence(Enum):
    """Whether a cell must be there: with something in it, at least printed, or not at all."""

    FILLED = "filled"
    PRINTED = "printed"
    OPTIONAL = "optional"


class Print(Enum):
    """What of a cell the official layout shows in its place."""

    BOTH = "both"
    VALUE = "value"
    NONE = "none"


class ScalarType(Enum):
    """How the text of a cell is read; a text is read as nothing but itself."""

    TEXT = "text"
    LONG_TEXT = "long-text"
    YEAR = "year"
    DATE = "date"
    MONEY = "money"
    NUMBER = "number"
    PERCENTAGE = "percentage"


@dataclass(frozen=True, slots=True)
class Scalar:
    """One piece of text; ``amounts`` is the unit of a money cell."""

    type: ScalarType
    amounts: MoneyUnit

    @property
    def is_figure(self) -> bool:
        """Tell whether it is a number, an amount or a date rather than words."""
        return self.type not in (ScalarType.TEXT, ScalarType.LONG_TEXT)


@dataclass(frozen=True, slots=True)
class Option:
    """A box to tick: its name in YAML, what is printed beside it, which may be nothing, and what it means.

    It means something else than its name says where a vocabulary has the same under another name by now.
    """

    name: str
    printed: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Choice:
    """Options, line by line as printed; where only one can be ticked the paper shows the chosen words alone.

    ``vocabulary`` names the words that the options are taken from, empty where they are the paper's own.
    """

    lines: tuple[tuple[Option, ...], ...]
    several: bool
    vocabulary: str

    @property
    def options(self) -> tuple[Option, ...]:
        """All options in order."""
        return tuple(option for line in self.lines for option in line)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table, matrix or indicator list.

    ``label`` is its key in a form, ``heading`` what is printed above it, empty where that is the label; ``under`` is a
    heading it has in common with its neighbours.
    """

    label: str
    also: tuple[str, ...]
    scalar: Scalar
    field: str
    presence: Presence
    width: int | None
    under: str = ""
    private: bool = False
    heading: str = ""


@dataclass(frozen=True, slots=True)
class Rows:
    """A table with as many rows as the unit needs."""

    columns: tuple[Column, ...]
    names: Names


@dataclass(frozen=True, slots=True)
class Line:
    """A fixed line of a matrix, and the cells the paper prints in it itself (``—``).

    ``source`` is the source of funds it stands for, empty where it stands for none: then it fills no field.
    """

    label: str
    also: tuple[str, ...]
    source: str
    printed: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Fixed lines by columns; ``names`` are those of the columns."""

    lines: tuple[Line, ...]
    columns: tuple[Column, ...]
    names: Names
    line_names: Names


@dataclass(frozen=True, slots=True)
class Level:
    """A level of indicators, from 1 down."""

    label: str
    width: int | None


@dataclass(frozen=True, slots=True)
class Indicators:
    """Indicators by level, and the columns that follow the last level."""

    levels: tuple[Level, ...]
    columns: tuple[Column, ...]
    names: Names


@dataclass(frozen=True, slots=True)
class Group:
    """Cells under one common label; ``cells`` are those with something to fill in."""

    rows: tuple[tuple[Cell, ...], ...]
    cells: tuple[Cell, ...]
    names: Names


@dataclass(frozen=True, slots=True)
class Heading:
    """A printed line with nothing to fill in."""


@dataclass(frozen=True, slots=True)
class Blank:
    """A place on the paper that is left empty."""


Shape = Scalar | Choice | Rows | Matrix | Indicators | Group | Heading | Blank


@dataclass(frozen=True, slots=True)
class Cell:
    """A place on the paper: its label as printed, its key in YAML, its shape, and the canonical field it fills."""

    key: str
    label: str
    also: tuple[str, ...]
    shape: Shape
    field: str
    presence: Presence
    private: bool
    print: Print
    label_on_top: bool
    caption: str
    width: int | None
    label_width: int | None

    @property
    def holds_value(self) -> bool:
        """Tell whether there is anything to fill in."""
        return not isinstance(self.shape, Heading | Blank)


@dataclass(frozen=True, slots=True)
class Definition:
    """One official paper form of one authority and period; with ``whole_unit`` it is of all that a unit does.

    The last five are derived from ``header``, ``rows`` and ``footer``, once for all forms: ``cells`` are those with
    something to fill in, in official order, ``names`` are theirs; ``fields`` are the labels by canonical field,
    ``columns`` those that are read into facts by the field of their table. What is private fills no field; ``private``
    are its names.
    """

    id: str
    title: str
    subtitle: str
    authority: str
    kind: Kind
    whole_unit: bool
    first_year: int
    last_year: int | None
    label_suffix: str
    header: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    footer: tuple[Cell, ...]
    cells: tuple[Cell, ...]
    names: Names
    fields: Mapping[str, str]
    columns: Mapping[str, tuple[Column, ...]]
    private: frozenset[str]


def value_cells(rows: tuple[tuple[Cell, ...], ...]) -> Iterator[Cell]:
    """Yield the cells of rows that hold a value, in order; groups are not opened."""
    return (cell for row in rows for cell in row if cell.holds_value)


def all_cells(rows: tuple[tuple[Cell, ...], ...]) -> Iterator[Cell]:
    """Yield every cell of rows that holds a value, those inside groups included that are not withheld as a whole."""
    for cell in value_cells(rows):
        yield cell
        if isinstance(cell.shape, Group) and not cell.private:
            yield from all_cells(cell.shape.rows)

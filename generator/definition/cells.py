"""The parts of a form definition: cells in official order, each with a shape.

Widths are in twenty-fourths of the printed table.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from generator.definition.names import Names
from generator.model import Kind, MoneyUnit

GRID = 24

LABEL_WIDTH = 4
"""The default width of a label."""

WITHHELD = "不予公开"
"""What a private cell or column holds in place of personal data."""


class Presence(Enum):
    """Whether a cell must be present: filled in, at least printed, or not at all."""

    FILLED = "filled"
    PRINTED = "printed"
    OPTIONAL = "optional"


class Print(Enum):
    """What the official layout prints of a cell."""

    BOTH = "both"
    VALUE = "value"
    NONE = "none"


class ScalarType(Enum):
    """How the text of a cell is interpreted; texts and codes are not interpreted.

    A code is known to stand for a thing: digits in it are no number of a person.
    """

    TEXT = "text"
    LONG_TEXT = "long-text"
    CODE = "code"
    YEAR = "year"
    DATE = "date"
    MONEY = "money"
    NUMBER = "number"
    PERCENTAGE = "percentage"


@dataclass(frozen=True, slots=True)
class Scalar:
    """A single text; ``amounts`` is the unit of a money cell."""

    type: ScalarType
    amounts: MoneyUnit

    @property
    def is_figure(self) -> bool:
        """Tell whether it is a number, an amount or a date and not words."""
        return self.type not in (ScalarType.TEXT, ScalarType.LONG_TEXT, ScalarType.CODE)

    @property
    def is_long(self) -> bool:
        """Tell whether it may fill more than a page."""
        return self.type is ScalarType.LONG_TEXT


@dataclass(frozen=True, slots=True)
class Option:
    """A box to tick: its name in YAML, the text printed beside it, which may be empty, and its meaning.

    ``meaning`` differs from ``name`` if the vocabulary has renamed it since.
    """

    name: str
    printed: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Choice:
    """Options, line by line as printed: with boxes to tick, or only the chosen words.

    ``vocabulary`` is the name of the vocabulary of the options, empty if they belong to the paper alone.
    """

    lines: tuple[tuple[Option, ...], ...]
    several: bool
    has_boxes: bool
    vocabulary: str

    @property
    def options(self) -> tuple[Option, ...]:
        """All options in order."""
        return tuple(option for line in self.lines for option in line)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table, matrix or indicator list."""

    label: str
    """Its key in a form, and its printed heading unless that differs."""
    also: tuple[str, ...]
    scalar: Scalar
    field: str
    presence: Presence
    width: int | None
    under: str = ""
    """A heading that it shares with its neighbours."""
    private: bool = False
    heading: str = ""
    """Its printed heading, empty if that is ``label``."""


@dataclass(frozen=True, slots=True)
class Rows:
    """A table with as many rows as the unit needs."""

    columns: tuple[Column, ...]
    names: Names


@dataclass(frozen=True, slots=True)
class Line:
    """A fixed line of a matrix, and the texts that the paper prints in its cells (``—``), by column.

    ``source`` is its source of funds; without one the line fills no field.
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
    """Indicators by level, and the columns after the last level."""

    levels: tuple[Level, ...]
    columns: tuple[Column, ...]
    names: Names


@dataclass(frozen=True, slots=True)
class Group:
    """Cells under one common label; ``cells`` are those to fill in."""

    rows: CellRows
    cells: tuple[Cell, ...]
    names: Names


@dataclass(frozen=True, slots=True)
class Heading:
    """A printed line without anything to fill in."""


@dataclass(frozen=True, slots=True)
class Blank:
    """A space on the paper that stays empty."""


WithColumns = Rows | Matrix | Indicators

WithRows = WithColumns | Group
"""Shapes that take rows of the paper for themselves."""

Shape = Scalar | Choice | WithRows | Heading | Blank


@dataclass(frozen=True, slots=True)
class Cell:
    """A place on the paper: its printed label, its key in YAML, its shape, and its canonical field."""

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

    @property
    def has_label_above(self) -> bool:
        """Tell whether its label is printed, and that above its content."""
        return self.print is Print.BOTH and self.label_on_top

    @property
    def label_beside(self) -> int:
        """The width of the label printed at the left of its rows, 0 if there is none."""
        return (self.label_width or LABEL_WIDTH) if self.print is Print.BOTH and not self.label_on_top else 0

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns of its rows, lines or indicators, empty if it has none of these."""
        return self.shape.columns if isinstance(self.shape, WithColumns) else ()


CellRows = tuple[tuple[Cell, ...], ...]
"""Rows of the printed table, each with its cells from left to right."""


@dataclass(frozen=True, slots=True)
class Definition:
    """One official paper form of one authority and period.

    The last five fields are derived from ``header``, ``rows`` and ``footer``.
    """

    id: str
    extends: str
    """The definition that it extends, empty if none."""
    title: str
    subtitle: str
    authority: str
    kind: Kind
    whole_unit: bool
    """Whether the form is about everything that a unit does."""
    project: str
    """The name of the project on each form that states none, empty if each has to."""
    first_year: int
    last_year: int | None
    label_suffix: str
    header: tuple[Cell, ...]
    rows: CellRows
    footer: tuple[Cell, ...]
    cells: tuple[Cell, ...]
    """The cells to fill in, in official order; those inside groups are in their group."""
    names: Names
    """The names of ``cells``."""
    fields: Mapping[str, str]
    """The labels by canonical field; private cells and columns fill none."""
    columns: Mapping[str, tuple[Column, ...]]
    """The columns that are read into facts, by the field of their table."""
    private: frozenset[str]
    """The names of private cells and columns."""

    def year_nearest(self, year: int) -> int:
        """Return the year nearest to ``year`` of those that the form is for."""
        return max(self.first_year, min(year, self.last_year or year))


def cell_called(name: str, paper: Definition | Group) -> Cell | None:
    """Return the cell that goes by this name among the cells of a paper or group, ``None`` if there is none."""
    own = paper.names.own.get(name)
    return next((cell for cell in paper.cells if cell.key == own), None)


def value_cells(rows: CellRows) -> Iterator[Cell]:
    """Yield the cells of rows that hold a value, in order; those inside groups are left out."""
    return (cell for row in rows for cell in row if cell.holds_value)


def all_cells(cells: Iterable[Cell]) -> Iterator[Cell]:
    """Yield cells to fill in, each with those inside it if it is a group that is not private."""
    for cell in cells:
        yield cell
        if isinstance(cell.shape, Group) and not cell.private:
            yield from all_cells(cell.shape.cells)

"""The fields of one paper: where its labels are, and which fields have not been used yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import inf
from typing import NamedTuple

from generator.definition.money_units import is_statement, statements_apart
from generator.importing.labels import Label, tight
from generator.importing.lines import COVERED, Lines


class Field(NamedTuple):
    """A text of the paper and its place; ``part`` counts the parts that one field of the file was split into."""

    row: int
    column: int
    part: int
    text: str


class Sheet:
    """The fields that are not taken yet, in reading order; ``labels`` are all that are printed on the paper.

    A statement of the unit of all amounts is taken from the start: it is part of no cell.
    """

    def __init__(self, lines: Lines, labels: Label) -> None:
        self._labels = labels
        inline = labels.without(text for line in lines for text in line)
        self._rows = [list(_fields(number, line, inline)) for number, line in enumerate(lines)]
        self._covered = [[column for column, text in enumerate(line) if text == COVERED] for line in lines]
        self._is_table = [len(line) > 1 for line in lines]
        self._taken = {field for field in self.fields() if is_statement(field.text)}
        self._values: set[Field] = set()

    def rows(self, first: int = 0) -> Iterator[list[Field]]:
        """Yield the fields not taken of each row, from a row on; rows that are blank on the paper are skipped."""
        return ([field for field in row if field not in self._taken] for row in self._rows[first:] if row)

    def fields(self) -> Iterator[Field]:
        """Yield all fields."""
        return (field for row in self._rows for field in row)

    def covered(self, row: int) -> Iterator[Field]:
        """Yield the places of a row that merged cells of the rows above cover, as fields without a text."""
        return (Field(row, column, 0, "") for column in self._covered[row])

    def printed(self) -> Iterator[Field]:
        """Yield the fields that no cell holds: labels, headings, and the rest."""
        return (field for field in self.fields() if field not in self._values)

    def above(self, field: Field) -> list[Field]:
        """Return the fields not taken of the row above a field, the nearest that is not blank on the paper."""
        row = next(filter(None, reversed(self._rows[: field.row])), [])
        return [each for each in row if self.is_left(each)]

    def left(self, first: int = 0) -> Iterator[Field]:
        """Yield the fields not taken, from a row on."""
        return (field for row in self.rows(first) for field in row)

    def is_left(self, field: Field) -> bool:
        """Tell whether a field is not taken."""
        return field not in self._taken

    def take(self, labels: Iterable[Field], values: Iterable[Field] = ()) -> None:
        """Mark labels and headings, and the values of cells, as taken."""
        values = tuple(values)
        self._values.update(values)
        self._taken.update(labels, values)

    def find(self, label: Label, first: int = 0) -> Field | None:
        """Return the first field that contains only a label, from a row on."""
        return next((field for field in self.left(first) if label.is_all_of(field.text)), None)

    def is_alone(self, field: Field) -> bool:
        """Tell whether a field is the only one of its row."""
        return len(self._rows[field.row]) == 1

    def alike(self, field: Field) -> Iterator[Field]:
        """Yield the fields that are alone in their rows and have the text of another field, with any spacing."""
        alone = filter(self.is_alone, self.fields())
        return (each for each in alone if tight(each.text) == tight(field.text))

    def is_label(self, field: Field) -> bool:
        """Tell whether a field is a printed label."""
        return self._labels.is_all_of(field.text)

    def remark(self, label: Field) -> str:
        """Return the remark in brackets after a label."""
        return self._labels.remark(label.text)

    def is_in_table(self, field: Field) -> bool:
        """Tell whether a field is in a row of a table."""
        return self._is_table[field.row]

    def go_on(self, above: Field, below: Field) -> bool:
        """Tell whether both fields are in rows of a table, or both in lines of text."""
        return self.is_in_table(above) == self.is_in_table(below)

    def right_of(self, label: Field) -> list[Field]:
        """Return the fields right of a label, up to the next one."""
        end = self._end_of(label)
        return [field for field in self._rows[label.row] if label < field and (field.column, field.part) < end]

    def belonging_to(self, label: Field) -> list[list[Field]]:
        """Return what belongs to a label, row by row: right of it, and in the rows below without a label.

        A row of a table continues only in rows of a table, and not further left. If labels share a field, it is
        uncertain what below belongs to which, and nothing there is returned.
        """
        beside = self.right_of(label)
        if any(
            label.column == other.column and label != other for other in filter(self.is_label, self._rows[label.row])
        ):
            return [beside] if beside else []
        first, (end, _) = beside[0].column if beside else label.column, self._end_of(label)
        found = [beside]
        for row in self.rows(label.row + 1):
            if not row or row[0].column < first or any(map(self.is_label, row)) or not self.go_on(label, row[0]):
                break
            found.append([field for field in row if first <= field.column < end])
        return [row for row in found if row]

    def _end_of(self, label: Field) -> tuple[float, float]:
        """Return where in its row the content of a label ends: at the next label, or at a field that is taken."""
        row = (field for field in self._rows[label.row] if field > label)
        ends = ((field.column, field.part) for field in row if self.is_label(field) or field in self._taken)
        return next(ends, (inf, inf))


def _fields(row: int, line: tuple[str, ...], inline: Label) -> Iterator[Field]:
    """Yield the fields of a line; those that begin with a label found nowhere by itself are split."""
    filled = [*_filled(line)]
    for column, text in filled:
        pieces = (piece for each in statements_apart(text) for piece in inline.divided(each, by_space=len(filled) == 1))
        for part, each in enumerate(pieces):
            if each.strip():
                yield Field(row, column, part, each.strip())


def _filled(line: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    """Yield the non-blank fields of a line; ``金额单位：`` and the unit beside it are one."""
    last = (0, "")
    for column, text in enumerate(line):
        if text.strip() and is_statement(f"{last[1]}{text}".strip()):
            last = (last[0] if last[1] else column, f"{last[1]}{text}")
        elif text.strip():
            yield from [last] if last[1] else []
            last = (column, text)
    yield from [last] if last[1] else []

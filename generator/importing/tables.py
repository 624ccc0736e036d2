"""What has columns: the rows of a table, the lines of a matrix, indicators."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from generator.definition import cells
from generator.definition.cells import WITHHELD, Column, Indicators, Matrix, Rows
from generator.importing.labels import Label, heading_of, label_of
from generator.importing.sheet import Field, Sheet
from generator.source.writing import Line


class Heading(NamedTuple):
    """A heading: where its column begins, the column, and the name it has on this paper."""

    start: int
    column: Column
    name: str


class Header(NamedTuple):
    """The fields that head a table, its headings from left to right, and where the levels of indicators begin."""

    fields: tuple[Field, ...]
    headings: tuple[Heading, ...]
    levels: tuple[int, ...]

    @property
    def first(self) -> int:
        """Where the columns begin."""
        return self.headings[0].start

    @property
    def below(self) -> int:
        """The row below it."""
        return max(field.row for field in self.fields) + 1

    def heading_of(self, field: Field) -> Heading:
        """Return the heading that a field stands under: that which begins last before it."""
        return [heading for heading in self.headings if heading.start <= field.column][-1]

    def slip(self, fields: Sequence[Field]) -> int:
        """Return how far a line of indicators has to be moved to the right to stand below the header."""
        if fields[0].column < self.levels[0]:
            return self.levels[0] - fields[0].column
        return min(0, self.headings[-1].start - fields[-1].column)


def read_rows(sheet: Sheet, own: Label, shape: Rows) -> list[Line]:
    """Return the rows of a table; ``own`` is the label of the whole."""
    header = _header(sheet, shape.columns)
    if header is None:
        return []
    rows = [[field for field in fields if field.column >= header.first] for fields in _body(sheet, header, own)]
    sheet.take(field for row in rows for field in row)
    return [_texts(row, header) for row in rows if row]


def read_matrix(sheet: Sheet, shape: Matrix) -> dict[str, Line | None]:
    """Return the fixed lines of a matrix; one with nothing in it is ``None``."""
    header = _header(sheet, shape.columns)
    return dict(_line(sheet, header, line) for line in shape.lines) if header else {}


def _line(sheet: Sheet, header: Header, line: cells.Line) -> tuple[str, Line | None]:
    printed = label_of(line)
    label = sheet.find(printed, header.below)
    if label is None:
        return line.label, None
    fields = [field for field in sheet.right_of(label) if field.column >= header.first]
    sheet.take([label, *fields])
    texts = _texts(fields, header)
    for heading in header.headings:
        if texts[heading.name] == line.printed.get(heading.column.label):
            del texts[heading.name]
    return printed.name(label.text), texts if any(texts.values()) else None


class Indicator(NamedTuple):
    """An indicator: its names from level 1 down, its texts, and whether its line stood as the header says."""

    names: tuple[str, ...]
    texts: Line
    in_place: bool


def read_indicators(sheet: Sheet, own: Label, shape: Indicators) -> list[Indicator]:
    """Return the indicators; names that a merged cell covers are those of the line above.

    Programs that turn documents into text let lines slip out of their columns. Such a line is put back where that can
    be told, and is never ``in_place``.
    """
    header = _header(sheet, shape.columns, [Label((level.label,)) for level in shape.levels])
    if header is None or len(header.levels) < len(shape.levels):
        return []
    found: list[Indicator] = []
    above = ("",) * len(shape.levels)
    for fields in _body(sheet, header, own):
        sheet.take(fields)
        slip = header.slip(fields)
        names, texts = _divided([field._replace(column=field.column + slip) for field in fields], header)
        above = (*above[: len(above) - len(names)], *(_on_one_line(field.text) for field in names))
        in_place = slip == 0 and bool(texts) and _is_deepest(names, header)
        found.append(Indicator(above, _texts(texts, header), in_place))
    return found


def _divided(fields: list[Field], header: Header) -> tuple[list[Field], list[Field]]:
    """Return the names and the texts of a line; where names have a gap and no text follows, the last of them is it."""
    names = [field for field in fields if field.column < header.first]
    texts = [field for field in fields if field.column >= header.first]
    if not texts and not _is_deepest(names, header):
        return names[:-1], [names[-1]._replace(column=header.first)]
    return names[-len(header.levels) :], texts


def _is_deepest(names: Sequence[Field], header: Header) -> bool:
    """Tell whether names stand under the last levels, without a gap."""
    return tuple(field.column for field in names) == header.levels[len(header.levels) - len(names) :]


def _on_one_line(text: str) -> str:
    """Return a name without the ends of lines that a narrow column made."""
    return re.sub(r"\s*\n\s*", lambda end: "" if text[end.start() - 1] > "\xff" else " ", text)


def _header(sheet: Sheet, columns: Sequence[Column], levels: Sequence[Label] = ()) -> Header | None:
    """Return the row that has the most of these headings, and take it; ``None`` where none has as much as half.

    Where headings stand below common ones, two rows are one.
    """
    labels = [*levels, *map(heading_of, columns)]
    rows = [*sheet.rows()]
    if any(column.under for column in columns):
        rows = [upper + lower for upper, lower in pairwise(rows)]
    found = max((_matched(row, labels) for row in rows), key=lambda row: len([*filter(None, row)]), default=[])
    fields = tuple(filter(None, found))
    headings = tuple(
        Heading(field.column, column, _name(column, field))
        for field, column in zip(found[len(levels) :], columns, strict=False)
        if field
    )
    if len(fields) * 2 < len(labels) or not headings:
        return None
    sheet.take(fields)
    starts = tuple(field.column for field in found[: len(levels)] if field)
    return Header(fields, tuple(sorted(headings, key=lambda heading: heading.start)), starts)


def _name(column: Column, field: Field) -> str:
    """Return the name that a column has on this paper, its own where the heading is none."""
    name = heading_of(column).name(field.text)
    return name if name in column.also else column.label


def _matched(row: Sequence[Field], labels: Iterable[Label]) -> list[Field | None]:
    """Return the field of a row that each label is, each field once."""
    free = [*row]
    found: list[Field | None] = []
    for label in labels:
        field = next((field for field in free if label.is_all_of(field.text)), None)
        found.append(field)
        if field:
            free.remove(field)
    return found


def _body(sheet: Sheet, header: Header, own: Label) -> Iterator[list[Field]]:
    """Yield the rows below a header up to the next label; the label of the whole may stand beside any.

    A header that is printed again on the next page is passed over.
    """
    headings = {field.text for field in header.fields}
    for row in sheet.rows(header.below):
        again = [field for field in row if field.text in headings or own.is_all_of(field.text)]
        passed = again if len(again) == len(row) else [field for field in again if own.is_all_of(field.text)]
        sheet.take(passed)
        fields = [field for field in row if field not in passed]
        if fields and (sheet.is_label(fields[0]) or not sheet.go_on(header.fields[0], fields[0])):
            return
        if fields:
            yield fields


def _texts(fields: Iterable[Field], header: Header) -> Line:
    """Return the texts of a line by column; what is private is withheld."""
    texts = Line({heading.name: "" for heading in header.headings})
    for field in fields:
        heading = header.heading_of(field)
        text = f"{texts[heading.name]}\n{field.text}".strip()
        texts[heading.name] = WITHHELD if heading.column.private else text
    return texts

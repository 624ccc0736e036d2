"""The header of a table: its columns on this paper, their positions, and the rows below."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from generator.definition.cells import WITHHELD, Column
from generator.importing.labels import Label, heading_of
from generator.importing.page_marks import RUNNING
from generator.importing.sheet import Field, Sheet
from generator.source.writing import Line

_SURE = 2
"""How many headings have to be known before others are taken by their position among them."""


class Heading(NamedTuple):
    """A heading: where its column starts, the column, and its name on this paper."""

    start: int
    column: Column
    name: str


class Taken(NamedTuple):
    """A heading that the definition does not have, and the heading that its position identifies it as."""

    text: str
    label: str


class TableLabels(NamedTuple):
    """The label of a table, and those of the other tables, and of the groups that hold others."""

    own: Label
    others: Label

    def are_of_another(self, sheet: Sheet, heads: Sequence[Field]) -> bool:
        """Tell whether headings are those of another table, as where 年度绩效指标 has the headings of 长期绩效指标.

        The label of a table stands alone above its headings, left of them, or left of a row below: programs that
        convert documents to text put it in the middle of the rows that it is merged over.
        """
        if not heads:
            return False
        first, last = min(field.column for field in heads), max(field.row for field in heads)
        above = sheet.above(heads[0])
        if len(above) == 1 and self._has(above[0]):
            return not self.own.is_all_of(above[0].text)
        for row in filter(None, sheet.rows(heads[0].row)):
            label = next((field for field in row if field.column < first and self._has(field)), None)
            if label and (row[0].row <= last or _begins_row(sheet, label, row)):
                return not self.own.is_all_of(label.text)
            if row[0].row > last and sheet.is_label(row[0]):
                return False
        return False

    def _has(self, field: Field) -> bool:
        return self.own.is_all_of(field.text) or self.others.is_all_of(field.text)


def _begins_row(sheet: Sheet, label: Field, row: Sequence[Field]) -> bool:
    """Tell whether texts follow a label in a row, and no headings."""
    after = [field for field in row if field > label]
    return bool(after) and not any(map(sheet.is_label, after))


class Header(NamedTuple):
    """The fields that head a table, its headings from left to right, and the columns where levels of indicators begin.

    ``others`` are the start columns of headings that the definition does not have here: nothing below these is read.
    ``taken`` are the headings that were identified by position.
    """

    fields: tuple[Field, ...]
    headings: tuple[Heading, ...]
    levels: tuple[int, ...]
    others: tuple[int, ...]
    taken: tuple[Taken, ...]

    @property
    def first(self) -> int:
        """Where the columns start."""
        return self.headings[0].start

    @property
    def below(self) -> int:
        """The row below it."""
        return max(field.row for field in self.fields) + 1

    def heading_of(self, field: Field) -> Heading:
        """Return the heading above a field: the last one that starts at or before it."""
        return [heading for heading in self.headings if heading.start <= field.column][-1]

    def has(self, field: Field) -> bool:
        """Tell whether a field is below a heading of the definition, or left of all headings."""
        starts = (*self.levels, *(heading.start for heading in self.headings), *self.others)
        return max((start for start in starts if start <= field.column), default=-1) not in self.others

    def reaches(self, fields: Sequence[Field]) -> bool:
        """Tell whether a row can belong to the table; only lines of indicators slip to the left of it."""
        start = min((self.first, *self.levels, *self.others))
        return start <= fields[0].column or (bool(self.levels) and len(fields) > 1)

    def is_again_in(self, fields: Sequence[Field]) -> bool:
        """Tell whether the fields repeat the header, or one of its two rows."""
        rows = groupby(sorted(self.fields), lambda field: field.row)
        return [field.text for field in self.again_in(fields)] in [[field.text for field in row] for _, row in rows]

    def moved_to(self, fields: Sequence[Field]) -> Header:
        """Return the header at the position where it is repeated; repeating one of two rows does not move it."""
        again = self.again_in(fields)
        if len(again) < len(self.fields):
            return self
        there = {old.column: new.column for old, new in zip(sorted(self.fields), again, strict=True)}
        return self._replace(
            fields=tuple(again),
            headings=tuple(heading._replace(start=there[heading.start]) for heading in self.headings),
            levels=tuple(there[start] for start in self.levels),
            others=tuple(field.column for field in fields if field not in again),
        )

    def again_in(self, fields: Iterable[Field]) -> list[Field]:
        """Return the fields that have the texts of the header."""
        texts = {field.text for field in self.fields}
        return [field for field in fields if field.text in texts]

    def beyond(self, fields: Sequence[Field]) -> int:
        """Return by how many columns a row extends past the start of the last heading."""
        return max(0, fields[-1].column - self.headings[-1].start)

    def slip(self, fields: Sequence[Field], usual: int) -> int:
        """Return by how many columns a line of indicators has to move to the right to stand below the header.

        ``usual`` is how far lines extend past the start of the last column if that column is wide.
        """
        if fields[0].column < self.levels[0]:
            return self.levels[0] - fields[0].column
        beyond = self.beyond(fields)
        return -beyond if beyond > usual else 0


def find_header(
    sheet: Sheet, table: TableLabels, columns: Sequence[Column], levels: Sequence[Label] = ()
) -> Header | None:
    """Return the row of a table that has the most of these headings, and take it; ``None`` if no row has half of them.

    Two rows count as one where headings stand below common ones. Headings that share a field head no columns. In a row
    that has half of them, unknown ones are identified as the missing ones between the same neighbours.
    """
    labels = [*levels, *map(heading_of, columns)]
    row = _likeliest(sheet, table, columns, labels)
    known = _matched(row, labels)
    found = _by_position(known, [field for field in row if field not in known and not sheet.is_label(field)])
    fields = tuple(filter(None, found))
    headings = _headings(found[len(levels) :], columns)
    if len(fields) * 2 < len(labels) or not headings or not _count(found):
        return None
    starts = tuple(field.column for field in found[: len(levels)] if field)
    heads = {field.column for field in fields}
    beside = [field for field in row if field.column not in heads]
    others = tuple(field.column for field in beside if not sheet.is_label(field) or field.column > min(heads))
    sheet.take([*fields, *(field for field in beside if sheet.is_label(field) and field.column in others)])
    taken = tuple(
        Taken(field.text, label.own)
        for field, label, is_known in zip(found, labels, known, strict=True)
        if field and not is_known
    )
    return Header(fields, headings, starts, others, taken)


def _likeliest(sheet: Sheet, table: TableLabels, columns: Sequence[Column], labels: Sequence[Label]) -> Sequence[Field]:
    """Return the first row with the most of these headings that is not of another table."""
    rows = sorted(_rows(sheet, columns), key=lambda row: _count(_matched(row, labels)), reverse=True)
    heads = ((row, [*filter(None, _matched(row, labels))]) for row in rows)
    return next((row for row, fields in heads if not table.are_of_another(sheet, fields)), [])


def _rows(sheet: Sheet, columns: Iterable[Column]) -> list[list[Field]]:
    """Return the rows that may be the header, pairs of rows included."""
    single = [*sheet.rows()]
    double = [upper + lower for upper, lower in pairwise(single)]
    return double if any(column.under for column in columns) else [*single, *double]


def _headings(found: Iterable[Field | None], columns: Iterable[Column]) -> tuple[Heading, ...]:
    """Return the headings that were found, by their place; ``found`` are those of ``columns``."""
    pairs = zip(found, columns, strict=False)
    headings = (Heading(field.column, column, _name(column, field)) for field, column in pairs if field)
    return tuple(sorted(headings, key=lambda heading: heading.start))


def lacking(header: Header, columns: Iterable[Column]) -> tuple[str, ...]:
    """Return the columns that are missing in a header."""
    there = [heading.column for heading in header.headings]
    return tuple(column.label for column in columns if column not in there)


def _name(column: Column, field: Field) -> str:
    """Return the name of a column on this paper, its own if the heading is none of its names."""
    name = heading_of(column).name(field.text)
    return name if name in column.also else column.label


def _count(found: Iterable[Field | None]) -> int:
    """Return how many fields were found, 0 if two share a column."""
    columns = [field.column for field in found if field]
    return len(columns) if len({*columns}) == len(columns) else 0


def _matched(row: Sequence[Field], labels: Iterable[Label]) -> list[Field | None]:
    """Return the field of a row that matches each label, using each field once."""
    free = [*row]
    found: list[Field | None] = []
    for label in labels:
        field = next((field for field in free if label.is_all_of(field.text)), None)
        found.append(field)
        if field:
            free.remove(field)
    return found


def _by_position(known: Sequence[Field | None], others: Sequence[Field]) -> list[Field | None]:
    """Return the fields of headings, completed by unknown ones where exactly as many stand between two known ones."""
    found = [*known]
    if (count := _count(known)) < _SURE or count * 2 < len(known):
        return found
    for is_lacking, places in groupby(range(len(known)), lambda place: known[place] is None):
        first, *more = places
        end = first + len(more) + 1
        left, right = ([*known, None][place] for place in (first - 1, end))
        between = [field for field in others if _is_between(left, field, right)]
        if is_lacking and len(between) == end - first:
            found[first:end] = between
    return found


def _is_between(left: Field | None, field: Field, right: Field | None) -> bool:
    """Tell whether a field stands in the row of its neighbours, between them; ``None`` is an edge of the header."""
    is_after = left is None or (left.row == field.row and left < field)
    return is_after and (right is None or (field.row == right.row and field < right))


def rows_below(sheet: Sheet, header: Header, table: TableLabels) -> Iterator[tuple[Header, list[Field]]]:
    """Yield the rows below a header up to the next label; the label of the whole table may be beside any row.

    Where the header is printed again on the next page, the rows below use its new positions; texts between two pages,
    such as the name of a unit, stay where they are. The same header of another table is none of this one.
    """
    below = [*sheet.rows(header.below)]
    for number, row in enumerate(below):
        labels = [field for field in row if table.own.is_all_of(field.text)]
        fields = [field for field in row if field not in labels]
        is_again = header.is_again_in(fields)
        if is_again and not table.are_of_another(sheet, header.again_in(fields)):
            sheet.take(row)
            header = header.moved_to(fields)
            continue
        sheet.take(labels)
        if is_again or (fields and sheet.is_label(fields[0])):
            return
        if fields and not sheet.go_on(header.fields[0], fields[0]):
            if any(map(header.is_again_in, below[number + 1 : number + 1 + RUNNING])):
                continue
            return
        if fields and not header.reaches(fields):
            return
        if known := [field for field in fields if header.has(field)]:
            yield header, known


def texts_below(fields: Iterable[Field], header: Header) -> Line:
    """Return the texts of a line by column; private texts are withheld."""
    texts = Line({heading.name: "" for heading in header.headings})
    for field in fields:
        heading = header.heading_of(field)
        text = f"{texts[heading.name]}\n{field.text}".strip()
        texts[heading.name] = WITHHELD if heading.column.private else text
    return texts

"""Reads what has columns: the rows of a table, the lines of a matrix, indicators."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from statistics import multimode
from typing import Any, NamedTuple

from generator.definition import cells
from generator.definition.cells import Indicators, Matrix, Rows
from generator.importing.headers import Header, TableLabels, Taken, find_header, lacking, rows_below, texts_below
from generator.importing.labels import Label, label_of
from generator.importing.shared import Shared, Sharing
from generator.importing.sheet import Field, Sheet
from generator.source.writing import Line, Tree


class Table(NamedTuple):
    """The content of a table, the parts that the paper does not have, and the headings identified by position.

    ``shared`` are its lines that share a cell with the line above.
    """

    found: Any
    missing: tuple[str, ...]
    taken: tuple[Taken, ...] = ()
    shared: tuple[Shared, ...] = ()


def read_rows(sheet: Sheet, table: TableLabels, key: str, shape: Rows) -> Table:
    """Return the rows of a table."""
    header = find_header(sheet, table, shape.columns)
    if header is None:
        return Table([], (key,))
    rows = [
        (below, [field for field in fields if field.column >= below.first])
        for below, fields in rows_below(sheet, header, table)
    ]
    sheet.take((), (field for _, row in rows for field in row))
    sharing = Sharing()
    texts = [sharing.texts(row[0].text, row, sheet.covered(row[0].row), below) for below, row in rows if row]
    return Table(texts, lacking(header, shape.columns), header.taken, tuple(sharing.found))


def read_matrix(sheet: Sheet, table: TableLabels, key: str, shape: Matrix) -> Table:
    """Return the fixed lines of a matrix; a blank one is ``None``."""
    header = find_header(sheet, table, shape.columns)
    if header is None:
        return Table({}, (key,))
    lines = [_line(sheet, header, line) for line in shape.lines]
    found = {name: texts for name, texts, _ in lines}
    missing = (*lacking(header, shape.columns), *(name for name, _, is_there in lines if not is_there))
    return Table(found, missing, header.taken)


def _line(sheet: Sheet, header: Header, line: cells.Line) -> tuple[str, Line | None, bool]:
    """Return the name of a line as printed, its texts, and whether it is on the paper."""
    printed = label_of(line)
    label = sheet.find(printed, header.below)
    if label is None:
        return line.label, None, False
    fields = [field for field in sheet.right_of(label) if field.column >= header.first and header.has(field)]
    sheet.take([label], fields)
    texts = texts_below(fields, header)
    for heading in header.headings:
        if texts[heading.name] == line.printed.get(heading.column.label):
            del texts[heading.name]
    return printed.name(label.text), texts if any(texts.values()) else None, True


class Indicator(NamedTuple):
    """An indicator: its names from level 1 down, its texts, and whether its line was in its columns.

    One without texts is the name of a level without indicators.
    """

    names: tuple[str, ...]
    texts: Line
    in_place: bool


def read_indicators(sheet: Sheet, table: TableLabels, key: str, shape: Indicators) -> Table:
    """Return the indicators; names missing below a merged cell are those of the line above.

    Programs that convert documents to text let lines slip out of their columns. Such a line is moved back if that is
    possible, and is never ``in_place``.
    """
    header = find_header(sheet, table, shape.columns, [Label((level.label,)) for level in shape.levels])
    if header is None or len(header.levels) < len(shape.levels):
        return Table([], (key,))
    found: list[Indicator] = []
    above = ("",) * len(shape.levels)
    rows, sharing = [*rows_below(sheet, header, table)], Sharing()
    usual = min(multimode(below.beyond(fields) for below, fields in rows), default=0)
    for below, fields in rows:
        if read := _upper(sheet, below, fields, above) or _indicator(sheet, below, fields, above, usual, sharing):
            found.append(read)
            above = read.names + above[len(read.names) :]
    named = Counter(each.names[:depth] for each in found for depth in range(1, len(each.names) + 1))
    # A name of an upper level may have indicators, or be one without texts.
    indicators = [each for each in found if each.texts or named[each.names] == 1]
    missing = lacking(header, shape.columns) if indicators else (key,)
    return Table(indicators, missing, header.taken, tuple(sharing.found))


def _upper(sheet: Sheet, header: Header, fields: Sequence[Field], above: Sequence[str]) -> Indicator | None:
    """Return what a line says that consists of names of upper levels, each in its place, and take it."""
    columns = tuple(field.column for field in fields)
    for start in range(len(header.levels) - len(columns)):
        if columns == header.levels[start : start + len(columns)]:
            sheet.take((), fields)
            return Indicator((*above[:start], *_names(fields)), Line(), in_place=False)
    return None


def _indicator(
    sheet: Sheet, header: Header, fields: Sequence[Field], above: Sequence[str], usual: int, sharing: Sharing
) -> Indicator | None:
    """Return the indicator of a line, and take it; ``usual`` is how far lines extend past the start of the last column.

    ``None`` if it has neither a name of its own nor one above it, or if it cannot be moved back below the levels.
    """
    slip = header.slip(fields, usual)
    names, texts = _divided([field._replace(column=field.column + slip) for field in fields], header)
    is_deepest = _is_deepest(names, header)
    if not (names or above[-1]) or (slip > 0 and not is_deepest):
        return None
    sheet.take((), fields[-len(names) - len(texts) :])
    all_names = (*above[: len(above) - len(names)], *_names(names))
    covered = [] if slip else sheet.covered(fields[0].row)
    line = sharing.texts(all_names[-1], texts, covered, header)
    is_filled = any(line.values()) and _is_one_in_each(texts, header)
    return Indicator(all_names, line, slip == 0 and all(all_names) and is_deepest and is_filled)


def _divided(fields: list[Field], header: Header) -> tuple[list[Field], list[Field]]:
    """Return the names and texts of a line; if the names have a gap and no text follows, the last name is the text."""
    names = [field for field in fields if field.column < header.first]
    texts = [field for field in fields if field.column >= header.first]
    if not texts and not _is_deepest(names, header):
        return names[:-1], [names[-1]._replace(column=header.first)]
    return names[-len(header.levels) :], texts


def _is_deepest(names: Sequence[Field], header: Header) -> bool:
    """Tell whether names are under the last levels, without a gap."""
    return tuple(field.column for field in names) == header.levels[len(header.levels) - len(names) :]


def _is_one_in_each(texts: Sequence[Field], header: Header) -> bool:
    """Tell whether each text is below a heading of its own."""
    return len(texts) == len({header.heading_of(field) for field in texts})


def _names(fields: Iterable[Field]) -> Iterator[str]:
    return (_on_one_line(field.text) for field in fields)


def _on_one_line(text: str) -> str:
    """Return a name without the line breaks caused by a narrow column."""
    name, *rest = filter(None, map(str.strip, text.split("\n")))
    for line in rest:
        name += line if name[-1] > "\xff" else f" {line}"
    return name


def by_level(indicators: Iterable[Indicator], *, has_one_text: bool) -> Mapping[str, Tree]:
    """Return indicators level by level, down to their texts; several with one name become a list."""
    tree: dict[str, Tree] = {}
    for each in indicators:
        *upper, name = each.names
        spot = tree
        for level in upper:
            spot = spot.setdefault(level, {})
        if each.texts:
            spot.setdefault(name, []).append(next(iter(each.texts.values())) if has_one_text else each.texts)
        else:
            spot[name] = {}
    return _single(tree)


def _single(tree: dict[str, Tree]) -> dict[str, Tree]:
    """Return a tree in which lists with one item are replaced by the item."""
    return {
        name: _single(inner) or "" if isinstance(inner, dict) else inner[0] if len(inner) == 1 else inner
        for name, inner in tree.items()
    }

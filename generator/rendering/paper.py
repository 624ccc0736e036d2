"""Lays a form out as its official paper: rows of cells on a grid, merged as printed.

The paper shows what was filed, to the letter: no amount is regrouped, no text set right.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby, pairwise
from typing import NamedTuple

from generator.definition.cells import (
    GRID,
    Blank,
    Cell,
    Choice,
    Column,
    Definition,
    Group,
    Heading,
    Indicators,
    Matrix,
    Presence,
    Print,
    Rows,
    Scalar,
)
from generator.definition.soundness import REFERENCE
from generator.model import IndicatorRow, Written

LABEL_WIDTH = 4
TICKED, UNTICKED = "☑", "☐"

Cells = Mapping[str, Written]


class PaperCell(NamedTuple):
    """A cell of the printed table.

    ``scope`` names what a label is the header of; a value has none. Figures are centred, dates too; words are not.
    """

    text: str
    colspan: int
    rowspan: int = 1
    scope: str = ""
    is_figure: bool = False


PaperRow = tuple[PaperCell, ...]


class Line(NamedTuple):
    """A line printed above or below the table."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Paper:
    """A form as printed."""

    title: str
    subtitle: str
    header: tuple[Line, ...]
    rows: tuple[PaperRow, ...]
    footer: tuple[Line, ...]


def paper_of(definition: Definition, cells: Cells) -> Paper:
    """Return the official layout of a form."""
    layout = _Layout(definition.label_suffix, cells)
    return Paper(
        title=layout.resolved(definition.title),
        subtitle=layout.resolved(definition.subtitle),
        header=_lines(definition.header, cells),
        rows=tuple(layout.rows(definition.rows, cells, GRID)),
        footer=_lines(definition.footer, cells),
    )


def _lines(row: Sequence[Cell], cells: Cells) -> tuple[Line, ...]:
    return tuple(Line(cell.label, _text(cells.get(cell.key))) for cell in row if cell.print is not Print.NONE)


class _Layout:
    """Lays out the rows of one form: knows the mark behind labels, and the cells that labels refer to."""

    def __init__(self, label_suffix: str, cells: Cells) -> None:
        self._suffix = label_suffix
        self._cells = cells

    def resolved(self, label: str) -> str:
        """Return a label with the cells it refers to filled in."""
        if "{" not in label:
            return label
        return REFERENCE.sub(lambda match: _text(self._cells.get(match.group(1))), label)

    def rows(self, rows: Sequence[Sequence[Cell]], cells: Cells, width: int) -> Iterator[PaperRow]:
        """Yield the printed rows of a definition's rows."""
        for row in rows:
            shown = [cell for cell in row if _is_printed(cell, cells)]
            if shown:
                yield from self._row(shown, cells, width)

    def _row(self, row: Sequence[Cell], cells: Cells, width: int) -> Iterator[PaperRow]:
        first = row[0]
        if isinstance(first.shape, Heading):
            yield (PaperCell(self.resolved(first.label), width, scope="colgroup"),)
        elif isinstance(first.shape, Rows | Group | Matrix | Indicators):
            yield from self._structure(first, cells, width)
        elif any(cell.label_on_top for cell in row):
            spans = shares(tuple(cell.width for cell in row), width)
            labels = (self._label(cell, cells) for cell in row)
            yield tuple(PaperCell(label, span, scope="col") for label, span in zip(labels, spans, strict=True))
            yield tuple(_value_cell(cell, cells, span) for cell, span in zip(row, spans, strict=True))
        else:
            yield self._pairs(row, cells, width)

    def _pairs(self, row: Sequence[Cell], cells: Cells, width: int) -> PaperRow:
        """Return labels and values side by side; where the labels are merged away, the values alone."""
        spans = shares(tuple(cell.width for cell in row), width)
        printed: list[PaperCell] = []
        for cell, span in zip(row, spans, strict=True):
            label_span = 0
            if cell.print is Print.BOTH:
                label_span = min(cell.label_width or LABEL_WIDTH, span - 1)
                scope = "" if isinstance(cell.shape, Blank) else "row"
                printed.append(PaperCell(self._label(cell, cells), label_span, scope=scope))
            printed.append(_value_cell(cell, cells, span - label_span))
        return tuple(printed)

    def _label(self, cell: Cell, cells: Cells) -> str:
        if isinstance(cell.shape, Blank):
            return ""
        used = next((name for name in cell.also if name in cells), cell.label) if cell.also else cell.label
        caption = _text(cells.get(cell.caption)) if cell.caption else ""
        return self.resolved(used) + self._suffix + (f"\n({caption})" if caption else "")

    def _structure(self, cell: Cell, cells: Cells, width: int) -> Iterator[PaperRow]:
        """Yield the rows of a cell that has rows of its own, its label above them or merged at their left."""
        label = self.resolved(cell.label)
        if cell.label_on_top:
            yield (PaperCell(label, width, scope="colgroup"),)
            yield from self._inner(cell, cells, width)
            return
        label_span = cell.label_width or LABEL_WIDTH
        inner = list(self._inner(cell, cells, width - label_span))
        head = PaperCell(label, label_span, rowspan=len(inner), scope="rowgroup" if len(inner) > 1 else "row")
        yield (head, *inner[0])
        yield from inner[1:]

    def _inner(self, cell: Cell, cells: Cells, width: int) -> Iterator[PaperRow]:
        value = cells.get(cell.key)
        match cell.shape:
            case Group(rows):
                yield from self.rows(rows, value if isinstance(value, Mapping) else {}, width)
            case Rows() as table:
                yield from _table(table, value, width)
            case Matrix() as matrix:
                yield from _matrix(matrix, value if isinstance(value, Mapping) else {}, width)
            case Indicators() as indicators:
                yield from _indicators(indicators, value, width)


def _is_printed(cell: Cell, cells: Cells) -> bool:
    if cell.print is Print.NONE:
        return False
    return cell.presence is not Presence.OPTIONAL or cell.key in cells


def _value_cell(cell: Cell, cells: Cells, span: int) -> PaperCell:
    return PaperCell(_value(cell, cells), span, is_figure=isinstance(cell.shape, Scalar) and cell.shape.is_figure)


def _column_cell(column: Column, text: str, span: int) -> PaperCell:
    return PaperCell(text, span, is_figure=column.scalar.is_figure)


def _value(cell: Cell, cells: Cells) -> str:
    value = cells.get(_used(cell.key, cell.also, cells))
    if isinstance(cell.shape, Choice) and cell.shape.boxes:
        ticked = value if isinstance(value, tuple) else ()
        return "\n".join(
            "　".join(f"{TICKED if option.name in ticked else UNTICKED} {option.printed}".rstrip() for option in line)
            for line in cell.shape.lines
        )
    return _text(value)


def _text(value: Written) -> str:
    match value:
        case str():
            return value
        case tuple():
            return "、".join(item for item in value if isinstance(item, str))
    return ""


def _table(table: Rows, value: Written, width: int) -> Iterator[PaperRow]:
    spans = shares(tuple(column.width for column in table.columns), width)
    yield from _headings((), [column.label for column in table.columns], table.columns, spans)
    lines = [line for line in value if isinstance(line, Mapping)] if isinstance(value, tuple) else []
    for line in lines or [{}]:
        texts = (_named(line, column.label, column.also) for column in table.columns)
        yield tuple(map(_column_cell, table.columns, texts, spans))


def _headings(
    leading: Sequence[PaperCell], labels: Sequence[str], columns: Sequence[Column], spans: Sequence[int]
) -> Iterator[PaperRow]:
    """Yield the headings of columns, in two rows where some stand under a common one."""
    cells = [PaperCell(label, span, scope="col") for label, span in zip(labels, spans, strict=True)]
    if not any(column.under for column in columns):
        yield (*leading, *cells)
        return
    upper, lower = [cell._replace(rowspan=2) for cell in leading], []
    for under, run in groupby(zip(columns, cells, strict=True), key=lambda pair: pair[0].under):
        below = [cell for _, cell in run]
        if under:
            upper.append(PaperCell(under, sum(cell.colspan for cell in below), scope="colgroup"))
            lower += below
        else:
            upper += (cell._replace(rowspan=2) for cell in below)
    yield tuple(upper)
    yield tuple(lower)


def _named(line: Cells, label: str, also: Sequence[str]) -> str:
    return _text(line.get(_used(label, also, line)))


def _used(name: str, also: Sequence[str], there: Container[str]) -> str:
    """Return the one that is there of the names that something on the paper goes by, its first name if none is."""
    if not also or name in there:
        return name
    return next((other for other in also if other in there), name)


def _matrix(matrix: Matrix, value: Cells, width: int) -> Iterator[PaperRow]:
    head, *spans = shares((None, *(column.width for column in matrix.columns)), width)
    used = {name for line in value.values() if isinstance(line, Mapping) for name in line}
    labels = [next((name for name in column.also if name in used), column.label) for column in matrix.columns]
    yield from _headings((PaperCell("", head),), labels, matrix.columns, spans)
    for line in matrix.lines:
        name = _used(line.label, line.also, value)
        cells = value.get(name)
        filled = cells if isinstance(cells, Mapping) else {}
        texts = (
            _named(filled, column.label, column.also) or line.printed.get(column.label, "") for column in matrix.columns
        )
        yield (PaperCell(name, head, scope="row"), *map(_column_cell, matrix.columns, texts, spans))


def _indicators(shape: Indicators, value: Written, width: int) -> Iterator[PaperRow]:
    spans = shares((*(level.width for level in shape.levels), *(column.width for column in shape.columns)), width)
    levels = [PaperCell(level.label, span, scope="col") for level, span in zip(shape.levels, spans, strict=False)]
    labels = [column.label for column in shape.columns]
    yield from _headings(levels, labels, shape.columns, spans[len(levels) :])
    rows = [row for row in value if isinstance(row, IndicatorRow)] if isinstance(value, tuple) else []
    for index, row in enumerate(rows):
        yield (*_levels(rows, index, spans), *_columns(shape, row, spans[len(shape.levels) :]))


def _levels(rows: Sequence[IndicatorRow], index: int, spans: Sequence[int]) -> Iterator[PaperCell]:
    """Yield the level cells of a row; a name is printed once for all rows below it, the last level in each row."""
    names = rows[index].levels
    for depth, name in enumerate(names):
        is_last = depth == len(names) - 1
        if is_last:
            yield PaperCell(name, spans[depth], scope="row")
        elif index == 0 or rows[index - 1].levels[: depth + 1] != names[: depth + 1]:
            yield PaperCell(name, spans[depth], rowspan=run_length(rows, index, depth + 1), scope="rowgroup")


def run_length(rows: Sequence[IndicatorRow], start: int, depth: int) -> int:
    """Return how many rows from ``start`` on have the same names down to ``depth``."""
    names = rows[start].levels[:depth]
    count = 0
    for row in rows[start:]:
        if row.levels[:depth] != names:
            break
        count += 1
    return count


def _columns(shape: Indicators, row: IndicatorRow, spans: Sequence[int]) -> Iterator[PaperCell]:
    for column, span in zip(shape.columns, spans, strict=True):
        yield _column_cell(column, _named(row.columns, column.label, column.also), span)


@cache
def shares(widths: tuple[int | None, ...], total: int) -> tuple[int, ...]:
    """Return whole widths that add up to ``total``: stated ones in proportion, the others sharing what is left."""
    stated = sum(width for width in widths if width)
    open_places = sum(1 for width in widths if not width)
    each = max((total - stated) // open_places, 1) if open_places else 0
    wanted = [width or each for width in widths]
    scale = total / sum(wanted)
    edges = [round(sum(wanted[:count]) * scale) for count in range(len(wanted) + 1)]
    return tuple(max(right - left, 1) for left, right in pairwise(edges))

"""Lays out cells with columns: tables with a free number of rows, fixed lines, indicators."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, takewhile
from types import MappingProxyType

from generator.definition.cells import Column, Indicators, Matrix, Rows
from generator.definition.filled import Cells, name_used, own_heading, text_of
from generator.model import IndicatorRow, Written
from generator.rendering.printed import PaperCell, PaperRow, shares

SHORT = 80
"""The most characters of a text in a narrow column whose row is kept on one page."""


def table_rows(table: Rows, value: Written, width: int) -> Iterator[PaperRow]:
    """Yield the headings of a table and its rows, or one blank row if there are none."""
    spans = shares(tuple(column.width for column in table.columns), width)
    lines = [line for line in value if isinstance(line, Mapping)] if isinstance(value, tuple) else []
    yield from _headings((), table.columns, lines, spans)
    for line in lines or [{}]:
        yield tuple(_column_cells(table.columns, line, spans))


def _headings(
    leading: Sequence[PaperCell], columns: Sequence[Column], lines: Iterable[Cells], spans: Sequence[int]
) -> Iterator[PaperRow]:
    """Yield the headings of columns as named in the form, in two rows if some share a common heading."""
    used = {name for line in lines for name in line}
    labels = (own_heading(column, used) for column in columns)
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


def matrix_rows(matrix: Matrix, value: Cells, width: int) -> Iterator[PaperRow]:
    """Yield the headings of a matrix and its lines, with blanks where nothing was written."""
    head, *spans = shares((None, *(column.width for column in matrix.columns)), width)
    lines = [line for line in value.values() if isinstance(line, Mapping)]
    yield from _headings((PaperCell("", head),), matrix.columns, lines, spans)
    for line in matrix.lines:
        name = name_used(line.label, line.also, value)
        cells = value.get(name)
        filled = cells if isinstance(cells, Mapping) else {}
        yield (PaperCell(name, head, scope="row"), *_column_cells(matrix.columns, filled, spans, line.printed))


def indicator_rows(shape: Indicators, value: Written, width: int) -> Iterator[PaperRow]:
    """Yield the headings of indicators and a row for each, with the names of levels merged."""
    spans = shares((*(level.width for level in shape.levels), *(column.width for column in shape.columns)), width)
    levels = [PaperCell(level.label, span, scope="col") for level, span in zip(shape.levels, spans, strict=False)]
    rows = [row for row in value if isinstance(row, IndicatorRow)] if isinstance(value, tuple) else []
    yield from _headings(levels, shape.columns, [row.columns for row in rows], spans[len(levels) :])
    for index, row in enumerate(rows):
        yield (*_levels(rows, index, spans), *_column_cells(shape.columns, row.columns, spans[len(levels) :]))


def _levels(rows: Sequence[IndicatorRow], index: int, spans: Sequence[int]) -> Iterator[PaperCell]:
    """Yield the level cells of a row; a name is printed once for consecutive rows, the last level in each row."""
    names = rows[index].levels
    for depth, name in enumerate(names):
        is_last = depth == len(names) - 1
        if is_last:
            yield PaperCell(name, spans[depth], scope="row")
        elif index == 0 or rows[index - 1].levels[: depth + 1] != names[: depth + 1]:
            yield PaperCell(name, spans[depth], rowspan=_run_length(rows, index, depth + 1), scope="rowgroup")


def _run_length(rows: Sequence[IndicatorRow], start: int, depth: int) -> int:
    """Return how many consecutive rows from ``start`` have the same names down to ``depth``."""
    names = rows[start].levels[:depth]
    return sum(1 for _ in takewhile(lambda row: row.levels[:depth] == names, rows[start:]))


def _column_cells(
    columns: Sequence[Column], line: Cells, spans: Sequence[int], printed: Mapping[str, str] = MappingProxyType({})
) -> Iterator[PaperCell]:
    """Yield the cells of a line; blank ones show what the paper itself has ``printed``."""
    for column, span in zip(columns, spans, strict=True):
        text = text_of(line.get(name_used(column.label, column.also, line))) or printed.get(column.label, "")
        is_long = column.scalar.is_long or len(text) > SHORT
        yield PaperCell(text, span, is_figure=column.scalar.is_figure, is_long=is_long)

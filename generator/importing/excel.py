"""Reads the sheets of an Excel workbook, with figures as displayed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Context, Decimal
from io import BytesIO
from itertools import groupby
from typing import Any

from openpyxl import load_workbook
from openpyxl.cell.cell import TYPE_ERROR, Cell
from openpyxl.utils.escape import unescape

from generator.importing.lines import COVERED, Note, Opened, Unreadable, within_library

_UNPRINTED = re.compile(r"\[[^\]]*\]|[_*].|[\"\\¥￥$]")
"""Parts of a number format besides figures and words: conditions, spaces, quotes and currencies."""

_WORDS = re.compile(r'"[^"]*"|\\.')
_FIGURE = re.compile(r"(\D*?)(?:General|([#0][#0,]*)(?:\.([#0]+))?)([^#0?,/+-]*)")
_LARGE = 1e20
_DECIMALS = 30
"""The most decimals that Excel displays."""

_PRECISE = Context(prec=60)
_AS_TEXT = "@"

_Place = tuple[int, int]
"""Row and column, from 1."""


def read_excel(data: bytes) -> Opened:
    """Return the lines of each sheet of an ``.xlsx``, without blank and hidden ones; raises if it is not one."""
    with within_library():
        shown = load_workbook(BytesIO(data), data_only=True)
        written = load_workbook(BytesIO(data))
    read = [_read(sheet, written[sheet.title]) for sheet in shown.worksheets if sheet.sheet_state == "visible"]
    return Opened(tuple(each.parts[0] for each in read), tuple(note for each in read for note in each.notes))


def _read(sheet: Any, written: Any) -> Opened:
    """Return the lines of a sheet without hidden cells, and notes about it."""
    cells = _cells(sheet)
    hidden = [cells.pop(place) for place in _hidden(sheet, tuple(cells))]
    notes = (*_told_hidden(hidden), *_shown_otherwise(cells.values()))
    return Opened((tuple(_lines(cells, written, _covered(sheet))),), notes)


def _hidden(sheet: Any, places: Iterable[_Place]) -> Iterator[_Place]:
    """Yield the places in hidden rows or columns, a merged cell only if all of it is hidden."""
    rows = {row for row, each in sheet.row_dimensions.items() if each.hidden}
    spans = [(each.min, each.max) for each in sheet.column_dimensions.values() if each.hidden]
    if any(None in span for span in spans):
        raise Unreadable("damaged")
    columns = {at for first, last in spans for at in _inclusive(first, last)}
    merged = {(area.min_row, area.min_col): (area.max_row, area.max_col) for area in sheet.merged_cells.ranges}
    for place in places if rows or columns else ():
        heights, widths = map(_inclusive, place, merged.get(place, place))
        if rows.issuperset(heights) or columns.issuperset(widths):
            yield place


def _told_hidden(cells: Iterable[Cell]) -> Iterator[Note]:
    if text := " ".join(str(cell.value) for cell in cells if cell.value is not None):
        yield Note("hidden", {"text": text})


def _shown_otherwise(cells: Iterable[Cell]) -> Iterator[Note]:
    """Yield a note of numbers in an unknown format, such as 123456 displayed as 12.3, which are read as stored."""
    numbers = [cell for cell in cells if isinstance(cell.value, (int, float))]
    odd = [cell for cell in numbers if (shape := _shape(cell)) != _AS_TEXT and not _figure(shape)]
    if odd:
        yield Note("shown_otherwise", {"text": tuple(f"{cell.coordinate} {cell.value}" for cell in odd)})


def _inclusive(first: int, last: int) -> range:
    return range(first, last + 1)


def _covered(sheet: Any) -> dict[int, dict[int, str]]:
    """Return where merged cells go on in the rows below their first: by row, the text of each column."""
    covered: dict[int, dict[int, str]] = {}
    for area in sheet.merged_cells.ranges:
        for row in range(area.min_row + 1, area.max_row + 1):
            covered.setdefault(row, {})[area.min_col] = COVERED
    return covered


def _lines(
    cells: Mapping[_Place, Cell], written: Any, covered: Mapping[int, dict[int, str]]
) -> Iterator[tuple[str, ...]]:
    """Yield the lines that are not blank; a sheet may have a million lines, formatted to the last."""
    texts = ((place, _shown(cell, written.cell(*place).value)) for place, cell in cells.items())
    for row, line in groupby((each for each in texts if each[1]), lambda each: each[0][0]):
        fields = covered.get(row, {}) | {column: text for (_, column), text in line}
        yield tuple(fields.get(column, "") for column in range(1, max(fields) + 1))


def _cells(sheet: Any) -> dict[_Place, Cell]:
    """Return the cells that the file contains, by row and column."""
    # openpyxl's public iteration would create all missing cells.
    there = sorted(sheet._cells.items())  # noqa: SLF001
    return {place: cell for place, cell in there if isinstance(cell, Cell)}


def _shown(cell: Cell, written: object) -> str:
    """Return a value as displayed; what was written if a formula has no value or failed (``=20场``)."""
    value = cell.value
    if cell.data_type == TYPE_ERROR or value is None:
        return str(getattr(written, "text", written) or "").strip()
    match value:
        case bool():
            return "是" if value else "否"
        case datetime() | date():
            return value.strftime(_day(_shape(cell)))
        case time():
            return value.strftime("%H:%M")
        case int() | float():
            return _number(value, _shape(cell))
    return "\n".join(unescape(str(value)).splitlines()).strip()


def _shape(cell: Cell) -> str:
    """Return the number format of a cell, which openpyxl looks up only now."""
    with within_library():
        return str(cell.number_format)


def _day(shape: str) -> str:
    """Return the format of a date: of ``2023年11月``, Excel stores the first day."""
    parts = _WORDS.sub("", re.sub(r"\[[^\]]*\]", "", shape)).lower()
    if "y" in parts and "d" not in parts:
        return "%Y年%-m月" if "m" in parts else "%Y"
    return "%Y-%m-%d"


def _number(value: float, shape: str) -> str:
    """Return a number with the decimals, thousands separators, percent sign and words of its cell's format."""
    number = Decimal(f"{value:.15g}")
    shape = shape.partition(";")[0]
    figure = _figure(shape)
    if figure is None or not abs(value) < _LARGE:
        return f"{number:f}"
    before, whole, decimals, after = figure.groups()
    number *= 100 if "%" in _WORDS.sub("", shape) else 1
    if whole:
        number = number.quantize(Decimal(1).scaleb(-min(len(decimals or ""), _DECIMALS)), ROUND_HALF_UP, _PRECISE)
    text = f"{number:{',' if ',' in (whole or '') else ''}f}"
    return f"{before}{_without(text, (decimals or '').count('#'))}{after}"


def _figure(shape: str) -> re.Match[str] | None:
    """Return the parts of a number format before, in and after the figure, ``None`` if the format is unknown."""
    return _FIGURE.fullmatch(_UNPRINTED.sub("", shape.partition(";")[0]).strip())


def _without(text: str, zeros: int) -> str:
    """Return a number without trailing zeros, at most ``zeros`` of them."""
    kept = len(text) - zeros
    return (text[:kept] + text[kept:].rstrip("0")).rstrip(".") if zeros else text

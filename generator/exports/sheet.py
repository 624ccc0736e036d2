"""A sheet of a workbook, row by row: SpreadsheetML as in ECMA-376, part 1, clause 18.3.

Every text is an inline string, so that it can never be a formula, and cells omit their reference, so that rows are
independent of each other. The standard allows both.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import IO, Any

from generator.catalogue.tables import Column, Columns, Row, Type
from generator.exports.cells import BETWEEN
from generator.source.values import LONGEST_TEXT

MOST_ROWS = 1_048_576
DIGITS = 15
"""How many digits of a number spreadsheet programs keep; a number with more is written as text."""

TITLE, MONEY, DATE = 1, 2, 3
"""Styles of cells, by their index in the workbook; 0 is plain."""

_BLANK = "<c/>"
_FIRST_DAY, _ZERO = date(1900, 3, 1), date(1899, 12, 30)
_MARKUP = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
# Characters that XML cannot hold are written as _x000D_; text that looks like this must be escaped, too.
_SPECIAL = re.compile(r"[&<>]|[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
)
_FROZEN = (
    '<sheetViews><sheetView workbookViewId="0">'
    '<pane ySplit="{rows}" topLeftCell="A{below}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
)


Codes = Mapping[str, Mapping[str, str]]
_NO_CODES: Codes = {}


class DoesNotFit(Exception):
    """A text or a table is larger than a spreadsheet can hold; it is never truncated."""


class Sheet:
    """Writes a sheet into a file; the first rows stay visible when the others are scrolled.

    ``codes`` are the texts for codes and truth values, by the name of their column.
    """

    def __init__(
        self, file: IO[bytes], columns: Columns, heads: Sequence[tuple[Sequence[str], int]], codes: Codes = _NO_CODES
    ) -> None:
        self._file = file
        self._width = len(columns)
        self._cells = [_cell_of(column, codes.get(column.name, {})) for column in columns]
        self._heads = len(heads)
        self._rows = len(heads)
        frozen = _FROZEN.format(rows=len(heads), below=len(heads) + 1)
        self._write(_HEAD, frozen, "<cols>", *map(_width, range(1, self._width + 1), columns), "</cols><sheetData>")
        for texts, style in heads:
            self._write("<row>", *(text_cell(text, style) for text in texts), "</row>")

    def add(self, rows: Iterable[Row]) -> None:
        """Write rows; raises ``DoesNotFit`` if a text is too long."""
        lines = [f"<row>{''.join(self._filled(row))}</row>" for row in rows]
        self._rows += len(lines)
        self._write(*lines)

    def finish(self) -> None:
        """Write the end; raises ``DoesNotFit`` if there are too many rows."""
        if self._rows > MOST_ROWS:
            raise DoesNotFit(f"{self._rows} rows")
        last = _letters(self._width)
        self._write("</sheetData>", f'<autoFilter ref="A{self._heads}:{last}{self._rows}"/></worksheet>')

    def _filled(self, row: Row) -> list[str]:
        return [_BLANK if value is None else cell(value) for cell, value in zip(self._cells, row, strict=True)]

    def _write(self, *parts: str) -> None:
        self._file.write("".join(parts).encode())


def fits(text: str) -> bool:
    """Tell whether a text fits into one cell."""
    return len(text) <= LONGEST_TEXT // 2 or len(text.encode("utf-16-le")) // 2 <= LONGEST_TEXT


# Names of forms and units repeat from row to row, so most texts are in the cache.
@lru_cache(maxsize=1024)
def text_cell(text: str, style: int = 0) -> str:
    """Return a cell with a text; raises ``DoesNotFit`` if it is too long."""
    if not fits(text):
        raise DoesNotFit(f"{len(text)} characters: {text[:40]}")
    styled = f' s="{style}"' if style else ""
    return f'<c{styled} t="inlineStr"><is><t xml:space="preserve">{_SPECIAL.sub(_escaped, text)}</t></is></c>'


def _composed_cell(text: str) -> str:
    """Return a cell with a text composed of others, truncated if it is too long."""
    return text_cell(text if fits(text) else text[: LONGEST_TEXT // 2 - 1] + "……")


def _escaped(found: re.Match[str]) -> str:
    return _MARKUP.get(found[0]) or f"_x{ord(found[0]):04X}_"


def _cell_of(column: Column, names: Mapping[str, str]) -> Callable[[Any], str]:
    match column.type:
        case Type.TEXT:
            return _composed_cell if column.composed else text_cell
        case Type.CODE:
            return lambda code: text_cell(names.get(code, code))
        case Type.TEXTS:
            return lambda texts: text_cell(BETWEEN.join(texts)) if texts else _BLANK
        case Type.INTEGER:
            return lambda number: f"<c><v>{number}</v></c>"
        case Type.DECIMAL:
            style = MONEY if column.name.endswith("_yuan") else 0
            return lambda number: _number_cell(number, style)
        case Type.DATE:
            return _date_cell
    # LibreOffice turns a boolean cell into a formula.
    return lambda truth: text_cell(names.get(text := str(truth).lower(), text))


def _number_cell(number: Decimal, style: int) -> str:
    text = f"{number:f}"
    if len(text) > DIGITS and len(number.normalize().as_tuple().digits) > DIGITS:
        return text_cell(text)
    return f'<c s="{style}"><v>{text}</v></c>'


def _date_cell(day: date) -> str:
    """Return a cell with a date, as a number of days, or as text before March 1900, where programs disagree."""
    if day < _FIRST_DAY:
        return text_cell(day.isoformat())
    return f'<c s="{DATE}"><v>{(day - _ZERO).days}</v></c>'


def _width(number: int, column: Column) -> str:
    width = {Type.TEXT: 24, Type.TEXTS: 24, Type.DECIMAL: 16}.get(column.type, 12)
    return f'<col min="{number}" max="{number}" width="{width}" customWidth="1"/>'


def _letters(number: int) -> str:
    """Return the name of a column by its number from 1: ``A``, ``Z``, ``AA``."""
    before, last = divmod(number - 1, 26)
    return (_letters(before) if before else "") + chr(ord("A") + last)

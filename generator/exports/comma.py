"""Tables as CSV for spreadsheets and scripts: UTF-8 with a byte order mark, and no text that would run as a formula."""

from __future__ import annotations

import csv
import re
from codecs import BOM_UTF8
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from io import StringIO
from typing import Any

from generator.catalogue.tables import Row, Table, Type
from generator.exports.cells import BETWEEN

GUARD = "'"
# Some spreadsheet programs treat wide signs like narrow ones. `csv.js` of the explorer guards the same.
_GUARDED = re.compile(rf"[=+\-@＝＋－＠\t\r\n].|{GUARD}", re.DOTALL)
_NUMBER = re.compile(r"-[0-9]+(?:\.[0-9]+)?")


def guarded(text: str) -> str:
    """Return a text, prefixed with an apostrophe if a spreadsheet program would take it for a formula.

    A sign alone or a negative number is no formula. A text that begins with an apostrophe gets another, so that
    removing one always restores the original.
    """
    return GUARD + text if _GUARDED.match(text) and not _NUMBER.fullmatch(text) else text


_FIELDS: Mapping[Type, Callable[[Any], str]] = {
    Type.TEXT: guarded,
    Type.TEXTS: lambda texts: guarded(BETWEEN.join(texts)),
    Type.INTEGER: str,
    Type.DECIMAL: lambda number: f"{number:f}",
    Type.DATE: date.isoformat,
    Type.BOOLEAN: lambda truth: str(truth).lower(),
    Type.CODE: str,
}


def comma_head(table: Table) -> bytes:
    """Return the byte order mark, and the header line of a table."""
    return BOM_UTF8 + _lines([[column.name for column in table.columns]])


def comma_lines(table: Table, rows: Iterable[Row]) -> bytes:
    """Return the lines of rows."""
    fields = [_FIELDS[column.type] for column in table.columns]
    return _lines(
        [None if value is None else field(value) for field, value in zip(fields, row, strict=True)] for row in rows
    )


def _lines(rows: Iterable[Iterable[str | None]]) -> bytes:
    lines = StringIO(newline="")
    csv.writer(lines, lineterminator="\r\n").writerows(rows)
    return lines.getvalue().encode()

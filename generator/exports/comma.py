"""Tables as CSV for spreadsheet programs and scripts: UTF-8 with its mark, and no text that would run as a formula."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from io import TextIOWrapper
from typing import IO, Any

from generator.catalogue.tables import Row, Table, Type
from generator.exports.cells import BETWEEN

GUARD = "'"
# Some spreadsheet programs take the wide signs for the narrow ones. The explorer's csv.js guards the same.
_GUARDED = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n", GUARD)


def guarded(text: str) -> str:
    """Return a text with an apostrophe before it where a spreadsheet program would take it for a formula.

    A text that begins with an apostrophe gets one more, so that taking one away always gives what was there.
    """
    return GUARD + text if text.startswith(_GUARDED) else text


_FIELDS: Mapping[Type, Callable[[Any], str]] = {
    Type.TEXT: guarded,
    Type.TEXTS: lambda texts: guarded(BETWEEN.join(texts)),
    Type.INTEGER: str,
    Type.DECIMAL: lambda number: f"{number:f}",
    Type.DATE: date.isoformat,
    Type.BOOLEAN: lambda truth: str(truth).lower(),
}


class CommaTable:
    """Writes the rows of a table into a file as they come, below the names of its columns."""

    def __init__(self, table: Table, file: IO[bytes]) -> None:
        self._fields = [_FIELDS[column.type] for column in table.columns]
        self._text = TextIOWrapper(file, "utf-8-sig", newline="")
        self._writer = csv.writer(self._text, lineterminator="\r\n")
        self._writer.writerow([column.name for column in table.columns])

    def add(self, rows: Iterable[Row]) -> None:
        """Write rows."""
        self._writer.writerows([self._filled(row) for row in rows])

    def finish(self) -> None:
        """Hand all that was written to the file, which stays open."""
        self._text.flush()
        self._text.detach()

    def _filled(self, row: Row) -> list[str | None]:
        return [None if value is None else field(value) for field, value in zip(self._fields, row, strict=True)]

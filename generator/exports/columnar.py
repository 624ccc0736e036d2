"""Tables as Parquet, for DuckDB, Spark and similar programs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import pyarrow
from pyarrow import parquet

from generator.catalogue.tables import Column, Row, Table, Type

_TYPES = {
    Type.TEXT: pyarrow.string(),
    Type.TEXTS: pyarrow.list_(pyarrow.string()),
    Type.INTEGER: pyarrow.int32(),
    Type.DECIMAL: pyarrow.decimal128(38, 8),
    Type.DATE: pyarrow.date32(),
    Type.BOOLEAN: pyarrow.bool_(),
    Type.CODE: pyarrow.string(),
}
_ROWS = 10_000
"""How many rows are buffered and then written as a group."""


class ColumnarTable:
    """Writes the rows of a table to a file as they arrive; columns encoded in the file's path are omitted."""

    def __init__(self, table: Table, path: Path, without: Sequence[Column]) -> None:
        self._places = [place for place, column in enumerate(table.columns) if column not in without]
        columns = [table.columns[place] for place in self._places]
        fields = [pyarrow.field(each.name, _TYPES[each.type], nullable=not each.required) for each in columns]
        self._schema = pyarrow.schema(fields)
        self._rows: list[Row] = []
        # The schema of Arrow would be stored beside that of Parquet and says the same.
        self._writer = parquet.ParquetWriter(path, self._schema, compression="zstd", store_schema=False)

    def add(self, rows: Iterable[Row]) -> None:
        """Add rows."""
        self._rows += rows
        if len(self._rows) >= _ROWS:
            self._write()

    def finish(self) -> None:
        """Write the remaining rows and close the file."""
        self._write()
        self._writer.close()

    def _write(self) -> None:
        columns = list(zip(*self._rows, strict=True)) or [()] * (self._places[-1] + 1)
        fields = zip(self._places, self._schema, strict=True)
        arrays = [pyarrow.array(columns[place], field.type) for place, field in fields]
        self._writer.write_table(pyarrow.Table.from_arrays(arrays, schema=self._schema))
        self._rows = []

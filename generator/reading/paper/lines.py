"""Reads cells with columns: the rows of a table, the fixed lines of a matrix."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple, TypeVar

from generator.definition.cells import Column, Line, Matrix, Presence, Rows, WithColumns
from generator.diagnostics import Reading, error
from generator.model import Money, SubProject, Written
from generator.reading.paper.colons import undivided
from generator.reading.paper.dedented import indented
from generator.reading.paper.facts import NOTHING, Fact, Filled, Parsed, stated
from generator.reading.paper.keys import match_keys
from generator.reading.paper.texts import read_private, read_scalar
from generator.source.document import Document
from generator.source.nodes import List, Map, Node, is_blank, plain

T = TypeVar("T")


class Row(NamedTuple):
    """One line: its texts by label as written, and its labels and values by field; private columns fill no field."""

    texts: dict[str, str | None]
    parsed: dict[str, tuple[str, Parsed]]

    def text(self, field: str) -> str | None:
        """Return the text of a field, ``None`` if it is blank or missing."""
        return self.parsed[field][1].text if field in self.parsed else None

    def value(self, field: str, kind: type[T]) -> T | None:
        """Return the value of a field, ``None`` if it is blank, missing or of another type."""
        value = self.parsed[field][1].value if field in self.parsed else None
        return value if isinstance(value, kind) else None


def read_row(
    document: Document, mapping: Map, shape: WithColumns, printed: Mapping[str, str] = MappingProxyType({})
) -> Reading[Row]:
    """Return the columns of one line; copies of the texts ``printed`` on the paper are skipped."""
    found = yield from match_keys(document, mapping, shape.names)
    row = Row({}, {})
    for column in shape.columns:
        entry = found.get(column.label)
        if entry is None:
            continue
        label = entry.key.text
        if printed and plain(entry.value) == printed.get(column.label):
            continue
        read = yield from read_column(document, entry.value, label, column)
        row.texts[label] = read.text
        if not column.private:
            row.parsed[column.field] = (label, read)
    return row


def read_column(document: Document, node: Node, label: str, column: Column) -> Reading[Parsed]:
    """Return the text and value of one column of a line; a private column has no value."""
    if column.private:
        return Parsed((yield from read_private(document, node, label)), None)
    return (yield from read_scalar(document, node, label, column.scalar, column.presence))


def read_rows(document: Document, node: Node, field: str, label: str, shape: Rows) -> Reading[Filled]:
    """Return a table with as many rows as were written."""
    if not isinstance(node, List):
        yield error("list-expected", document.place(node), key=label)
        return NOTHING
    rows: list[Row] = []
    for item in node.nodes:
        if _is_blank_row(item, shape):
            yield error("blank-row", document.place(item), key=label)
        elif isinstance(item, Map):
            rows.append((yield from read_row(document, item, shape)))
        else:
            yield undivided(item, error("mapping-expected", document.place(item), key=label))
    parts = tuple(SubProject(row.text("name") or "", row.value("amount", Money)) for row in rows)
    facts = stated(field, label, Parsed(None, parts)) if field == "sub_projects" else ()
    return Filled(tuple(row.texts for row in rows), facts)


def _is_blank_row(node: Node, shape: Rows) -> bool:
    """Tell whether a row that must not be blank is, as in a new form."""
    if not isinstance(node, Map) or not any(column.presence is Presence.FILLED for column in shape.columns):
        return False
    return all(is_blank(entry.value) for entry in node.entries.values())


def read_matrix(document: Document, mapping: Map, matrix: Matrix) -> Reading[Filled]:
    """Return the fixed lines of a matrix; a blank line is ``None``."""
    mapping = yield from indented(
        document, mapping, matrix.line_names.own, dict.fromkeys(matrix.line_names.own, matrix.names.own)
    )
    found = yield from match_keys(document, mapping, matrix.line_names)
    written: dict[str, Written] = {}
    facts: list[Fact] = []
    for line in matrix.lines:
        entry = found.get(line.label)
        if entry is None:
            continue
        label = entry.key.text
        row = yield from _line(document, entry.value, label, matrix, line.printed)
        written[label] = row.texts if row else None
        facts += _line_facts(line, label, row) if row else ()
    return Filled(written, tuple(facts))


def _line(
    document: Document, node: Node, label: str, matrix: Matrix, printed: Mapping[str, str]
) -> Reading[Row | None]:
    if isinstance(node, Map):
        return (yield from read_row(document, node, matrix, printed))
    if not is_blank(node):
        yield undivided(node, error("mapping-expected", document.place(node), key=label))
    return None


def _line_facts(line: Line, label: str, row: Row) -> list[Fact]:
    return [
        Fact(f"{field}.{line.source}", f"{label} · {column}", read.text or "", read.value, (label, column))
        for field, (column, read) in row.parsed.items()
        if (line.source or isinstance(read.value, Money)) and field and read.value is not None
    ]

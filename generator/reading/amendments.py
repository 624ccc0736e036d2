"""Reads what a form says of its own standing: ``撤回: {日期, 原因}`` and ``更正: [{日期, 内容, 原因}]``."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from generator.definition.amendments import CORRECTION_COLUMNS, CORRECTIONS, WITHDRAWAL, WITHDRAWAL_COLUMNS
from generator.definition.cells import Column
from generator.diagnostics import Reading, error
from generator.model import Correction, Withdrawal
from generator.reading.facts import FactValue
from generator.reading.texts import nearest, read_scalar
from generator.source.document import Document
from generator.source.nodes import Items, Node, Table, is_blank


def read_withdrawal(document: Document) -> Reading[Withdrawal | None]:
    """Return the withdrawal, ``None`` where the form has none."""
    entry = document.root.entries.get(WITHDRAWAL)
    if entry is None:
        return None
    match (yield from _values(document, entry.value, WITHDRAWAL, WITHDRAWAL_COLUMNS)):
        case [date() as day, str(reason)]:
            return Withdrawal(day, reason)
    return None


def read_corrections(document: Document) -> Reading[tuple[Correction, ...]]:
    """Return the corrections in the order written."""
    entry = document.root.entries.get(CORRECTIONS)
    if entry is None:
        return ()
    if not isinstance(entry.value, Items):
        yield error("amendment-shape", document.place(entry.value), key=CORRECTIONS)
        return ()
    corrections: list[Correction] = []
    for item in entry.value.nodes:
        match (yield from _values(document, item, CORRECTIONS, CORRECTION_COLUMNS)):
            case [date() as day, str(content), str(reason)]:
                corrections.append(Correction(day, content, reason))
    return tuple(corrections)


def _values(document: Document, node: Node, part: str, columns: Sequence[Column]) -> Reading[list[FactValue | None]]:
    """Return the values of an amendment in the order of its columns; every column must be filled."""
    if not isinstance(node, Table):
        yield error("amendment-shape", document.place(node), key=part)
        return []
    labels = [column.label for column in columns]
    for key, entry in node.entries.items():
        if key not in labels:
            likely = nearest(key, labels)
            yield error("amendment-key", document.place(entry.key), part=part, key=key, nearest=likely)
    values: list[FactValue | None] = []
    for column in columns:
        cell = node.entries.get(column.label)
        if cell is None or is_blank(cell.value):
            place = document.place(cell.value if cell else node)
            yield error("amendment-incomplete", place, part=part, key=column.label)
        else:
            read = yield from read_scalar(document, cell.value, column.label, column.scalar, column.presence)
            values.append(read.value)
    return values

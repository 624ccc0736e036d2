"""Reads withdrawals and corrections: ``撤回: {日期, 原因, 改见}`` and ``更正: [{日期, 内容, 原因}]``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from generator.definition.amendments import (
    CORRECTION_COLUMNS,
    CORRECTIONS,
    DATE,
    WITHDRAWAL,
    WITHDRAWAL_COLUMNS,
)
from generator.definition.cells import Column, Presence, ScalarType
from generator.diagnostics import Diagnostic, Place, Reading, error, warning
from generator.model import Correction, Kind, Withdrawal
from generator.reading.paper.facts import FactValue
from generator.reading.paper.texts import read_said, read_scalar
from generator.reading.values.nearest import nearest
from generator.reading.values.scalars import date_in, says_nothing
from generator.source.document import Document
from generator.source.nodes import List, Map, Node, Scalar, is_blank


def read_withdrawal(document: Document) -> Reading[Withdrawal | None]:
    """Return the withdrawal, ``None`` if the form has none."""
    entry = document.root.entries.get(WITHDRAWAL)
    if entry is None:
        return None
    match (yield from _values(document, entry.value, WITHDRAWAL, WITHDRAWAL_COLUMNS)):
        case [date() as day, str(reason), instead]:
            return Withdrawal(day, reason, str(instead or ""))
    return None


def read_corrections(document: Document) -> Reading[tuple[Correction, ...]]:
    """Return the corrections in the order written."""
    entry = document.root.entries.get(CORRECTIONS)
    if entry is None:
        return ()
    if not isinstance(entry.value, List):
        yield error("amendment-shape", document.place(entry.value), key=CORRECTIONS)
        return ()
    corrections: list[Correction] = []
    for item in entry.value.nodes:
        match (yield from _values(document, item, CORRECTIONS, CORRECTION_COLUMNS)):
            case [date() as day, str(content), str(reason)]:
                corrections.append(Correction(day, content, reason))
    return tuple(corrections)


def too_early(document: Document, year: int, kind: Kind) -> Iterator[Diagnostic]:
    """Yield a warning for each amendment dated earlier than a form of ``year`` can be.

    Declarations are filed with the budget, before their year begins.
    """
    first = year - 1 if kind is Kind.TARGET else year
    for part, place, day in _days(document):
        if day.year < first:
            yield warning("amendment-too-early", place, part=part, day=day, year=year, first=first)


def to_come(document: Document, today: date) -> Iterator[Diagnostic]:
    """Yield a warning for each amendment with a date in the future."""
    for part, place, day in _days(document):
        if day > today:
            yield warning("amendment-to-come", place, part=part, day=day)


def _days(document: Document) -> Iterator[tuple[str, Place, date]]:
    """Yield the date of every amendment that has one, with the amendment's key and the date's place."""
    for part in (WITHDRAWAL, CORRECTIONS):
        entry = document.root.entries.get(part)
        value = entry.value if entry else None
        for node in value.nodes if isinstance(value, List) else (value,):
            cell = node.entries.get(DATE) if isinstance(node, Map) else None
            if cell and isinstance(cell.value, Scalar) and (day := date_in(cell.value.text.strip())):
                yield part, document.place(cell.value), day


def _values(document: Document, node: Node, part: str, columns: Sequence[Column]) -> Reading[list[FactValue | None]]:
    """Return the values of an amendment in the order of its columns; only optional ones may be missing."""
    if not isinstance(node, Map):
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
        if cell is None and not (document.complete or column.presence is Presence.OPTIONAL):
            continue  # nothing can be reported as missing
        if cell and not _is_missing(cell.value, column):
            values.append((yield from _value(document, cell.value, column)))
        elif column.presence is Presence.OPTIONAL:
            values.append(None)
        else:
            place = document.place(cell.value if cell else node)
            yield error("amendment-incomplete", place, part=part, key=column.label)
    return values


def _is_missing(node: Node, column: Column) -> bool:
    if is_blank(node):
        return True
    return column.presence is Presence.FILLED and isinstance(node, Scalar) and says_nothing(node.text)


def _value(document: Document, node: Node, column: Column) -> Reading[FactValue | None]:
    if column.scalar.type is ScalarType.DATE:
        return (yield from read_scalar(document, node, column.label, column.scalar, column.presence)).value
    return (yield from read_said(document, node, column.label))

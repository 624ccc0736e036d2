"""Reads indicators: mappings level by level, down to the columns of each."""

from __future__ import annotations

from typing import NamedTuple

from generator.definition.cells import Indicators, Presence
from generator.diagnostics import Reading, error, warning
from generator.model import CellPath, Figure, Indicator, IndicatorRow
from generator.personal import looks_personal
from generator.reading.paper.colons import undivided
from generator.reading.paper.dedented import indented
from generator.reading.paper.facts import Filled, Parsed, stated
from generator.reading.paper.lines import Row, read_column, read_row
from generator.reading.values.targets import joined, joined_result
from generator.source.document import Document
from generator.source.nodes import List, Map, Node, Scalar, is_blank, is_empty


class _Line(NamedTuple):
    """The names of an indicator from level 1 down, the path to it, and its columns."""

    names: tuple[str, ...]
    path: CellPath
    row: Row


def read_indicators(document: Document, node: Node, field: str, label: str, shape: Indicators) -> Reading[Filled]:
    """Return all indicators of a form, in the order written."""
    lines = yield from _level(document, node, label, shape, ())
    rows = tuple(IndicatorRow(line.names, line.row.texts) for line in lines)
    indicators = tuple(map(_indicator, lines))
    return Filled(rows, stated(field, label, Parsed(None, indicators)))


def _indicator(line: _Line) -> Indicator:
    row = line.row
    return Indicator(
        levels=line.names,
        target=joined(row.text("target"), row.text("unit_of_measure"), row.text("comparison")),
        actual=joined_result(row.text("actual"), row.text("unit_of_measure")),
        weight=row.value("weight", Figure),
        score=row.value("score", Figure),
        deviation=row.text("deviation"),
        direction=row.text("direction"),
        path=line.path,
    )


def _level(
    document: Document, node: Node, label: str, shape: Indicators, names: tuple[str, ...]
) -> Reading[list[_Line]]:
    """Return the indicators below one level's cell; a level with nothing below it is one blank indicator."""
    missing = len(shape.levels) - len(names)
    if missing == 0:
        return (yield from _same_named(document, node, label, shape, names))
    if is_empty(node):
        return [_Line((*names, *[""] * missing), names, Row({}, {}))]
    if not isinstance(node, Map) or has_columns(node, shape):
        at = shape.levels[len(names) - 1].label if names else ""
        level = shape.levels[len(names)].label
        yield undivided(node, error("level-expected", document.place(node), key=label, at=at, level=level))
        return []
    if missing == 1:
        node = yield from _with_columns_inside(document, node, shape)
    lines: list[_Line] = []
    for key, entry in node.entries.items():
        if looks_personal(key):
            yield warning("looks-personal", document.place(entry.key), key=shape.levels[len(names)].label)
        if missing == 1 and not key.strip() and not is_empty(entry.value):
            yield warning("unnamed-indicator", document.place(entry.key), key=shape.levels[-1].label)
        lines += yield from _level(document, entry.value, key, shape, (*names, key))
    return lines


def has_columns(node: Node, shape: Indicators) -> bool:
    """Tell whether a mapping has the columns of an indicator, which nobody calls several indicators after."""
    keys = list(node.entries) if isinstance(node, Map) else []
    return bool(keys) and keys[0] in shape.names.own and sum(key in shape.names.own for key in keys) > 1


def _with_columns_inside(document: Document, mapping: Map, shape: Indicators) -> Reading[Map]:
    """Return the entries of the last level, with misindented columns moved into their indicator."""
    columns = shape.names.own if len(shape.columns) > 1 else {}
    indicators = (key for key, entry in mapping.entries.items() if key not in columns or isinstance(entry.value, Map))
    inside = dict.fromkeys(indicators, columns)
    return (yield from indented(document, mapping, inside, inside))


def _same_named(
    document: Document, node: Node, label: str, shape: Indicators, names: tuple[str, ...]
) -> Reading[list[_Line]]:
    """Return the indicators with one name: usually one, several if the form repeats the name."""
    if not isinstance(node, List) or not node.nodes or _lists_columns(node, shape):
        return [_Line(names, names, (yield from _columns(document, node, label, shape)))]
    lines: list[_Line] = []
    for number, leaf in enumerate(node.nodes):
        row = yield from _columns(document, leaf, label, shape)
        lines.append(_Line(names, (*names, number), row))
    return lines


def _lists_columns(several: List, shape: Indicators) -> bool:
    """Tell whether a list is meant as the columns of one indicator: ``[≥95%, 96%, 20, 20]``."""
    return len(shape.columns) > 1 and all(isinstance(node, Scalar) and not is_blank(node) for node in several.nodes)


def _columns(document: Document, node: Node, label: str, shape: Indicators) -> Reading[Row]:
    """Return the columns of one indicator; if there is only one column, its text is the indicator's value."""
    only, *others = shape.columns
    if is_empty(node):
        for column in shape.columns:
            if column.presence is Presence.FILLED and not column.private:
                yield error("blank-cell", document.place(node), key=column.label if others else label)
        return Row({}, {})
    if not others:
        read = yield from read_column(document, node, label, only)
        return Row({only.label: read.text}, {} if only.private else {only.field: (only.label, read)})
    if isinstance(node, Map):
        return (yield from read_row(document, node, shape))
    labels = [column.label for column in shape.columns]
    yield undivided(node, error("columns-expected", document.place(node), key=label, columns=labels))
    return Row({}, {})

"""Lays a form out as its official paper: rows of cells on a grid, merged as printed.

The paper shows exactly what was filed: amounts are not regrouped, texts are not corrected.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple, assert_never

from generator.definition.cells import (
    GRID,
    LABEL_WIDTH,
    Blank,
    Cell,
    Choice,
    Definition,
    Group,
    Heading,
    Indicators,
    Matrix,
    Presence,
    Print,
    Rows,
    Scalar,
    WithRows,
)
from generator.definition.filled import Cells, content_of, label_of, name_of, resolved, text_at, text_of
from generator.model import Written
from generator.rendering.columns import indicator_rows, matrix_rows, table_rows
from generator.rendering.printed import PaperCell, PaperRow, shares

TICKED, UNTICKED = "☑", "☐"


class Line(NamedTuple):
    """A cell printed above or below the table, in one line with its neighbours; a heading has a line of its own.

    ``label`` is empty if only the text is printed.
    """

    label: str
    text: str
    is_heading: bool = False


@dataclass(frozen=True, slots=True)
class Paper:
    """A form as printed; a block is what one row of the definition prints."""

    title: str
    subtitle: str
    header: tuple[Line, ...]
    blocks: tuple[tuple[PaperRow, ...], ...]
    footer: tuple[Line, ...]

    @property
    def rows(self) -> tuple[PaperRow, ...]:
        """All rows of the table."""
        return tuple(chain.from_iterable(self.blocks))


def paper_of(definition: Definition, cells: Cells) -> Paper:
    """Return the official layout of a form."""
    layout = _Layout(definition, cells)
    return Paper(
        title=layout.resolved(definition.title),
        subtitle=layout.resolved(definition.subtitle),
        header=layout.lines(definition.header),
        blocks=tuple(tuple(block) for block in layout.blocks(definition.rows, cells, GRID)),
        footer=layout.lines(definition.footer),
    )


class _Layout:
    """Lays out the rows of one form."""

    def __init__(self, definition: Definition, cells: Cells) -> None:
        self._definition = definition
        self._cells = cells

    def resolved(self, label: str) -> str:
        """Return a label with its references to cells filled in."""
        return resolved(label, self._definition, self._cells)

    def lines(self, row: Sequence[Cell]) -> tuple[Line, ...]:
        """Return the cells printed outside the table."""
        return tuple(self._line(cell) for cell in row if cell.print is not Print.NONE)

    def _line(self, cell: Cell) -> Line:
        if isinstance(cell.shape, Heading):
            return Line(self.resolved(cell.label), "", is_heading=True)
        label = self.resolved(label_of(cell, self._cells)) if cell.print is Print.BOTH else ""
        return Line(label, _value(cell, self._cells))

    def blocks(self, rows: Sequence[Sequence[Cell]], cells: Cells, width: int) -> Iterator[Iterator[PaperRow]]:
        """Yield the printed rows of each of a definition's rows."""
        for row in rows:
            shown = [cell for cell in row if _is_printed(cell, cells)]
            if shown:
                yield self._row(shown, cells, width)

    def _row(self, row: Sequence[Cell], cells: Cells, width: int) -> Iterator[PaperRow]:
        first = row[0]
        if isinstance(first.shape, WithRows):
            yield from self._structure(first, first.shape, cells, width)
            return
        spans = shares(tuple(cell.width for cell in row), width)
        if isinstance(first.shape, Heading):
            labels = (self.resolved(cell.label) for cell in row)
            yield tuple(PaperCell(label, span, scope="colgroup") for label, span in zip(labels, spans, strict=True))
        elif any(cell.has_label_above for cell in row):
            yield from self._below_labels(row, cells, spans)
        else:
            yield self._pairs(row, cells, spans)

    def _below_labels(self, row: Sequence[Cell], cells: Cells, spans: Sequence[int]) -> Iterator[PaperRow]:
        """Yield the row of labels and that of values; a value without a label is as high as both."""
        labels: list[PaperCell] = []
        values: list[PaperCell] = []
        for cell, span in zip(row, spans, strict=True):
            value = _value_cell(cell, cells, span)
            if cell.print is Print.BOTH:
                labels.append(PaperCell(self._label(cell, cells), span, scope="col"))
                values.append(value)
            else:
                labels.append(value._replace(rowspan=2))
        yield tuple(labels)
        yield tuple(values)

    def _pairs(self, row: Sequence[Cell], cells: Cells, spans: Sequence[int]) -> PaperRow:
        """Return labels and values side by side; where the labels are merged away, only the values."""
        printed: list[PaperCell] = []
        for cell, span in zip(row, spans, strict=True):
            label_span = 0
            if cell.print is Print.BOTH:
                label_span = min(cell.label_width or LABEL_WIDTH, span - 1)
                scope = "" if isinstance(cell.shape, Blank) else "row"
                printed.append(PaperCell(self._label(cell, cells), label_span, scope=scope))
            printed.append(_value_cell(cell, cells, span - label_span))
        return tuple(printed)

    def _label(self, cell: Cell, cells: Cells) -> str:
        if isinstance(cell.shape, Blank):
            return ""
        caption = text_at(cell.caption, self._definition, {**self._cells, **cells}) if cell.caption else ""
        label = self.resolved(label_of(cell, cells)) + self._definition.label_suffix
        return f"{label}\n({caption})" if caption else label

    def _structure(self, cell: Cell, shape: WithRows, cells: Cells, width: int) -> Iterator[PaperRow]:
        """Yield the rows of a cell with rows of its own, its label if printed above them or merged at their left."""
        label, value = self.resolved(label_of(cell, cells)), content_of(cell, cells)
        beside = cell.label_beside
        inner = list(self._inner(shape, value, width - beside)) or [(PaperCell("", width - beside),)]
        if beside:
            head = PaperCell(label, beside, rowspan=len(inner), scope="rowgroup" if len(inner) > 1 else "row")
            inner[0] = (head, *inner[0])
        elif cell.has_label_above:
            yield (PaperCell(label, width, scope="colgroup"),)
        yield from inner

    def _inner(self, shape: WithRows, value: Written, width: int) -> Iterator[PaperRow]:
        match shape:
            case Group(rows):
                blocks = self.blocks(rows, value if isinstance(value, Mapping) else {}, width)
                yield from chain.from_iterable(blocks)
            case Rows() as table:
                yield from table_rows(table, value, width)
            case Matrix() as matrix:
                yield from matrix_rows(matrix, value if isinstance(value, Mapping) else {}, width)
            case Indicators() as indicators:
                yield from indicator_rows(indicators, value, width)
            case unknown:
                assert_never(unknown)


def _is_printed(cell: Cell, cells: Cells) -> bool:
    if cell.print is Print.NONE:
        return False
    return cell.presence is not Presence.OPTIONAL or name_of(cell, cells) in cells


def _value_cell(cell: Cell, cells: Cells, span: int) -> PaperCell:
    text, shape = _value(cell, cells), cell.shape
    if isinstance(shape, Scalar):
        return PaperCell(text, span, is_figure=shape.is_figure, is_long=shape.is_long)
    return PaperCell(text, span)


def _value(cell: Cell, cells: Cells) -> str:
    value = content_of(cell, cells)
    if isinstance(cell.shape, Choice) and cell.shape.has_boxes:
        ticked = value if isinstance(value, tuple) else ()
        return "\n".join(
            "　".join(f"{TICKED if option.name in ticked else UNTICKED} {option.printed}".rstrip() for option in line)
            for line in cell.shape.lines
        )
    return text_of(value)

"""Fills the cells of a definition from a paper."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby, pairwise
from typing import assert_never

from generator.definition.cells import (
    WITHHELD,
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
    ScalarType,
    WithColumns,
    all_cells,
)
from generator.definition.money_units import is_statement, unit_for_all
from generator.importing.boxes import chosen
from generator.importing.drafts import Draft
from generator.importing.headers import TableLabels, Taken
from generator.importing.labels import SIGNED, STAMPED, Label, label_of, labels_of, pattern
from generator.importing.lines import Lines
from generator.importing.shared import Shared
from generator.importing.sheet import Field, Sheet
from generator.importing.tables import Indicator, Table, by_level, read_indicators, read_matrix, read_rows
from generator.importing.units import OtherUnit, other_units, units_of
from generator.source.writing import Tree

_SHORT = 20
"""The most characters of a line that says nothing by itself."""

_SIGNATURE = Label(SIGNED)


def draft(definition: Definition, lines: Lines) -> Draft:
    """Return the form on a paper, read by a definition."""
    filling = _Filling(definition, lines)
    tree = {"form": definition.id, **filling.filled(definition.cells)}
    texts = [text for line in lines for text in line if text.strip()]
    return Draft(
        definition=definition,
        tree=tree,
        first=next(iter(texts), ""),
        is_short_line=len(texts) == 1 and len(texts[0]) <= _SHORT,
        is_titled=filling.is_titled,
        has_most=filling.found > len(filling.missing),
        missing=tuple(filling.missing),
        slipped=tuple(filling.slipped),
        taken=tuple(filling.taken),
        shared=tuple(filling.shared),
        left=tuple(filling.left()),
        other_units=filling.other_units(),
    )


class _Filling:
    """Takes the content of each cell from a sheet; tables come first, because their headings are the surest marks."""

    def __init__(self, definition: Definition, lines: Lines) -> None:
        self.is_titled = False
        self.found = 0
        self.missing: list[str] = []
        self.slipped: list[Indicator] = []
        self.taken: list[Taken] = []
        self.shared: list[Shared] = []
        self._definition = definition
        self._sheet = Sheet(lines, labels_of(definition))
        self._named: dict[int, tuple[str, Tree]] = {}
        self._said = self._in_titles(definition)
        self._cells = sorted(all_cells(definition.cells), key=_order)
        for cell in self._cells:
            self._named[id(cell)] = self._read(cell)

    def filled(self, cells: Iterable[Cell]) -> dict[str, Tree]:
        """Return what was read into cells, by key, in the order of the paper."""
        tree: dict[str, Tree] = {}
        for cell in cells:
            name, value = self._named[id(cell)]
            if isinstance(cell.shape, Group) and not cell.private:
                value = self.filled(cell.shape.cells)
            if value or cell.presence is not Presence.OPTIONAL:
                tree[name] = value
        return tree

    def left(self) -> Iterator[tuple[str, ...]]:
        """Yield the texts of each line that were not assigned to a cell, those of a signature with its label."""
        for _, row in groupby(self._sheet.printed(), lambda field: field.row):
            fields = [*row]
            beside = [field for field, after in pairwise(fields) if self._is_beside(field, after)]
            if left := [field.text for field in fields if field in beside or self._is_left(field)]:
                yield tuple(left)

    def _is_beside(self, label: Field, text: Field) -> bool:
        """Tell whether a label of a signature says what the text after it is."""
        is_free = _SIGNATURE.is_all_of(label.text) and self._sheet.is_left(label)
        return is_free and self._is_left(text) and not self._sheet.is_label(text)

    def _is_left(self, field: Field) -> bool:
        """Tell whether a text was not assigned, is a label with a remark of its own, or a unit that no amount has."""
        if self._sheet.is_label(field):
            return self._sheet.remark(field) not in ("", *STAMPED, *self._said.values())
        if is_statement(field.text):
            return unit_for_all(field.text) not in units_of(self._definition)
        return self._sheet.is_left(field)

    def other_units(self) -> tuple[OtherUnit, ...]:
        """Return the units of money on the paper that the definition does not have."""
        return other_units(self._definition, self._sheet, self.taken)

    def _in_titles(self, definition: Definition) -> dict[str, str]:
        """Return what the form fills in within its title, by key, and take the title wherever it stands alone."""
        said: dict[str, str] = {}
        first, *others = definition.title.split("\n")
        for title in filter(None, (f"{first}{definition.subtitle}", first, *others, definition.subtitle)):
            printed = pattern(title.strip("（）()"), r"([^\s（()）：:]+?)")
            whole = re.compile(rf"[（(]?\s*+{printed}\s*+[）)]?")
            field = next((field for field in self._sheet.left() if whole.fullmatch(field.text)), None)
            if field and (match := whole.fullmatch(field.text)):
                self._sheet.take([field, *self._sheet.alike(field)])
                # In a list of forms, titles stand beside other columns.
                self.is_titled |= title != definition.subtitle and self._sheet.is_alone(field)
                said |= zip(re.findall(r"\{([^{}]*)\}", title), match.groups(), strict=True)
        return said

    def _read(self, cell: Cell) -> tuple[str, Tree]:
        """Return the key of a cell on this paper, and its content; private content is withheld."""
        name, value = self._read_open(cell)
        return name, (WITHHELD if cell.private and value else value)

    def _read_open(self, cell: Cell) -> tuple[str, Tree]:
        match cell.shape:
            case Rows() as rows:
                return cell.key, self._noted(cell, read_rows(self._sheet, self._labels_of(cell), cell.key, rows))
            case Matrix() as matrix:
                return cell.key, self._noted(cell, read_matrix(self._sheet, self._labels_of(cell), cell.key, matrix))
            case Indicators(columns=columns) as indicators:
                found = self._noted(cell, read_indicators(self._sheet, self._labels_of(cell), cell.key, indicators))
                self.slipped += (each for each in found if not each.in_place)
                return cell.key, by_level(found, has_one_text=len(columns) == 1)
            case Group() as group:
                self._read_unlabelled(cell, group)
                return cell.key, ""
            case Scalar() | Choice() | Heading() | Blank():
                return self._read_single(cell)
            case unknown:
                assert_never(unknown)

    def _labels_of(self, table: Cell) -> TableLabels:
        others = [
            each
            for each in self._cells
            if any(isinstance(inner.shape, WithColumns) for inner in all_cells((each,)))
            and not any(inner is table for inner in all_cells((each,)))
        ]
        return TableLabels(label_of(table), Label(text for each in others for text in (each.label, *each.also)))

    def _read_single(self, cell: Cell) -> tuple[str, Tree]:
        if cell.key in self._said or cell.print is not Print.BOTH:
            name, text = self._named.get(id(cell), (cell.key, self._said.get(cell.key, "")))
            return name, _value(cell, text)
        return self._read_labelled(cell)

    def _noted(self, cell: Cell, table: Table) -> Tree:
        """Return the content of a table, and note its missing parts."""
        if table.found:
            self.found += 1
        self.taken += table.taken
        self.shared += table.shared
        if table.found or cell.presence is not Presence.OPTIONAL:
            self.missing += table.missing
        return table.found

    def _read_unlabelled(self, cell: Cell, group: Group) -> None:
        """Read the cells of a group that are printed without labels, right of its label, if exactly these are there."""
        unlabelled = [inner for inner in group.cells if inner.print is Print.VALUE]
        if not unlabelled:
            return
        label = self._sheet.find(label_of(cell))
        fields = self._sheet.right_of(label) if label else []
        if label is None or len(fields) not in (0, len(unlabelled)):
            self.missing.append(cell.key)
            return
        self._sheet.take([label], fields)
        for inner, field in zip(unlabelled, fields, strict=False):
            self._named[id(inner)] = inner.key, field.text

    def _read_labelled(self, cell: Cell) -> tuple[str, Tree]:
        own = label_of(cell)
        label = self._sheet.find(own)
        if label is None or self._lacks_twin(cell, own):
            self.missing += [] if cell.presence is Presence.OPTIONAL else [cell.key]
            return cell.key, ""
        self.found += 1
        rows = self._rows_of(cell, label)
        self._sheet.take([label], (field for row in rows for field in row))
        if cell.caption:
            self._said[cell.caption] = own.remark(label.text)
        name = own.name(label.text)
        return (name if name in cell.also else cell.key), _value(cell, _joined(rows))

    def _lacks_twin(self, cell: Cell, own: Label) -> bool:
        """Tell whether required cells of this label outnumber its occurrences: then none can be assigned."""
        twins = [each for each in self._cells if each.label == cell.label and each.presence is not Presence.OPTIONAL]
        return len(twins) > 1 and len(twins) > sum(own.is_all_of(field.text) for field in self._sheet.printed())

    def _rows_of(self, cell: Cell, label: Field) -> list[list[Field]]:
        """Return the fields that belong to a label: a long text that begins beside it continues below.

        Only in a table do fields below a label belong to it: elsewhere the labels of neighbours follow each other. A
        second text beside a short one is the value or the label of a cell that the definition does not have.
        """
        is_short = cell.private or (isinstance(cell.shape, Scalar) and cell.shape.type is not ScalarType.LONG_TEXT)
        beside, is_in_table = self._sheet.right_of(label), self._sheet.is_in_table(label)
        goes_on = is_in_table if cell.label_on_top else not is_short and (bool(beside) or not is_in_table)
        if goes_on:
            return self._sheet.belonging_to(label)
        return [beside[:1] if _is_short_text(cell) else beside]


def _is_short_text(cell: Cell) -> bool:
    """Tell whether a cell holds one text; so does a private one of any type, of which nothing is kept."""
    return cell.private or (isinstance(cell.shape, Scalar) and cell.shape.type in (ScalarType.TEXT, ScalarType.CODE))


def _order(cell: Cell) -> int:
    """Return the rank of a cell in reading order: first those whose places are surer, or that determine its content."""
    if isinstance(cell.shape, WithColumns):
        return 0
    if isinstance(cell.shape, Group):
        return 1
    return 2 if cell.print is Print.BOTH else 3


def _joined(rows: Iterable[Iterable[Field]]) -> str:
    return "\n".join(" ".join(field.text for field in row) for row in rows)


def _value(cell: Cell, text: str) -> Tree:
    match cell.shape:
        case _ if cell.private:
            return text
        case Choice(several=True) as choice:
            return list(chosen(text, choice))
        case Choice() as choice:
            return "、".join(chosen(text, choice))
    return text

"""What a form holds in the cells of its definition, and the names that its copy of the paper has for them."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence
from itertools import chain

from generator.definition.cells import Cell, Column, Definition, all_cells
from generator.definition.soundness import REFERENCE
from generator.model import Written

Cells = Mapping[str, Written]

_IN_BRACKETS = re.compile(rf"[（(][^（）()]*{REFERENCE.pattern}[^（）()]*[）)]")
_FILLED_IN = re.compile(rf"{REFERENCE.pattern}(?:年度?)?")


def text_of(value: Written) -> str:
    """Return the printed text of a cell; empty for a cell with rows of its own."""
    match value:
        case str():
            return value
        case tuple():
            return "、".join(item for item in value if isinstance(item, str))
    return ""


def name_used(name: str, also: Sequence[str], there: Container[str]) -> str:
    """Return the name of something on the paper that occurs ``there``, its first name if none does."""
    if not also or name in there:
        return name
    return next((other for other in also if other in there), name)


def name_of(cell: Cell, cells: Cells) -> str:
    """Return the key that a cell has among others."""
    return name_used(cell.key, cell.also, cells)


def content_of(cell: Cell, cells: Cells) -> Written:
    """Return the content of a cell under any of its names, ``None`` if it is blank or missing."""
    return cells.get(name_of(cell, cells))


def label_of(cell: Cell, cells: Cells) -> str:
    """Return the printed label of a cell: another name if the form uses that."""
    used = name_of(cell, cells)
    return cell.label if used == cell.key else used


def own_heading(column: Column, used: Container[str]) -> str:
    """Return the printed heading of a column: another name if that is among the names ``used`` in its lines."""
    return next((name for name in column.also if name in used), column.heading or column.label)


def text_at(key: str, definition: Definition, cells: Cells) -> str:
    """Return the text of the cell with this key, empty if it is not among ``cells``; one in a group comes last."""
    asked = chain(definition.cells, all_cells(definition.cells))
    cell = next((cell for cell in asked if cell.key == key), None)
    return text_of(content_of(cell, cells)) if cell else ""


def resolved(label: str, definition: Definition, cells: Cells) -> str:
    """Return a label with its references to cells filled in."""
    if "{" not in label:
        return label
    return REFERENCE.sub(lambda match: text_at(match.group(1), definition, cells), label)


def title_of(definition: Definition, cells: Cells) -> str:
    """Return the title of a form's paper, as printed."""
    return resolved(definition.title, definition, cells)


def general_title(definition: Definition) -> str:
    """Return the title of a paper without what each form fills in, such as its year."""
    return _FILLED_IN.sub("", _IN_BRACKETS.sub("", definition.title))

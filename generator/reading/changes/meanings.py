"""What the text at a path means by the definition of its form, and whether it may be repeated when it is gone."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from dataclasses import dataclass, replace

from generator.definition.cells import (
    WITHHELD,
    Cell,
    Choice,
    Definition,
    Group,
    Indicators,
    Matrix,
    Rows,
    Scalar,
    ScalarType,
    WithColumns,
    cell_called,
)
from generator.model import CellPath
from generator.personal import looks_personal
from generator.reading.values.targets import bounds_in, target_in

_FIGURE = re.compile(r"[\d\s.,，:：%％‰/()（）+±\-－—–~至年月日号底初末季度上下半万亿元个]{1,40}")
"""Numbers, amounts, percentages and dates, also those that name no day; names and sentences do not match."""

_NUMBER = "0123456789., "

_LONG = re.compile(r"(?:\d ?){11}")
"""So many digits, and no comma between them, may be somebody's number; what may be an amount of money is one."""

_BRACKETS = re.compile(r"[(（][^()（）]*[)）]")


@dataclass(frozen=True, slots=True)
class Meaning:
    """The path to a cell by the names of today, and what it holds; ``shape`` is ``None`` for a group of cells.

    ``field`` is that of a column. ``called`` is the end of the path that is enough to name an indicator.
    """

    path: CellPath
    shape: Scalar | Choice | None = None
    field: str = ""
    called: CellPath = ()

    def may_be_repeated(self, text: str, units: Container[str]) -> bool:
        """Tell whether a text is a value, and not words that somebody may have had to take back.

        ``units`` are those that stand in the form as it is now. Another one of several letters may be somebody's name.
        """
        if WITHHELD in text or looks_personal(text):
            return False
        match self.shape:
            case Scalar(type=type) if type is not ScalarType.MONEY and _LONG.search(text):
                return False
            case Choice(options=options):
                return {*text.split("、")} <= {option.name for option in options}
            case Scalar(is_figure=True):
                return _FIGURE.fullmatch(text) is not None
            case Scalar():
                return self._is_bare(text, units)
        return False

    def _is_bare(self, text: str, units: Container[str]) -> bool:
        """Tell whether the text of an indicator is a number, a sign or a unit without an explanation."""
        match self.field:
            case "target" | "actual":
                bounds = bounds_in(text)
                number = target_in(text) or (bounds and bounds[1])
                if number is None or "。" in text or not (len(number.unit) <= 1 or number.unit in units):
                    return False
                return all(part[1:-1].lstrip(_NUMBER) == number.unit for part in _BRACKETS.findall(text))
            case "comparison":
                return target_in(f"{text}1") is not None
            case "unit_of_measure":
                return len(text) <= 1 or text in units
        return False


def units_in(texts: Iterable[str]) -> frozenset[str]:
    """Return the units of all numbers among texts."""
    return frozenset(number.unit for text in texts if (number := target_in(text) or target_in(f"1{text}")))


def meaning_of(path: CellPath, paper: Definition | Group) -> Meaning:
    """Return the meaning of what stands at a path in a form or a group; a name that these do not know means nothing."""
    cell = cell_called(str(path[0]), paper)
    if cell is None:
        return Meaning(path)
    inside = _in_cell(path[1:], cell)
    return replace(inside, path=(cell.key, *inside.path))


def _in_cell(path: CellPath, cell: Cell) -> Meaning:
    match cell.shape:
        case Group() as group if path:
            return meaning_of(path, group)
        case Scalar() | Choice() as shape if not path:
            return Meaning((), shape)
        case Rows() as shape if len(path) == 2:
            return _in_column(path[:1], path[1], shape)
        case Matrix() as shape if path:
            line = (shape.line_names.own.get(str(path[0]), path[0]),)
            return _in_column(line, path[1], shape) if len(path) == 2 else Meaning(line)
        case Indicators() as shape if path:
            inside = _in_indicator(path, shape)
            return replace(inside, called=inside.path[min(len(path), len(shape.levels)) - 1 :])
    return Meaning(path)


def _in_indicator(path: CellPath, shape: Indicators) -> Meaning:
    """Return the meaning of a path below all indicators; several of one name are numbered, and one column unnamed."""
    first, *others = shape.columns
    beside = path[len(shape.levels) :]
    if others:
        return _in_column(path[:-1], path[-1], shape) if beside else Meaning(path)
    is_whole = len(path) >= len(shape.levels) and not any(isinstance(step, str) for step in beside)
    return Meaning(path, first.scalar, first.field) if is_whole else Meaning(path)


def _in_column(around: CellPath, label: str | int, shape: WithColumns) -> Meaning:
    own = shape.names.own.get(str(label), label)
    column = next((column for column in shape.columns if column.label == own), None)
    return Meaning((*around, own), column.scalar, column.field) if column else Meaning((*around, label))

"""What a definition has printed on its paper, and how to find it among other texts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from generator.definition.cells import Cell, Column, Definition, Group, Indicators, Line, Matrix, Rows

SIGNED = (
    *("填表人", "填报人", "制表人", "经办人", "审核人", "复核人", "联系人", "负责人", "{单位}负责人", "{单位}领导"),
    *("填表", "填报", "制表", "经办", "审核", "复核", "联系电话", "联系方式", "电话", "手机"),
    *("填表日期", "填报日期", "填表时间", "填报时间", "盖章", "{单位}盖章", "{单位}签字"),
)
"""What units print below a paper whether or not its definition has it: nobody's name may pass for an indicator."""

_WIDTHS = {mark: f"[{both}]" for both in ("（(", "）)", "：:", "，,", "；;", "／/", "％%") for mark in both}
_FILLED_IN = re.compile(r"\{[^{}]*\}")
_REMARK = r"[（(](?P<remark>[^（()）]*)[）)]"


class Label:
    """A part of the paper that is printed with one of several texts, however they are spaced."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts = tuple(dict.fromkeys(filter(None, texts)))
        longest_first = sorted(self._texts, key=len, reverse=True)
        label = rf"(?:{'|'.join(map(pattern, longest_first)) or '(?!)'})"
        self._all = re.compile(rf"\s*{label}\s*(?:{_REMARK})?\s*[：:]?\s*", re.DOTALL)
        self._first = re.compile(rf"\s*+(?P<label>{label}(?:\s*+{_REMARK})?)(?P<end>\s*+[：:]\s*|\s+)", re.DOTALL)
        self._next = re.compile(rf"(?:\A|\s)(?=\S)(?={label}(?:\s*+{_REMARK})?(?P<end>\s*+[：:]|\s|$))", re.DOTALL)

    @property
    def own(self) -> str:
        """The first of its texts."""
        return self._texts[0]

    def is_all_of(self, text: str) -> bool:
        """Tell whether a text is this label and no more than a remark in brackets."""
        return self._all.fullmatch(text) is not None

    def remark(self, text: str) -> str:
        """Return what stands in brackets behind the label that a text is."""
        match = self._all.fullmatch(text)
        return (match and match["remark"]) or ""

    def name(self, text: str) -> str:
        """Return which of its texts the label is printed with here, the first where it is none of them."""
        return next((each for each in self._texts if Label((each,)).is_all_of(text)), self._texts[0])

    def without(self, texts: Iterable[str]) -> Label:
        """Return the label with those of its texts alone that none of these is."""
        known = [text for text in texts if self.is_all_of(text)]
        return Label(each for each in self._texts if not any(map(Label((each,)).is_all_of, known)))

    def divided(self, text: str, *, by_space: bool) -> list[str]:
        """Return a text with its labels apart from what follows each, as in ``开始时间 2018/2/1 结束时间 2018/12/20``.

        Where nothing but a colon divides, ``by_space`` is false.
        """
        match = self._first.match(text)
        if match is None or not (by_space or match["end"].strip()):
            return [text]
        rest = text[match.end() :]
        found = next((each for each in self._next.finditer(rest) if by_space or each["end"].strip()), None)
        if found is None:
            return [match["label"], rest]
        return [match["label"], rest[: found.start()], *self.divided(rest[found.end() :], by_space=by_space)]


def pattern(text: str, filled_in: str = "[^\\s：:]{1,12}?") -> str:
    """Return the pattern of a printed text: with any spaces, marks of either width, and what a form fills in."""
    parts = ("".join(part.split()) for part in _FILLED_IN.split(text))
    printed = (r"\s*".join(_WIDTHS.get(sign) or re.escape(sign) for sign in part) for part in parts)
    return rf"\s*{filled_in}\s*".join(printed)


def label_of(part: Cell | Line) -> Label:
    """Return what a cell or a line is printed with; the first text is its key."""
    return Label((part.key, part.label, *part.also) if isinstance(part, Cell) else (part.label, *part.also))


def heading_of(column: Column) -> Label:
    """Return what a column is headed with; the first text is its key."""
    return Label((column.label, column.heading, *column.also))


class Printed(NamedTuple):
    """What is printed on the papers that a file may hold."""

    titles: Label
    labels: Label


def labels_of(*definitions: Definition) -> Label:
    """Return everything that is printed on a paper, or on those of several definitions."""
    rows = (row for each in definitions for row in (each.header, *each.rows, each.footer))
    return Label((*(text for row in rows for cell in row for text in _printed(cell)), *SIGNED))


def _printed(cell: Cell) -> Iterator[str]:
    yield from (cell.label, *cell.also)
    match cell.shape:
        case Group(rows):
            yield from (text for row in rows for inner in row for text in _printed(inner))
        case Rows(columns):
            yield from _headings(columns)
        case Matrix(lines, columns):
            yield from _headings(columns)
            yield from (text for line in lines for text in (line.label, *line.also))
        case Indicators(levels, columns):
            yield from (level.label for level in levels)
            yield from _headings(columns)


def _headings(columns: Iterable[Column]) -> Iterator[str]:
    for column in columns:
        yield from (column.heading or column.label, *column.also, column.under)

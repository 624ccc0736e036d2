"""The labels that a definition prints on its paper, and how to find them among other texts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from generator.definition.cells import Cell, Column, Definition, Group, Indicators, Line, Matrix, Rows

SIGNED = (
    *("填表人", "填报人", "制表人", "经办人", "审核人", "复核人", "联系人", "负责人", "{单位}负责人", "{单位}领导"),
    *("填表", "填报", "制表", "经办", "审核", "复核", "联系电话", "联系方式", "电话", "手机"),
    *("填表日期", "填报日期", "填表时间", "填报时间", "盖章", "{单位}盖章", "{单位}签字"),
)
"""Labels that units add below a paper, in its definition or not: a signature must not be read as an indicator."""

STAMPED = ("盖章", "公章", "签章", "印章", "单位盖章", "单位公章", "加盖公章")
"""Remarks behind the label of a unit that say where its stamp goes, and nothing to be kept."""

_WIDTHS = {mark: f"[{both}]" for both in ("（(", "）)", "：:", "，,", "；;", "／/", "％%") for mark in both}
_PARTS = re.compile(r"\{[^{}]*\}|.")
"""The parts of a printed text: what is filled in, and single signs."""

_REMARK = r"[（(](?P<remark>[^（()）]*)[）)]"


class Label:
    """A part of the paper that is printed as one of several texts, with any spacing."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._texts = tuple(dict.fromkeys(filter(None, texts)))
        self._all, self._first, self._here, self._next = _patterns(self._texts)

    @property
    def own(self) -> str:
        """The first of its texts."""
        return self._texts[0]

    def is_all_of(self, text: str) -> bool:
        """Tell whether a text is this label, with nothing else but a remark in brackets."""
        return self._all.fullmatch(text) is not None

    def remark(self, text: str) -> str:
        """Return the remark in brackets after the label that a text is."""
        match = self._all.fullmatch(text)
        return (match and match["remark"]) or ""

    def name(self, text: str) -> str:
        """Return the text of the label that is printed here, the first if none matches."""
        return next((each for each in self._texts if Label((each,)).is_all_of(text)), self._texts[0])

    def without(self, texts: Iterable[str]) -> Label:
        """Return the label with only those of its texts that do not occur among these."""
        known = {text for text in texts if self.is_all_of(text)}
        return Label(each for each in self._texts if not any(map(Label((each,)).is_all_of, known)))

    def divided(self, text: str, *, by_space: bool) -> list[str]:
        """Return a text with its labels separated from what follows each, as in ``开始时间 2018/2/1 结束时间
        2018/12/20``.

        If ``by_space`` is false, only colons separate labels.
        """
        pieces: list[str] = []
        start = 0
        while (match := self._first.match(text, start)) and (by_space or match["end"].strip()):
            found = self._following(text, match.end(), by_space=by_space)
            if found is None:
                return [*pieces, match["label"], text[match.end() :]]
            pieces += match["label"], text[match.end() : found.start()]
            start = found.end()
        return [*pieces, text[start:]]

    def _following(self, text: str, start: int, *, by_space: bool) -> re.Match[str] | None:
        """Return where the next label begins: right there or after a space."""
        found = chain(filter(None, [self._here.match(text, start)]), self._next.finditer(text, start))
        return next((each for each in found if by_space or each["end"].strip()), None)


def tight(text: str) -> str:
    """Return a text without spaces, which say nothing in what is printed."""
    return "".join(text.split())


@lru_cache(maxsize=4096)
def _patterns(texts: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    """Return the patterns of a label: all of a text, its beginning, the place of another label, and one after a space.

    They are kept, because each paper, and each page of one, asks for those of its definition again.
    """
    longest_first = sorted(texts, key=len, reverse=True)
    label = rf"(?:{'|'.join(map(_uncoloned, longest_first)) or '(?!)'})"
    ahead = rf"(?=\S)(?={label}(?:\s*+{_REMARK})?(?P<end>\s*+[：:]|\s|$))"
    # Papers are laid out with long runs of spaces, which must not be divided among several patterns in turn.
    every = rf"\s*+{label}\s*+(?:{_REMARK}\s*+)?(?:[：:]\s*+)?"
    first = rf"\s*+(?P<label>{label}(?:\s*+{_REMARK})?)(?P<end>\s*+[：:]\s*|\s+)"
    return tuple(re.compile(each, re.DOTALL) for each in (every, first, ahead, rf"\s{ahead}"))


def _uncoloned(text: str) -> str:
    """Return the pattern of a label; a colon at its end is optional on paper, as for labels without one."""
    return pattern(tight(text).rstrip("：:") or text)


def pattern(text: str, filled_in: str = "[^\\s：:]{1,12}?") -> str:
    """Return the pattern of a printed text: with any spaces, marks of either width, and filled-in parts."""
    parts = _PARTS.findall(tight(text))
    return r"\s*+".join(filled_in if len(part) > 1 else _WIDTHS.get(part) or re.escape(part) for part in parts)


def label_of(part: Cell | Line) -> Label:
    """Return the label of a cell or a line; its first text is the key."""
    return Label((part.key, part.label, *part.also) if isinstance(part, Cell) else (part.label, *part.also))


def heading_of(column: Column) -> Label:
    """Return the heading of a column; its first text is the key."""
    return Label((column.label, column.heading, *column.also))


class Printed(NamedTuple):
    """What is printed on the papers that a file may contain."""

    titles: Label
    labels: Label


def labels_of(*definitions: Definition) -> Label:
    """Return a label that matches everything printed on the papers of definitions."""
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

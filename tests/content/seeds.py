"""The published forms, as the text extracted from the published documents prints them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from tests.content.layout import Cell, block_cells, pairs
from tests.content.rows import PRIVATE, UnreadableError, blocks, label, table_rows

TITLE = re.compile(r"^(?:# )?(\S*财政\S*绩效\S*表)\t*$", re.M)
YEAR = re.compile(r"^\((\d{4}) ?年度?\)\t*$", re.M)
PROJECT = re.compile(r"^项目名称：?\s+([^\t\n]+)", re.M)
WITHHELD = "不予公开"


@dataclass(frozen=True, slots=True)
class Printed:
    """One form; its text contains contact data, so failures must not print it."""

    title: str
    year: str
    project: str
    text: str = field(repr=False)

    def __str__(self) -> str:
        return f"{self.year} {self.project}"


def forms(text: str) -> Iterator[Printed]:
    """Every form of one extracted document, in its order."""
    starts = list(TITLE.finditer(text))
    ends = [start.start() for start in starts[1:]] + [len(text)]
    for start, end in zip(starts, ends, strict=True):
        body = text[start.end() : end]
        yield Printed(start[1], found(YEAR, body), found(PROJECT, body), YEAR.sub("", body, count=1))


def found(pattern: re.Pattern[str], text: str) -> str:
    if match := pattern.search(text):
        return match[1]
    raise UnreadableError(pattern.pattern)


def contacts(printed: Printed) -> set[str]:
    """What the form prints in its private cells."""
    rows = [row for row in table_rows(printed.text) if label(row[0]) in PRIVATE]
    return {value for row in rows for _, value in pairs(row) if value}


def cells(printed: Printed) -> list[Cell]:
    """The form's cells in the order of the page, private ones withheld."""
    read = [("年度", printed.year)]
    return read + [withheld(cell) for block in blocks(table_rows(printed.text)) for cell in block_cells(block)]


def withheld(cell: Cell) -> Cell:
    return (cell[0], WITHHELD) if cell[0] in PRIVATE and cell[-1] else cell

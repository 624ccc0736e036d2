"""Papers printed as lines of fields and as Word documents, to be read back."""

from __future__ import annotations

from copy import deepcopy
from io import BytesIO
from typing import Any, NamedTuple

from docx import Document
from docx.table import Table

from generator.importing.lines import Lines
from generator.rendering.paper import Paper
from generator.rendering.sheet import Sheet, sheet_of


class Split(NamedTuple):
    """Where a table of a Word document is split in two, as when its pages are laid out by hand.

    The second part starts with the row that has a text, and may have the header above it again, by one of its texts.
    """

    start: str
    between: tuple[str, ...]
    header: str = ""

    def apply(self, document: Any, table: Table) -> None:
        """Move the rows from the start on into a table of their own, below paragraphs."""
        rows = table._tbl.tr_lst
        first, header = (self._row(table, text) for text in (self.start, self.header or self.start))
        second = deepcopy(table._tbl)
        for row in second.tr_lst:
            second.remove(row)
        for row in ([deepcopy(rows[header])] if self.header else []) + rows[first:]:
            second.append(row)
        table._tbl.addnext(second)
        for text in self.between:
            second.addprevious(document.add_paragraph(text)._p)

    @staticmethod
    def _row(table: Table, text: str) -> int:
        return next(number for number, row in enumerate(table.rows) if any(cell.text == text for cell in row.cells))


def titles(paper: Paper) -> list[str]:
    """Return what is printed above the table."""
    return [paper.title, paper.subtitle, *(f"{line.label}：{line.text}" for line in paper.header)]


def lines(paper: Paper) -> Lines:
    """Return a paper as copied into a text file: places covered by merged cells are empty."""
    sheet = sheet_of([("tbody", paper.rows)])
    table = [[""] * len(sheet.columns) for _ in sheet.rows]
    for row, column, cell, _ in places(sheet):
        table[row][column] = cell
    below = tuple((f"{line.label}：{line.text}",) for line in paper.footer)
    return (*((text,) for text in titles(paper)), *map(tuple, table), *below)


def with_cover(paper: Paper) -> Lines:
    """Return a paper below a cover that has its title, and names its project."""
    name = next((next(filter(None, row[1:])) for row in lines(paper) if row[0] == "项目名称"), "某项目")
    return ((paper.title,), (f"项目名称：{name}",), ("某单位",), ("二〇二三年三月",), ("",), *lines(paper))


def with_listed_cover(paper: Paper) -> Lines:
    """Return a paper below a cover that has its title, and a table with its project."""
    return ((paper.title,), *(row for row in lines(paper) if row[0] == "项目名称"), ("日期", "三月"), *lines(paper))


def with_title_in_table(paper: Paper) -> Lines:
    """Return a paper with its title above the table, and in its first row."""
    width = len(lines(paper)[-1 - len(paper.footer)])
    return ((paper.title,), (paper.title, *[""] * (width - 1)), *lines(paper)[1:])


def with_title_on_each_page(paper: Paper) -> Lines:
    """Return a paper with its title and subtitle above each ten rows, and alone on the last page."""
    printed = lines(paper)
    pages = (printed[start : start + 10] for start in range(0, len(printed), 10))
    first, *others = pages
    again = ((paper.title,), ("",), (paper.subtitle,))
    return (*first, *(line for page in others for line in (*again, *page)), *again)


REPEATED = [with_cover, with_listed_cover, with_title_in_table, with_title_on_each_page]


def word(paper: Paper, split: Split | None = None) -> bytes:
    """Return a paper as a Word document with merged cells, its table in two parts if it is to be split."""
    document, sheet = Document(), sheet_of([("tbody", paper.rows)])
    for text in titles(paper):
        document.add_paragraph(text)
    table = document.add_table(len(sheet.rows), len(sheet.columns))
    for row, column, text, (height, width) in places(sheet):
        merged = table.cell(row, column).merge(table.cell(row + height - 1, column + width - 1))
        merged.text = text
    if split:
        split.apply(document, table)
    for line in paper.footer:
        document.add_paragraph(f"{line.label}：{line.text}")
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def places(sheet: Sheet) -> list[tuple[int, int, str, tuple[int, int]]]:
    """Return each cell's row, column, text, and how many rows and columns it spans."""
    taken: set[tuple[int, int]] = set()
    places = []
    for number, row in enumerate(sheet.rows):
        for cell, width in row:
            column = next(each for each in range(len(sheet.columns)) if (number, each) not in taken)
            covered = {(number + down, column + right) for down in range(cell.rowspan) for right in range(width)}
            taken |= covered
            places.append((number, column, cell.text, (cell.rowspan, width)))
    return places

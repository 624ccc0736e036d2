"""Papers printed as lines of fields and as Word documents, to be read back."""

from __future__ import annotations

from io import BytesIO

from docx import Document

from generator.importing.lines import Lines
from generator.rendering.paper import Paper
from generator.rendering.sheet import Sheet, sheet_of


def titles(paper: Paper) -> list[str]:
    """Return what is printed above the table."""
    return [paper.title, paper.subtitle, *(f"{line.label}：{line.text}" for line in paper.header)]


def lines(paper: Paper) -> Lines:
    """Return a paper as copied into a text file: places covered by merged cells are empty."""
    sheet = sheet_of(paper.blocks)
    table = [[""] * len(sheet.columns) for _ in sheet.rows]
    for row, column, cell, _ in places(sheet):
        table[row][column] = cell
    below = tuple((f"{line.label}：{line.text}",) for line in paper.footer)
    return (*((text,) for text in titles(paper)), *map(tuple, table), *below)


def word(paper: Paper) -> bytes:
    """Return a paper as a Word document with merged cells."""
    document, sheet = Document(), sheet_of(paper.blocks)
    for text in titles(paper):
        document.add_paragraph(text)
    table = document.add_table(len(sheet.rows), len(sheet.columns))
    for row, column, text, (height, width) in places(sheet):
        merged = table.cell(row, column).merge(table.cell(row + height - 1, column + width - 1))
        merged.text = text
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

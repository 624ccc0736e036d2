"""Writes small PDFs: texts and rules at given places, and papers printed over as many pages as they need."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from generator.rendering.paper import Paper
from generator.rendering.sheet import sheet_of
from tests.importing.printing import places, titles

WIDTH, HEIGHT = 595, 842
SIZE, LEADING, PADDING = 10, 14, 5.4
MARGIN = 60

RESOURCES = "/Resources << /Font << /F 4 0 R >> /XObject << /X 8 0 R >> >>"
_FONT = (
    "<< /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /Identity-H /DescendantFonts [5 0 R] /ToUnicode 6 0 R >>",
    "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Song /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity)"
    " /Supplement 0 >> /DW 1000 /W [0 255 500] /FontDescriptor 7 0 R >>",
)
_DESCRIPTOR = (
    "<< /Type /FontDescriptor /FontName /Song /Flags 4 /FontBBox [0 -200 1000 800] /ItalicAngle 0 /Ascent 800"
    " /Descent -200 /CapHeight 700 /StemV 80 >>"
)


def text(x: float, y: float, words: str, *, matrix: str = "1 0 0 1", mode: int = 0, size: float = SIZE) -> str:
    """Return the operators that draw words at a place, counted from the lower left corner."""
    if not words:
        return ""
    # A single character would be taken for a blank, because there is no font.
    codes = (words if len(words) > 1 else f"{words} ").encode("utf-16-be", "surrogatepass").hex()
    return f"BT /F {size} Tf {mode} Tr {matrix} {x:.2f} {y:.2f} Tm <{codes}> Tj ET\n"


def rule(x: float, y: float, to_x: float, to_y: float, before: str = "") -> str:
    """Return the operators that draw a rule."""
    return f"q {before} 0.5 w {x:.2f} {y:.2f} m {to_x:.2f} {to_y:.2f} l S Q\n"


def frame(x: float, y: float, width: float, height: float) -> str:
    """Return the operators that draw the four sides of a cell, each separately."""
    right, top = x + width, y + height
    sides = ((x, y, right, y), (x, top, right, top), (x, y, x, top), (right, y, right, top))
    return "".join(rule(*side) for side in sides)


def pdf(*pages: str, more: str = "", trailer: str = "", beside: str = "") -> bytes:
    """Return a PDF of some pages.

    ``more`` is added to each page's dictionary, ``trailer`` to the end; ``beside`` draws object 8 of the file.
    """
    numbers = [10 + 2 * number for number in range(len(pages))]
    kids = " ".join(f"{number} 0 R" for number in numbers)
    objects = {
        1: "<< /Type /Catalog /Pages 2 0 R >>",
        2: f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} /MediaBox [0 0 {WIDTH} {HEIGHT}] >>",
        4: _FONT[0],
        5: _FONT[1],
        6: _stream(_characters()),
        7: _DESCRIPTOR,
        8: _stream(beside, f"/Type /XObject /Subtype /Form /BBox [0 0 {WIDTH} {HEIGHT}] {RESOURCES}"),
    }
    for number, page in zip(numbers, pages, strict=True):
        objects[number] = f"<< /Type /Page /Parent 2 0 R {RESOURCES} /Contents {number + 1} 0 R {more} >>"
        objects[number + 1] = _stream(page)
    return _file(objects, trailer)


def _stream(content: str, said: str = "") -> str:
    return f"<< {said} /Length {len(content.encode())} >>\nstream\n{content}\nendstream"


def _characters() -> str:
    ranges = [f"<{high:02x}00> <{high:02x}ff> <{high:02x}00>" for high in range(256)]
    groups = (ranges[start : start + 100] for start in range(0, 256, 100))
    said = "\n".join(f"{len(group)} beginbfrange\n{chr(10).join(group)}\nendbfrange" for group in groups)
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def\n"
        f"1 begincodespacerange <0000> <ffff> endcodespacerange\n{said}\nendcmap end end"
    )


def _file(objects: dict[int, str], trailer: str) -> bytes:
    file, places_of = b"%PDF-1.7\n", {}
    for number, content in objects.items():
        places_of[number] = len(file)
        file += f"{number} 0 obj\n{content}\nendobj\n".encode()
    count = max(objects) + 1
    table = "".join(
        f"{places_of[number]:010} 00000 n \n" if number in places_of else "0000000000 65535 f \n"
        for number in range(count)
    )
    start = len(file)
    end = f"xref\n0 {count}\n{table}trailer << /Size {count} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n"
    return file + end.encode()


def printed(paper: Paper, *, is_cut: bool = False, running: str = "") -> bytes:
    """Return a paper as a PDF; at the end of a page rows are cut, or moved to the next page."""
    sheet = sheet_of([("tbody", paper.rows)])
    unit = (WIDTH - 2 * MARGIN) / sum(sheet.columns)
    lefts = [MARGIN + unit * width for width in accumulate(sheet.columns, initial=0)]
    cells = [
        _Cell(row, row + height, lefts[column], lefts[column + width], words)
        for row, column, words, (height, width) in places(sheet)
    ]
    starts = _starts(cells, len(sheet.rows))
    heading = titles(paper)
    pages: list[str] = []
    first = 0
    while first < starts[-1]:
        top = HEIGHT - MARGIN - LEADING * (len(heading) if not first else 1)
        end = _end(starts, first, int((top - MARGIN) / LEADING), is_cut=is_cut)
        page = "".join(cell.printed(starts, first, end, top) for cell in cells)
        pages.append(page + text(MARGIN, HEIGHT - 40, running) + text(WIDTH / 2, 30, f"- {len(pages) + 1} -"))
        if not first:
            pages[0] += "".join(text(200, HEIGHT - MARGIN - LEADING * row, each) for row, each in enumerate(heading))
        first = end
    pages[-1] += "".join(
        text(MARGIN, MARGIN - LEADING * row, f"{line.label}：{line.text}") for row, line in enumerate(paper.footer, 1)
    )
    return pdf(*pages)


class _Cell(NamedTuple):
    """A cell of a printed table: its first row, the row below it, its position, and its text."""

    row: int
    end: int
    left: float
    right: float
    words: str

    @property
    def lines(self) -> tuple[str, ...]:
        return tuple(_wrapped(self.words, self.right - self.left - 2 * PADDING))

    def printed(self, starts: Sequence[int], first: int, end: int, top: float) -> str:
        """Return the operators that draw the part of it on a page: the lines of the table from one to another."""
        upper, lower = max(first, starts[self.row]), min(end, starts[self.end])
        if upper >= lower:
            return ""
        shown = [*enumerate(self.lines, starts[self.row])][upper - starts[self.row] : lower - starts[self.row]]
        down = {line: top - LEADING * (line - first) for line in range(first, end + 1)}
        texts = (text(self.left + PADDING, down[line] - SIZE - 1, words) for line, words in shown)
        return frame(self.left, down[lower], self.right - self.left, down[upper] - down[lower]) + "".join(texts)


def _starts(cells: Sequence[_Cell], rows: int) -> list[int]:
    """Return the line of the whole table where each row starts, and the total number of lines at the end."""
    starts = [0]
    for row in range(rows):
        ending = [starts[cell.row] + len(cell.lines) for cell in cells if cell.end == row + 1]
        starts.append(max(starts[-1] + 1, *ending, 0))
    return starts


def _end(starts: Sequence[int], first: int, room: int, *, is_cut: bool) -> int:
    """Return the line of the table after the last one on a page."""
    whole = max((start for start in starts if start <= first + room), default=first)
    return min(first + room, starts[-1]) if is_cut or whole <= first else whole


def _wrapped(words: str, width: float) -> Iterator[str]:
    for paragraph in words.split("\n"):
        line = ""
        for unit in re.findall(r"[!-~]+|.", paragraph):
            if line and _length(line + unit) > width:
                yield line
                line = ""
            line += unit
        yield line


def _length(words: str) -> float:
    return sum(SIZE if sign > "\xff" else SIZE / 2 for sign in words)

"""The lines of a Word document: its paragraphs and the rows of its tables."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from docx import Document
from docx.oxml.ns import qn
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from generator.importing.lines import Lines

_BREAKS = {qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:tab"): " "}


def word_lines(data: bytes) -> Lines:
    """Return the lines of a ``.docx``; raises ``ValueError`` where it is none."""
    try:
        document = Document(BytesIO(data))
    except Exception as problem:  # what a damaged file leads to has no class in common
        raise ValueError(str(problem)) from None
    return tuple(line for block in document.iter_inner_content() for line in _lines(block))


def _lines(block: Paragraph | Table) -> Iterator[tuple[str, ...]]:
    if isinstance(block, Paragraph):
        yield from ((line,) for line in _text(_element(block)).split("\n"))
        return
    seen: set[Any] = set()
    for row in block.rows:
        yield tuple(_fields(row, seen))


def _fields(row: _Row, seen: set[Any]) -> Iterator[str]:
    """Yield the texts of a row; a merged cell is given once, empty where it goes on to the right or below."""
    yield from ("" for _ in range(row.grid_cols_before))
    for cell in map(_element, row.cells):
        yield "" if cell in seen else "\n".join(map(_text, cell.iter(qn("w:p")))).strip()
        seen.add(cell)


def _element(part: Paragraph | _Cell) -> Any:
    """Return the XML of a part: its own text leaves out boxes, signs of special fonts, and what was inserted."""
    return part._element  # noqa: SLF001


def _text(paragraph: Any) -> str:
    """Return the text of a paragraph with the signs that Word draws from a font of its own, such as boxes."""
    texts = []
    for part in paragraph.iter(qn("w:t"), qn("w:sym"), *_BREAKS):
        if part.tag == qn("w:t"):
            texts.append(part.text or "")
        elif part.tag == qn("w:sym"):
            texts.append(chr(int(part.get(qn("w:char"), "25A1"), 16)))
        else:
            texts.append(_BREAKS[part.tag])
    return "".join(texts)

"""Reads a PDF: the lines of its papers, and notes for the user."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pypdfium2 import PdfiumError

from generator.importing.labels import Printed
from generator.importing.lines import Note, Opened, Unreadable
from generator.importing.pdf.characters import UNKNOWN
from generator.importing.pdf.drawing import is_locked, pages_of
from generator.importing.pdf.edges import without_edges
from generator.importing.pdf.pages import blocks_of_all, lines_of_blocks
from generator.importing.pdf.shapes import Page
from generator.importing.pdf.tables import Table
from generator.importing.pdf.typesetting import Line
from generator.source.characters import with_characters


def read_pdf(data: bytes, printed: Printed) -> Opened:
    """Return the content of a PDF; raises ``Unreadable``."""
    try:
        pages = tuple(pages_of(data))
    except PdfiumError as problem:
        raise Unreadable("locked" if is_locked(problem) else "damaged") from problem
    if not any(page.glyphs for page in pages):
        raise Unreadable("fonts" if any(page.lost for page in pages) else "picture")
    inner = without_edges(map(_with_characters, pages), printed)
    blocks = blocks_of_all(inner.pages, printed)
    recurring = (Note("recurring", {"text": text}) for text in inner.recurring)
    return Opened((lines_of_blocks(blocks),), (*_notes(pages), *recurring, *_doubts(blocks)))


def _with_characters(page: Page) -> Page:
    return page._replace(glyphs=tuple(each._replace(text=with_characters(each.text)) for each in page.glyphs))


def _notes(pages: Sequence[Page]) -> Iterator[Note]:
    """Yield what is not read as the pages display it."""
    pictures = [
        number for number, page in enumerate(pages, 1) if not page.glyphs and (page.has_pictures or page.unseen)
    ]
    if pictures:
        yield Note("pictures", {"pages": tuple(map(str, pictures))})
    texts = [glyph.text for page in pages for glyph in page.glyphs]
    if unseen := sum(page.unseen for page in pages if page.glyphs):
        yield Note("unseen", {"count": str(unseen)})
    if lost := sum(page.lost for page in pages):
        yield Note("lost", {"count": str(lost)})
    if radicals := [text for text in texts if with_characters(text) != text]:
        yield Note("radicals", {"count": str(len(radicals)), "radicals": "".join(dict.fromkeys(radicals))})
    if unknown := texts.count(UNKNOWN):
        yield Note("unknown_signs", {"count": str(unknown), "sign": UNKNOWN})


def _doubts(blocks: Iterable[Table | Line]) -> Iterator[Note]:
    """Yield the texts that may belong to two cells, or be two parts of one."""
    for block in blocks:
        if isinstance(block, Table):
            yield from (Note("cut", {"above": above, "below": below}) for above, below in block.doubts)
            odd = (cell for cell in block.cells if cell.lines and not cell.is_rectangle)
            yield from (Note("unruled", {"text": cell.text}) for cell in odd)

"""Reads a Word document: its paragraphs and the rows of its tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any

from docx import Document
from docx.oxml.ns import nsmap, qn

from generator.importing.lines import COVERED, TICKED, UNTICKED, Note, Opened, Unreadable, integer, within_library
from generator.importing.numbering import write_numbers

_UNSEEN = (qn("w:del"), qn("w:moveFrom"), qn("w:rt"), qn("w:sdtPr"), "{*}Fallback")
"""Deleted and moved text, and duplicates for older programs."""

_CHANGED = tuple(map(qn, ("w:del", "w:ins", "w:moveFrom", "w:moveTo")))
_STRUCK = ("w:strike", "w:dstrike", "w:vanish")

_WRAPPERS = (*map(qn, ("w:sdt", "w:sdtContent", "w:customXml", "w:ins", "w:moveTo")),)
"""Elements that only wrap words, cells, rows or tables."""

_BREAKS = {qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:tab"): " ", qn("w:noBreakHyphen"): "-"}
_TEXTS = (qn("w:t"), qn("m:t"))
_MOST_COLUMNS = 63
"""The most columns of a table in Word."""

_SYMBOLS = {0xF0B3: "≥", 0xF0A3: "≤", 0xF0B1: "±", 0xF0B4: "×"}


def read_word(data: bytes) -> Opened:
    """Return the content of a ``.docx``; raises if it is not one."""
    with within_library():
        document = Document(BytesIO(data))
        body = document.element.body
    if body is None:
        raise Unreadable("damaged")
    notes = (*_changes(body), *_struck(body))
    _lay_bare(body)
    write_numbers(document)
    lines = tuple(line for block in body.iterchildren(qn("w:p"), qn("w:tbl")) for line in _lines(block))
    return Opened((lines,), notes)


def _changes(body: Any) -> Iterator[Note]:
    """Yield a note if the document has changes that are not accepted yet, which are read as accepted."""
    if any(_written(each.iter(*_TEXTS, qn("w:delText"))) for each in body.iter(*_CHANGED)):
        yield Note("changes", {})


def _struck(body: Any) -> Iterator[Note]:
    """Remove text that is struck through or hidden, and yield a note of it."""
    runs = [run for run in body.iter(qn("w:r")) if any(_is_on(run.find(f"w:rPr/{name}", nsmap)) for name in _STRUCK)]
    if text := _written(part for run in runs for part in run.iter(*_TEXTS)):
        yield Note("struck", {"text": text})
    for run in runs:
        run.getparent().remove(run)


def _written(parts: Iterable[Any]) -> str:
    return "".join(part.text or "" for part in parts).strip()


def _lay_bare(body: Any) -> None:
    """Reduce the body to what is visible, without wrappers, and with text boxes after the paragraphs that hold them."""
    for part in [*body.iter(*_UNSEEN)]:
        part.getparent().remove(part)
    for box in [*body.iter(qn("w:txbxContent"))]:
        holder = next(box.iterancestors(qn("w:p")), None)
        if holder is None:
            raise Unreadable("damaged")
        for part in reversed(box):
            holder.addnext(part)
    for wrapper in [*body.iter(*_WRAPPERS)]:
        for part in [*wrapper]:
            wrapper.addprevious(part)
        wrapper.getparent().remove(wrapper)


def _lines(block: Any) -> Iterator[tuple[str, ...]]:
    """Yield the lines of a paragraph or a table; a table in a cell has its own lines, below those of the row."""
    if block.tag == qn("w:p"):
        yield from ((line,) for line in _text(block).split("\n"))
        return
    for row in block.iterchildren(qn("w:tr")):
        yield tuple(_fields(row))
        for cell in row.iterchildren(qn("w:tc")):
            yield from (line for table in cell.iterchildren(qn("w:tbl")) for line in _lines(table))


def _fields(row: Any) -> Iterator[str]:
    """Yield the texts of a row; a merged cell has its text once, is empty to the right and covers places below."""
    with within_library():
        before = row.grid_before
    yield from [""] * min(before, _MOST_COLUMNS)
    for cell in row.iterchildren(qn("w:tc")):
        with within_library():
            goes_on, width = cell.vMerge == "continue", cell.grid_span
        yield COVERED if goes_on else "\n".join(map(_text, cell.iterchildren(qn("w:p")))).strip()
        yield from [""] * (min(width, _MOST_COLUMNS) - 1)


def _text(paragraph: Any) -> str:
    """Return the text of a paragraph, with the symbols that Word draws from special fonts, such as boxes."""
    return "".join(map(_sign, paragraph.iter(*_TEXTS, qn("w:sym"), qn("w:checkBox"), *_BREAKS)))


def _sign(part: Any) -> str:
    if part.tag in _TEXTS:
        fonts = part.getparent().find("w:rPr/w:rFonts", nsmap)
        return _drawn(part.text or "", "" if fonts is None else fonts.get(qn("w:ascii"), ""))
    if part.tag == qn("w:sym"):
        return _drawn(chr(integer(part.get(qn("w:char"), ""), 16) & 0xFFFF), part.get(qn("w:font"), ""))
    if part.tag == qn("w:checkBox"):
        return TICKED if _is_ticked(part) else UNTICKED
    return _BREAKS[part.tag]


def _drawn(text: str, font: str) -> str:
    """Return a text as its font draws it: in a symbol font ``R`` is a box, and becomes its private code point."""
    if not font.startswith(("Wingdings", "Symbol")):
        return text
    signs = [sign if sign.isspace() or sign > "\xff" else chr(0xF000 + ord(sign)) for sign in text]
    return "".join(signs).translate(_SYMBOLS if font == "Symbol" else {})


def _is_ticked(box: Any) -> bool:
    """Tell whether the check box of a form is ticked, by the user or by default."""
    said = (box.find(qn(name)) for name in ("w:checked", "w:default"))
    return _is_on(next((each for each in said if each is not None), None))


def _is_on(said: Any) -> bool:
    """Tell whether a property is present and not turned off."""
    return said is not None and said.get(qn("w:val"), "1") not in ("0", "false", "off")

"""Opens a file that holds papers, by what it is."""

from __future__ import annotations

import codecs
from io import BytesIO
from pathlib import PurePath
from zipfile import BadZipFile, ZipFile

from generator.importing.apart import Unfinished, apart
from generator.importing.labels import Printed
from generator.importing.lines import Lines, Opened, Unreadable, text_lines

OLD = frozenset((".doc", ".xls", ".wps", ".et"))
"""What Word, Excel and WPS wrote once, and can save as something newer; few clerks have LibreOffice to do it here."""

MAX_MEGABYTES = 32
"""How large a file may be when it is unpacked; forms take less than one."""

_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def opened(name: str, data: bytes, printed: Printed) -> Opened:
    """Return the lines of each sheet of an Excel workbook, of a Word document, of a PDF, or of a text with tabs.

    ``printed`` is what papers have printed, and tells where another one begins. Raises ``Unreadable``.
    """
    ending = PurePath(name).suffix.lower()
    if ending in OLD:
        raise Unreadable("old")
    if ending in (".docx", ".xlsx"):
        return Opened(_unpacked(ending, data))
    if len(data) > MAX_MEGABYTES << 20:
        raise Unreadable("large")
    if ending == ".pdf":
        return _pdf(data, printed)
    return Opened((text_lines(_text(data)),))


def _pdf(data: bytes, printed: Printed) -> Opened:
    """Return what stands in a PDF, which is read by a library that is not written in Python."""
    from generator.importing.pdf.reading import read_pdf

    try:
        return apart(read_pdf, data, printed)
    except Unfinished as problem:
        raise Unreadable("slow" if problem.is_slow else "damaged") from None
    except MemoryError:
        raise Unreadable("slow") from None
    except Unreadable:
        raise
    except Exception:  # what a damaged file leads to has no class in common
        raise Unreadable("damaged") from None


def _unpacked(ending: str, data: bytes) -> tuple[Lines, ...]:
    try:
        size = sum(each.file_size for each in ZipFile(BytesIO(data)).infolist())
    except BadZipFile:
        raise Unreadable("damaged") from None
    if size > MAX_MEGABYTES << 20:
        raise Unreadable("large")
    try:
        if ending == ".docx":
            from generator.importing.word import word_lines

            return (word_lines(data),)
        from generator.importing.excel import excel_sheets

        return tuple(excel_sheets(data))
    except Exception:  # what a damaged file leads to has no class in common
        raise Unreadable("damaged") from None


def _text(data: bytes) -> str:
    encodings = ("utf-16",) if data.startswith(_UTF_16) else ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise Unreadable("no-text")

"""Opens a file that holds papers, by what it is."""

from __future__ import annotations

import codecs
from io import BytesIO
from pathlib import PurePath
from zipfile import BadZipFile, ZipFile

from generator.importing.lines import Lines, text_lines

OLD = frozenset((".doc", ".xls", ".wps", ".et"))
"""What Word, Excel and WPS wrote once, and can save as something newer."""

MAX_MEGABYTES = 32
"""How large a file may be when it is unpacked; forms take less than one."""

_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class Unreadable(Exception):
    """The file is none that can be read; the message is the reason: ``old``, ``damaged``, ``large``, ``no-text``."""


def parts_of(name: str, data: bytes) -> tuple[Lines, ...]:
    """Return the lines of each sheet of an Excel workbook, of a Word document, or of a text with tabs between fields.

    Raises ``Unreadable``.
    """
    ending = PurePath(name).suffix.lower()
    if ending in OLD:
        raise Unreadable("old")
    if ending in (".docx", ".xlsx"):
        return _unpacked(ending, data)
    if len(data) > MAX_MEGABYTES << 20:
        raise Unreadable("large")
    return (text_lines(_text(data)),)


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

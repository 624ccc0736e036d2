"""Opens a file that holds papers, by what it is."""

from __future__ import annotations

from pathlib import PurePath

from generator.importing.lines import Lines, text_lines

OLD = frozenset((".doc", ".xls", ".wps", ".et"))
"""What Word, Excel and WPS wrote once, and can save as something newer."""


class Unreadable(Exception):
    """The file is none that can be read; the message is the reason: ``old``, ``damaged``, ``no-text``."""


def lines_of(name: str, data: bytes) -> Lines:
    """Return the lines of a Word document, an Excel workbook, or a text in which tabs divide fields.

    Raises ``Unreadable``.
    """
    ending = PurePath(name).suffix.lower()
    if ending in OLD:
        raise Unreadable("old")
    try:
        if ending == ".docx":
            from generator.importing.word import word_lines

            return word_lines(data)
        if ending == ".xlsx":
            from generator.importing.excel import excel_lines

            return excel_lines(data)
    except ValueError:
        raise Unreadable("damaged") from None
    return text_lines(_text(data))


def _text(data: bytes) -> str:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise Unreadable("no-text")

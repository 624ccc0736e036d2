"""Opens a file with papers by its content, whatever its name."""

from __future__ import annotations

import codecs
import re
from io import BytesIO
from zipfile import ZipFile

from generator.importing.labels import Printed
from generator.importing.lines import Opened, Unreadable, text_lines, within_library

_OLD = b"\xd0\xcf\x11\xe0"
"""The beginning of old Word, Excel and WPS files, and of documents with a password."""

_LOCKED = "EncryptedPackage".encode("utf-16-le")

_MARKED_UP = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<(?:!|\?xml|html|head|table)|\{\\rtf|mime-version:)", re.IGNORECASE)
"""Other content of files named ``.doc`` and ``.xls``: some programs write web pages and the like."""

MAX_MEGABYTES = 32
"""How many megabytes a file may have, also when unpacked; forms have less than one."""

_HEAD = 1024
"""How many bytes after its beginning a PDF may have its signature."""

_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def opened(data: bytes, printed: Printed) -> Opened:
    """Return the lines of an Excel workbook, by sheet, of a Word document, of a PDF, or of a text with tabs.

    ``printed`` is what papers have printed, and shows where a new one begins. The file's name does not matter. Of the
    libraries only the one is imported that reads the file. Raises ``Unreadable``.
    """
    if len(data) > MAX_MEGABYTES << 20:
        raise Unreadable("large")
    if not data.strip(b"\0 \r\n\t"):
        raise Unreadable("empty")
    if data.startswith(_OLD):
        raise Unreadable("locked" if _LOCKED in data else "old")
    if data.startswith(b"PK\3\4"):
        return _unpacked(data)
    if b"%PDF-" in data[:_HEAD]:
        return _pdf(data, printed)
    if _MARKED_UP.match(data):
        raise Unreadable("old")
    return Opened((text_lines(_text(data)),))


def _pdf(data: bytes, printed: Printed) -> Opened:
    from generator.importing.pdf.reading import read_pdf

    return read_pdf(data, printed)


def _unpacked(data: bytes) -> Opened:
    with within_library():
        files = ZipFile(BytesIO(data)).infolist()
    if sum(each.file_size for each in files) > MAX_MEGABYTES << 20:
        raise Unreadable("large")
    folders = {each.filename.partition("/")[0] for each in files}
    if "word" in folders:
        from generator.importing.word import read_word

        return read_word(data)
    if "xl" in folders:
        from generator.importing.excel import read_excel

        return read_excel(data)
    raise Unreadable("no-text")


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

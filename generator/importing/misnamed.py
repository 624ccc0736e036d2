"""Tells a file that is not what its name says: a download that failed leaves a web page or a message of an error."""

from __future__ import annotations

import re

_HEAD = 1024
_KINDS = {".docx": b"PK\3\4", ".xlsx": b"PK\3\4", ".pdf": b"%PDF-"}
_OTHERS = (*_KINDS.values(), b"\xd0\xcf\x11\xe0", b"{\\rtf")
"""The beginnings of files that another program can open, whatever their names."""

_PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^<>]*>\s*)?<(?:!doctype html|html|head|body)\b", re.IGNORECASE)


def kind_behind_name(suffix: str, data: bytes) -> str | None:
    """Return ``page`` or ``text`` if a file named as a document is no document, ``None`` otherwise."""
    head = data[:_HEAD]
    if suffix.lower() not in _KINDS or any(other in head for other in _OTHERS):
        return None
    if _PAGE.match(head):
        return "page"
    return None if b"\0" in head or not head.strip() else "text"

"""Which character a PDF displays at a position of its text."""

from __future__ import annotations

from typing import Any

from pypdfium2 import raw

UNKNOWN = "\ufffd"
"""Replaces a character that the file does not identify."""


def character_at(written: Any, number: int) -> str:
    """Return the character at a position, empty for the second half of a surrogate pair, as 𠮷 has."""
    if raw.FPDFText_IsHyphen(written, number) == 1:
        return "-"
    code = raw.FPDFText_GetUnicode(written, number)
    if _is_first_half(code) and _is_second_half(second := raw.FPDFText_GetUnicode(written, number + 1)):
        return bytes.fromhex(f"{code:04x}{second:04x}").decode("utf-16-be")
    if _is_second_half(code) and number and _is_first_half(raw.FPDFText_GetUnicode(written, number - 1)):
        return ""
    return UNKNOWN if _is_unknown(written, number, code) else chr(code)


def _is_first_half(code: int) -> bool:
    return 0xD800 <= code < 0xDC00


def _is_second_half(code: int) -> bool:
    return 0xDC00 <= code < 0xE000


def _is_unknown(written: Any, number: int, code: int) -> bool:
    if chr(code).isspace():
        return False
    is_half = _is_first_half(code) or _is_second_half(code)
    return code < ord(" ") or is_half or raw.FPDFText_HasUnicodeMapError(written, number) == 1

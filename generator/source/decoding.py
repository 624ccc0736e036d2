"""Decodes a file for the parser: strict UTF-8, without characters that hide or reorder text."""

from __future__ import annotations

import re
import unicodedata
from codecs import BOM_UTF8
from collections.abc import Container, Iterator
from itertools import chain, islice

from generator.diagnostics import Place, Reading, error
from generator.source.indentation import indenting_tabs
from generator.source.pasting import pasted_rows
from generator.source.stumbles import line_and_column, without_lines

MAX_BYTES = 1024 * 1024
SHOWN_PER_FILE = 50  # a binary file would fill memory with one error per byte

# Every control, format and separator character that is invisible, and what a wrong decoding leaves behind. Tabs are
# handled below; U+0085, U+2028 and U+2029 are line breaks only to YAML.
FORBIDDEN = re.compile(
    "[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e"
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f\ud800-\uf8ff\ufdd0-\ufdef\ufeff\ufff0-\ufffb\ufffd-\uffff"
    "\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
    "|\r(?!\n)"
)
# The characters of nearly all forms, none of them forbidden: testing for these first takes a tenth of the time.
ORDINARY = re.compile("[\n -~\xb0-\xf7\u2010-\u2027\u2030-\u205e\u2160-\u22ff\u2460-\u25ff\u3000-\u9fff\uff01-\uffe6]*")
_SIGNATURES = (
    (b"PK\x03\x04", "Word, Excel, ZIP"),
    (b"\xd0\xcf\x11\xe0", "Word 97, Excel 97"),
    (b"%PDF-", "PDF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"<!doctype html", "HTML"),
    (b"<html", "HTML"),
    (b"<?xml", "XML"),
    (b"{\\rtf", "RTF"),
)
# Longer marks come first, because shorter ones are prefixes of them.
_MARKS = (
    (b"\xff\xfe\0\0", "UTF-32"),
    (b"\0\0\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)
# The first lines of a file that was copied together with the numbers beside its lines; "1: " would be a key.
_NUMBERED = re.compile("".join(rf"[ \t]*{number}(?!: )(?:[^\w\n].*)?\n" for number in (1, 2, 3)))
_DIRECTIVE = re.compile("^%", re.MULTILINE)
_FENCE = re.compile("^```", re.MULTILINE)


def decode(file: str, data: bytes) -> Reading[str | None]:
    """Return the text of a file with forbidden characters blanked out, ``None`` if it is not text.

    Blanking keeps all positions, so that the parser can continue and find other errors. Tabs used as indentation are
    left to the parser, which reports them once and not one by one.
    """
    text_begins = data[:64].removeprefix(BOM_UTF8).lstrip().lower()
    kind = next((kind for mark, kind in _SIGNATURES if data.startswith(mark) or text_begins.startswith(mark)), None)
    if kind is not None:
        yield error("not-a-text-file", Place(file), kind=kind)
        return None
    text = yield from decode_utf8(file, data)
    if text is None:
        return None
    if "\r" in text and "\n" not in text:
        yield error("old-line-ends", Place(file))
        return None
    if _NUMBERED.match(text):
        yield error("line-numbers", Place(file))
        return None
    return (yield from _cleaned(file, text))


def decode_utf8(file: str, data: bytes) -> Reading[str | None]:
    """Return the text without its byte order mark, ``None`` if it is not UTF-8 or too long."""
    if len(data) > MAX_BYTES:
        yield error("file-too-large", Place(file), limit=MAX_BYTES)
        return None
    data = data.removeprefix(BOM_UTF8)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as problem:
        yield error("not-utf8", _place_of_byte(file, data, problem.start), guess=_guess(data))
        return None


def forbidden_in(text: str) -> tuple[str, str] | None:
    """Return the rule and the name of the first forbidden character in a text, ``None`` if there is none."""
    match = FORBIDDEN.search(text)
    return _rule_and_name(match.group()) if match else None


def visible(text: str) -> str:
    """Return a text in which each character that hides, reorders or controls a terminal is replaced by its number.

    So is the bracket of ``##[``, with which a command to GitHub's runner may begin anywhere in a line.
    """
    return FORBIDDEN.sub(lambda match: match.group().encode("unicode_escape").decode(), text).replace("##[", r"##\x5b")


def _cleaned(file: str, text: str) -> Reading[str]:
    has_marks = text.startswith(("%", "```")) or "\n%" in text or "\n```" in text
    if not has_marks and ORDINARY.fullmatch(text):
        return text
    pasted = pasted_rows(text)
    for rows in pasted[:SHOWN_PER_FILE]:
        yield error("pasted-rows", Place(file, rows.start + 1), count=len(rows))
    if pasted:
        text = without_lines(text, chain.from_iterable(pasted))
    indenting = indenting_tabs(text)
    for match in islice(_forbidden(text, indenting), SHOWN_PER_FILE):
        rule, name = _rule_and_name(match.group())
        yield error(rule, place_of(file, text, match.start()), character=name)
    for match in islice(_DIRECTIVE.finditer(text), SHOWN_PER_FILE):
        yield error("yaml-directive", place_of(file, text, match.start()))
    fence = _FENCE.search(text)
    if fence:
        yield error("code-fence", place_of(file, text, fence.start()))
    blanked = FORBIDDEN.sub(lambda match: match.group() if match.start() in indenting else " ", text)
    return _FENCE.sub("#  ", _DIRECTIVE.sub("#", blanked))


def _forbidden(text: str, indenting: Container[int]) -> Iterator[re.Match[str]]:
    """Yield the forbidden characters of a text except for tabs that indent; of the tabs in a line the first."""
    told_until = 0
    for match in FORBIDDEN.finditer(text):
        if match.group() != "\t":
            yield match
        elif match.start() >= told_until and match.start() not in indenting:
            yield match
            end = text.find("\n", match.start())
            told_until = len(text) if end < 0 else end


def _rule_and_name(character: str) -> tuple[str, str]:
    if character == "\t":
        return "tab-character", "U+0009"
    name = unicodedata.name(character, "")
    return "forbidden-character", f"U+{ord(character):04X} {name}".rstrip()


def place_of(file: str, text: str, offset: int) -> Place:
    """Return the place of an offset in the text of a file."""
    line, column = line_and_column(text, offset)
    return Place(file, line + 1, column + 1)


def _place_of_byte(file: str, data: bytes, index: int) -> Place:
    before = data[:index]
    column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
    return Place(file, before.count(b"\n") + 1, column)


def _guess(data: bytes) -> str:
    """Return the likely encoding of a text, empty if unknown."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name
    text = _decoded(data, "gb18030")
    if text is None:
        return ""
    # Read as GBK, the characters of Big5 become rare ones, most of which GB 2312 lacks.
    wide = "".join(character for character in text if not character.isascii())
    rare = len(wide) - len(wide.encode("gb2312", "ignore").decode("gb2312"))
    return "Big5" if rare * 5 > len(wide) and _decoded(data, "big5") is not None else "GBK"


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None

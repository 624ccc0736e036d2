"""Finds lines of signs at the margin: rulers, and what git leaves in a file with conflicting changes."""

from __future__ import annotations

import re

from generator.diagnostics import Diagnostic, Reading, error
from generator.source.decoding import SHOWN_PER_FILE, place_of

_SIGNS = ("\n---", "=======", "<<<<<<<", ">>>>>>>", "|||||||")
_CONFLICT = re.compile(r"^(?:<{7}(?= )|\|{7}(?= )|>{7}(?= ))", re.MULTILINE)
_RULER = re.compile(r"^(?:={7}(?=\r?$)|---(?=[ \t\r\n]|\Z).*)", re.MULTILINE)


def without_rulers(file: str, text: str) -> Reading[str | None]:
    """Return the text with blanks in place of rulers, so that nothing moves and a text block goes on behind them.

    ``None`` if it has a conflict that nobody has resolved: it holds cells twice.
    """
    if not any(sign in text for sign in _SIGNS):
        return text
    conflict = conflict_in(file, text)
    if conflict:
        yield conflict
        return None
    begun = _begun_last(text)
    rulers = [mark for mark in _RULER.finditer(text) if mark.group().startswith("=") or mark.start() > begun]
    for mark in rulers[:SHOWN_PER_FILE]:
        if mark.group().startswith("="):
            yield error("conflict-marker", place_of(file, text, mark.start()), marker=mark.group())
        else:
            yield error("several-documents", place_of(file, text, mark.start()))
    covered = {mark.start() for mark in rulers}
    return _RULER.sub(lambda mark: " " * len(mark.group()) if mark.start() in covered else mark.group(), text)


def conflict_in(file: str, text: str) -> Diagnostic | None:
    """Return the error that git could not join two changes of a text and nobody has, ``None`` if there is no sign."""
    found = _CONFLICT.search(text)
    return error("conflict-marker", place_of(file, text, found.start()), marker=found.group()) if found else None


def _begun_last(text: str) -> int:
    """Return the offset of the last line with the key of the first one; signs below it begin no other document."""
    contents = (line for line in text.split("\n") if line.strip() and not line.startswith(("#", "---")))
    first = next(contents, None)
    return len(text) if first is None else text.rfind("\n" + first.partition(":")[0])

"""What can be wrong with a single node of a document, whatever it means."""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from generator.diagnostics import Diagnostic, Place, error, warning
from generator.source.decoding import forbidden_in

LONGEST_TEXT = 32_767
"""The most that one cell of a spreadsheet holds, in UTF-16 units: a longer text could not be exported as one."""

_STANDARD = "tag:yaml.org,2002:"
"""What libyaml makes of two exclamation marks before the name of a tag."""

_WIDE_HEADER = re.compile("[｜＞][-+]? ")

BLOCK_STYLES = frozenset("|>")


def features(event: yaml.ScalarEvent | yaml.CollectionStartEvent, place: Place) -> Iterator[Diagnostic]:
    """Yield the features of YAML in a node that forms do not use."""
    if event.tag is not None:
        yield error("yaml-feature", place, feature=_as_written(event.tag))
    if event.anchor is not None:
        yield error("yaml-feature", place, feature=f"&{event.anchor}")


def _as_written(tag: str) -> str:
    return f"!!{tag.removeprefix(_STANDARD)}" if tag.startswith(_STANDARD) else tag


def wrong_text(text: str, style: str | None, place: Place, header: str, breaks: int) -> Iterator[Diagnostic]:
    """Yield what is wrong with a text.

    ``header`` is the line that begins a block, empty for other texts; ``breaks`` is its number of line breaks in the
    file.
    """
    if header:
        if not text.strip() or any(mark.isdigit() for mark in header[:3]):
            yield error("block-indicator", place)
    elif breaks and style != '"' and _WIDE_HEADER.match(text):
        yield error("wide-block-indicator", place)
    elif breaks:
        yield warning("folded-lines", place)
    forbidden = forbidden_in(text) if style == '"' else None
    if forbidden:
        rule, character = forbidden
        yield error(rule, place, character=character)
    length = len(text.encode("utf-16-le", "surrogatepass")) // 2 if len(text) > LONGEST_TEXT // 2 else 0
    if length > LONGEST_TEXT:
        yield error("text-too-long", place, length=length, limit=LONGEST_TEXT)

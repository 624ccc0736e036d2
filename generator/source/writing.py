"""Writes a tree of texts as YAML that is easy to read and edit, and that reads back as the same tree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import yaml

Tree = Any
LONG = 80


class Line(dict[str, str]):
    """A row of a table, by its columns: written in braces if it is short and has no blank cell."""


def yaml_text(tree: Mapping[str, Tree]) -> str:
    """Return the YAML of a mapping: long texts as blocks, short rows of tables in braces."""
    events = [yaml.StreamStartEvent(), yaml.DocumentStartEvent(explicit=False), *_events(tree)]
    events += [yaml.DocumentEndEvent(explicit=False), yaml.StreamEndEvent()]
    text: str = yaml.emit(events, allow_unicode=True, width=float("inf"))
    return text


def _events(node: Tree) -> Iterator[yaml.Event]:
    match node:
        case Mapping():
            yield yaml.MappingStartEvent(None, None, True, flow_style=isinstance(node, Line) and _is_short(node))
            for key, value in node.items():
                yield from _events(key)
                yield from _events(value)
            yield yaml.MappingEndEvent()
        case str() | None:
            text = node or ""
            style = "|" if "\n" in text or len(text) > LONG else None
            yield yaml.ScalarEvent(None, None, (True, True), text, style=style)
        case Sequence():
            yield yaml.SequenceStartEvent(None, None, True, flow_style=all(isinstance(each, str) for each in node))
            for each in node:
                yield from _events(each)
            yield yaml.SequenceEndEvent()


def _is_short(line: Line) -> bool:
    """Tell whether a row fits into braces; a blank cell would need quotes there."""
    return all(line.values()) and sum(map(len, (*line, *line.values()))) < LONG and "\n" not in "".join(line.values())

"""The tree of a YAML document: what is written, and where.

Nodes are named tuples and not dataclasses: a form has some two hundred of them, and creating them is three times as
fast.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple, overload


class Scalar(NamedTuple):
    """A piece of text exactly as written; an empty one is a blank cell."""

    text: str
    line: int
    column: int


class List(NamedTuple):
    """A YAML sequence."""

    nodes: tuple[Node, ...]
    line: int
    column: int


class Entry(NamedTuple):
    """A key with its value."""

    key: Scalar
    value: Node


class Map(NamedTuple):
    """A YAML mapping: entries by the text of their key, in the order written; ``again`` are those of equal keys."""

    entries: dict[str, Entry]
    line: int
    column: int
    again: tuple[Entry, ...] = ()


Node = Scalar | List | Map

Plain = Mapping[str, Any]
"""A mapping without places: the values are texts, lists of these, and further mappings."""


def is_blank(node: Node) -> bool:
    """Tell whether a value is blank: ``key:`` with nothing after it, or an empty quoted text."""
    return isinstance(node, Scalar) and not node.text.strip()


def is_empty(node: Node) -> bool:
    """Tell whether a value is empty: blank, ``[]`` or ``{}``."""
    match node:
        case List(nodes):
            return not nodes
        case Map(entries):
            return not entries
    return is_blank(node)


@overload
def plain(node: Map) -> Plain: ...
@overload
def plain(node: Node) -> Any: ...
def plain(node: Node) -> Any:
    """Return the tree as dicts, lists and strings; a blank scalar is the empty string."""
    match node:
        case Scalar(text):
            return text
        case List(nodes):
            return [plain(item) for item in nodes]
        case Map(entries):
            return {key: plain(entry.value) for key, entry in entries.items()}


def locate(root: Node, path: Sequence[str | int]) -> Node:
    """Return the node at ``path``, or the deepest one on the way there that exists."""
    node = root
    for step in path:
        found = _child(node, step)
        if found is None:
            return node
        node = found
    return node


def _child(node: Node, step: str | int) -> Node | None:
    match node, step:
        case Map(entries), str() if step in entries:
            return entries[step].value
        case List(nodes), int() if step < len(nodes):
            return nodes[step]
    return None


def scalars(node: Node) -> Iterator[Scalar]:
    """Yield every scalar of the tree, keys included, in document order."""
    match node:
        case Scalar():
            yield node
        case List(nodes):
            for item in nodes:
                yield from scalars(item)
        case Map(entries):
            for entry in entries.values():
                yield entry.key
                yield from scalars(entry.value)

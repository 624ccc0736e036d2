"""The cells of a form's file, for comparison with another's."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml

Cells = dict[tuple[str | int, ...], str]


def cells_of(text: str) -> Cells:
    """Return the text of each cell that is not blank, by its path, without white space."""
    return dict(_cells(yaml.load(text, yaml.CBaseLoader), ()))


def _cells(node: Any, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    match node:
        case dict():
            for key, value in node.items():
                yield from _cells(value, (*path, key))
        case list():
            for number, value in enumerate(node):
                yield from _cells(value, (*path, number))
        case str() if node.strip():
            yield path, "".join(node.split())

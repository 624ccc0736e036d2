"""Writes a form's tree as YAML like a clerk: a line for each cell, passages as blocks, tables row by row."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from bench.papers import Inline, Tree

INDENT = "  "
_LONG = 80
_PLAIN = re.compile(r"[\w《“（(≥≤<][^\n:#,\[\]{}\"'>|]*(?<! )")
"""Texts that never need quotes."""


def yaml_text(tree: dict[str, Tree]) -> str:
    """Return the text of a form's file."""
    head = f"# yaml-language-server: $schema=../../../../site_config/schemas/{tree['form']}.schema.json"
    return "\n".join([head, *_lines(tree)]) + "\n"


def _lines(tree: dict[str, Tree]) -> Iterator[str]:
    for key, value in tree.items():
        yield from _entry(_scalar(key), value)


def _entry(key: str, value: Tree) -> Iterator[str]:
    match value:
        case str() if "\n" in value or len(value) > _LONG:
            yield f"{key}: |-"
            yield from (INDENT + line for line in value.split("\n"))
        case str():
            yield f"{key}: {_scalar(value)}".rstrip()
        case Inline():
            yield f"{key}: {_inline(value)}"
        case dict():
            yield f"{key}:"
            yield from (INDENT + line for line in _lines(value))
        case [Inline(), *_]:
            yield f"{key}:"
            yield from (f"{INDENT}- {_inline(item)}" for item in value if isinstance(item, Inline))
        case list():
            yield f"{key}: [{', '.join(_scalar(item) for item in value if isinstance(item, str))}]"


def _inline(row: Inline) -> str:
    return f"{{{', '.join(f'{_scalar(key)}: {_scalar(value)}' for key, value in row.cells.items())}}}"


def _scalar(text: str) -> str:
    return text if not text or _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)

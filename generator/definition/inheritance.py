"""A definition that extends another: the inherited paper with some cells changed or taken out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import cast

Plain = dict[str, object]
_OWN = ("extends", "cells", "remove")


def inherited(child: Plain, parent: Plain) -> Plain:
    """Return the parent's content with what the child says otherwise."""
    changes = cast("Mapping[str, Plain]", child.get("cells", {}))
    removed = cast("list[str]", child.get("remove", []))
    own = {name: value for name, value in child.items() if name not in _OWN}
    merged = {
        **parent,
        "header": _changed_cells(cast("list[Plain]", parent["header"]), changes, removed),
        "rows": _changed_rows(cast("list[list[Plain]]", parent["rows"]), changes, removed),
        "footer": _changed_cells(cast("list[Plain]", parent.get("footer", [])), changes, removed),
    }
    return {**merged, **own}


def unknown_cells(child: Plain, parent: Plain) -> Iterator[tuple[str, str]]:
    """Yield section and key of each cell that the child changes or removes and the parent does not have."""
    above, below = cast("list[Plain]", parent["header"]), cast("list[Plain]", parent.get("footer", []))
    known = set(_keys([above, *cast("list[list[Plain]]", parent["rows"]), below]))
    for section in ("cells", "remove"):
        for key in cast("list[str]", child.get(section, [])):
            if key not in known:
                yield section, key


def _keys(rows: list[list[Plain]]) -> Iterator[str]:
    for row in rows:
        for cell in row:
            yield key_of(cell)
            yield from _keys(cast("list[list[Plain]]", cell.get("rows", [])))


def key_of(cell: Plain) -> str:
    """Return the key of a cell, empty where it has none."""
    return str(cell.get("key") or cell.get("label", ""))


def _changed_rows(rows: list[list[Plain]], changes: Mapping[str, Plain], removed: list[str]) -> list[list[Plain]]:
    changed = (_changed_cells(row, changes, removed) for row in rows)
    return [row for row in changed if row]


def _changed_cells(cells: list[Plain], changes: Mapping[str, Plain], removed: list[str]) -> list[Plain]:
    return [_changed_cell(cell, changes, removed) for cell in cells if key_of(cell) not in removed]


def _changed_cell(cell: Plain, changes: Mapping[str, Plain], removed: list[str]) -> Plain:
    merged = {**cell, **changes.get(key_of(cell), {})}
    if "rows" in merged:
        merged["rows"] = _changed_rows(cast("list[list[Plain]]", merged["rows"]), changes, removed)
    return merged

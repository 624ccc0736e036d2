"""Cells with colons that YAML does not recognise, wide or without a space after them, which merge several into one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.diagnostics import Diagnostic, error
from generator.source.colons import WIDE_COLON
from generator.source.nodes import Node, Scalar

_WRONG = re.compile(r"[^:：，,。；;]+?(?=:|" + WIDE_COLON + ")")


def wrong_colon(text: str) -> int:
    """Return the position of a colon after a possible name in a text, 0 if there is none."""
    found = _WRONG.match(text)
    return found.end() if found else 0


def undivided(node: Node, found: Diagnostic) -> Diagnostic:
    """Return the error for a value that should be divided into cells: its colons, or else ``found``."""
    colon = wrong_colon(node.text) if isinstance(node, Scalar) else 0
    if not colon:
        return found
    place = found.place._replace(column=found.place.column + colon)
    return error("colons-below", place, key=dict(found.values)["key"])


def without_echoes(found: Sequence[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return the diagnostics without those about folded lines in a text that should be several cells."""
    lines = {one.place.line for one in found if one.rule == "colons-below"}
    return tuple(one for one in found if one.rule != "folded-lines" or one.place.line not in lines)

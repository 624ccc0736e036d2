"""Cells whose colons are none to YAML: wide ones, or such with no space behind them, make one text of several cells."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.diagnostics import Diagnostic, error
from generator.source.nodes import Node, Scalar

_WRONG = re.compile(r"[^:：，,。；;]+?(?=[:：])")


def wrong_colon(text: str) -> int:
    """Return where in a text a colon stands behind what can be a name, 0 where none does."""
    found = _WRONG.match(text)
    return found.end() if found else 0


def undivided(node: Node, found: Diagnostic) -> Diagnostic:
    """Return what is wrong with a value that is not divided into cells as it must: its colons, else what was found."""
    colon = wrong_colon(node.text) if isinstance(node, Scalar) else 0
    if not colon:
        return found
    place = found.place._replace(column=found.place.column + colon)
    return error("colons-below", place, key=dict(found.values)["key"])


def without_echoes(found: Sequence[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return what was found without the line breaks that a text of several cells has lost: it is to be none."""
    lines = {one.place.line for one in found if one.rule == "colons-below"}
    return tuple(one for one in found if one.rule != "folded-lines" or one.place.line not in lines)

"""Which known name a text probably meant."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

from generator.reading.values.folding import folded


def nearest(text: str, known: Sequence[str]) -> str:
    """Return the known name most similar to ``text``, ignoring width and case; empty if none is similar."""
    names = {folded(name): name for name in known}
    found = get_close_matches(folded(text), names, n=1, cutoff=0.5)
    return names[found[0]] if found else ""

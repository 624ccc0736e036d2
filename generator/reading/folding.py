"""Folds texts for comparing them: what is stored and shown stays as written."""

from __future__ import annotations

from unicodedata import normalize


def folded(text: str) -> str:
    """Return a text without spaces and line ends, widths of characters and case evened out."""
    return "".join(normalize("NFKC", text).split()).casefold()

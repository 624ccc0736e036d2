"""What a site lacks because something was not known when it was built, in words."""

from __future__ import annotations

from collections.abc import Iterator

from generator.history.changes import Unknown
from generator.language import load


def omissions(unknown: Unknown | None, detail: str, site_url: str, contact: str) -> Iterator[str]:
    """Yield a sentence for each omission, and what to do about it.

    ``unknown`` is why no form has a history, ``None`` if forms have one; ``detail`` is what git said about it.
    """
    language = load()
    words = language.interface["omitted"]
    if unknown:
        yield words[unknown.value].format(detail=language.said_by("git", detail) or detail)
    if not site_url:
        yield words["site_url"]
    if not contact:
        yield words["contact"]

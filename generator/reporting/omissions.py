"""What a site lacks because something was not known when it was built, in words."""

from __future__ import annotations

from collections.abc import Iterator

from generator.catalogue.publication import Publication
from generator.history.changes import Histories, Unknown


def omissions(histories: Histories, publication: Publication, uncommitted: int = 0) -> Iterator[str]:
    """Yield a sentence for each omission, and what to do about it; ``uncommitted`` is the number of such forms."""
    language = publication.language
    words = language.interface["omitted"]
    if histories.unknown:
        detail = language.said_by("git", histories.detail) or histories.detail
        yield words[histories.unknown.value].format(detail=detail)
    if uncommitted:
        yield words[Unknown.UNCOMMITTED.value].format(count=uncommitted)
    if not publication.site_url:
        yield words["site_url"]
    if not publication.contact:
        yield words["contact"]

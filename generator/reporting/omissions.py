"""What a site lacks: because something was not known when it was built, or of what the site before had; in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.catalogue.publication import Publication
from generator.history.changes import Histories, Unknown
from generator.language import Language

MOST_NAMED = 5
"""The most pages that are gone and named."""


def omissions(
    histories: Histories, publication: Publication, uncommitted: int = 0, gone: Sequence[str] = ()
) -> Iterator[str]:
    """Yield a sentence for each omission, and what to do about it.

    ``uncommitted`` is the number of such forms, ``gone`` are the URLs of pages that the site before had.
    """
    words = publication.language.interface["omitted"]
    if histories.unknown:
        yield without_past(histories.unknown, histories.detail, publication.language)
    if uncommitted:
        yield words[Unknown.UNCOMMITTED.value].format(count=uncommitted)
    if gone:
        yield words["gone"].format(count=len(gone), pages=_named(gone, publication.language))
    if not publication.site_url:
        yield words["site_url"]
    if not publication.contact:
        yield words["contact"]


def without_past(why: Unknown, detail: str, language: Language) -> str:
    """Return the sentence that nothing is known of the past of forms, and what to do; ``detail`` is what git said."""
    return language.interface["omitted"][why.value].format(detail=language.said_by("git", detail) or detail)


def _named(pages: Sequence[str], language: Language) -> str:
    named = language.listed(pages[:MOST_NAMED])
    return named if len(pages) <= MOST_NAMED else language.interface["omitted"]["gone_more"].format(pages=named)

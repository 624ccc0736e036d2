"""The page that searches forms in the browser."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from generator.catalogue.publication import Publication
from generator.language import Language
from generator.rendering import addresses
from generator.rendering.pages.page import Page
from generator.rules.registry import rule_titles


class Guide(NamedTuple):
    """A page that explains or lists something, or a part of one: its title and that of the page that it is part of."""

    address: str
    title: str
    part_of: str = ""


@dataclass(frozen=True, slots=True)
class SearchView:
    """All that the template of the search page receives: what explains words that people look for."""

    guides: Sequence[Guide]


def search_page(guides: Iterable[Guide], publication: Publication) -> Page:
    """Return the page that searches in the browser; ``guides`` are the topics of other pages."""
    words, explore = (publication.language.interface[name] for name in ("search", "explore"))
    lacking = Guide(addresses.unevaluated_url(addresses.EXPLORE, ()), explore["due"], explore["title"])
    judging = _judging(publication.language) if publication.publishes_findings else ()
    view = SearchView([*guides, lacking, *judging])
    return Page(addresses.SEARCH, words["title"], words["description"], "search.html", view)


def _judging(language: Language) -> Iterator[Guide]:
    """Yield the missed targets, and the page of each rule."""
    words = language.interface
    yield Guide(addresses.missed_url(addresses.EXPLORE), words["search"]["missed"], words["explore"]["title"])
    for rule, title in rule_titles().items():
        yield Guide(addresses.rule_url(rule), title, words["search"]["rule"])

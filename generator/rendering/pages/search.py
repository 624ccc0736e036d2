"""The page that searches forms in the browser."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from generator.language import Language
from generator.rendering import addresses
from generator.rendering.pages.page import Page


class Guide(NamedTuple):
    """A page that explains or lists something, or a part of one: its title and that of the page that it is part of."""

    address: str
    title: str
    part_of: str = ""


@dataclass(frozen=True, slots=True)
class SearchView:
    """All that the template of the search page receives: what explains words that people look for."""

    guides: Sequence[Guide]


def search_page(guides: Iterable[Guide], rule_titles: Mapping[str, str], language: Language) -> Page:
    """Return the page that searches in the browser.

    ``guides`` are the topics of other pages, ``rule_titles`` the titles of the rules whose pages are published, without
    which no missed targets are listed either.
    """
    words = language.interface["search"]
    rules = [Guide(addresses.rule_url(rule), title, words["rule"]) for rule, title in rule_titles.items()]
    missed = Guide(addresses.missed_url(addresses.EXPLORE), words["missed"], language.interface["explore"]["title"])
    view = SearchView([*guides, *([missed] if rules else []), *rules])
    return Page(addresses.SEARCH, words["title"], words["description"], "search.html", view)

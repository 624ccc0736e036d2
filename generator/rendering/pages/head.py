"""What stands in the head of a page for programs: its one address, its feeds, and what it is about."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from markupsafe import Markup

from generator.language import Language
from generator.rendering.addresses import FEED, unit_at, unit_feed
from generator.rendering.pages.citation import Publication

Data = Mapping[str, object]
"""What a page is about as JSON-LD, in the terms of schema.org."""

_CANONICAL = Markup('<link rel="canonical" href="{}">')
_FEED = Markup('<link rel="alternate" type="application/atom+xml" title="{}" href="{}">')
_DATA = Markup('<script type="application/ld+json">{}</script>')


def head_of(url: str, data: Data | None, publication: Publication, language: Language) -> Markup:
    """Return the end of the head of the page at ``url``; without the site's address it says nothing of addresses."""
    return Markup("\n").join(_lines(url, data, publication, language))


def _lines(url: str, data: Data | None, publication: Publication, language: Language) -> Iterator[Markup]:
    words, unit = language.interface["feed"], unit_at(url)
    if publication.site_url:
        yield _CANONICAL.format(publication.site_url + url)
    if publication.has_feeds:
        yield _FEED.format(words["all"], publication.site_url + FEED)
    if publication.has_feeds and unit:
        yield _FEED.format(words["of_unit"], publication.site_url + unit_feed(unit))
    if data:
        yield _DATA.format(_json(data))


def _json(data: Data) -> Markup:
    """Return JSON that cannot end its script element or begin a comment in it."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return Markup(text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e"))

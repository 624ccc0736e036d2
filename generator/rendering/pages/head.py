"""What the head of a page tells programs: its canonical URL, its feeds, and what it is about."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from html import escape

from generator.catalogue.publication import Publication
from generator.rendering.addresses import FEED, unit_feed

Data = Mapping[str, object]
"""What a page is about as JSON-LD, in schema.org terms."""

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def head_of(url: str, title: str, data: Data | None, publication: Publication, feed_of: str = "") -> str:
    """Return the end of the head of the page at ``url``; without the site's URL it contains no links.

    Chats show ``title`` for a link, without the site's name, which they show separately. ``feed_of`` is the unit whose
    feed is linked, empty for none.
    """
    named = f'<meta property="og:title" content="{escape(title)}">'
    return "\n".join([named, *_lines(url, data, publication, feed_of)])


def _lines(url: str, data: Data | None, publication: Publication, feed_of: str) -> Iterator[str]:
    words = publication.language.interface["feed"]
    if publication.site_url:
        yield f'<link rel="canonical" href="{escape(publication.site_url + url)}">'
    if publication.has_feeds:
        yield _feed(words["all"], publication.site_url + FEED)
    if publication.has_feeds and feed_of:
        yield _feed(words["of_unit"], publication.site_url + unit_feed(feed_of))
    if data:
        yield f'<script type="application/ld+json">{_json(data)}</script>'


def _feed(title: str, url: str) -> str:
    return f'<link rel="alternate" type="application/atom+xml" title="{escape(title)}" href="{escape(url)}">'


def _json(data: Data) -> str:
    """Return JSON in which no text can end the script element or start a comment in it."""
    return _ENCODER.encode(data).replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")

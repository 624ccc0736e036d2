"""The URLs of all pages for search engines (sitemaps.org), and the folders that these should skip."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import NamedTuple
from urllib.parse import urlsplit

from generator.content import Content
from generator.xml import DECLARATION, branch, leaf

SITEMAP = "sitemap.xml"
ROBOTS = "robots.txt"
MOST_ADDRESSES = 50_000
"""The maximum number of URLs in one file by the protocol."""

_PROTOCOL = "http://www.sitemaps.org/schemas/sitemap/0.9"


class Location(NamedTuple):
    """The absolute URL of a page, and when its content last changed, ``None`` if unknown."""

    url: str
    changed: datetime | None = None


def sitemap_files(site_url: str, locations: Iterable[Location]) -> Iterator[Content]:
    """Yield the sitemap; if it has too many URLs for one file, it is an index of several."""
    ordered = sorted(locations, key=lambda one: one.url)
    if len(ordered) <= MOST_ADDRESSES:
        yield Content(SITEMAP, _listed("urlset", "url", ordered))
        return
    parts: list[Location] = []
    for number, start in enumerate(range(0, len(ordered), MOST_ADDRESSES), 1):
        part, name = ordered[start : start + MOST_ADDRESSES], f"sitemap-{number}.xml"
        yield Content(name, _listed("urlset", "url", part))
        parts.append(Location(site_url + name, _latest(part)))
    yield Content(SITEMAP, _listed("sitemapindex", "sitemap", parts))


def _latest(locations: Iterable[Location]) -> datetime | None:
    return max((one.changed for one in locations if one.changed), default=None)


def _listed(root: str, name: str, locations: Iterable[Location]) -> str:
    return DECLARATION + branch(root, *(branch(name, *_lines(one)) for one in locations), xmlns=_PROTOCOL)


def _lines(location: Location) -> Iterator[str]:
    yield leaf("loc", location.url)
    if location.changed:
        yield leaf("lastmod", location.changed.isoformat())


def robots_txt(site_url: str, left_alone: Iterable[str]) -> str:
    """Return the rules for crawlers: the folders to skip, and the URL of the sitemap.

    Crawlers request them only at the root of a host; for a site below it the host's owner has to add the sitemap there.
    """
    base = urlsplit(site_url).path or "/"
    rules = [f"Disallow: {base}{folder}" for folder in left_alone]
    return "\n".join(["User-agent: *", *rules, "", f"Sitemap: {site_url}{SITEMAP}", ""])

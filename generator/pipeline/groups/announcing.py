"""Announces the site's pages: feeds, the sitemap, the rules for crawlers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote

from generator.catalogue.catalogue import Records
from generator.content import Content
from generator.exports.feeds import Announced, Feed, feed_xml
from generator.exports.sitemap import ROBOTS, Location, robots_txt, sitemap_files
from generator.history.changes import Histories, History
from generator.pipeline.groups.collection import Collection, Pages
from generator.pipeline.keeping.cache import dumped
from generator.rendering import addresses
from generator.search.index import FOLDER


def announcements(collection: Collection, histories: Histories, pages: Sequence[str]) -> Iterator[Pages]:
    """Yield what announces the site; nothing if its URL is not known, because all of it contains absolute URLs.

    ``pages`` are the URLs of all pages, relative to the site's.
    """
    if not collection.publication.site_url:
        return
    announcer = _Announcer(collection, histories)
    units = announcer.units()
    inputs = {slug: announcer.input_of(slug, records) for slug, records in units.items()}
    everything = b"".join(inputs.values())
    if collection.publication.has_feeds:
        yield Pages("feed", everything, announcer.feed(units.values()))
        for slug, records in units.items():
            yield Pages(f"feed of unit {slug}", inputs[slug], announcer.unit_feed(slug, records))
    yield Pages("sitemap", everything + dumped(pages), announcer.sitemap(pages, units.values()))


@dataclass(frozen=True, slots=True)
class _Announcer:
    collection: Collection
    histories: Histories

    def units(self) -> dict[str, Records]:
        """Return the records of each unit that has any, including those of withdrawn forms."""
        catalogue = self.collection.catalogue
        return {slug: records for slug in catalogue.by_unit if (records := catalogue.all_of_unit(slug))}

    def input_of(self, slug: str, records: Records) -> bytes:
        """Return the input of the cache key of the feeds of a unit's forms."""
        announced = [*self._announced(records)]
        pasts = [(form.url, form.history) for form in announced]
        unit, updated = self.collection.catalogue.units[slug], self._updated(announced)
        return self.collection.listed(records) + dumped((unit, pasts, updated))

    def feed(self, units: Iterable[Records]) -> Iterator[Content]:
        """Yield the feed of all forms."""
        records = tuple(record for of_unit in units for record in of_unit)
        publisher = self.collection.publication.publisher
        title = self.collection.language.interface["feed"]["title"].format(publisher=publisher)
        yield from self._feed(addresses.FEED, addresses.HOME, title, publisher, records)

    def unit_feed(self, slug: str, records: Records) -> Iterator[Content]:
        """Yield the feed of a unit's forms."""
        unit = self.collection.catalogue.units[slug].name
        title = self.collection.language.interface["feed"]["unit_title"].format(unit=unit)
        yield from self._feed(addresses.unit_feed(slug), addresses.unit_url(slug), title, unit, records)

    def sitemap(self, pages: Iterable[str], units: Iterable[Records]) -> Iterator[Content]:
        """Yield the sitemap and ``robots.txt``, which leads crawlers to it."""
        site_url = self.collection.publication.site_url
        changed = {form.url: form.history.last.time for records in units for form in self._announced(records)}
        urls = (site_url + quote(page) for page in pages)
        yield from sitemap_files(site_url, (Location(url, changed.get(url)) for url in urls))
        yield Content(ROBOTS, robots_txt(site_url, (f"{FOLDER}/",)))

    def _feed(self, name: str, page: str, title: str, author: str, records: Records) -> Iterator[Content]:
        site_url, forms = self.collection.publication.site_url, list(self._announced(records))
        if updated := self._updated(forms):
            feed = Feed(title, author, site_url + name, site_url + page, updated)
            yield Content(name, feed_xml(feed, forms, self.collection.language))

    def _updated(self, forms: Iterable[Announced]) -> datetime | None:
        """Return the last change of a feed's forms, or of all forms if none of these is committed.

        A feed needs a date, and pages link to it even while it is empty.
        """
        times = [form.history.last.time for form in forms]
        newest = None if times else self.histories.newest
        return newest.time if newest else max(times, default=None)

    def _announced(self, records: Records) -> Iterator[Announced]:
        """Yield the committed forms. A commit that changes nothing readers see, such as a comment, is no news."""
        for record in records:
            history = self.histories.of(record.source)
            if isinstance(history, History):
                url = self.collection.publication.site_url + addresses.form_url(record.address)
                seen = history.until(self.collection.seen(record))
                yield Announced(record, self.collection.catalogue.units[record.unit].name, url, seen)

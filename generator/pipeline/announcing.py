"""Everything by which others learn of the site's pages: feeds, the sitemap, the rules for crawlers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from generator.catalogue.catalogue import Catalogue
from generator.catalogue.records import Record
from generator.exports.feeds import Announced, Feed, feed_xml
from generator.exports.sitemap import ROBOTS, Address, File, robots_txt, sitemap_files
from generator.history.changes import Histories, History
from generator.language import Language
from generator.rendering import addresses
from generator.rendering.pages.citation import Publication
from generator.search.index import FOLDER


def announcements(
    catalogue: Catalogue, histories: Histories, pages: Iterable[str], publication: Publication, language: Language
) -> Iterator[File]:
    """Yield the files that announce the site; none where its address is not known, for they can hold only whole ones.

    ``pages`` are the addresses of all pages. There are feeds only where ``publication`` says so.
    """
    if not publication.site_url:
        return
    announcer = _Announcer(catalogue, publication, language)
    announced = list(announcer.announced(histories))
    if publication.has_feeds and histories.newest:
        yield from announcer.feeds(announced, histories.newest.time)
    changed = {form.url: form.history.last.time for form in announced}
    urls = (publication.site_url + page for page in pages)
    yield from sitemap_files(publication.site_url, (Address(url, changed.get(url)) for url in urls))
    yield File(ROBOTS, robots_txt(publication.site_url, (f"{FOLDER}/",)))


@dataclass(frozen=True, slots=True)
class _Announcer:
    catalogue: Catalogue
    publication: Publication
    language: Language

    def announced(self, histories: Histories) -> Iterator[Announced]:
        """Yield every form that has a past, those that were withdrawn too."""
        for record in (*self.catalogue.records, *_all(self.catalogue.withdrawn.values())):
            history = histories.of(record.source)
            if isinstance(history, History):
                url = self.publication.site_url + addresses.form_url(record.address)
                yield Announced(record, self.catalogue.units[record.unit].name, url, history)

    def feeds(self, announced: Sequence[Announced], newest: datetime) -> Iterator[File]:
        """Yield the feed of all forms, and that of each unit; one with nothing in it changed with the ``newest``."""
        title = self.language.interface["feed"]["title"].format(publisher=self.publication.publisher)
        yield self._feed(addresses.FEED, addresses.HOME, title, self.publication.publisher, announced, newest)
        by_unit: dict[str, list[Announced]] = {slug: [] for slug in self.catalogue.by_unit}
        for form in announced:
            by_unit[form.record.unit].append(form)
        for slug, forms in by_unit.items():
            unit = self.catalogue.units[slug].name
            title = self.language.interface["feed"]["unit_title"].format(unit=unit)
            yield self._feed(addresses.unit_feed(slug), addresses.unit_url(slug), title, unit, forms, newest)

    def _feed(
        self, name: str, page: str, title: str, author: str, forms: Sequence[Announced], newest: datetime
    ) -> File:
        site_url = self.publication.site_url
        updated = max((form.history.last.time for form in forms), default=newest)
        feed = Feed(title, author, site_url + name, site_url + page, updated)
        return File(name, feed_xml(feed, forms, self.language))


def _all(groups: Iterable[Sequence[Record]]) -> Iterator[Record]:
    return (record for group in groups for record in group)

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from xml.etree.ElementTree import fromstring

from generator.catalogue.catalogue import Catalogue, catalogue_of
from generator.catalogue.records import Record
from generator.history.changes import Change, Histories, History, Unknown
from generator.language import Language
from generator.model import Address, Kind, PublicUnit, Withdrawal
from generator.pipeline.announcing import announcements
from generator.rendering.pages.citation import Publication

SITE = "https://example.org/"
PUBLICATION = Publication("公开站", SITE, has_feeds=True)
UNITS = {slug: PublicUnit(slug, slug.upper()) for slug in ("hall", "museum")}
MAY, JUNE = (Change(name, datetime(2026, month, 1, tzinfo=UTC)) for name, month in (("a", 5), ("b", 6)))
PAGES = ["", "forms/", "forms/museum/2019/a/", "forms/museum/2020/b/"]


def record(unit: str, year: int, project: str) -> Record:
    address = Address(unit, year, project, Kind.TARGET)
    return Record(address, "form", f"{address.id}.yml", unit, project, (), None, None, None, asked=0, filled=0)


OLD, NEW, UNCOMMITTED = record("museum", 2019, "a"), record("museum", 2020, "b"), record("hall", 2020, "c")
GONE = replace(record("hall", 2019, "d"), withdrawal=Withdrawal(date(2026, 6, 1), "重复"))
CATALOGUE = catalogue_of([OLD, NEW, UNCOMMITTED, GONE], UNITS)
HISTORIES = Histories({OLD.source: History(MAY, MAY), NEW.source: History(MAY, JUNE), GONE.source: History(MAY, JUNE)})


def files(
    language: Language,
    histories: Histories = HISTORIES,
    publication: Publication = PUBLICATION,
    catalogue: Catalogue = CATALOGUE,
) -> dict[str, str]:
    return {file.name: file.content for file in announcements(catalogue, histories, PAGES, publication, language)}


def pages_in(feed: str) -> list[str]:
    ids = fromstring(feed).findall("{*}entry/{*}id")
    return [str(element.text).removeprefix(f"{SITE}forms/") for element in ids]


def test_there_is_a_feed_of_all_forms_and_one_of_each_unit(language: Language) -> None:
    made = files(language)
    assert set(made) == {"feed.xml", "forms/hall/feed.xml", "forms/museum/feed.xml", "sitemap.xml", "robots.txt"}
    assert pages_in(made["feed.xml"]) == ["hall/2019/d/", "museum/2020/b/", "museum/2019/a/"]
    assert pages_in(made["forms/museum/feed.xml"]) == ["museum/2020/b/", "museum/2019/a/"]


def test_a_withdrawn_form_is_announced_and_an_uncommitted_one_is_not(language: Language) -> None:
    assert pages_in(files(language)["forms/hall/feed.xml"]) == ["hall/2019/d/"]


def test_a_feed_changed_when_the_latest_of_its_forms_did(language: Language) -> None:
    updated = fromstring(files(language)["forms/museum/feed.xml"]).findtext("{*}updated")
    assert updated == JUNE.time.isoformat()


def test_the_sitemap_has_every_page_and_the_dates_of_forms(language: Language) -> None:
    found = {
        str(url.findtext("{*}loc")).removeprefix(SITE): url.findtext("{*}lastmod")
        for url in fromstring(files(language)["sitemap.xml"])
    }
    assert found == {
        "": None,
        "forms/": None,
        "forms/museum/2019/a/": MAY.time.isoformat(),
        "forms/museum/2020/b/": JUNE.time.isoformat(),
    }


def test_without_an_address_nothing_is_announced(language: Language) -> None:
    assert files(language, publication=PUBLICATION._replace(site_url="")) == {}


def test_without_a_history_there_are_no_feeds_and_the_sitemap_has_no_dates(language: Language) -> None:
    made = files(language, Histories({}, unknown=Unknown.SHALLOW), PUBLICATION._replace(has_feeds=False))
    assert set(made) == {"sitemap.xml", "robots.txt"}
    assert "lastmod" not in made["sitemap.xml"]

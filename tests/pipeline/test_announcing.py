from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest

from generator.catalogue.catalogue import catalogue_of
from generator.catalogue.publication import Publication
from generator.catalogue.records import Record
from generator.history.changes import Change, Histories, History, Unknown
from generator.language import load
from generator.model import Address, Kind, PublicUnit, Withdrawal
from generator.pipeline.groups.announcing import announcements
from generator.pipeline.groups.collection import Collection, Pages
from generator.pipeline.inputs.configuration import Configuration
from generator.pipeline.keeping.cache import Cache
from generator.pipeline.keeping.summaries import Summary, Trace
from generator.rendering.pages.page import Page
from tests.records import record_at

SITE = "https://example.org/"
PUBLICATION = Publication("题", "公开站", load(), SITE, changed=date(2026, 6, 1))
UNITS = {slug: PublicUnit(slug, slug.upper()) for slug in ("hall", "museum")}
MAY, JUNE = (Change(name, datetime(2026, month, 1, tzinfo=UTC)) for name, month in (("a", 5), ("b", 6)))
PAGES = ["", "forms/", "forms/museum/2019/a/", "forms/museum/2020/b/", "说 明&甲/"]


def record(unit: str, year: int, project: str) -> Record:
    return record_at(Address(unit, year, project, Kind.TARGET), project_name=project)


OLD, NEW, UNCOMMITTED = record("museum", 2019, "a"), record("museum", 2020, "b"), record("hall", 2020, "c")
GONE = replace(record("hall", 2019, "d"), withdrawal=Withdrawal(date(2026, 6, 1), "重复"))
CATALOGUE = catalogue_of([OLD, NEW, UNCOMMITTED, GONE], UNITS)
HISTORIES = Histories({OLD.source: History(MAY, MAY), NEW.source: History(MAY, JUNE), GONE.source: History(MAY, JUNE)})


@pytest.fixture
def collection(configuration: Configuration) -> Collection:
    projects = [each.address.project_key for each in (OLD, NEW, UNCOMMITTED, GONE)]
    summaries = {key: Summary((), (), {}, (), (), {}, {}) for key in projects}
    traces = {each.source: Trace(b"", each.source.encode(), b"") for each in CATALOGUE.everything}
    digests = dict.fromkeys(projects, b"")
    return Collection(CATALOGUE, summaries, traces, digests, [], configuration, PUBLICATION, Cache(Path()))


def groups(collection: Collection, histories: Histories = HISTORIES) -> dict[str, Pages]:
    return {group.name: group for group in announcements(collection, histories, PAGES)}


def files(collection: Collection, histories: Histories = HISTORIES) -> dict[str, str]:
    made = (each for group in groups(collection, histories).values() for each in group.pages)
    return {file.name: str(file.content) for file in made if not isinstance(file, Page)}


def pages_in(feed: str) -> list[str]:
    ids = fromstring(feed).findall("{*}entry/{*}id")
    return [str(element.text).removeprefix(f"{SITE}forms/") for element in ids]


def test_there_is_a_feed_of_all_forms_and_one_of_each_unit(collection: Collection) -> None:
    made = files(collection)
    assert set(made) == {"feed.xml", "forms/hall/feed.xml", "forms/museum/feed.xml", "sitemap.xml", "robots.txt"}
    assert pages_in(made["feed.xml"]) == ["hall/2019/d/", "museum/2020/b/", "museum/2019/a/"]
    assert pages_in(made["forms/museum/feed.xml"]) == ["museum/2020/b/", "museum/2019/a/"]


def test_a_withdrawn_form_is_announced_and_an_uncommitted_one_is_not(collection: Collection) -> None:
    assert pages_in(files(collection)["forms/hall/feed.xml"]) == ["hall/2019/d/"]


def test_the_feed_of_a_unit_whose_forms_are_all_uncommitted_is_there_and_empty(collection: Collection) -> None:
    feed = files(collection, Histories({OLD.source: History(MAY, MAY)}))["forms/hall/feed.xml"]
    assert pages_in(feed) == []
    assert fromstring(feed).findtext("{*}updated") == MAY.time.isoformat()


def test_a_change_of_one_form_touches_the_feeds_it_is_in_and_no_other(collection: Collection) -> None:
    changed = Histories({**HISTORIES.committed, OLD.source: History(MAY, JUNE)})
    before, after = groups(collection), groups(collection, changed)
    same = {name for name, group in after.items() if group.input == before[name].input}
    assert same == {"feed of unit hall"}


def test_a_feed_changed_when_the_latest_of_its_forms_did(collection: Collection) -> None:
    updated = fromstring(files(collection)["forms/museum/feed.xml"]).findtext("{*}updated")
    assert updated == JUNE.time.isoformat()


def test_a_form_is_dated_by_the_last_change_that_readers_see(collection: Collection) -> None:
    summary = replace(collection.summaries[NEW.address.project_key], seen={NEW.source: MAY.commit})
    made = files(replace(collection, summaries={**collection.summaries, NEW.address.project_key: summary}))
    assert JUNE.time.isoformat() not in made["forms/museum/feed.xml"]
    assert made["forms/museum/feed.xml"].count("本站公开了") == 2
    assert made["sitemap.xml"].count(MAY.time.isoformat()) == 2


def test_the_sitemap_has_every_page_and_the_dates_of_forms(collection: Collection) -> None:
    found = {
        str(url.findtext("{*}loc")).removeprefix(SITE): url.findtext("{*}lastmod")
        for url in fromstring(files(collection)["sitemap.xml"])
    }
    assert found == {
        "": None,
        "forms/": None,
        "forms/museum/2019/a/": MAY.time.isoformat(),
        "forms/museum/2020/b/": JUNE.time.isoformat(),
        "%E8%AF%B4%20%E6%98%8E%26%E7%94%B2/": None,
    }


def test_without_an_address_nothing_is_announced(collection: Collection) -> None:
    assert files(replace(collection, publication=replace(PUBLICATION, site_url=""))) == {}


def test_without_a_history_there_are_no_feeds_and_the_sitemap_has_no_dates(collection: Collection) -> None:
    undated = replace(collection, publication=replace(PUBLICATION, changed=None))
    made = files(undated, Histories({}, unknown=Unknown.SHALLOW))
    assert set(made) == {"sitemap.xml", "robots.txt"}
    assert "lastmod" not in made["sitemap.xml"]

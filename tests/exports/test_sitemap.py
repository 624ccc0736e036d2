from __future__ import annotations

from datetime import UTC, datetime
from urllib.robotparser import RobotFileParser
from xml.etree.ElementTree import fromstring

import pytest

from generator.content import Content
from generator.exports.sitemap import Location, robots_txt, sitemap_files

SITE = "https://example.org/sub/"
SPACE = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
MAY, JUNE = datetime(2026, 5, 1, tzinfo=UTC), datetime(2026, 6, 1, tzinfo=UTC)


def listed(file: Content) -> list[tuple[str | None, str | None]]:
    """Return the URLs of a sitemap, each with its date."""
    return [
        (element.findtext("s:loc", None, SPACE), element.findtext("s:lastmod", None, SPACE))
        for element in fromstring(file.content)
    ]


def test_addresses_stand_in_order_each_with_its_date_where_one_is_known() -> None:
    (only,) = sitemap_files(SITE, [Location(f"{SITE}b/", MAY), Location(f"{SITE}a/")])
    assert only.name == "sitemap.xml"
    assert fromstring(only.content).tag == f"{{{SPACE['s']}}}urlset"
    assert listed(only) == [(f"{SITE}a/", None), (f"{SITE}b/", "2026-05-01T00:00:00+00:00")]


def test_as_many_addresses_as_fit_are_in_one_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.exports.sitemap.MOST_ADDRESSES", 3)
    assert len(list(sitemap_files(SITE, [Location(f"{SITE}{number}/") for number in range(3)]))) == 1


def test_more_addresses_are_split_and_the_sitemap_leads_to_the_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.exports.sitemap.MOST_ADDRESSES", 2)
    addresses = [Location(f"{SITE}{number}/", JUNE if number == 1 else MAY) for number in range(4)]
    *parts, index = sitemap_files(SITE, [*addresses, Location(f"{SITE}9/")])
    assert [file.name for file in parts] == ["sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml"]
    assert [len(listed(file)) for file in parts] == [2, 2, 1]
    assert index.name == "sitemap.xml"
    assert fromstring(index.content).tag == f"{{{SPACE['s']}}}sitemapindex"
    assert listed(index) == [
        (f"{SITE}sitemap-1.xml", JUNE.isoformat()),
        (f"{SITE}sitemap-2.xml", MAY.isoformat()),
        (f"{SITE}sitemap-3.xml", None),
    ]


def test_an_address_is_written_as_xml() -> None:
    (only,) = sitemap_files("https://example.org/?a&b/", [Location("https://example.org/?a&b/")])
    assert listed(only) == [("https://example.org/?a&b/", None)]


def test_crawlers_may_read_all_but_what_is_none_of_theirs() -> None:
    rules = RobotFileParser()
    rules.parse(robots_txt(SITE, ["data/search/"]).splitlines())
    assert rules.can_fetch("any", f"{SITE}forms/a/")
    assert rules.can_fetch("any", f"{SITE}data/findings.json")
    assert not rules.can_fetch("any", f"{SITE}data/search/2019/index.json")
    assert rules.site_maps() == [f"{SITE}sitemap.xml"]

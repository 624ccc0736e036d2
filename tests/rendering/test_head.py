from __future__ import annotations

import json
import re

import pytest

from generator.language import Language
from generator.rendering.pages.head import head_of
from generator.rendering.publication import Publication

KNOWN = Publication("公开站", "https://example.org/sub/", has_feeds=True)
FORM = "forms/museum/2019/hall/"
TITLE = '"甲" <乙>'
NAMED = '<meta property="og:title" content="&quot;甲&quot; &lt;乙&gt;">'


def links(url: str, publication: Publication, language: Language) -> list[tuple[str, str]]:
    """Return the links in the head of a page, each with its relation."""
    return re.findall(r'<link rel="(\w+)".*? href="([^"]*)">', head_of(url, TITLE, None, publication, language))


def test_a_page_names_its_one_address_and_the_feeds_that_concern_it(language: Language) -> None:
    assert links(FORM, KNOWN, language) == [
        ("canonical", f"https://example.org/sub/{FORM}"),
        ("alternate", "https://example.org/sub/feed.xml"),
        ("alternate", "https://example.org/sub/forms/museum/feed.xml"),
    ]


@pytest.mark.parametrize(
    ("url", "feeds"),
    [("", 1), ("years/2019/", 1), ("forms/", 1), ("forms/museum/", 2), ("projects/museum/hall/", 2)],
)
def test_only_pages_of_a_unit_lead_to_its_feed(url: str, feeds: int, language: Language) -> None:
    assert len(links(url, KNOWN, language)) == 1 + feeds


def test_a_unit_without_a_feed_still_leads_to_that_of_the_site(language: Language) -> None:
    head = head_of(FORM, TITLE, None, KNOWN, language, has_unit_feed=False)
    assert "https://example.org/sub/feed.xml" in head
    assert "museum/feed.xml" not in head


def test_where_there_are_no_feeds_none_is_named(language: Language) -> None:
    assert [name for name, _ in links(FORM, KNOWN._replace(has_feeds=False), language)] == ["canonical"]


def test_without_an_address_of_the_site_nothing_is_said_of_addresses(language: Language) -> None:
    assert head_of(FORM, TITLE, None, Publication("公开站", ""), language) == NAMED


def test_markup_in_an_address_stays_in_its_attribute(language: Language) -> None:
    head = head_of(FORM, TITLE, None, Publication("", 'https://example.org/"><script>/'), language)
    assert "<script>" not in head


@pytest.mark.parametrize("hostile", ["</script><script>alert(1)</script>", "<!--<script>", "&lt;", "\u2028'\""])
def test_no_text_of_a_form_ends_the_data_it_stands_in(hostile: str, language: Language) -> None:
    head = head_of(FORM, TITLE, {"name": hostile}, Publication("", ""), language)
    match = re.fullmatch(NAMED + r'\n<script type="application/ld\+json">([^<>&]*)</script>', head)
    assert match
    assert json.loads(match[1]) == {"name": hostile}

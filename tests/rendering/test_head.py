from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date

import pytest

from generator.catalogue.publication import Publication
from generator.language import load
from generator.rendering.pages.head import head_of

KNOWN = Publication("题", "公开站", load(), "https://example.org/sub/", changed=date(2026, 5, 1))
FORM = "forms/museum/2019/hall/"
TITLE = '"甲" <乙>'
NAMED = '<meta property="og:title" content="&quot;甲&quot; &lt;乙&gt;">'


def links(publication: Publication, feed_of: str = "") -> list[tuple[str, str]]:
    """Return the links in the head of a page, each with its relation."""
    head = head_of(FORM, TITLE, None, publication, feed_of)
    return re.findall(r'<link rel="(\w+)".*? href="([^"]*)">', head)


def test_a_page_names_its_one_address_and_the_feeds_that_concern_it() -> None:
    assert links(KNOWN, "museum") == [
        ("canonical", f"https://example.org/sub/{FORM}"),
        ("alternate", "https://example.org/sub/feed.xml"),
        ("alternate", "https://example.org/sub/forms/museum/feed.xml"),
    ]


def test_a_page_of_no_unit_with_a_feed_leads_to_that_of_the_site() -> None:
    assert links(KNOWN)[1:] == [("alternate", "https://example.org/sub/feed.xml")]


def test_where_there_are_no_feeds_none_is_named() -> None:
    assert [name for name, _ in links(replace(KNOWN, changed=None), "museum")] == ["canonical"]


def test_without_an_address_of_the_site_nothing_is_said_of_addresses() -> None:
    assert head_of(FORM, TITLE, None, Publication("题", "公开站", load())) == NAMED


def test_markup_in_an_address_stays_in_its_attribute() -> None:
    head = head_of(FORM, TITLE, None, Publication("", "", load(), 'https://example.org/"><script>/'))
    assert "<script>" not in head


@pytest.mark.parametrize("hostile", ["</script><script>alert(1)</script>", "<!--<script>", "&lt;", "\u2028'\""])
def test_no_text_of_a_form_ends_the_data_it_stands_in(hostile: str) -> None:
    head = head_of(FORM, TITLE, {"name": hostile}, Publication("", "", load()))
    match = re.fullmatch(NAMED + r'\n<script type="application/ld\+json">([^<>&]*)</script>', head)
    assert match
    assert json.loads(match[1]) == {"name": hostile}

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.catalogue.publication import Publication
from generator.history.changes import Histories, Unknown
from generator.language import load
from generator.reporting.omissions import omissions

SITE = Publication("题", "某局", load(), "https://example.org/", contact="某处")
KNOWN = Histories({})


def test_where_all_is_known_nothing_is_said() -> None:
    assert list(omissions(KNOWN, SITE)) == []


def test_the_forms_that_are_not_committed_are_counted() -> None:
    (sentence,) = omissions(KNOWN, SITE, uncommitted=3)
    assert "有 3 份表还没有提交" in sentence


def test_the_pages_that_are_gone_are_counted_and_the_first_are_named() -> None:
    (one,) = omissions(KNOWN, SITE, gone=["types/a/"])
    assert "1 个网页" in one
    assert "：types/a/。" in one
    (many,) = omissions(KNOWN, SITE, gone=[f"types/{number}/" for number in range(6)])
    assert "6 个网页" in many
    assert "：types/0/、types/1/、types/2/、types/3/、types/4/ 等。" in many


@pytest.mark.parametrize("why", [why for why in Unknown if why is not Unknown.UNCOMMITTED])
def test_an_unknown_past_is_said_once_with_what_git_said_of_it(why: Unknown) -> None:
    (sentence,) = omissions(Histories({}, unknown=why, detail="fatal: 某处"), SITE)
    assert sentence.endswith("。")
    assert ("fatal: 某处" in sentence) is (why is Unknown.NO_REPOSITORY)


def test_what_git_said_is_in_our_words_where_we_have_them() -> None:
    said = "detected dubious ownership in repository at '/a'"
    (sentence,) = omissions(Histories({}, unknown=Unknown.NO_REPOSITORY, detail=said), SITE)
    assert "git config --global --add safe.directory /a" in sentence
    assert "dubious" not in sentence


def test_a_shallow_clone_is_told_how_to_be_completed() -> None:
    assert "git fetch --unshallow" in next(omissions(Histories({}, unknown=Unknown.SHALLOW), SITE))


def test_a_site_without_an_address_is_told_how_to_get_one() -> None:
    (sentence,) = omissions(KNOWN, replace(SITE, site_url=""))
    assert "DISCLOSURE_SITE_URL" in sentence


def test_a_site_that_names_nobody_to_write_to_is_told_where_to() -> None:
    (sentence,) = omissions(KNOWN, replace(SITE, contact=""))
    assert "contact" in sentence
    assert "site_config/site.yml" in sentence

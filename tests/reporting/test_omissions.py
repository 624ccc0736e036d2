from __future__ import annotations

import pytest

from generator.history.changes import Unknown
from generator.reporting.omissions import omissions

SITE = "https://example.org/"
CONTACT = "某处"


def test_where_all_is_known_nothing_is_said() -> None:
    assert list(omissions(None, "", SITE, CONTACT)) == []


@pytest.mark.parametrize("why", list(Unknown))
def test_an_unknown_past_is_said_once_with_what_git_said_of_it(why: Unknown) -> None:
    (sentence,) = omissions(why, "fatal: 某处", SITE, CONTACT)
    assert sentence.endswith("。")
    assert ("fatal: 某处" in sentence) is (why is Unknown.NO_REPOSITORY)


def test_what_git_said_is_in_our_words_where_we_have_them() -> None:
    said = "detected dubious ownership in repository at '/a'"
    (sentence,) = omissions(Unknown.NO_REPOSITORY, said, SITE, CONTACT)
    assert "git config --global --add safe.directory /a" in sentence
    assert "dubious" not in sentence


def test_a_shallow_clone_is_told_how_to_be_completed() -> None:
    assert "git fetch --unshallow" in next(omissions(Unknown.SHALLOW, "", SITE, CONTACT))


def test_a_site_without_an_address_is_told_how_to_get_one() -> None:
    (sentence,) = omissions(None, "", "", CONTACT)
    assert "DISCLOSURE_SITE_URL" in sentence


def test_a_site_that_names_nobody_to_write_to_is_told_where_to() -> None:
    (sentence,) = omissions(None, "", SITE, "")
    assert "contact" in sentence
    assert "site_config/site.yml" in sentence

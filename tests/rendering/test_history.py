from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone

import pytest

from generator.history.changes import Change, History, Unknown
from generator.language import Language
from generator.model import Correction
from generator.rendering.environment import Renderer
from generator.rendering.pages.form.history import ChangeView, history_view, latest_first
from tests.project import FRAGMENTS
from tests.rendering.form_pages import SITE

# In Shanghai it is the first of May already, in Greenwich still the last of April.
FIRST = Change("0123456789abcdef", datetime(2026, 5, 1, 1, tzinfo=timezone(timedelta(hours=8))))
LAST = Change("fedcba9876543210", datetime(2026, 6, 1, 12, tzinfo=timezone(timedelta(hours=8))))
NAMED = replace(SITE, repository="https://example.org/forms/commit/{commit}?w=1")


def test_dates_are_those_of_the_place_where_the_change_was_made() -> None:
    view = history_view(History(FIRST, LAST), SITE)
    assert (view.first, view.last) == (
        ChangeView("2026-05-01", "0123456789", ""),
        ChangeView("2026-06-01", "fedcba9876", ""),
    )
    assert view.remark == ""


def test_changes_lead_to_the_repository_where_it_is_named() -> None:
    view = history_view(History(FIRST, FIRST), NAMED)
    assert view.first == ChangeView("2026-05-01", "0123456789", "https://example.org/forms/commit/0123456789abcdef?w=1")


def test_of_what_a_history_begins_with_it_is_said_that_it_may_be_older(
    language: Language,
) -> None:
    template = "{% import 'history.html' as h %}{{ h.origin(view, 'x.yml', '0') }}"
    renderer = Renderer({**FRAGMENTS, "origin.html": template}, language)
    for begins in (True, False):
        view = history_view(History(FIRST._replace(begins=begins), LAST), SITE)
        html = renderer.render("origin.html", "", view=view)
        assert html.count("2026-05-01</time> 或更早 ") == html.count("更早的情况查不到") == begins
        assert "2026-06-01</time>" in html
        shown, _, folded = html.partition("<details")
        assert "0123456789" in folded
        assert "0123456789" not in shown


def test_a_form_that_was_never_changed_has_no_last_change() -> None:
    assert history_view(History(FIRST, FIRST), SITE).last is None


@pytest.mark.parametrize("why", list(Unknown))
def test_what_is_not_known_is_said_and_not_guessed(why: Unknown) -> None:
    view = history_view(why, NAMED)
    assert (view.first, view.last) == (None, None)
    assert view.remark.endswith("。")


def test_a_site_is_the_same_whether_git_or_its_repository_is_missing() -> None:
    remarks = {history_view(why, SITE).remark for why in (Unknown.NO_GIT, Unknown.NO_REPOSITORY)}
    assert len(remarks) == 1


def test_the_latest_correction_comes_first() -> None:
    may, june = date(2026, 5, 1), date(2026, 6, 1)
    written = [Correction(may, "甲", ""), Correction(june, "乙", ""), Correction(may, "丙", "")]
    assert [one.content for one in latest_first(written)] == ["乙", "丙", "甲"]

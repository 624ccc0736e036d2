"""Atom feeds of new and changed forms (RFC 4287)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from generator.catalogue.records import Record
from generator.history.changes import History
from generator.language import Language
from generator.xml import DECLARATION, branch, empty, leaf

MOST_ENTRIES = 100
"""How many forms a feed holds, the latest changes first; feed readers poll often enough."""


class Feed(NamedTuple):
    """The metadata of a feed: title, author, its own URL, that of the page it belongs to, and its last change."""

    title: str
    author: str
    url: str
    page: str
    updated: datetime


class Announced(NamedTuple):
    """A form in a feed, with the absolute URL of its page and its history."""

    record: Record
    unit_name: str
    url: str
    history: History


def feed_xml(feed: Feed, forms: Iterable[Announced], language: Language) -> str:
    """Return the feed of forms in any order; a form is the same entry however often it changes."""
    latest = sorted(forms, key=_latest_first)[:MOST_ENTRIES]
    return DECLARATION + branch(
        "feed",
        leaf("title", feed.title),
        leaf("id", feed.url),
        leaf("updated", feed.updated.isoformat()),
        branch("author", leaf("name", feed.author)),
        empty("link", rel="self", type="application/atom+xml", href=feed.url),
        empty("link", rel="alternate", type="text/html", href=feed.page),
        *(_entry(form, language) for form in latest),
        xmlns="http://www.w3.org/2005/Atom",
        **{"xml:lang": language.code},
    )


def _latest_first(form: Announced) -> tuple[float, str]:
    return -form.history.last.time.timestamp(), form.url


def _entry(form: Announced, language: Language) -> str:
    words, record = language.interface, form.record
    title = words["feed"]["withdrawn" if record.withdrawal else "entry"]
    kind = words["kind"][record.kind.value]
    return branch(
        "entry",
        leaf("title", title.format(project=record.project_name, year=record.year, kind=kind)),
        leaf("id", form.url),
        "" if form.history.first.begins else leaf("published", form.history.first.time.isoformat()),
        leaf("updated", form.history.last.time.isoformat()),
        branch("author", leaf("name", form.unit_name)),
        empty("link", rel="alternate", type="text/html", href=form.url),
        leaf("summary", _summary(form, language)),
    )


def _summary(form: Announced, language: Language) -> str:
    """Return the last event of a form, with its date, because it may have been changed since without a correction."""
    words, record = language.interface["feed"], form.record
    if record.withdrawal:
        gone = record.withdrawal
        return words["withdrawal"].format(unit=form.unit_name, date=gone.date, reason=gone.reason)
    if record.corrections:
        last = max(reversed(record.corrections), key=lambda correction: correction.date)
        values = {"date": last.date, "content": last.content, "reason": last.reason}
        return words["corrected"].format(unit=form.unit_name, **values)
    was_changed = form.history.last != form.history.first
    return words["changed" if was_changed else "published"].format(unit=form.unit_name)

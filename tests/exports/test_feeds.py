from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from xml.etree.ElementTree import Element, fromstring

import pytest

from generator.exports.feeds import MOST_ENTRIES, Announced, Feed, feed_xml
from generator.history.changes import Change, History
from generator.language import Language
from generator.model import Address, Correction, Kind, Withdrawal
from tests.records import record_at

ATOM = "{http://www.w3.org/2005/Atom}"
OLD = Change("a" * 40, datetime(2024, 1, 1, 8, tzinfo=timezone(timedelta(hours=8))))
NEW = Change("b" * 40, datetime(2025, 6, 1, tzinfo=UTC))
BROUGHT = History(OLD, OLD)
FEED = Feed("公开站：新表", "公开站", "https://example.org/feed.xml", "https://example.org/", NEW.time)
MAY, JUNE = date(2026, 5, 1), date(2026, 6, 1)


def announced(project: str = "hall", history: History = BROUGHT, name: str = "展厅") -> Announced:
    address = Address("museum", 2019, project, Kind.TARGET)
    record = record_at(address, project_name=name)
    return Announced(record, "科技馆", f"https://example.org/forms/{address.id}/", history)


def entries(*forms: Announced, language: Language) -> list[Element]:
    return fromstring(feed_xml(FEED, forms, language)).findall(f"{ATOM}entry")


def text(element: Element, name: str) -> str | None:
    return element.findtext(f"{ATOM}{name}")


def test_a_feed_says_what_it_is_and_where(language: Language) -> None:
    root = fromstring(feed_xml(FEED, [], language))
    assert root.tag == f"{ATOM}feed"
    assert [text(root, name) for name in ("title", "id", "updated", f"author/{ATOM}name")] == [
        "公开站：新表", "https://example.org/feed.xml", "2025-06-01T00:00:00+00:00", "公开站"
    ]  # fmt: skip
    links = {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")}
    assert links == {"self": "https://example.org/feed.xml", "alternate": "https://example.org/"}


def test_a_form_is_an_entry_with_the_dates_of_its_changes(language: Language) -> None:
    (entry,) = entries(announced(history=History(OLD, NEW)), language=language)
    assert [text(entry, name) for name in ("title", "id", "published", "updated", f"author/{ATOM}name")] == [
        "展厅（2019 年绩效目标申报）",
        "https://example.org/forms/museum/2019/hall/",
        "2024-01-01T08:00:00+08:00",
        "2025-06-01T00:00:00+00:00",
        "科技馆",
    ]


def test_of_a_form_that_the_history_begins_with_the_first_day_is_not_said(language: Language) -> None:
    begun = OLD._replace(begins=True)
    (entry,) = entries(announced(history=History(begun, begun)), language=language)
    assert (text(entry, "published"), text(entry, "updated")) == (None, "2024-01-01T08:00:00+08:00")


def test_the_latest_changes_come_first_whatever_the_offset_of_their_time(language: Language) -> None:
    late = Change("c" * 40, datetime(2024, 1, 1, 1, tzinfo=UTC))  # an hour after the other, though its clock says less
    forms = [announced("a"), announced("b", History(OLD, late)), announced("c")]
    ids = [text(entry, "id") for entry in entries(*forms, language=language)]
    assert [str(each).split("/")[-2] for each in ids] == ["b", "a", "c"]


def test_a_feed_holds_the_latest_changes_only(language: Language) -> None:
    many = [announced(f"p{number}") for number in range(MOST_ENTRIES)]
    found = entries(*many, announced("latest", History(OLD, NEW)), language=language)
    assert len(found) == MOST_ENTRIES
    assert "latest" in str(text(found[0], "id"))


@pytest.mark.parametrize(
    ("history", "summary"),
    [
        (BROUGHT, "本站公开了科技馆的这份表。"),
        (History(OLD, NEW), "科技馆的这份表有修改。"),
    ],
)
def test_an_entry_says_whether_the_form_is_new_or_changed(history: History, summary: str, language: Language) -> None:
    (entry,) = entries(announced(history=history), language=language)
    assert text(entry, "summary") == summary


def test_a_corrected_form_says_what_was_corrected_last(language: Language) -> None:
    form = announced(history=History(OLD, NEW))
    corrections = (Correction(JUNE, "100 改为 110", "笔误"), Correction(MAY, "甲改为乙", "漏写"))
    corrected = form._replace(record=replace(form.record, corrections=corrections))
    (entry,) = entries(corrected, language=language)
    assert text(entry, "summary") == "科技馆于 2026-06-01 更正了这份表：100 改为 110（笔误）"


def test_of_two_corrections_of_a_day_the_one_written_later_is_the_last(language: Language) -> None:
    form = announced(history=History(OLD, NEW))
    corrections = (Correction(MAY, "100 改为 110", "笔误"), Correction(MAY, "110 改为 120", "上次更正写错"))
    (entry,) = entries(form._replace(record=replace(form.record, corrections=corrections)), language=language)
    assert text(entry, "summary") == "科技馆于 2026-05-01 更正了这份表：110 改为 120（上次更正写错）"


def test_a_withdrawn_form_says_so_and_why(language: Language) -> None:
    form = announced(history=History(OLD, NEW))
    gone = form._replace(record=replace(form.record, withdrawal=Withdrawal(MAY, "重复填报")))
    (entry,) = entries(gone, language=language)
    assert text(entry, "title") == "已撤回：展厅（2019 年绩效目标申报）"
    assert text(entry, "summary") == "科技馆于 2026-05-01 撤回了这份表：重复填报"


def test_markup_in_a_form_stays_text(language: Language) -> None:
    name = """</title><script>"'&amp;]]>"""
    (entry,) = entries(announced(name=name), language=language)
    assert str(text(entry, "title")).startswith(name)


def test_the_order_of_forms_changes_nothing(language: Language) -> None:
    forms = [announced("a"), announced("b"), announced("c", History(OLD, NEW))]
    assert feed_xml(FEED, forms, language) == feed_xml(FEED, forms[::-1], language)

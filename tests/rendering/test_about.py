from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from generator.catalogue.publication import Publication
from generator.catalogue.records import Record
from generator.history.changes import Change, History, Unknown
from generator.language import load
from generator.model import Address, Correction, Kind, Money, MoneyUnit, PublicUnit, Withdrawal
from generator.rendering.pages.form.about import about_form
from tests.records import record_at

UNIT = PublicUnit("museum", "科技馆")
BUDGET = Money("1.5", Decimal("1.5"), MoneyUnit.TEN_THOUSAND_YUAN)
ADDRESS = Address("museum", 2019, "hall", Kind.TARGET)
RECORD = record_at(ADDRESS, project_name="展厅", budget=BUDGET)
HISTORY = History(*(Change("a", datetime(2024, month, 1, tzinfo=UTC)) for month in (1, 6)))
SITE = Publication("题", "公开站", load(), "https://example.org/")


def about(record: Record, publication: Publication = SITE, known: bool = True) -> dict[str, Any]:
    return dict(about_form(record, UNIT, HISTORY if known else Unknown.SHALLOW, publication))


def test_a_form_is_a_report_on_a_project_and_its_money() -> None:
    data = about(RECORD)
    assert (data["@type"], data["name"], data["identifier"]) == ("Report", "展厅", "museum/2019/hall")
    assert (data["author"]["name"], data["publisher"]["name"], data["temporalCoverage"]) == ("科技馆", "公开站", "2019")
    assert data["about"]["funding"]["amount"] == {"@type": "MonetaryAmount", "currency": "CNY", "value": "15000.0"}
    assert data["url"] == "https://example.org/forms/museum/2019/hall/"
    assert (data["datePublished"], data["dateModified"]) == ("2024-01-01T00:00:00+00:00", "2024-06-01T00:00:00+00:00")


def test_what_is_not_known_is_not_said() -> None:
    data = about(replace(RECORD, budget=None), Publication("题", "公开站", load()), known=False)
    assert not {"url", "datePublished", "dateModified", "correction", "creativeWorkStatus"} & data.keys()
    assert "funding" not in data["about"]


def test_a_whole_unit_is_no_project() -> None:
    assert "about" not in about(replace(RECORD, whole_unit=True))


def test_of_what_a_history_begins_with_no_day_is_said() -> None:
    begun = History(HISTORY.first._replace(begins=True), HISTORY.last)
    data = dict(about_form(RECORD, UNIT, begun, SITE))
    assert "datePublished" not in data
    assert data["dateModified"] == "2024-06-01T00:00:00+00:00"
    never_changed = dict(about_form(RECORD, UNIT, History(begun.first, begun.first), SITE))
    assert not {"datePublished", "dateModified"} & never_changed.keys()


def test_a_correction_is_said_with_its_day() -> None:
    corrected = replace(RECORD, corrections=(Correction(date(2026, 5, 1), "甲改为乙", "笔误"),))
    (comment,) = about(corrected)["correction"]
    assert comment == {"@type": "CorrectionComment", "text": "甲改为乙（笔误）", "datePublished": "2026-05-01"}


def test_a_withdrawn_form_says_so_and_nothing_of_its_money() -> None:
    data = about(replace(RECORD, withdrawal=Withdrawal(date(2026, 5, 1), "重复")))
    assert data["creativeWorkStatus"] == "Withdrawn"
    assert "about" not in data

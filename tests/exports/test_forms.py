from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from generator.catalogue.records import Record
from generator.exports.forms import forms_json
from generator.model import Address, Kind, Money, MoneyUnit, Withdrawal
from tests.records import record_at

RECORD = record_at(
    Address("museum", 2019, "hall", Kind.TARGET),
    unit_name="科技馆",
    project_name="展厅",
    project_types=("甲",),
    budget=Money("1.5", Decimal("1.5"), MoneyUnit.TEN_THOUSAND_YUAN),
)


def listed(record: Record) -> dict[str, Any]:
    (found,) = json.loads(forms_json([(record, "forms/museum/2019/hall/")]))
    return dict(found)


def test_a_form_is_listed_with_its_budget_in_yuan() -> None:
    found = listed(RECORD)
    assert (found["status"], found["annual_budget"], found["project_type"]) == ("published", "15000.0", ["甲"])


def test_no_reader_rounds_a_budget() -> None:
    written = "9007199254740991234.56"
    assert listed(replace(RECORD, budget=Money(written, Decimal(written), MoneyUnit.YUAN)))["annual_budget"] == written
    assert listed(replace(RECORD, budget=None))["annual_budget"] is None


def test_a_withdrawn_form_is_listed_without_figures() -> None:
    found = listed(replace(RECORD, withdrawal=Withdrawal(date(2026, 5, 1), "重复")))
    assert (found["status"], found["annual_budget"], found["project_type"]) == ("withdrawn", None, [])
    assert found["project_name"] == "展厅"

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from generator.catalogue.records import Record
from generator.exports.forms import forms_json
from generator.model import Address, Correction, Kind, Money, MoneyUnit, Withdrawal
from tests.records import record_at

MAY = date(2026, 5, 1)
BUDGET = Money("1.5", Decimal("1.5"), MoneyUnit.TEN_THOUSAND_YUAN)
ADDRESS = Address("museum", 2019, "hall", Kind.TARGET)
RECORD = record_at(
    ADDRESS, unit_name="科技馆", project_name="展厅", project_types=("甲",), budget=BUDGET, digest="c0ffee"
)


def listed(record: Record) -> dict[str, Any]:
    (found,) = json.loads(forms_json([(record, "forms/museum/2019/hall/")]))
    return dict(found)


def test_a_form_that_holds_is_published_with_its_budget_in_yuan() -> None:
    found = listed(RECORD)
    assert (found["status"], found["budget_yuan"], found["project_type"]) == ("published", "15000.0", ["甲"])
    assert (found["sha256"], found["corrections"]) == ("c0ffee", [])


def test_no_reader_rounds_a_budget() -> None:
    written = "9007199254740991234.56"
    assert listed(replace(RECORD, budget=Money(written, Decimal(written), MoneyUnit.YUAN)))["budget_yuan"] == written
    assert listed(replace(RECORD, budget=None))["budget_yuan"] is None


def test_a_correction_says_what_when_and_why() -> None:
    found = listed(replace(RECORD, corrections=(Correction(MAY, "甲改为乙", "笔误"),)))
    assert found["corrections"] == [{"date": "2026-05-01", "content": "甲改为乙", "reason": "笔误"}]


def test_a_withdrawn_form_says_when_and_why_and_has_no_figures() -> None:
    found = listed(replace(RECORD, withdrawal=Withdrawal(MAY, "重复")))
    assert (found["status"], found["withdrawal"]) == ("withdrawn", {"date": "2026-05-01", "reason": "重复"})
    assert found["project_name"] == "展厅"
    assert not {"budget_yuan", "project_type"} & found.keys()

"""The list of all forms as JSON."""

from __future__ import annotations

from collections.abc import Iterable

from generator.catalogue.records import Record
from generator.content import json_list
from generator.model import Correction, Withdrawal


def forms_json(rows: Iterable[tuple[Record, str]]) -> str:
    """Return a JSON array with an object for each record, which includes the URL of its page.

    ``budget_yuan`` is the budget of the form's year, as declared, or on a self-evaluation as adjusted over the year;
    ``null`` if the form leaves it blank. Like all decimals in JSON of the site it is a string, so that no parser rounds
    it. ``project_type`` is a list, because a form may tick no type, or by mistake two. A withdrawn form has only the
    date and reason of the withdrawal.
    """
    return json_list(_object(record, url) for record, url in rows)


def _object(record: Record, url: str) -> dict[str, object]:
    address = record.address
    return {
        "id": address.id,
        "url": url,
        "source": record.source,
        "form": record.definition,
        "unit": address.unit,
        "unit_name": record.unit_name,
        "year": address.year,
        "kind": address.kind.value,
        "project": address.project,
        "project_name": record.project_name,
        "sha256": record.digest,
        "corrections": [_dated(correction) | {"content": correction.content} for correction in record.corrections],
        **_standing(record),
    }


def _standing(record: Record) -> dict[str, object]:
    if record.withdrawal:
        return {"status": "withdrawn", "withdrawal": _dated(record.withdrawal) | _instead(record.withdrawal)}
    return {
        "status": "published",
        "project_type": list(record.project_types),
        "whole_unit": record.whole_unit,
        "budget_yuan": None if record.yuan is None else f"{record.yuan:f}",
    }


def _instead(withdrawal: Withdrawal) -> dict[str, object]:
    return {"replaced_by": withdrawal.instead} if withdrawal.instead else {}


def _dated(amendment: Correction | Withdrawal) -> dict[str, object]:
    return {"date": amendment.date.isoformat(), "reason": amendment.reason}

"""The list of all forms as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable
from decimal import Decimal

from generator.catalogue.records import Record
from generator.model import Correction, Withdrawal


def forms_json(rows: Iterable[tuple[Record, str]]) -> str:
    """Return a JSON array with an object for each record and the address of its page.

    ``annual_budget`` is in yuan; ``null`` where the form leaves it blank. A self-evaluation gives the budget as
    adjusted over the year. ``project_type`` is a list, since a form may tick none or, by a slip, two. A form that was
    withdrawn says when and why, and nothing else of what it held.
    """
    lines = [json.dumps(_object(record, url), ensure_ascii=False) for record, url in rows]
    return "[\n" + ",\n".join(lines) + "\n]\n"


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
        return {"status": "withdrawn", "withdrawal": _dated(record.withdrawal)}
    return {
        "status": "published",
        "project_type": list(record.project_types),
        "annual_budget": number(record.yuan),
    }


def _dated(amendment: Correction | Withdrawal) -> dict[str, object]:
    return {"date": amendment.date.isoformat(), "reason": amendment.reason}


def number(value: Decimal | None) -> int | float | None:
    """Return an amount as a JSON number: amounts up to 90 trillion yuan keep their cents exactly."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)

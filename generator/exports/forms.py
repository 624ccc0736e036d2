"""The list of all forms as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable
from decimal import Decimal

from generator.catalogue.records import Record


def forms_json(rows: Iterable[tuple[Record, str]]) -> str:
    """Return a JSON array with an object for each record and the address of its page.

    ``annual_budget`` is in yuan; ``null`` where the form leaves it blank. A self-evaluation gives the budget as
    adjusted over the year. ``project_type`` is a list, since a form may tick none or, by a slip, two.
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
        "project_type": list(record.project_types),
        "annual_budget": number(record.yuan),
    }


def number(value: Decimal | None) -> int | float | None:
    """Return an amount as a JSON number: amounts up to 90 trillion yuan keep their cents exactly."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)

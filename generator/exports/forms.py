"""The index of all forms as JSON: what a program needs to choose some and to fetch them."""

from __future__ import annotations

from collections.abc import Iterable

from generator.catalogue.records import Record
from generator.content import json_list


def forms_json(rows: Iterable[tuple[Record, str]]) -> str:
    """Return a JSON array with an object for each record, which includes the URL of its page.

    ``annual_budget`` is the budget of the form's year in yuan, as declared, or on a self-evaluation as adjusted over
    the year. Like all decimals in JSON of the site it is a string, so that no parser rounds it. It is ``null`` if the
    form leaves it blank, or is withdrawn. ``project_type`` is a list, because a form may tick no type, or by mistake
    two.
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
        "status": "withdrawn" if record.withdrawal else "published",
        "project_type": [] if record.withdrawal else list(record.project_types),
        "annual_budget": None if record.withdrawal or record.yuan is None else f"{record.yuan:f}",
    }

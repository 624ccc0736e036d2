"""The text of a form that a reader can find it by: every run of characters that its page takes from the form."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping

from generator.model import Form, IndicatorRow, PublicUnit, Written


def search_entry(form: Form, unit: PublicUnit, url: str) -> str:
    """Return what the browser needs of a form, as one JSON object; the amount is in yuan, ``null`` where blank."""
    budget = form.budget
    entry = {
        "url": url,
        "title": form.project_name,
        "unit": form.address.unit,
        "unitName": unit.name,
        "year": form.address.year,
        "kind": form.address.kind.value,
        "types": list(form.project_types),
        "amount": str(budget.yuan) if budget else None,
        "text": "\n".join(texts(form)),
    }
    return json.dumps(entry, ensure_ascii=False, separators=(",", ":"))


def year_index(entries: Iterable[str]) -> str:
    """Return the file of one year: a JSON array of entries."""
    return "[" + ",\n".join(entries) + "]\n"


def contents(years: Iterable[int], units: Mapping[str, str], types: Iterable[str]) -> str:
    """Return the file the search page begins with: which years there are, and what can be filtered by."""
    listed = {"years": sorted(years, reverse=True), "units": dict(units), "types": list(types)}
    return json.dumps(listed, ensure_ascii=False, separators=(",", ":")) + "\n"


def texts(form: Form) -> Iterator[str]:
    """Yield the labels and texts of a form's cells, in the order of its paper."""
    return _texts(form.cells)


def _texts(value: Written | IndicatorRow) -> Iterator[str]:
    match value:
        case str():
            yield value
        case IndicatorRow(levels, columns):
            yield from levels
            yield from (text for text in columns.values() if text)
        case Mapping():
            for label, inner in value.items():
                yield label
                yield from _texts(inner)
        case tuple():
            for item in value:
                yield from _texts(item)

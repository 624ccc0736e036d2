"""All findings as JSON."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from generator.catalogue.records import Record
from generator.content import json_list
from generator.language import Language
from generator.rules.outcome import Difference
from generator.rules.running import Finding


class FindingRow(NamedTuple):
    """A finding with its form and its own address, on that form's page."""

    record: Record
    url: str
    finding: Finding


def findings_json(rows: Iterable[FindingRow], language: Language) -> str:
    """Return a JSON array with an object for each finding: what was compared, the sum, and the place of each side."""
    return json_list(_object(row, language) for row in rows)


def _object(row: FindingRow, language: Language) -> dict[str, object]:
    finding, words = row.finding, language.findings[row.finding.rule]
    return {
        "rule": finding.rule,
        "form": finding.form,
        "url": row.url,
        "unit": row.record.unit,
        "year": row.record.year,
        "message": words["message"].format(**finding.found.texts),
        "sum": finding.found.sum,
        **_difference(finding.found.difference),
        "sides": [
            {
                "form": side.form or finding.form,
                "label": side.label,
                "text": side.text,
                "cell": list(side.cell),
                **place._asdict(),
            }
            for side, place in zip(finding.found.sides, finding.places, strict=True)
        ],
        "answer": finding.answer or None,
    }


def _difference(numbers: Difference | None) -> dict[str, str | None]:
    """Return the numbers that were compared, as texts, so that no reader rounds them."""
    return {
        "stated": f"{numbers.stated:f}" if numbers else None,
        "expected": f"{numbers.expected:f}" if numbers else None,
        "difference": f"{numbers.value:f}" if numbers else None,
        "difference_unit": numbers.unit.value if numbers else None,
    }

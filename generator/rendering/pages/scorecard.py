"""How a unit fills its forms in, year by year: how complete they are, and how many findings there are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from generator.catalogue.catalogue import grouped, tally
from generator.catalogue.records import Record
from generator.rules.cells import rounded


@dataclass(frozen=True, slots=True)
class YearScore:
    """A year of a unit: forms of each kind, per cent of their cells that are filled in, findings, findings a form."""

    year: int
    declarations: int
    evaluations: int
    filled: str
    findings: int
    per_form: str


def scorecard(records: Iterable[Record], findings: Mapping[str, int]) -> list[YearScore]:
    """Return the years of a unit, newest first; ``findings`` are their number by the identifier of the form."""
    years = grouped(records, lambda record: record.year)
    return [_year(year, years[year], findings) for year in sorted(years, reverse=True)]


def _year(year: int, records: tuple[Record, ...], findings: Mapping[str, int]) -> YearScore:
    asked, filled = sum(record.asked for record in records), sum(record.filled for record in records)
    found = sum(findings.get(record.address.id, 0) for record in records)
    counts = tally(records)
    return YearScore(
        year=year,
        declarations=counts.declarations,
        evaluations=counts.evaluations,
        filled=f"{rounded(Decimal(100 * filled) / max(asked, 1), Decimal(1))}%",
        findings=found,
        per_form=str(rounded(Decimal(found) / len(records), Decimal("0.1"))),
    )

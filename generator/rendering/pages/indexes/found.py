"""How many findings forms have, and where these and no others are listed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from generator.catalogue.catalogue import Records, grouped
from generator.catalogue.records import Record
from generator.rendering import addresses
from generator.rendering.pages.page import PART_SIZE

Counts = Mapping[str, int] | None
"""The number of findings by form, ``None`` if they are not published."""


class Found(NamedTuple):
    """A number of findings, and where these are listed; the URL is empty if there are none."""

    number: int
    url: str


def found_in(records: Iterable[Record], counts: Counts, url: str) -> Found | None:
    """Return the findings in forms, which are listed at a URL; ``None`` if they are not published."""
    if counts is None:
        return None
    number = sum(counts.get(record.address.id, 0) for record in records)
    return Found(number, url if number else "")


def found_in_project(records: Records, counts: Counts) -> Found | None:
    """Return the findings in the forms of a project; on the page of the only one, or one step further."""
    noted = [record.address for record in records if counts and counts.get(record.address.id)]
    url = addresses.review_url(noted[0]) if len(noted) == 1 else addresses.life_url(records[0].address.project_key)
    return found_in(records, counts, url)


def found_by_year(unit: str, records: Records, counts: Counts) -> dict[int, Found]:
    """Return the findings in the forms of a unit by year, newest first as on its page of findings."""
    found, before = {}, 0
    for year, of_year in sorted(grouped(records, lambda record: record.year).items(), reverse=True):
        url = addresses.unit_year_findings_url(unit, year, before // PART_SIZE + 1)
        if one := found_in(of_year, counts, url):
            found[year] = one
            before += one.number
    return found

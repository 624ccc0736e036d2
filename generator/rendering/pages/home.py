"""The home page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.catalogue.catalogue import Catalogue, Records, Tally, counted
from generator.catalogue.publication import Publication
from generator.catalogue.records import Record
from generator.rendering import addresses
from generator.rendering.pages.indexes.found import Found, found_in
from generator.rendering.pages.indexes.listings import Indexes
from generator.rendering.pages.indexes.page import FormRow, GroupTable, Listing, Unevaluated, drawn
from generator.rendering.pages.page import Page

SHOWN_FORMS = 8
SHOWN_UNITS = 12


@dataclass(frozen=True, slots=True)
class HomeView:
    """All that the template of the home page receives."""

    publication: Publication
    tally: Tally
    missed_url: str
    unevaluated: Unevaluated | None
    unit_count: int
    year_range: str
    findings: Found | None
    """``None`` if findings are not published."""
    is_drawn: bool
    years: GroupTable
    types: GroupTable
    units: GroupTable
    latest: Sequence[FormRow]
    """The forms published last if ``is_dated``, otherwise those of the last year with the largest budgets."""
    is_dated: bool


def home_page(indexes: Indexes, top: Sequence[Listing], publication: Publication, newest: Sequence[Record]) -> Page:
    """Return the home page: the search, the size of the collection, and links to its parts.

    ``top`` are the listings of all units, years and project types; ``newest`` are the forms published last, empty if
    unknown.
    """
    catalogue = indexes.catalogue
    units, years, types = (listing.main for listing in top if listing.main)
    largest_first = sorted((row for row in units.rows if row.tally.forms), key=lambda row: -row.tally.forms)
    listed = sorted(catalogue.by_year)
    units = _extract(replace(units, rows=largest_first, is_narrowed=False), publication)
    years, types, units = map(drawn, (replace(years, counted=("forms",), remark=""), types, units))
    view = HomeView(
        publication=publication,
        tally=top[0].tally,
        missed_url=top[0].missed_url,
        unevaluated=next((one.first.unevaluated for one in top if one.first.unevaluated), None),
        unit_count=len(catalogue.listed_units),
        year_range="–".join(dict.fromkeys((str(listed[0]), str(listed[-1])))) if listed else "",
        findings=found_in(catalogue.records, indexes.findings, addresses.FINDINGS),
        is_drawn=any(table.is_drawn for table in (years, types, units)),
        years=years,
        types=types,
        units=units,
        latest=indexes.rows(latest_forms(catalogue, newest)),
        is_dated=bool(newest),
    )
    return Page(addresses.HOME, publication.title, publication.introduction, "home.html", view)


def _extract(units: GroupTable, publication: Publication) -> GroupTable:
    """Return the first units of a table, which says so if there are more; its remark is about the sums of all."""
    if len(units.rows) <= SHOWN_UNITS:
        return units
    caption = publication.language.interface["home"]["largest_units"].format(count=SHOWN_UNITS)
    return replace(units, caption=caption, rows=units.rows[:SHOWN_UNITS], remark="", is_extract=True)


def latest_forms(catalogue: Catalogue, newest: Sequence[Record]) -> Sequence[Record]:
    """Return the forms that the home page lists: the newest, or those of the last year with the largest budgets."""
    last = catalogue.by_year[max(catalogue.by_year)] if catalogue.by_year else ()
    return (newest or _largest(last))[:SHOWN_FORMS]


def _largest(records: Records) -> list[Record]:
    """Return one form for each project of a year, the largest budgets first."""
    return sorted(counted(records).values(), key=lambda record: -(record.yuan or 0))

"""The indexes by unit, year and project type, and those of single years of units and types."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from generator.catalogue.catalogue import Catalogue, Records, Tally, grouped, tally
from generator.catalogue.changes import changes_by_year
from generator.catalogue.downloads import UNSPECIFIED_SLUG, Selection, Sort
from generator.catalogue.records import Record
from generator.catalogue.tables import form_tables
from generator.catalogue.timeliness import Firsts
from generator.language import Language
from generator.model import PublicUnit
from generator.rendering import addresses
from generator.rendering.pages.downloads import NO_LINKS, DownloadLinks, download_links, workbook_of
from generator.rendering.pages.enquiries import places_of
from generator.rendering.pages.indexes.found import Found, found_by_year, found_in, found_in_project
from generator.rendering.pages.indexes.groups import Groups, every_year
from generator.rendering.pages.indexes.page import (
    ChangesView,
    FirstPart,
    FormRow,
    GroupRow,
    GroupTable,
    Listing,
    Omitted,
    changed_rows,
    form_rows,
)
from generator.rendering.pages.indexes.published import published_rows
from generator.rendering.pages.indexes.unevaluated import COUNTED, Evaluations
from generator.rendering.pages.page import PART_SIZE, Link, crumbs_to, unit_link


@dataclass(frozen=True, slots=True)
class Indexes:
    """Compiles the content of each index page."""

    catalogue: Catalogue
    project_types: Mapping[str, str]
    """The slugs of project types by name, in official order."""
    language: Language
    findings: Mapping[str, int] | None = None
    """The number of findings by form, ``None`` if they are not published."""
    type_names: Mapping[str, str] = field(default_factory=dict)
    """The names of project types, by each of their names and other names."""
    firsts: Firsts = field(default_factory=dict)

    def top(self) -> tuple[Listing, Listing, Listing]:
        """Return the listings of all units, all years and all project types."""
        total = tally(self.catalogue.records)
        return self._units(total), self._years(total), self._types(total)

    @property
    def _groups(self) -> Groups:
        return Groups(self.catalogue, self.project_types, self.language)

    @property
    def _evaluations(self) -> Evaluations:
        return self._groups.evaluations

    def rows(self, records: Iterable[Record]) -> list[FormRow]:
        """Return the rows of a table of forms."""
        return form_rows(records, self.catalogue.units, self.catalogue.types)

    def _word(self, section: str, name: str, **values: object) -> str:
        return self.language.interface[section][name].format(**values)

    def _units(self, total: Tally) -> Listing:
        return self._top("units", addresses.UNITS, self._groups.all_units(), total)

    def _years(self, total: Tally) -> Listing:
        records = self.catalogue.records
        listing = self._top("years", addresses.YEARS, self._groups.years(records, addresses.year_url), total)
        unevaluated = self._evaluations.lacking(records, addresses.EXPLORE)
        main = listing.main and self._evaluations.counted_in(listing.main, records)
        # Without the declarations: with their names, the page would be made again whenever a form is changed.
        return replace(listing, main=main, first=FirstPart(unevaluated=unevaluated and replace(unevaluated, rows=())))

    def _types(self, total: Tally) -> Listing:
        listing = self._top("types", addresses.TYPES, self._groups.types(self.catalogue.records), total)
        return replace(listing, first=FirstPart(is_typed=True))

    def _top(self, name: str, url: str, rows: list[GroupRow], total: Tally) -> Listing:
        table = replace(self._groups.table(name, rows, total), caption=self._word("navigation", name))
        return Listing(url, self._word("navigation", name), (), total, main=table)

    def of_unit(self, slug: str) -> Iterator[Listing]:
        """Yield the listing of a unit, and one for each of its years."""
        unit, records = self.catalogue.units[slug], self.catalogue.by_unit[slug]
        crumbs, explored = crumbs_to(unit, self.language), addresses.explore_url(unit=slug)
        found, total = found_by_year(slug, records, self.findings), tally(records)
        types = self._groups.table("types", self._groups.types(records, unit=slug), total)
        yield Listing(
            url=addresses.unit_url(unit.slug),
            title=unit.name,
            crumbs=crumbs[:-1],
            tally=total,
            facts=self._facts(unit, is_listed=bool(records)),
            website=unit.website,
            enquiries=places_of(unit),
            related=self._related(unit),
            feed_of=slug if records or slug in self.catalogue.withdrawn else "",
            first=FirstPart(
                groups=[self._years_of_unit(unit, records, found), types],
                is_typed=bool(records),
                published=published_rows(unit, records, self.firsts, self.language),
                unevaluated=self._evaluations.lacking(records, explored),
                withdrawn=self.rows(self.catalogue.withdrawn.get(slug, ())),
                downloads=self._downloads(Sort.UNIT, slug, self.catalogue.all_of_unit(slug)),
            ),
            main=self._projects(records) if records else None,
            omitted=("unit",),
            findings=found_in(records, self.findings, addresses.unit_findings_url(slug)),
            explore_url=explored if records else "",
            fill_url=addresses.fill_url(unit=slug),
        )
        for year, of_year in grouped(records, lambda record: record.year).items():
            yield Listing(
                url=addresses.unit_year_url(unit.slug, year),
                title=self._word("listing", "unit_year", unit=unit.name, year=year),
                crumbs=crumbs,
                tally=tally(of_year),
                first=FirstPart(unevaluated=self._evaluations.lacking(of_year, explored, is_beside_all=True)),
                forms=self.rows(of_year),
                feed_of=slug,
                omitted=("unit", "year"),
                findings=found.get(year),
                explore_url=addresses.explore_url(unit=slug, year=str(year)),
                fill_url=addresses.fill_url(unit=slug, year=str(year)),
            )
        yield from self._withdrawn_years_of(unit)

    def _withdrawn_years_of(self, unit: PublicUnit) -> Iterator[Listing]:
        """Yield a listing for each year of a unit of which all forms were withdrawn."""
        published = {record.year for record in self.catalogue.by_unit[unit.slug]}
        for year, withdrawn in grouped(self.catalogue.withdrawn.get(unit.slug, ()), lambda record: record.year).items():
            if year not in published:
                url = addresses.unit_year_url(unit.slug, year)
                title = self._word("listing", "unit_year", unit=unit.name, year=year)
                listing = self._withdrawn(url, title, crumbs_to(unit, self.language), withdrawn)
                yield replace(listing, omitted=("unit", "year"), feed_of=unit.slug)

    def _withdrawn(self, url: str, title: str, crumbs: Sequence[Link], records: Records) -> Listing:
        """Return the listing of a year of which all forms were withdrawn: its address is kept, as theirs are."""
        facts = self._told({"note": self._word("withdrawn", "all")})
        first = FirstPart(withdrawn=self.rows(records))
        return Listing(url, title, crumbs, tally(()), facts, first=first, omitted=("year",))

    def _years_of_unit(self, unit: PublicUnit, records: Records, found: Mapping[int, Found]) -> GroupTable:
        """Return the years of a unit, with how much of its forms is filled in.

        A column more would not fit a tablet, so that the declarations without a self-evaluation are only listed.
        """
        rows = self._groups.years(records, lambda year: addresses.unit_year_url(unit.slug, year), found)
        table = self._evaluations.counted_in(self._groups.table("years", rows), records)
        remark = self._word("listing", "how_filled") + table.remark
        return self._with_findings(replace(table, counted=(*COUNTED, "filled"), remark=remark))

    def _projects(self, records: Records) -> GroupTable:
        """Return the projects of a unit."""
        rows = [
            GroupRow(
                name=of_one[0].project_name,
                url=addresses.project_url(of_one[0].address.project_key),
                tally=tally(of_one),
                remark=every_year(of_one, self.language),
                findings=found_in_project(of_one, self.findings),
            )
            for of_one in grouped(records, lambda record: record.project).values()
        ]
        return self._with_findings(self._groups.table("projects", rows))

    def _with_findings(self, table: GroupTable) -> GroupTable:
        return table if self.findings is None else replace(table, counted=(*table.counted, "findings"))

    def _facts(self, unit: PublicUnit, is_listed: bool) -> list[tuple[str, Link]]:
        """Return what is known of a unit; the explorer has its department if it has forms of the unit."""
        department = addresses.explore_url(department=unit.department) if is_listed else ""
        years = {"first_year": unit.first_year, "last_year": unit.last_year}
        return self._told(
            {
                "aliases": self.language.listed(unit.aliases),
                "department": unit.department,
                **{name: self._word("navigation", "year", year=year) for name, year in years.items() if year},
                "note": unit.note,
            },
            department=department,
        )

    def _told(self, facts: Mapping[str, str], **urls: str) -> list[tuple[str, Link]]:
        return [(self._word("listing", name), Link(text, urls.get(name, ""))) for name, text in facts.items() if text]

    def _related(self, unit: PublicUnit) -> list[tuple[str, list[Link]]]:
        """Return the units that a unit was merged into, and those merged into it."""
        units, merged = self.catalogue.units, self.catalogue.merged.get(unit.slug, ())
        related = (
            (
                "divided_into" if len(unit.merged_into) > 1 else "merged_into",
                [units[into] for into in unit.merged_into if into in units],
            ),
            ("merged_from", [one for one in merged if len(one.merged_into) == 1]),
            ("divided_from", [one for one in merged if len(one.merged_into) > 1]),
        )
        return [(self._word("listing", name), list(map(unit_link, others))) for name, others in related if others]

    def of_year(self, year: int) -> Iterator[Listing]:
        """Yield the listing of a year."""
        title = self._word("navigation", "year", year=year)
        crumbs = [Link(self._word("navigation", "years"), addresses.YEARS)]
        records, everything = self.catalogue.by_year.get(year, ()), self.catalogue.all_of_year(year)
        if not records:
            yield self._withdrawn(addresses.year_url(year), title, crumbs, everything)
            return
        total = tally(records)
        units = self._groups.table(
            "units", self._groups.units(records, lambda slug: addresses.unit_year_url(slug, year)), total
        )
        yield Listing(
            url=addresses.year_url(year),
            title=title,
            crumbs=crumbs,
            tally=total,
            first=FirstPart(
                groups=[self._groups.table("types", self._groups.types(records, year), total)],
                is_typed=True,
                changes=self._changes(year),
                unevaluated=self._evaluations.lacking(records, addresses.EXPLORE, len(records) <= PART_SIZE),
                lacking=list(map(unit_link, self.catalogue.without_forms(year))),
                downloads=self._downloads(Sort.YEAR, str(year), everything),
            ),
            main=self._evaluations.counted_in(units, records),
            forms=self.rows(records) if len(records) <= PART_SIZE else (),
            omitted=("year",),
            findings=found_in(records, self.findings, addresses.year_findings_url(year)),
            explore_url=addresses.explore_url(year=str(year)),
        )

    def _changes(self, year: int) -> ChangesView | None:
        """Return the changes of a year against the year before, ``None`` if no budgets can be compared."""
        two_years = (*self.catalogue.by_year[year], *self.catalogue.by_year.get(year - 1, ()))
        changes = changes_by_year(two_years).get(year)
        if changes is None:
            return None
        rises, falls = (changed_rows(changed, self.catalogue.units) for changed in (changes.rises, changes.falls))
        return ChangesView(year - 1, changes, rises, falls)

    def of_type(self, name: str) -> Iterator[Listing]:
        """Yield the listing of a project type, and one for each of its years."""
        records = self.catalogue.by_type[name]
        title, slug = self._groups.type_name(name), self._groups.type_slug(name)
        crumbs = [Link(self._word("navigation", "types"), addresses.TYPES)]
        years = self._groups.years(records, lambda year: addresses.type_year_url(slug, year))
        omitted: tuple[Omitted, ...] = ("type",) if name else ()
        total = tally(records)
        yield Listing(
            url=addresses.type_url(slug),
            title=title,
            crumbs=crumbs,
            tally=total,
            facts=self._told({"aliases": self.language.listed(self._other_names(name))}),
            first=FirstPart(
                groups=[self._groups.table("years", years)],
                is_typed=True,
                downloads=self._downloads(Sort.TYPE, slug, records),
            ),
            main=self._groups.table("units", self._groups.units_of_type(records, name or UNSPECIFIED_SLUG), total),
            forms=self.rows(records) if len(records) <= PART_SIZE else (),
            omitted=omitted,
            explore_url=addresses.explore_url(type=name or UNSPECIFIED_SLUG),
        )
        for year, of_year in grouped(records, lambda record: record.year).items():
            yield Listing(
                url=addresses.type_year_url(slug, year),
                title=self._word("listing", "type_year", type=title, year=year),
                crumbs=[*crumbs, Link(title, addresses.type_url(slug))],
                tally=tally(of_year),
                first=FirstPart(is_typed=True),
                forms=self.rows(of_year),
                omitted=("year", *omitted),
                explore_url=addresses.explore_url(type=name or UNSPECIFIED_SLUG, year=str(year)),
            )

    def workbooks(self) -> dict[int, str]:
        """Return the paths of workbooks, by the year of their forms, newest first."""
        selections = {
            year: Selection(Sort.YEAR, str(year), "", len(self.catalogue.all_of_year(year)))
            for year in sorted(self.catalogue.by_year, reverse=True)
        }
        return {year: address for year, selection in selections.items() if (address := workbook_of(selection))}

    def _downloads(self, sort: Sort, slug: str, records: Records) -> DownloadLinks:
        if not records:
            return NO_LINKS
        tables = form_tables(with_findings=self.findings is not None)
        return download_links(Selection(sort, slug, "", len(records)), tables, self.language)

    def _other_names(self, name: str) -> Iterator[str]:
        return (other for other, meant in self.type_names.items() if meant == name != other)

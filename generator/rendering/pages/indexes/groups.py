"""The tables of indexes, which group forms by unit, year and project type."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

from generator.catalogue.catalogue import UNSPECIFIED, Catalogue, Records, Tally, grouped, grouped_by_type, tally
from generator.catalogue.changes import changes_by_year
from generator.catalogue.downloads import UNSPECIFIED_SLUG
from generator.catalogue.order import by_name
from generator.catalogue.records import Record
from generator.language import Language
from generator.rendering import addresses
from generator.rendering.amounts import years_text, yuan_text
from generator.rendering.pages.indexes.found import Found
from generator.rendering.pages.indexes.page import GroupRow, GroupTable
from generator.rendering.pages.indexes.unevaluated import Evaluations

MANY_UNITS = 30
"""A longer list of units can be narrowed by name."""


@dataclass(frozen=True, slots=True)
class Groups:
    """Groups the forms of a catalogue."""

    catalogue: Catalogue
    project_types: Mapping[str, str]
    """The slugs of project types by name, in official order."""
    language: Language

    @property
    def evaluations(self) -> Evaluations:
        """Tells which declarations lack a self-evaluation."""
        return Evaluations(self.catalogue, self.language)

    def _word(self, section: str, name: str, **values: object) -> str:
        return self.language.interface[section][name].format(**values)

    def table(self, name: str, rows: list[GroupRow], total: Tally | None = None) -> GroupTable:
        """Return a table of groups; if their sums exceed that of the ``total``, it says by how much and why."""
        remark = ""
        if total and (excess := sum((row.tally.yuan or Decimal(0) for row in rows), -(total.yuan or Decimal(0)))):
            remark = self._word("summed_twice", name, amount=yuan_text(excess))
        caption, heading = self._word("caption", name), self._word("heading", name)
        is_narrowed = name == "units" and len(rows) > MANY_UNITS
        return GroupTable(caption, heading, rows, remark=remark, is_narrowed=is_narrowed)

    def all_units(self) -> list[GroupRow]:
        """Return the units, also those without forms, with the years of their forms."""
        return [
            self._unit(slug, of_unit, addresses.unit_url)._replace(remark=every_year(of_unit, self.language))
            for slug, of_unit in self._by_name(self.catalogue.by_unit)
        ]

    def units(
        self, records: Records, url: Callable[[str], str], explored: Callable[[str], str] = lambda _: ""
    ) -> list[GroupRow]:
        """Return the units of forms."""
        return [
            self._unit(slug, of_unit, url)._replace(
                unevaluated=self.evaluations.count(of_unit), forms_url=explored(slug)
            )
            for slug, of_unit in self._by_name(grouped(records, lambda record: record.unit))
        ]

    def _unit(self, slug: str, records: Records, url: Callable[[str], str]) -> GroupRow:
        unit = self.catalogue.units[slug]
        return GroupRow(unit.name, url(slug), tally(records), aliases=unit.aliases)

    def units_of_type(self, records: Records, name: str) -> list[GroupRow]:
        """Return the units of a type, whose pages have forms of other types, too."""
        return self.units(records, addresses.unit_url, lambda slug: addresses.explore_url(unit=slug, type=name))

    def years(
        self, records: Records, url: Callable[[int], str], found: Mapping[int, Found] = MappingProxyType({})
    ) -> list[GroupRow]:
        """Return the years of forms, newest first, with how the budgets of their projects changed."""
        years = grouped(records, lambda record: record.year)
        changes = changes_by_year(records)
        return [
            GroupRow(
                name=self._word("navigation", "year", year=year),
                url=url(year),
                tally=tally(of_year),
                findings=found.get(year),
                filled=_filled(of_year),
                changes=changes.get(year),
                unevaluated=self.evaluations.count(of_year),
            )
            for year, of_year in sorted(years.items(), reverse=True)
        ]

    def types(self, records: Records, year: int | None = None, unit: str = "") -> list[GroupRow]:
        """Return the types of forms, of one year or unit if any is given; the page of a type has those of all units."""
        types = grouped_by_type(records, self.catalogue.types)
        return [
            GroupRow(
                name=self.type_name(name),
                url=self._type_url(name, year),
                tally=tally(types[name]),
                forms_url=addresses.explore_url(unit=unit, type=name or UNSPECIFIED_SLUG) if unit else "",
            )
            for name in (*self.project_types, UNSPECIFIED)
            if name in types
        ]

    def _type_url(self, name: str, year: int | None) -> str:
        slug = self.type_slug(name)
        return addresses.type_url(slug) if year is None else addresses.type_year_url(slug, year)

    def type_name(self, name: str) -> str:
        """Return the displayed name of a type."""
        return name or self._word("words", "no_type")

    def type_slug(self, name: str) -> str:
        """Return the last part of a type's address."""
        return self.project_types[name] if name else UNSPECIFIED_SLUG

    def _by_name(self, of_units: Mapping[str, Records]) -> list[tuple[str, Records]]:
        """Return units with their forms, in the order of their names."""
        units = by_name(self.catalogue.units[slug] for slug in of_units)
        return [(unit.slug, of_units[unit.slug]) for unit in units]


def _filled(records: Records) -> str:
    """Return how much of the forms is filled in, in per cent, rounded down: what lacks something is not complete."""
    asked, filled = map(sum, zip(*(record.completeness for record in records), strict=True))
    return str(100 * filled // max(asked, 1))


def every_year(records: Iterable[Record], language: Language) -> str:
    """Return the years of records, oldest first: ``2019、2021–2023``."""
    return years_text(sorted({record.year for record in records}), language)

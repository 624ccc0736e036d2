"""The collection: records in a fixed order, and the groups that the index pages show."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from generator.catalogue.evaluations import newest_year, unevaluated
from generator.catalogue.lineage import Kin, lineage_of, with_origins
from generator.catalogue.order import by_name
from generator.catalogue.outcomes import Missed, Spent, missed_in, spent_in
from generator.catalogue.records import Record
from generator.diagnostics import Diagnostic, Place, error
from generator.model import Address, ProjectKey, ProjectYear, PublicUnit

Key = TypeVar("Key", bound=Hashable)
Records = tuple[Record, ...]
UNSPECIFIED = ""
"""The project type of forms without a ticked type."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All records of forms that are not withdrawn, newest year first, and the same records in groups.

    A project that goes on in another unit or by another name is one project: the records have their origins.
    """

    units: Mapping[str, PublicUnit]
    everything: Records
    """All records, including those of withdrawn forms."""
    records: Records
    by_unit: Mapping[str, Records]
    """The records of every unit, including units without forms."""
    by_year: Mapping[int, Records]
    by_type: Mapping[str, Records]
    types: Mapping[ProjectYear, tuple[str, ...]]
    """The project types that project years are listed under."""
    withdrawn: Mapping[str, Records]
    """The records of withdrawn forms, by unit."""
    merged: Mapping[str, tuple[PublicUnit, ...]]
    """The units that were merged into a unit, by that unit."""
    newest_year: int
    """The newest year of ``records``, 0 if there are none."""
    unevaluated: frozenset[ProjectYear]
    """The project years before it whose declarations lack a self-evaluation."""
    origins: Mapping[ProjectKey, ProjectKey]
    """The earliest identities of projects that had another one, see ``Lineage.origins``."""

    @property
    def listed_units(self) -> dict[str, PublicUnit]:
        """The units that have a form, by slug."""
        return {slug: self.units[slug] for slug, records in self.by_unit.items() if records}

    def without_forms(self, year: int) -> list[PublicUnit]:
        """Return the units without a form in a year, except those that were not there or may not have been.

        A unit that was merged into another may be gone in any year, unless its last one is known.
        """
        filing = {record.unit for record in self.by_year.get(year, ())}
        lacking = (self.units[slug] for slug in self.by_unit if slug not in filing)
        return by_name(unit for unit in lacking if unit.is_there_in(year) and (unit.last_year or not unit.merged_into))

    def lacking_evaluation(self, records: Iterable[Record]) -> Records:
        """Return those declarations among records that lack a self-evaluation although their year is over."""
        declared = (record for record in records if not record.is_evaluation)
        return tuple(record for record in declared if record.project_year in self.unevaluated)

    def all_of_unit(self, slug: str) -> Records:
        """Return the records of a unit, those of withdrawn forms last."""
        return (*self.by_unit[slug], *self.withdrawn.get(slug, ()))

    def all_of_year(self, year: int) -> Records:
        """Return the records of a year, those of withdrawn forms last."""
        withdrawn = (record for of_unit in self.withdrawn.values() for record in of_unit if record.year == year)
        return (*self.by_year.get(year, ()), *withdrawn)


@dataclass(frozen=True, slots=True)
class Tally:
    """The size of a group of forms, the sum of their budgets, and the outcome of their self-evaluations."""

    forms: int
    projects: int
    """How many projects the forms are about; forms about whole units are left out."""
    yuan: Decimal | None
    """The sum of budgets in yuan, one for each project year, see ``counted``; ``None`` if no form states any."""
    blank: int
    """How many project years state no budget, and so are not in the sum."""
    years: tuple[int, ...]
    """The years in the sum, oldest first: a sum over several years is no year's budget."""
    whole_units: int = 0
    """How many forms are about whole units; their budgets include those of projects, and so are not in the sum."""
    evaluations: int = 0
    """How many forms are self-evaluations; a declaration says nothing about results."""
    spent: Spent | None = None
    """What was spent, ``None`` if no self-evaluation states it."""
    missed: Missed | None = None
    """How many targets were missed, ``None`` if no self-evaluation shows it."""
    is_adjusted: bool = False
    """Whether all budgets in the sum are those of self-evaluations, which state the adjusted ones."""

    @property
    def declarations(self) -> int:
        """How many of the forms are declarations."""
        return self.forms - self.evaluations

    @property
    def spans_years(self) -> bool:
        """Tell whether the sum is over several years."""
        return len(self.years) > 1


def catalogue_of(records: Iterable[Record], units: Mapping[str, PublicUnit]) -> Catalogue:
    """Return the catalogue of records in any order."""
    origins = lineage_of(units.values()).origins
    everything = newest_first(with_origins(records, origins))
    ordered = tuple(record for record in everything if not record.withdrawal)
    by_unit, types = grouped(ordered, lambda record: record.unit), listed_types(ordered)
    withdrawn = grouped((record for record in everything if record.withdrawal), lambda record: record.unit)
    return Catalogue(
        units=units,
        everything=everything,
        records=ordered,
        by_unit={unit: by_unit.get(unit, ()) for unit in sorted({*by_unit, *withdrawn, *units})},
        by_year=grouped(ordered, lambda record: record.year),
        by_type=grouped_by_type(ordered, types),
        types=types,
        withdrawn=withdrawn,
        merged=_merged(units),
        newest_year=newest_year(ordered),
        unevaluated=unevaluated(ordered),
        origins=origins,
    )


def _merged(units: Mapping[str, PublicUnit]) -> dict[str, tuple[PublicUnit, ...]]:
    merged: dict[str, tuple[PublicUnit, ...]] = {}
    for _, unit in sorted(units.items()):
        for into in unit.merged_into:
            merged[into] = (*merged.get(into, ()), unit)
    return merged


def newest_first(records: Iterable[Record]) -> Records:
    """Return records in the order of lists: by year, unit and project, a declaration first."""
    return tuple(sorted(records, key=_order))


def _order(record: Record) -> tuple[int, str, str, bool]:
    address = record.address
    return -address.year, address.unit, address.project, record.is_evaluation


def in_time(records: Iterable[Record]) -> Records:
    """Return the records of a project in order of time, a declaration before the self-evaluation of its year."""
    return tuple(sorted(records, key=lambda record: (record.year, record.is_evaluation)))


def grouped(records: Iterable[Record], key: Callable[[Record], Key]) -> dict[Key, Records]:
    """Return the records by key, keys sorted, records in their order."""
    return _gathered((key(record), record) for record in records)


def _gathered(pairs: Iterable[tuple[Key, Record]]) -> dict[Key, Records]:
    groups: defaultdict[Key, list[Record]] = defaultdict(list)
    for key, record in pairs:
        groups[key].append(record)
    return {key: tuple(groups[key]) for key in sorted(groups, key=str)}


def grouped_by_type(records: Iterable[Record], types: Mapping[ProjectYear, tuple[str, ...]]) -> dict[str, Records]:
    """Return the records by the ``types`` that their project years are listed under, in their order."""
    of_record = ((types.get(record.project_year, (UNSPECIFIED,)), record) for record in records)
    return _gathered((name, record) for names, record in of_record for name in names)


def listed_types(records: Iterable[Record]) -> dict[ProjectYear, tuple[str, ...]]:
    """Return the project types that project years are listed under; a project year without types is absent.

    They are those of the declaration, or, if it is missing or has none, those of the self-evaluation, whose paper may
    not ask for them. Otherwise a project year could count in two sums. The records are in the order of lists.
    """
    types: dict[ProjectYear, tuple[str, ...]] = {}
    for record in sorted(records, key=lambda record: record.is_evaluation):
        if record.project_types:
            types.setdefault(record.project_year, record.project_types)
    return types


def types_of(form: Address, siblings: Iterable[Record], kin: Kin) -> tuple[str, ...]:
    """Return the project types that a form is listed under, where ``siblings`` are all forms of its own project."""
    of_year = (record for record in (*siblings, *kin.forms) if record.year == form.year and not record.withdrawal)
    return next(iter(listed_types(newest_first(of_year)).values()), ())


def counted(records: Iterable[Record]) -> dict[ProjectYear, Record]:
    """Return the record of each project year whose budget counts, of records in the order of lists.

    It is the first form that states one, declarations before self-evaluations; if none does, the first. A form about a
    whole unit has no budget of its own. In ``theme/assets/javascripts/explore/sums.js`` the browser counts the same of
    what is filtered there, and so does the query on the page about the data.
    """
    chosen: dict[ProjectYear, Record] = {}
    for record in sorted(records, key=lambda record: (record.budget is None, record.is_evaluation)):
        if not record.whole_unit:
            chosen.setdefault(record.project_year, record)
    return chosen


def tally(records: Iterable[Record]) -> Tally:
    """Return the counts and the sum of a group."""
    forms = tuple(records)
    chosen = counted(forms)
    projects = {record.project for record in chosen.values()}
    known = [record for record in chosen.values() if record.budget]
    years = tuple(sorted({record.year for record in known}))
    total = sum((record.budget.yuan for record in known if record.budget), Decimal(0)) if known or not forms else None
    whole_units = sum(record.whole_unit for record in forms)
    evaluations = sum(record.is_evaluation for record in forms)
    blank, spent, missed = len(chosen) - len(known), spent_in(forms), missed_in(forms)
    is_adjusted = bool(known) and all(record.is_evaluation for record in known)
    return Tally(len(forms), len(projects), total, blank, years, whole_units, evaluations, spent, missed, is_adjusted)


def equal_addresses(records: Iterable[Record]) -> Iterator[Diagnostic]:
    """Yield an error for each form with the same project, year and kind as another."""
    first: dict[tuple[ProjectYear, bool], Record] = {}
    for record in sorted(records, key=lambda record: record.source):
        other = first.setdefault((record.address.project_year, record.is_evaluation), record)
        if other is not record:
            place, earlier = Place(record.source), Place(other.source)
            yield error("same-form-twice", place, earlier, other=other.source)

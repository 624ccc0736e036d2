"""The search index, year by year: no year depends on a form of another, except in what is compared between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from generator.catalogue.catalogue import UNSPECIFIED, Catalogue
from generator.catalogue.changes import changes_of
from generator.catalogue.lineage import in_several_places
from generator.catalogue.order import by_name, sort_key
from generator.content import Content
from generator.pipeline.groups.collection import Collection, Pages
from generator.pipeline.keeping.cache import dumped
from generator.pipeline.keeping.fingerprints import digest_of
from generator.pipeline.keeping.kept_parts import SEARCH, KeptForm
from generator.pipeline.materials import Materials
from generator.publishing.writer import File
from generator.rendering import addresses
from generator.search import index

_DIGITS = 12
"""How many hexadecimal digits distinguish versions of the index."""


class Year(NamedTuple):
    """A year to index: its forms in the order of lists."""

    year: int
    forms: tuple[KeptForm, ...]
    input: bytes

    @property
    def name(self) -> str:
        """The name it is kept by."""
        return f"search {self.year}"

    def write(self, materials: Materials) -> tuple[File, ...]:
        """Write the index of the year."""
        # In this function, because importing numpy takes a tenth of a second that most builds do not need.
        from generator.search.year import year_files

        files = year_files(self.year, (form.part(materials.cache, SEARCH) for form in self.forms))
        return tuple(materials.writer.write(file.name, file.content) for file in files)


def years(collection: Collection) -> Iterator[Year]:
    """Yield the years to index."""
    for year, records in collection.catalogue.by_year.items():
        yield Year(year, tuple(map(collection.kept, records)), collection.whole(records))


def filters(collection: Collection) -> Pages:
    """Return the files for filtering and sorting over all years."""
    catalogue = collection.catalogue
    withdrawn = list(_withdrawn(catalogue))
    elsewhere = dumped((list(catalogue.listed_units.items()), sorted(catalogue.origins.items()), withdrawn))
    return Pages("search", collection.listed(catalogue.records) + elsewhere, _filters(collection))


def contents(collection: Collection, files: Iterable[File]) -> Pages:
    """Return the file that the search loads first; ``files`` include all others of the index."""
    catalogue, files = collection.catalogue, tuple(files)
    names = {unit.slug: unit.name for unit in by_name(catalogue.listed_units.values())}
    aliases = {slug: unit.aliases for slug, unit in catalogue.listed_units.items() if unit.aliases}
    types = [name for name in collection.configuration.project_types if name in catalogue.by_type]
    called = collection.configuration.type_names.items()
    filled = {file.name for file in files if file.size}
    content = index.contents(
        years=catalogue.by_year,
        units=names,
        aliases=aliases,
        types=[*types, UNSPECIFIED] if UNSPECIFIED in catalogue.by_type else types,
        renamed={other: name for other, name in called if other != name and name in types},
        edition=_edition(files),
        together=_together(catalogue),
        compared=[year for year in catalogue.by_year if index.before_file(year) in filled],
        has_withdrawn=bool(catalogue.withdrawn),
    )
    return Pages("search contents", dumped(content), iter([content]))


def _together(catalogue: Catalogue) -> dict[int, list[list[int]]]:
    """Return by year the numbers of forms of one project in several units or by several names."""
    years = catalogue.by_year.items() if catalogue.origins else ()
    return {year: found for year, records in years if (found := in_several_places(records))}


def _edition(files: Iterable[File]) -> str:
    parts = sorted(f"{file.name} {file.sha256}" for file in files if file.name.startswith(f"{index.FOLDER}/"))
    return digest_of(map(str.encode, parts)).hex()[:_DIGITS]


def _filters(collection: Collection) -> Iterator[Content]:
    catalogue, by_year = collection.catalogue, collection.catalogue.by_year
    units = sorted(catalogue.listed_units.values(), key=lambda unit: (sort_key(unit.department), unit.slug))
    changed = changes_of(catalogue.records, lambda record: record.project)
    yield index.departments({unit.slug: unit.department for unit in units})
    yield from index.withdrawn(list(_withdrawn(catalogue)))
    were = {record.address: change.before for record, change in changed}
    yield from index.before({year: [were.get(record.address) for record in by_year[year]] for year in by_year})
    yield from index.titles({year: [record.project_name for record in by_year[year]] for year in by_year})


def _withdrawn(catalogue: Catalogue) -> Iterator[index.WithdrawnForm]:
    for record in catalogue.everything:
        if record.withdrawal:
            yield index.WithdrawnForm(
                url=addresses.form_url(record.address),
                title=record.project_name,
                unit=record.unit,
                unit_name=catalogue.units[record.unit].name,
                year=record.year,
                kind=record.kind.value,
                date=record.withdrawal.date.isoformat(),
                reason=record.withdrawal.reason,
            )

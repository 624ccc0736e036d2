"""The groups of pages that show the whole collection, and the indexes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from generator.catalogue.catalogue import Catalogue, Records, grouped
from generator.catalogue.timeliness import published_in
from generator.language import Language
from generator.pipeline.groups.collection import Collection, Pages
from generator.pipeline.keeping.cache import dumped
from generator.rendering.pages.compare import compare_page
from generator.rendering.pages.explore import explore_page
from generator.rendering.pages.home import home_page, latest_forms
from generator.rendering.pages.indexes.listings import Indexes
from generator.rendering.pages.indexes.page import Listing, listing_pages
from generator.rendering.pages.page import Page
from generator.rendering.pages.search import Guide, search_page


def overviews(collection: Collection, guides: Sequence[Guide]) -> Iterator[Pages]:
    """Yield the groups of all pages that list forms or add up their amounts."""
    catalogue, indexes = collection.catalogue, _indexes(collection)
    units = [catalogue.units[slug] for slug in catalogue.by_unit]
    counts = collection.counted(catalogue.records) + dumped(units)
    latest = collection.listed(latest_forms(catalogue, collection.newest)) + dumped(bool(collection.newest))
    yield Pages("site", counts + latest, _site(collection, indexes))
    yield from _looking(collection, indexes, guides)
    yield from _units(collection, indexes)
    yield from _years(collection, indexes)
    yield from _types(collection, indexes)


def _units(collection: Collection, indexes: Indexes) -> Iterator[Pages]:
    catalogue = collection.catalogue
    origins = groupby(sorted(catalogue.origins.items()), key=lambda names: names[0][0])
    origins_in = {slug: list(names) for slug, names in origins}
    for slug in catalogue.by_unit:
        unit, records = catalogue.units[slug], catalogue.all_of_unit(slug)
        related = (unit, [catalogue.units.get(into) for into in unit.merged_into], catalogue.merged.get(slug))
        published = published_in(catalogue.by_unit[slug], collection.firsts)
        elsewhere = dumped((related, origins_in.get(slug), _told_elsewhere(catalogue, records), published))
        pages = _pages(indexes.of_unit(slug), collection.language)
        yield Pages(f"unit {slug}", collection.listed(records) + elsewhere, pages)


def _years(collection: Collection, indexes: Indexes) -> Iterator[Pages]:
    catalogue = collection.catalogue
    origins = sorted(catalogue.origins.items())
    everything = grouped(catalogue.everything, lambda record: record.year)
    for year, records in everything.items():
        before = collection.counted(catalogue.by_year.get(year - 1, ()))
        elsewhere = dumped((catalogue.without_forms(year), origins, _told_elsewhere(catalogue, records)))
        pages = _pages(indexes.of_year(year), collection.language)
        yield Pages(f"year {year}", collection.listed(records) + before + elsewhere, pages)


def _types(collection: Collection, indexes: Indexes) -> Iterator[Pages]:
    origins = dumped(sorted(collection.catalogue.origins.items()))
    for name, records in collection.catalogue.by_type.items():
        pages = _pages(indexes.of_type(name), collection.language)
        yield Pages(f"type {name}", collection.listed(records) + origins, pages)


def _told_elsewhere(catalogue: Catalogue, records: Records) -> tuple[object, ...]:
    """Return what lists of forms show that another form of the project may tell, which may be filed in another unit.

    It is which declarations lack a self-evaluation, and the types that the forms are listed under.
    """
    lacking = [record.address.id for record in catalogue.lacking_evaluation(records)]
    return catalogue.newest_year, lacking, [catalogue.types.get(record.project_year) for record in records]


def _indexes(collection: Collection) -> Indexes:
    summaries = collection.summaries.values()
    counts = {form: len(noted) for summary in summaries for form, noted in summary.noted.items()}
    types, names = collection.configuration.project_types, collection.configuration.type_names
    found = counts if collection.publication.publishes_findings else None
    return Indexes(collection.catalogue, types, collection.language, found, names, collection.firsts)


def _pages(listings: Iterable[Listing], language: Language) -> Iterator[Page]:
    for listing in listings:
        yield from listing_pages(listing, language)


def _looking(collection: Collection, indexes: Indexes, guides: Sequence[Guide]) -> Iterator[Pages]:
    """Yield the pages that search forms in the browser; they load their data there."""
    workbooks, publication, language = indexes.workbooks(), collection.publication, collection.language
    yield Pages("search page", dumped(guides), iter([search_page(guides, publication), compare_page(language)]))
    yield Pages("explorer", dumped(workbooks), iter([explore_page(workbooks, publication)]))


def _site(collection: Collection, indexes: Indexes) -> Iterator[Page]:
    """Yield the home page, the top indexes, and the page about findings."""
    top = indexes.top()
    yield home_page(indexes, top, collection.publication, collection.newest)
    yield from _pages(top, collection.language)

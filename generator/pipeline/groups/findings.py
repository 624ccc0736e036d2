"""The groups of pages that list findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator.catalogue.catalogue import grouped
from generator.catalogue.records import Record
from generator.pipeline.groups.collection import Collection, Pages
from generator.pipeline.keeping.cache import dumped
from generator.rendering.pages.findings.lists import (
    Listed,
    rule_findings_pages,
    unit_findings_pages,
    year_findings_pages,
)
from generator.rendering.pages.findings.overview import findings_pages, private_page
from generator.rendering.pages.findings.scores_above import is_above
from generator.rendering.pages.page import Page
from generator.rules.anchors import placed
from generator.rules.registry import rules
from generator.rules.rule import Rule


def findings_groups(collection: Collection) -> Iterator[Pages]:
    """Yield the pages of all findings, of each year, unit and rule; only a notice if findings are not published."""
    catalogue, language = collection.catalogue, collection.language
    if not collection.publication.publishes_findings:
        yield Pages("findings", b"", iter([private_page(language)]))
        return
    noted = list(filter(collection.noted, catalogue.records))
    units = [catalogue.units[slug] for slug in catalogue.by_unit]
    times_applied = collection.times_applied()
    counts = collection.counted(catalogue.records) + dumped((units, times_applied))
    named = collection.listed([*noted, *filter(is_above, catalogue.records)])
    yield Pages("findings", counts + named, _all(noted, times_applied, collection))
    by_year = grouped(noted, lambda record: record.year)
    for year in catalogue.by_year:
        of_year = by_year.get(year, ())
        pages = year_findings_pages(year, _listed(of_year, collection), language)
        yield Pages(f"findings of year {year}", collection.listed(of_year), pages)
    by_unit = grouped(noted, lambda record: record.unit)
    for slug, unit in catalogue.listed_units.items():
        of_unit = by_unit.get(slug, ())
        pages = unit_findings_pages(unit, _listed(of_unit, collection), language)
        yield Pages(f"findings of unit {slug}", collection.listed(of_unit) + dumped(unit), pages)
    by_rule = _by_rule(noted, collection)
    for rule in rules():
        of_rule = by_rule.get(rule.id, [])
        times = times_applied[rule.id]
        pages = _of_rule(rule, of_rule, times, collection)
        yield Pages(f"findings of rule {rule.id}", collection.listed(of_rule) + dumped(times), pages)


def _by_rule(noted: Iterable[Record], collection: Collection) -> dict[str, list[Record]]:
    """Return the records of forms with findings by rule."""
    found: dict[str, list[Record]] = {}
    for record in noted:
        for rule in {note.rule for note in collection.noted(record)}:
            found.setdefault(rule, []).append(record)
    return found


def _all(noted: Iterable[Record], times_applied: Mapping[str, int], collection: Collection) -> Iterator[Page]:
    catalogue = collection.catalogue
    checked = [(record, collection.noted(record)) for record in catalogue.records]
    listed = _listed(noted, collection)
    yield from findings_pages(checked, times_applied, listed, catalogue.units, collection.language)


def _of_rule(rule: Rule, records: Iterable[Record], times_applied: int, collection: Collection) -> Iterator[Page]:
    own = (listed for listed in _listed(records, collection) if listed.finding.rule == rule.id)
    return rule_findings_pages(rule, own, times_applied, collection.configuration.packs, collection.language)


def _listed(records: Iterable[Record], collection: Collection) -> Iterator[Listed]:
    for record in records:
        for place, finding in placed(collection.findings(record)):
            yield Listed(record, collection.catalogue.units[record.unit].name, place, finding)

"""The groups of pages that list findings, and the rows of the file with all of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from generator.catalogue.records import Record
from generator.exports.findings import FindingRow
from generator.model import PublicUnit
from generator.pipeline.cache import dumped
from generator.pipeline.collection import Collection, Group
from generator.rendering.addresses import form_url
from generator.rendering.pages.findings import Listed, rule_findings_pages, unit_findings_pages, year_findings_pages
from generator.rendering.pages.findings_overview import findings_pages, private_page
from generator.rendering.pages.page import Page
from generator.rules.anchors import placed
from generator.rules.registry import rules
from generator.rules.rule import Rule


def findings_groups(collection: Collection) -> Iterator[Group]:
    """Yield the pages of all findings, of each year, unit and rule; only a notice if findings are not published."""
    catalogue, language = collection.catalogue, collection.language
    if not collection.configuration.site.publishes_findings:
        yield Group("findings", b"", lambda: [private_page(language)])
        return
    units = [catalogue.units[slug] for slug in catalogue.by_unit]
    yield Group("findings", collection.shown(catalogue.records) + dumped(units), partial(_all, collection))
    for year, of_year in catalogue.by_year.items():
        pages = partial(_of_year, year, of_year, collection)
        yield Group(f"findings of year {year}", collection.shown(of_year) + dumped(units), pages)
    by_unit, by_rule = _noted(collection)
    for slug, unit in catalogue.listed_units.items():
        some = by_unit.get(slug, [])
        shown = dumped(unit) + collection.shown(some)
        yield Group(f"findings of unit {slug}", shown, partial(_of_unit, unit, some, collection))
    for rule in rules():
        some = by_rule.get(rule.id, [])
        pages = partial(_of_rule, rule, some, collection)
        yield Group(f"findings of rule {rule.id}", collection.shown(some), pages)


def _noted(collection: Collection) -> tuple[dict[str, list[Record]], dict[str, list[Record]]]:
    """Return the records of forms with findings, by unit and by rule."""
    by_unit: dict[str, list[Record]] = {}
    by_rule: dict[str, list[Record]] = {}
    for record in collection.catalogue.records:
        if notes := collection.noted(record):
            by_unit.setdefault(record.unit, []).append(record)
        for rule in {note.rule for note in notes}:
            by_rule.setdefault(rule, []).append(record)
    return by_unit, by_rule


def finding_rows(collection: Collection) -> Iterator[FindingRow]:
    """Yield all findings with their forms, in the order of lists."""
    for listed in _listed(collection.catalogue.records, collection):
        url = f"{form_url(listed.record.address)}#{listed.place.anchor}"
        yield FindingRow(listed.record, url, listed.finding)


def _all(collection: Collection) -> Iterator[Page]:
    catalogue = collection.catalogue
    noted = [(record, collection.noted(record)) for record in catalogue.records]
    return findings_pages(noted, _listed(catalogue.records, collection), catalogue.units, collection.language)


def _of_year(year: int, records: Iterable[Record], collection: Collection) -> Iterator[Page]:
    return year_findings_pages(year, _listed(records, collection), collection.language)


def _of_unit(unit: PublicUnit, records: Iterable[Record], collection: Collection) -> Iterator[Page]:
    return unit_findings_pages(unit, _listed(records, collection), collection.language)


def _of_rule(rule: Rule, records: Iterable[Record], collection: Collection) -> Iterator[Page]:
    own = (listed for listed in _listed(records, collection) if listed.finding.rule == rule.id)
    return rule_findings_pages(rule, own, collection.configuration.packs, collection.language)


def _listed(records: Iterable[Record], collection: Collection) -> Iterator[Listed]:
    for record in filter(collection.noted, records):
        for place, finding in placed(collection.findings(record)):
            yield Listed(record, collection.catalogue.units[record.unit].name, place, finding)

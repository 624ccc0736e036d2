"""The groups of pages that list findings, and the file of all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial

from generator.catalogue.records import Record
from generator.exports.findings import FindingRow
from generator.pipeline.cache import dumped
from generator.pipeline.groups import Collection, Group
from generator.rendering.addresses import form_url
from generator.rendering.pages.findings import Listed, rule_findings_pages, unit_findings_pages
from generator.rendering.pages.page import Page
from generator.rendering.pages.review import placed
from generator.rules.catalogue import rules
from generator.rules.running import Finding

Fetch = Callable[[str], Mapping[str, tuple[Finding, ...]]]
"""Fetches the findings of a project by the name it is kept by; its forms are named by their identifiers."""


def findings_groups(collection: Collection, fetch: Fetch) -> Iterator[Group]:
    """Yield the findings of each unit, and those of each rule; none where they are kept off the public pages."""
    if not collection.configuration.site.publishes_findings:
        return
    catalogue, language = collection.catalogue, collection.language
    by_unit, by_rule = _noted(collection)
    for slug in [slug for slug, records in catalogue.by_unit.items() if records]:
        unit, some = catalogue.units[slug], by_unit.get(slug, [])
        pages = partial(unit_findings_pages, unit, language=language)
        shown = dumped(unit) + collection.shown(some)
        yield Group(f"findings of unit {slug}", shown, partial(_pages, collection, pages, some, fetch))
    for rule in rules():
        some = by_rule.get(rule.id, [])
        pages = partial(rule_findings_pages, rule, language=language)
        yield Group(
            f"findings of rule {rule.id}",
            collection.shown(some),
            partial(_pages, collection, pages, some, fetch, rule.id),
        )


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


def finding_rows(collection: Collection, fetch: Fetch) -> Iterator[FindingRow]:
    """Yield all findings with the forms they are on, in the order of lists."""
    noted = (record for record in collection.catalogue.records if collection.noted(record))
    for listed in _listed(collection, noted, fetch):
        yield FindingRow(listed.record, form_url(listed.record.address), listed.finding)


def _pages(
    collection: Collection,
    pages: Callable[[Iterable[Listed]], Iterator[Page]],
    records: Iterable[Record],
    fetch: Fetch,
    rule: str = "",
) -> Iterator[Page]:
    return pages(_listed(collection, records, fetch, rule))


def _listed(collection: Collection, records: Iterable[Record], fetch: Fetch, rule: str = "") -> Iterator[Listed]:
    for record in records:
        found = fetch(collection.kept_as(record))[record.address.id]
        for place, finding in placed(found):
            if rule in ("", finding.rule):
                yield Listed(record, collection.catalogue.units[record.unit].name, place, finding)

"""The groups of pages that list findings, and the rows of the file of all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from generator.catalogue.records import Record
from generator.exports.findings import FindingRow
from generator.model import PublicUnit
from generator.pipeline.cache import dumped
from generator.pipeline.collection import Collection, Group
from generator.rendering.addresses import form_url
from generator.rendering.pages.findings import Listed, rule_findings_pages, unit_findings_pages
from generator.rendering.pages.page import Page
from generator.rendering.pages.review import placed
from generator.rules.registry import rules
from generator.rules.rule import Rule


def findings_groups(collection: Collection) -> Iterator[Group]:
    """Yield the findings of each unit, and those of each rule; none where they are kept off the public pages."""
    if not collection.configuration.site.publishes_findings:
        return
    by_unit, by_rule = _noted(collection)
    for slug, unit in collection.catalogue.listed_units.items():
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
    """Yield all findings with the forms they are on, in the order of lists."""
    noted = (record for record in collection.catalogue.records if collection.noted(record))
    for listed in _listed(noted, collection):
        yield FindingRow(listed.record, form_url(listed.record.address), listed.finding)


def _of_unit(unit: PublicUnit, records: Iterable[Record], collection: Collection) -> Iterator[Page]:
    return unit_findings_pages(unit, _listed(records, collection), collection.language)


def _of_rule(rule: Rule, records: Iterable[Record], collection: Collection) -> Iterator[Page]:
    own = (listed for listed in _listed(records, collection) if listed.finding.rule == rule.id)
    return rule_findings_pages(rule, own, collection.language)


def _listed(records: Iterable[Record], collection: Collection) -> Iterator[Listed]:
    for record in records:
        for place, finding in placed(collection.findings(record)):
            yield Listed(record, collection.catalogue.units[record.unit].name, place, finding)

"""The pages that gather findings: all by rule and by unit, those of a unit, and each rule with all it found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from generator.catalogue.catalogue import Catalogue
from generator.catalogue.records import Record
from generator.language import Language
from generator.model import PublicUnit
from generator.rendering import addresses
from generator.rendering.pages.page import Crumb, Page, Part, parts
from generator.rendering.pages.review import FindingView, finding_view
from generator.rules.catalogue import rules
from generator.rules.rule import Explanation, Rule
from generator.rules.running import Review

Reviews = Mapping[str, Review]


class Count(NamedTuple):
    """How often something was found, on how many forms, and how many of these findings are answered."""

    name: str
    url: str
    findings: int
    forms: int
    answered: int


class Entry(NamedTuple):
    """A finding in a list, with the form it is on."""

    record: Record
    url: str
    finding: FindingView


@dataclass(frozen=True, slots=True)
class OverviewView:
    """All that the template of the overview receives."""

    by_rule: Sequence[Count]
    by_unit: Sequence[Count]
    checked_forms: int


@dataclass(frozen=True, slots=True)
class FindingsView:
    """All that the template of a list of findings receives; ``explanation`` is there on a rule's page."""

    title: str
    crumbs: Sequence[Crumb]
    explanation: Explanation | None
    part: Part[Entry]


def findings_pages(catalogue: Catalogue, reviews: Reviews, language: Language) -> Iterator[Page]:
    """Yield the overview, a page for each unit with findings, and a page for each rule."""
    words = language.interface["findings"]
    yield _overview(catalogue, reviews, language)
    crumbs = [Crumb(words["title"], addresses.FINDINGS)]
    for slug, records in catalogue.by_unit.items():
        title = words["of_unit"].format(unit=catalogue.units[slug].name)
        entries = tuple(_entries(records, reviews, language))
        yield from _list(addresses.unit_findings_url(slug), title, crumbs, None, entries, language)
    for rule in rules():
        entries = tuple(_entries(catalogue.records, reviews, language, rule.id))
        title = rule.explanation.title
        yield from _list(addresses.rule_url(rule.id), title, crumbs, rule.explanation, entries, language)


def private_page(language: Language) -> Page:
    """Return what stands in place of the overview where findings are kept off the public pages."""
    words = language.interface["findings"]
    return Page(addresses.FINDINGS, words["title"], words["kept_private"], "findings_private.html")


def _overview(catalogue: Catalogue, reviews: Reviews, language: Language) -> Page:
    words = language.interface["findings"]
    view = OverviewView(
        by_rule=[_of_rule(rule, reviews) for rule in rules()],
        by_unit=[_of_unit(catalogue.units[slug], records, reviews) for slug, records in catalogue.by_unit.items()],
        checked_forms=len(reviews),
    )
    return Page(addresses.FINDINGS, words["title"], words["description"], "findings.html", view)


def _of_rule(rule: Rule, reviews: Reviews) -> Count:
    return _count(rule.explanation.title, addresses.rule_url(rule.id), reviews.values(), rule.id)


def _of_unit(unit: PublicUnit, records: Iterable[Record], reviews: Reviews) -> Count:
    own = (reviews[record.address.id] for record in records)
    return _count(unit.name, addresses.unit_findings_url(unit.slug), own)


def _count(name: str, url: str, reviews: Iterable[Review], rule: str = "") -> Count:
    found = [finding for review in reviews for finding in review.findings if rule in ("", finding.rule)]
    answered = sum(1 for finding in found if finding.answer)
    return Count(name, url, len(found), len({finding.form for finding in found}), answered)


def _entries(records: Iterable[Record], reviews: Reviews, language: Language, rule: str = "") -> Iterator[Entry]:
    for record in records:
        for number, finding in enumerate(reviews[record.address.id].findings, 1):
            if rule in ("", finding.rule):
                url = addresses.form_url(record.address)
                yield Entry(record, url, finding_view(number, finding, language))


def _list(
    url: str,
    title: str,
    crumbs: Sequence[Crumb],
    explanation: Explanation | None,
    entries: Sequence[Entry],
    language: Language,
) -> Iterator[Page]:
    for part in parts(url, entries):
        view = FindingsView(title, crumbs, explanation if part.number == 1 else None, part)
        description = language.interface["findings"]["list_description"].format(title=title)
        yield Page(part.url, title, description, "findings_list.html", view)

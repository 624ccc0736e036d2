"""The pages that gather findings: all by rule and by unit, those of a unit, and each rule with all it found."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import NamedTuple

from generator.catalogue.records import Record
from generator.language import Language
from generator.model import PublicUnit
from generator.rendering import addresses
from generator.rendering.pages.page import Link, Page, Part, parts, unit_link
from generator.rendering.pages.review import FindingPlace, FindingView, RuleLink, asked_link, finding_view
from generator.rules.registry import rules
from generator.rules.rule import Explanation, Rule
from generator.rules.running import Finding, Noted

Notes = tuple[Noted, ...]
"""The findings in a form, in short."""

Units = Mapping[str, PublicUnit]

_WITHIN_A_SENTENCE = re.compile(r"(?<![。；：])\n")


class Count(NamedTuple):
    """How often something was found, on how many forms, and how many of these findings are answered.

    ``checked`` is how many forms of a unit there are, without which units cannot be compared; ``None`` of a rule.
    """

    name: str
    url: str
    findings: int
    forms: int
    answered: int
    checked: int | None = None


class Entry(NamedTuple):
    """A finding in a list, with the form it is on and the name of its unit."""

    record: Record
    unit_name: str
    url: str
    finding: FindingView


@dataclass(frozen=True, slots=True)
class OverviewView:
    """All that the template of the overview receives; rules and units with most findings come first.

    ``silent`` are the rules that found nothing.
    """

    by_rule: Sequence[Count]
    silent: Sequence[RuleLink]
    by_unit: Sequence[Count]
    checked_forms: int


@dataclass(frozen=True, slots=True)
class FindingsView:
    """All that the template of a list of findings receives.

    ``unit`` is the page of the unit whose findings these are, ``None`` where they are a rule's; ``explanation`` is
    there on a rule's first page. ``answered`` is how many of them all are answered.
    """

    title: str
    crumbs: Sequence[Link]
    unit: Link | None
    explanation: Explanation | None
    answered: int
    part: Part[Entry]


class Listed(NamedTuple):
    """A finding, the form it is on, the name of its unit, and its place on that form's page."""

    record: Record
    unit_name: str
    place: FindingPlace
    finding: Finding


def unit_findings_pages(unit: PublicUnit, listed: Iterable[Listed], language: Language) -> Iterator[Page]:
    """Yield the pages with all findings in a unit's forms."""
    title = language.interface["findings"]["of_unit"].format(unit=unit.name)
    subject = _Subject(addresses.unit_findings_url(unit.slug), title, unit_link(unit))
    yield from _list(subject, listed, language)


def rule_findings_pages(rule: Rule, listed: Iterable[Listed], language: Language) -> Iterator[Page]:
    """Yield the pages with what a rule is about and all that it found."""
    explanation = rule.explanation
    subject = _Subject(addresses.rule_url(rule.id), explanation.title, explanation=explanation)
    yield from _list(subject, listed, language)


def private_page(language: Language) -> Page:
    """Return what stands in place of the overview where findings are kept off the public pages."""
    words = language.interface["findings"]
    return Page(addresses.FINDINGS, words["title"], words["kept_private"], "findings_private.html")


def findings_page(noted: Sequence[tuple[Record, Notes]], units: Units, language: Language) -> Page:
    """Return the overview of all findings by rule and by unit, with the way to each."""
    words = language.interface["findings"]
    by_rule = _by_rule(noted)
    view = OverviewView(
        by_rule=_most_first(
            _count(rule.explanation.title, addresses.rule_url(rule.id), by_rule[rule.id])
            for rule in rules()
            if rule.id in by_rule
        ),
        silent=[asked_link(rule.id, language) for rule in rules() if rule.id not in by_rule],
        by_unit=_most_first(_of_unit(units[slug], notes) for slug, notes in _by_unit(noted).items()),
        checked_forms=len(noted),
    )
    return Page(addresses.FINDINGS, words["title"], words["description"], "findings.html", view)


def _most_first(counts: Iterable[Count]) -> list[Count]:
    return sorted(counts, key=lambda count: -count.findings)


def _by_rule(noted: Iterable[tuple[Record, Notes]]) -> dict[str, list[Notes]]:
    found: dict[str, list[Notes]] = {}
    for _, notes in noted:
        for name, own in groupby(sorted(notes), key=lambda note: note.rule):
            found.setdefault(name, []).append(tuple(own))
    return found


def _by_unit(noted: Iterable[tuple[Record, Notes]]) -> dict[str, list[Notes]]:
    found: dict[str, list[Notes]] = {}
    for record, notes in noted:
        found.setdefault(record.unit, []).append(notes)
    return {slug: found[slug] for slug in sorted(found)}


def _of_unit(unit: PublicUnit, notes: Sequence[Notes]) -> Count:
    return _count(unit.name, addresses.unit_findings_url(unit.slug), notes)._replace(checked=len(notes))


def _count(name: str, url: str, of_forms: Iterable[Notes]) -> Count:
    with_any = [notes for notes in of_forms if notes]
    findings = [note for notes in with_any for note in notes]
    return Count(name, url, len(findings), len(with_any), sum(note.is_answered for note in findings))


class _Subject(NamedTuple):
    """What findings are listed of: a unit with its page, or a rule with its explanation."""

    url: str
    title: str
    unit: Link | None = None
    explanation: Explanation | None = None


def _list(subject: _Subject, listed: Iterable[Listed], language: Language) -> Iterator[Page]:
    words = language.interface["findings"]
    crumbs = [Link(words["title"], addresses.FINDINGS)]
    found = tuple(listed)
    answered = sum(bool(one.finding.answer) for one in found)
    for part in parts(subject.url, found):
        entries = part.showing([_entry(one, language) for one in part.items])
        explanation = _in_paragraphs(subject.explanation) if subject.explanation and part.number == 1 else None
        view = FindingsView(subject.title, crumbs, subject.unit, explanation, answered, entries)
        description = words["list_description"].format(title=subject.title)
        yield Page(part.url, subject.title, description, "findings_list.html", view)


def _in_paragraphs(explanation: Explanation) -> Explanation:
    """Return an explanation whose lines end where a sentence or a clause does, not where those of the code do."""
    what, why = (_WITHIN_A_SENTENCE.sub("", text) for text in (explanation.what, explanation.why))
    return replace(explanation, what=what, why=why)


def _entry(one: Listed, language: Language) -> Entry:
    url = addresses.form_url(one.record.address)
    return Entry(one.record, one.unit_name, url, finding_view(one.place, one.finding, language))

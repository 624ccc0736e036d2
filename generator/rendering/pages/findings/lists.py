"""The lists of findings: those of a unit, of a rule with its explanation, and of a year."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import NamedTuple

from generator.catalogue.records import Record
from generator.language import Language
from generator.model import PublicUnit
from generator.rendering import addresses
from generator.rendering.amounts import trimmed, yuan_text
from generator.rendering.pages.form.review import FindingView, finding_view
from generator.rendering.pages.page import Link, Page, Part, parts, unit_link
from generator.rules.anchors import FindingPlace
from generator.rules.limits import Limits, limits_of
from generator.rules.outcome import DifferenceUnit
from generator.rules.parameters import Packs
from generator.rules.registry import rules_by_id
from generator.rules.rule import Explanation, Rule, Subject
from generator.rules.running import Finding, Noted

Notes = tuple[Noted, ...]
"""The findings in a form, in brief."""

NotedForm = tuple[Record, Notes]
Units = Mapping[str, PublicUnit]

_WITHIN_A_SENTENCE = re.compile(r"(?<![。；：])\n")


class Size(NamedTuple):
    """How far the numbers that were compared are apart: with its unit, and as a number to sort by.

    ``beside`` is the budget of the form, to judge an amount by; empty for points and rates, and if it is blank.
    """

    text: str
    number: str
    beside: str


class Entry(NamedTuple):
    """A finding in a list, with its form, the name of its unit, and the subject of its rule.

    ``size`` is ``None`` if no two numbers were compared.
    """

    record: Record
    unit_name: str
    finding: FindingView
    subject: Subject
    size: Size | None


class About(NamedTuple):
    """What a list of findings is about: a unit with its page, or a rule with its explanation and its limits.

    ``times_applied`` is to how many forms the rule could be applied, ``None`` for a unit. At ``explore_url`` the
    explorer lists the forms, and offers the findings for download.
    """

    title: str
    explore_url: str
    unit: Link | None = None
    explanation: Explanation | None = None
    limits: Sequence[Limits] = ()
    times_applied: int | None = None


@dataclass(frozen=True, slots=True)
class FindingsView:
    """All that the template of a list of findings receives.

    ``by_year`` is how many findings each year has, which those of a unit are listed by; empty for a rule's.
    ``answered`` is how many of all findings are answered.
    """

    about: About
    crumbs: Sequence[Link]
    by_year: Mapping[int, int]
    answered: int
    part: Part[Entry]


@dataclass(frozen=True, slots=True)
class TableView:
    """All that the template of a table of findings receives."""

    title: str
    crumbs: Sequence[Link]
    part: Part[Entry]


class Listed(NamedTuple):
    """A finding, its form, the name of its unit, and its place on the form's page."""

    record: Record
    unit_name: str
    place: FindingPlace
    finding: Finding


def unit_findings_pages(unit: PublicUnit, listed: Iterable[Listed], language: Language) -> Iterator[Page]:
    """Yield the pages with all findings in a unit's forms."""
    title = language.interface["findings"]["of_unit"].format(unit=unit.name)
    url, explored = addresses.unit_findings_url(unit.slug), addresses.explore_url(unit=unit.slug, findings="1")
    yield from _list(url, About(title, explored, unit_link(unit)), listed, language)


def rule_findings_pages(
    rule: Rule, listed: Iterable[Listed], times_applied: int, packs: Packs, language: Language
) -> Iterator[Page]:
    """Yield the pages with what a rule is about, the limits that it applies, and all that it found, largest first.

    ``times_applied`` is to how many forms it could be applied.
    """
    explanation, limits = _in_paragraphs(rule.explanation), limits_of(rule.id, packs, language)
    explored = addresses.explore_url(rule=rule.id)
    about = About(explanation.title, explored, explanation=explanation, limits=limits, times_applied=times_applied)
    yield from _list(addresses.rule_url(rule.id), about, sorted(listed, key=_weight), language)


def year_findings_pages(year: int, listed: Iterable[Listed], language: Language) -> Iterator[Page]:
    """Yield the pages with all findings in a year's forms, the weightiest subjects first."""
    words = language.interface["findings"]
    title, crumbs = words["of_year"].format(year=year), [Link(words["title"], addresses.FINDINGS)]
    for part in weighed(addresses.year_findings_url(year), listed, language):
        view = TableView(title, crumbs, part)
        yield Page(part.url, title, words["list_description"].format(title=title), "findings_year.html", view)


def weighed(url: str, listed: Iterable[Listed], language: Language) -> Iterator[Part[Entry]]:
    """Yield the parts of a list of findings, the weightiest first."""
    for part in parts(url, sorted(listed, key=_weight)):
        yield part.showing([_entry(one, language) for one in part.items])


def _weight(one: Listed) -> tuple[int, int, Decimal, int]:
    """Return the key that sorts the weightiest subjects first, of these the largest differences, then the newest.

    A difference counts by itself and not in proportion: money that is not accounted for weighs by its amount.
    """
    difference, subject = one.finding.found.difference, rules_by_id()[one.finding.rule].subject
    if difference is None:
        return subject.rank, len(DifferenceUnit), Decimal(0), -one.record.year
    return subject.rank, difference.unit.rank, -abs(difference.value), -one.record.year


def _list(url: str, about: About, listed: Iterable[Listed], language: Language) -> Iterator[Page]:
    words = language.interface["findings"]
    crumbs = [Link(words["title"], addresses.FINDINGS)]
    found = tuple(listed)
    answered = sum(bool(one.finding.answer) for one in found)
    by_year = Counter(one.record.year for one in found) if about.unit else {}
    description = words["list_description"].format(title=about.title)
    for part in parts(url, found):
        entries = part.showing([_entry(one, language) for one in part.items])
        view = FindingsView(about, crumbs, by_year, answered, entries)
        yield Page(part.url, about.title, description, "findings_list.html", view)


def _in_paragraphs(explanation: Explanation) -> Explanation:
    """Return an explanation whose lines break after a sentence or clause and not where the source code does."""
    what, why = (_WITHIN_A_SENTENCE.sub("", text) for text in (explanation.what, explanation.why))
    return replace(explanation, what=what, why=why)


def _entry(one: Listed, language: Language) -> Entry:
    subject, view = rules_by_id()[one.finding.rule].subject, finding_view(one.place, one.finding, language)
    return Entry(one.record, one.unit_name, view, subject, _size(one, language))


def _size(one: Listed, language: Language) -> Size | None:
    difference, words = one.finding.found.difference, language.interface["difference"]
    if difference is None:
        return None
    size = abs(difference.value)
    beside = _budget(one.record, language) if difference.unit is DifferenceUnit.YUAN else ""
    return Size(words[difference.unit.value].format(number=trimmed(size)), f"{size:f}", beside)


def _budget(record: Record, language: Language) -> str:
    if not record.yuan:
        return ""
    measure = "full_year_budget" if record.is_evaluation else "annual_budget"
    name, text = language.interface["measure"][measure], language.interface["findings"]["budget_of"]
    return text.format(name=name, budget=yuan_text(record.yuan))

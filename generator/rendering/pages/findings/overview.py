"""The page of all findings: their number by rule, by year and by unit, and their list."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple, TypeVar

from generator.catalogue.order import by_name
from generator.catalogue.records import Record
from generator.language import Language
from generator.rendering import addresses
from generator.rendering.pages.findings.lists import Entry, Listed, NotedForm, Notes, Units, weighed
from generator.rendering.pages.findings.scores_above import ScoresAbove, scores_above
from generator.rendering.pages.form.review import RuleLink, asked_link
from generator.rendering.pages.page import Page, Part
from generator.rules.registry import rules
from generator.rules.rule import Rule, Subject

Key = TypeVar("Key", bound=Hashable)


class Count(NamedTuple):
    """The number of findings, of forms that have them, and of answered findings, under one name.

    ``checked`` is the number of forms that were checked, of a unit or a year or by a rule, needed to compare these
    counts. A rule alone has a ``subject``.
    """

    name: str
    url: str
    findings: int
    forms: int
    answered: int
    checked: int
    subject: Subject | None = None


@dataclass(frozen=True, slots=True)
class Counts:
    """Counts of all findings: rules by weight, years the newest first, units with the most findings first.

    ``silent`` are the rules that found nothing in any form, ``unapplied`` those that could not be applied to one.
    """

    by_rule: Sequence[Count]
    silent: Sequence[RuleLink]
    unapplied: Sequence[RuleLink]
    by_year: Sequence[Count]
    by_unit: Sequence[Count]
    checked_forms: int


@dataclass(frozen=True, slots=True)
class OverviewView:
    """All that the template receives; only the first page has ``counts``, and ``above`` if there are such scores."""

    part: Part[Entry]
    counts: Counts | None
    above: ScoresAbove | None


def private_page(language: Language) -> Page:
    """Return the page in place of the overview if findings are not published."""
    words = language.interface["findings"]
    return Page(addresses.FINDINGS, words["title"], words["kept_private"], "findings_private.html")


def findings_pages(
    noted: Sequence[NotedForm],
    times_applied: Mapping[str, int],
    listed: Iterable[Listed],
    units: Units,
    language: Language,
) -> Iterator[Page]:
    """Yield the pages of all findings; ``noted`` are all checked forms, ``listed`` the findings in them.

    ``times_applied`` tells to how many forms each rule could be applied.
    """
    words = language.interface["findings"]
    for part in weighed(addresses.FINDINGS, listed, language):
        is_first = part.number == 1
        counts = _counts(noted, times_applied, units, language) if is_first else None
        view = OverviewView(part, counts, scores_above(noted, units) if is_first else None)
        yield Page(part.url, words["title"], words["description"], "findings.html", view)


def _counts(noted: Sequence[NotedForm], times_applied: Mapping[str, int], units: Units, language: Language) -> Counts:
    by_rule = _by_rule(noted)
    without = [(rule.id, times_applied[rule.id]) for rule in rules() if rule.id not in by_rule]
    remark = language.interface["findings"]["applied"]
    by_unit, by_year = _grouped(noted, lambda record: record.unit), _grouped(noted, lambda record: record.year)
    year_name = language.interface["navigation"]["year"]
    of_rules = (_of_rule(rule, by_rule[rule.id], times_applied[rule.id]) for rule in rules() if rule.id in by_rule)
    of_units = (
        _of_forms(unit.name, addresses.unit_findings_url(unit.slug), by_unit[unit.slug])
        for unit in by_name(units[slug] for slug in by_unit)
    )
    return Counts(
        by_rule=sorted(of_rules, key=lambda count: (count.subject.rank if count.subject else 0, -count.findings)),
        silent=[asked_link(rule, language, remark.format(count=times)) for rule, times in without if times],
        unapplied=[asked_link(rule, language) for rule, times in without if not times],
        by_year=[
            _of_forms(year_name.format(year=year), addresses.year_findings_url(year), by_year[year])
            for year in sorted(by_year, reverse=True)
        ],
        by_unit=sorted(of_units, key=lambda count: -count.findings),
        checked_forms=len(noted),
    )


def _by_rule(noted: Iterable[NotedForm]) -> dict[str, list[Notes]]:
    found: dict[str, list[Notes]] = {}
    for _, notes in noted:
        for name, own in groupby(sorted(notes), key=lambda note: note.rule):
            found.setdefault(name, []).append(tuple(own))
    return found


def _grouped(noted: Iterable[NotedForm], key: Callable[[Record], Key]) -> dict[Key, list[Notes]]:
    found: dict[Key, list[Notes]] = {}
    for record, notes in noted:
        found.setdefault(key(record), []).append(notes)
    return found


def _of_rule(rule: Rule, notes: Sequence[Notes], checked: int) -> Count:
    return _count(rule.explanation.title, addresses.rule_url(rule.id), notes, checked)._replace(subject=rule.subject)


def _of_forms(name: str, url: str, notes: Sequence[Notes]) -> Count:
    return _count(name, url, notes, len(notes))


def _count(name: str, url: str, of_forms: Iterable[Notes], checked: int) -> Count:
    with_any = [notes for notes in of_forms if notes]
    findings = [note for notes in with_any for note in notes]
    return Count(name, url, len(findings), len(with_any), sum(note.is_answered for note in findings), checked)

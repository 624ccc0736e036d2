"""The part of a form's page about what was checked, which the pages that list findings use too."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from generator.catalogue.downloads import data_of
from generator.diagnostics import quoted
from generator.language import Language
from generator.model import Address, CellPath
from generator.rendering.addresses import form_url, rule_url
from generator.rules.anchors import FindingPlace, placed
from generator.rules.outcome import NOT_ASKED, NotApplicable, Side, Unchecked
from generator.rules.registry import rule_titles
from generator.rules.running import Finding, Review

MarkIds = Mapping[CellPath, str]
"""The identifiers of the marks beside cells on a form's page, by the paths of the cells."""

_NOWHERE: MarkIds = {}

MOST_SHOWN = 60
"""How many characters of a cell are shown beside a finding; the same page has all of them."""


class RuleLink(NamedTuple):
    """A rule in a few words, its page, and a remark, which may be empty."""

    title: str
    url: str
    remark: str = ""


class UncheckedView(NamedTuple):
    """A rule that could not check some indicators: which ones for which reason, one text for each reason."""

    rule: RuleLink
    reasons: Sequence[str]


class SideView(NamedTuple):
    """A value that was compared: its printed label and its text."""

    label: str
    text: str
    mark: str
    """The identifier of the mark beside it on the form's page, empty if there is none."""
    url: str
    """The page of the form, if it is another one, else empty."""
    form: str
    """The year and kind of the form, if it is another one, else empty."""
    source: str
    """The published file of the form."""
    line: int
    """The line in the file."""


@dataclass(frozen=True, slots=True)
class FindingView:
    """A finding in words; ``number`` counts from 1 on its form's page, where its anchor is ``anchor``.

    ``message`` does not start with the rule's title, which is shown above it. ``is_told`` is true if it contains
    everything that was compared: a single value and its label.
    """

    number: int
    anchor: str
    rule: RuleLink
    message: str
    advice: str
    sum: str
    sides: Sequence[SideView]
    is_told: bool
    answer: str


@dataclass(frozen=True, slots=True)
class ReviewView:
    """All checks of a form: findings, passed and inapplicable rules, and answers to rules without findings.

    Rules about cells that the paper does not have are left out. ``unchecked`` are the indicators that rules could not
    check, ``unchecked_count`` is their number; such a rule is not told as inapplicable, too.
    """

    findings: Sequence[FindingView]
    passed: Sequence[RuleLink]
    not_applicable: Sequence[RuleLink]
    unchecked: Sequence[UncheckedView]
    unchecked_count: int
    unused_answers: Sequence[str]


def review_view(review: Review, cells: Mapping[str, MarkIds], language: Language) -> ReviewView:
    """Return a review in words; ``cells`` are the marks that each finding links to, by its anchor."""
    told_apart = {rule for rule, _ in review.unchecked}
    return ReviewView(
        findings=[
            finding_view(place, one, language, cells.get(place.anchor, {})) for place, one in placed(review.findings)
        ],
        passed=[asked_link(rule, language) for rule in review.passed],
        not_applicable=[
            asked_link(rule, language, _reason(why, language))
            for rule, why in review.not_applicable
            if why != NOT_ASKED and rule not in told_apart
        ],
        unchecked=_unchecked(review.unchecked, language),
        unchecked_count=len(review.unchecked),
        unused_answers=review.unused_answers,
    )


def finding_view(place: FindingPlace, finding: Finding, language: Language, cells: MarkIds = _NOWHERE) -> FindingView:
    """Return a finding in words; ``cells`` are the marks on the same page that it links to."""
    words, found, rule = language.findings[finding.rule], finding.found, rule_link(finding.rule)
    told = language.told(found.texts)
    message = words["message"].format(**told).removeprefix(f"{rule.title}{language.interface['texts']['colon']}")
    return FindingView(
        number=place.number,
        anchor=place.anchor,
        rule=rule,
        message=message,
        advice=words["advice"].format(**told),
        sum=told["sum"],
        sides=[
            _side(side, finding.form, place.line, cells, language)
            for side, place in zip(found.sides, finding.places, strict=True)
        ],
        is_told=_is_told(found.sides, message, language),
        answer=finding.answer,
    )


def _is_told(sides: Sequence[Side], message: str, language: Language) -> bool:
    return len(sides) == 1 and all(text and text in message for text in (sides[0].label, language.said(sides[0].text)))


def _side(side: Side, form: str, line: int, cells: MarkIds, language: Language) -> SideView:
    other, text = side.form, language.said(side.text)
    return SideView(
        label=side.label,
        text=text if len(text) <= MOST_SHOWN else f"{text[:MOST_SHOWN]}……",
        mark="" if other else cells.get(side.cell, ""),
        url=form_url(other) if other else "",
        form=_year_and_kind(other, language) if other else "",
        source=data_of(other.id if other else form, "yml"),
        line=line,
    )


def _year_and_kind(form: Address, language: Language) -> str:
    words = language.interface
    return words["form"]["sibling"].format(year=form.year, kind=words["kind"][form.kind.value])


def _unchecked(unchecked: Sequence[tuple[str, Unchecked]], language: Language) -> list[UncheckedView]:
    names: dict[str, dict[str, list[str]]] = {}
    for rule, one in unchecked:
        names.setdefault(rule, {}).setdefault(_reason(one, language), []).append(one.label)
    words = language.interface["findings"]["unchecked_rows"]
    return [
        UncheckedView(
            asked_link(rule, language),
            [words.format(names=language.said(quoted(labels)), reason=reason) for reason, labels in reasons.items()],
        )
        for rule, reasons in names.items()
    ]


def _reason(why: NotApplicable | Unchecked, language: Language) -> str:
    return language.findings["reasons"][why.reason].format(**language.told(why.values))


def asked_link(rule: str, language: Language, remark: str = "") -> RuleLink:
    """Return the link to a rule that found nothing, named by what holds: its title would read like a finding."""
    return RuleLink(language.findings[rule]["holds"], rule_url(rule), remark)


@cache
def rule_link(rule: str) -> RuleLink:
    """Return the link to a rule's page."""
    return RuleLink(rule_titles()[rule], rule_url(rule))

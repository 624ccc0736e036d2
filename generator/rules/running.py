"""Runs the rules on a form and gathers what came of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from generator.catalogue.records import Record
from generator.diagnostics import Place
from generator.model import Form
from generator.rules.catalogue import rules
from generator.rules.outcome import Found, NotApplicable, Outcomes
from generator.rules.parameters import Pack, parameters_for
from generator.rules.rule import Rule, Scope


@dataclass(frozen=True, slots=True)
class Finding:
    """Something found in a form by a rule, and what the unit answers, empty where it does not.

    ``places`` say where in their files the sides stand, once these have been looked up.
    """

    rule: str
    form: str
    found: Found
    answer: str
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Review:
    """What all rules said of one form: each rule stands in one of the three.

    ``answers`` are the unit's, by rule.
    """

    findings: tuple[Finding, ...]
    passed: tuple[str, ...]
    not_applicable: tuple[tuple[str, NotApplicable], ...]
    answers: Mapping[str, str]

    @property
    def unused_answers(self) -> tuple[str, ...]:
        """The rules that an answer is given to and that found nothing."""
        answered = {finding.rule for finding in self.findings}
        return tuple(rule for rule in self.answers if rule not in answered)


def review(form: Form, others: Sequence[Form], packs: Sequence[Pack], authority: str) -> Review:
    """Return the review of a form; ``others`` are the other forms of its project, in order of time.

    Rules of the collection are not among it, see ``with_collection``.
    """
    findings: list[Finding] = []
    passed: list[str] = []
    not_applicable: list[tuple[str, NotApplicable]] = []
    for rule in rules():
        if rule.scope is Scope.COLLECTION:
            continue
        said = tuple(_outcomes(rule, form, others, packs, authority))
        found = [one for one in said if isinstance(one, Found)]
        reasons = [one for one in said if isinstance(one, NotApplicable)]
        answer = form.answers.get(rule.id, "")
        findings += (Finding(rule.id, form.address.id, one, answer) for one in found)
        if not found and reasons:
            not_applicable.append((rule.id, reasons[0]))
        elif not found:
            passed.append(rule.id)
    return Review(tuple(findings), tuple(passed), tuple(not_applicable), dict(form.answers))


def with_collection(
    reviews: Mapping[str, Review], records: Sequence[Record], packs: Sequence[Pack]
) -> dict[str, Review]:
    """Return the reviews of all forms with what the rules of the collection say added to them."""
    added = dict(reviews)
    for rule in rules():
        if rule.scope is Scope.COLLECTION:
            found = dict(rule.check(records, parameters_for(rule.id, packs, "", 0)))
            added = {form: _with(one, rule.id, form, found.get(form)) for form, one in added.items()}
    return added


def _with(one: Review, rule: str, form: str, found: Found | None) -> Review:
    if found is None:
        return replace(one, passed=(*one.passed, rule))
    return replace(one, findings=(*one.findings, Finding(rule, form, found, one.answers.get(rule, ""))))


def _outcomes(rule: Rule, form: Form, others: Sequence[Form], packs: Sequence[Pack], authority: str) -> Outcomes:
    parameters = parameters_for(rule.id, packs, authority, form.address.year)
    outcomes: Outcomes = (
        rule.check(form, parameters) if rule.scope is Scope.FORM else rule.check(form, tuple(others), parameters)
    )
    return outcomes

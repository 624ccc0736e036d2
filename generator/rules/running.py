"""Runs the rules on a form and gathers what came of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

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

    ``unused_answers`` name rules that an answer is given to and that found nothing.
    """

    findings: tuple[Finding, ...]
    passed: tuple[str, ...]
    not_applicable: tuple[tuple[str, NotApplicable], ...]
    unused_answers: tuple[str, ...]


def review(form: Form, others: Sequence[Form], packs: Sequence[Pack], authority: str) -> Review:
    """Return the review of a form; ``others`` are the other forms of its project, in order of time."""
    findings: list[Finding] = []
    passed: list[str] = []
    not_applicable: list[tuple[str, NotApplicable]] = []
    for rule in rules():
        said = tuple(_outcomes(rule, form, others, packs, authority))
        found = [one for one in said if isinstance(one, Found)]
        reasons = [one for one in said if isinstance(one, NotApplicable)]
        answer = form.answers.get(rule.id, "")
        findings += (Finding(rule.id, form.address.id, one, answer) for one in found)
        if not found and reasons:
            not_applicable.append((rule.id, reasons[0]))
        elif not found:
            passed.append(rule.id)
    return Review(tuple(findings), tuple(passed), tuple(not_applicable), tuple(_unused(form.answers, findings)))


def _outcomes(rule: Rule, form: Form, others: Sequence[Form], packs: Sequence[Pack], authority: str) -> Outcomes:
    parameters = parameters_for(rule.id, packs, authority, form.address.year)
    if rule.scope is Scope.FORM:
        return rule.check(form, parameters)
    return rule.check(form, tuple(others), parameters)


def _unused(answers: Iterable[str], findings: Sequence[Finding]) -> Iterator[str]:
    answered = {finding.rule for finding in findings}
    return (rule for rule in answers if rule not in answered)

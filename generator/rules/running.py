"""Runs the rules on a form and collects their outcomes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from generator.catalogue.catalogue import newest_first
from generator.catalogue.records import Record
from generator.definition.cells import Definition
from generator.diagnostics import Place
from generator.model import Form
from generator.rules.outcome import Found, NotApplicable, Outcome, Outcomes, Unchecked
from generator.rules.parameters import Packs
from generator.rules.registry import rules
from generator.rules.rule import Rule, Scope


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that a rule found in a form, and the unit's answer, or empty.

    ``places`` are those of the sides in their files, once these are looked up.
    """

    rule: str
    form: str
    found: Found
    answer: str
    places: tuple[Place, ...] = ()


class Noted(NamedTuple):
    """The short version of a finding, for counting: its rule, and whether the unit has answered it."""

    rule: str
    is_answered: bool


@dataclass(frozen=True, slots=True)
class Review:
    """The outcomes of all rules for one form; each rule is in one of the first three fields.

    ``answers`` are the unit's answers by rule. ``unchecked`` are single indicators or amounts that a rule could not
    check, whatever its outcome for others.
    """

    findings: tuple[Finding, ...]
    passed: tuple[str, ...]
    not_applicable: tuple[tuple[str, NotApplicable], ...]
    answers: Mapping[str, str]
    unchecked: tuple[tuple[str, Unchecked], ...]

    @property
    def noted(self) -> tuple[Noted, ...]:
        """The short versions of the findings."""
        return tuple(Noted(finding.rule, bool(finding.answer)) for finding in self.findings)

    @property
    def applied(self) -> int:
        """The rules that could be applied, as bits in the order of ``rules``: a build keeps this of every form."""
        others = {rule for rule, _ in self.not_applicable}
        return sum(1 << place for place, rule in enumerate(rules()) if rule.id not in others)

    @property
    def unused_answers(self) -> tuple[str, ...]:
        """The rules that have an answer but found nothing."""
        answered = {finding.rule for finding in self.findings}
        return tuple(rule for rule in self.answers if rule not in answered)


def review(
    form: Form,
    others: Sequence[Form],
    packs: Packs,
    definition: Definition,
    in_collection: Sequence[tuple[str, Found]],
) -> Review:
    """Return the review of a form; ``others`` are the other forms of its project, in order of time.

    ``definition`` is that of its paper. ``in_collection`` is the result of ``find_in_collection`` for the form: rules,
    and what they found.
    """
    findings: list[Finding] = []
    passed: list[str] = []
    not_applicable: list[tuple[str, NotApplicable]] = []
    unchecked: list[tuple[str, Unchecked]] = []
    for rule in rules():
        if rule.scope is Scope.COLLECTION:
            said: Sequence[Outcome] = [found for name, found in in_collection if name == rule.id]
        else:
            said = tuple(_outcomes(rule, form, others, packs, definition))
        unchecked += ((rule.id, one) for one in said if isinstance(one, Unchecked))
        if found := [one for one in said if isinstance(one, Found)]:
            answer = form.answers.get(rule.id, "")
            findings += (Finding(rule.id, form.address.id, one, answer) for one in found)
        elif reasons := [one for one in said if isinstance(one, NotApplicable)]:
            not_applicable.append((rule.id, reasons[0]))
        else:
            passed.append(rule.id)
    answers = dict(form.answers)
    return Review(tuple(findings), tuple(passed), tuple(not_applicable), answers, tuple(unchecked))


def times_applied(applied: Iterable[int]) -> dict[str, int]:
    """Return to how many forms each rule could be applied, where ``applied`` is that of the review of each form."""
    alike = Counter(applied)
    return {
        rule.id: sum(forms for bits, forms in alike.items() if bits >> place & 1) for place, rule in enumerate(rules())
    }


def find_in_collection(records: Iterable[Record]) -> dict[str, tuple[tuple[str, Found], ...]]:
    """Return the findings of the rules of the collection, by form identifier.

    The order of the records does not matter, and those of withdrawn forms are skipped.
    """
    records = newest_first(record for record in records if not record.withdrawal)
    found: dict[str, tuple[tuple[str, Found], ...]] = {}
    for rule in rules():
        if rule.scope is Scope.COLLECTION:
            for form, one in rule.check(records):
                found[form] = (*found.get(form, ()), (rule.id, one))
    return found


def _outcomes(rule: Rule, form: Form, others: Sequence[Form], packs: Packs, definition: Definition) -> Outcomes:
    parameters = rule.parameters(packs, definition, form.address.year)
    outcomes: Outcomes = (
        rule.check(form, parameters) if rule.scope is Scope.FORM else rule.check(form, tuple(others), parameters)
    )
    return outcomes

"""Each case of each rule, put into a valid form, has exactly the expected outcome."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.catalogue.records import record_of
from generator.definition.cells import Definition
from generator.language import load
from generator.rules.outcome import Found, NotApplicable, Outcome, Unchecked
from generator.rules.parameters import Parameters
from generator.rules.registry import rules
from generator.rules.rule import Rule, Scope
from tests.rules.forms import form_of
from tests.rules.packs import packs

FOLDER = Path(__file__).parent / "cases"
RULES = {rule.id: rule for rule in rules()}


def cases_of(rule: str) -> list[dict[str, Any]]:
    """Return the cases of a rule, none if it has no file; the form named by the first one is that of all."""
    path = FOLDER / f"{rule}.yml"
    cases = yaml.load(path.read_text("utf-8"), yaml.CBaseLoader) if path.exists() else []
    first = {key: value for key, value in cases[0].items() if key == "form"} if cases else {}
    return [{**first, **case, "rule": rule, "id": f"{rule}: {case['case']}"} for case in cases]


def outcomes_of(rule: Rule, case: Mapping[str, Any], definitions: Mapping[str, Definition]) -> list[Any]:
    """Return the outcomes of a rule for a case."""
    form = form_of(case, definitions)
    given = rule.parameters(packs(), definitions[form.definition], form.address.year)
    parameters = Parameters(case["parameters"], given.directions) if "parameters" in case else given
    if rule.scope is Scope.FORM:
        return list(rule.check(form, parameters))
    if rule.scope is Scope.COLLECTION:
        forms = (form, *(form_of({**case, "change": "", **other}, definitions) for other in case.get("others", ())))
        found = dict(rule.check([record_of(one) for one in forms]))
        return [found[form.address.id]] if form.address.id in found else []
    others = tuple(form_of({**case, "change": "", **other}, definitions) for other in case.get("others", ()))
    return list(rule.check(form, others, parameters))


def told(outcomes: list[Outcome]) -> list[str]:
    """Return outcomes as cases write them; single indicators only if there is no other outcome."""
    found = [f"found: {load().said(one.sum)}" for one in outcomes if isinstance(one, Found)]
    reasons = [f"not-applicable: {one.reason}" for one in outcomes if isinstance(one, NotApplicable)]
    unchecked = [f"unchecked: {one.label} {one.reason}" for one in outcomes if isinstance(one, Unchecked)]
    return found or reasons[:1] or unchecked or ["silent"]


@pytest.mark.parametrize("case", [case for rule in RULES for case in cases_of(rule)], ids=lambda case: case["id"])
def test_a_rule_says_of_a_form_what_its_case_expects(
    case: dict[str, Any], definitions: Mapping[str, Definition]
) -> None:
    expected = case["expect"]
    told_of = told(outcomes_of(RULES[case["rule"]], case, definitions))
    assert told_of == ([expected] if isinstance(expected, str) else expected)


def differences(outcomes: list[Outcome]) -> list[str]:
    """Return the numbers that findings compared as cases write them: the stated one, the other one, their unit."""
    compared = [one.difference for one in outcomes if isinstance(one, Found)]
    return [f"{one.stated:f} {one.expected:f} {one.unit.value}" if one else "none" for one in compared]


@pytest.mark.parametrize(
    "case",
    [case for rule in RULES for case in cases_of(rule) if "difference" in case],
    ids=lambda case: case["id"],
)
def test_a_rule_tells_the_numbers_that_it_compared(case: dict[str, Any], definitions: Mapping[str, Definition]) -> None:
    expected = case["difference"]
    outcomes = outcomes_of(RULES[case["rule"]], case, definitions)
    assert differences(outcomes) == ([expected] if isinstance(expected, str) else expected)


@pytest.mark.parametrize("rule", RULES)
def test_numbers_that_were_found_to_differ_do(rule: str, definitions: Mapping[str, Definition]) -> None:
    outcomes = [one for case in cases_of(rule) for one in outcomes_of(RULES[rule], case, definitions)]
    compared = [one.difference for one in outcomes if isinstance(one, Found) and one.difference]
    assert [one for one in compared if not one.value] == []

"""Every rule has texts, and every example in them does what it claims."""

from __future__ import annotations

from collections.abc import Mapping
from string import Formatter

import pytest

from generator.definition.cells import Definition
from generator.language import RuleText, load
from tests.language.rules import rules_in_tables, yielded
from tests.sample import EVALUATION, PATHS, TARGET, changed, read, sample

RULES = load().rules
YIELDED = yielded()
every_rule = pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
with_wrong = pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.id) for rule in RULES.values() if rule.wrong])
with_right = pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.id) for rule in RULES.values() if rule.right])


def test_rules_yielded_and_rules_in_words_are_the_same() -> None:
    assert {place.rule for place in YIELDED} | rules_in_tables() == set(RULES)


@pytest.mark.parametrize("place", YIELDED, ids=lambda place: f"{place.where} {place.rule}")
def test_place_gives_the_values_its_words_ask_for(place: object) -> None:
    assert isinstance(place, type(YIELDED[0]))
    assert placeholders(RULES[place.rule]) <= place.values


def test_rules_from_tables_ask_for_no_more_than_the_table_gives() -> None:
    known = {place.rule for place in YIELDED}
    asked = {rule: placeholders(RULES[rule]) for rule in rules_in_tables() - known}
    given = {"forbidden-character": {"character"}, "surplus-mark": {"mark"}, "wrong-line-mark": {"written", "meant"}}
    assert {rule: names for rule, names in asked.items() if names} == given


@every_rule
def test_rule_says_what_is_wrong_what_to_do_and_why(rule: RuleText) -> None:
    assert all((rule.title, rule.message, rule.help, rule.why))
    assert not rule.title.endswith("。")
    assert rule.help.endswith("。") or rule.help.endswith("？")
    assert rule.why.endswith("。")


@every_rule
def test_rule_has_both_examples_or_none(rule: RuleText) -> None:
    assert bool(rule.wrong) == bool(rule.right)


@with_wrong
def test_wrong_example_yields_its_rule(rule: RuleText, definitions: Mapping[str, Definition]) -> None:
    name = form_of(rule.wrong)
    outcome = read(changed(sample(name), rule.wrong), definitions, PATHS[name])
    assert rule.id in outcome.rules


@with_right
def test_right_example_yields_nothing(rule: RuleText, definitions: Mapping[str, Definition]) -> None:
    name = form_of(rule.right)
    assert read(changed(sample(name), rule.right), definitions, PATHS[name]).rules == []


@pytest.mark.parametrize("name", [TARGET, EVALUATION])
def test_samples_are_right(name: str, definitions: Mapping[str, Definition]) -> None:
    assert read(sample(name), definitions, PATHS[name]).whole.definition == name


def form_of(example: str) -> str:
    """Return the sample with the example's cell; only the self-evaluation has indicators with several columns."""
    return EVALUATION if "绩效指标:" in example or "总分:" in example or "项目资金（万元）:" in example else TARGET


def placeholders(rule: RuleText) -> set[str]:
    texts = (rule.title, rule.message, rule.help, rule.otherwise)
    return {name for text in texts for _, name, _, _ in Formatter().parse(text) if name}

"""The skeleton of a rule is a rule: it is complete for the registry, and its cases pass."""

from __future__ import annotations

from collections.abc import Mapping
from types import ModuleType
from typing import Any

import pytest
import yaml

from generator.definition.cells import Definition
from generator.rules.rule import Rule, Scope, rule_of
from generator.rules.skeleton import TEXTS, UNWRITTEN, skeleton
from tests.rules.test_cases import outcomes_of, told

NAME, TITLE = "budget-of-nothing", "当年预算为零"
MODULE, CASES = "generator/rules/forms/budget_of_nothing.py", "tests/rules/cases/budget-of-nothing.yml"


@pytest.fixture
def texts() -> Mapping[str, str]:
    return skeleton(NAME, TITLE)


@pytest.fixture
def rule(texts: Mapping[str, str]) -> Rule:
    module = ModuleType("generator.rules.forms.budget_of_nothing")
    exec(compile(texts[MODULE], MODULE, "exec"), vars(module))
    return rule_of(module, Scope.FORM)


def cases(texts: Mapping[str, str]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = yaml.load(texts[CASES], yaml.CBaseLoader)
    return [{"form": found[0]["form"], **case} for case in found]


def test_files_are_named_after_the_rule(texts: Mapping[str, str]) -> None:
    assert set(texts) == {MODULE, CASES, TEXTS}


def test_explanation_is_whole(rule: Rule) -> None:
    told_of = rule.explanation
    assert (rule.id, told_of.title) == (NAME, TITLE)
    assert all(UNWRITTEN in text for text in (told_of.what, told_of.why, told_of.wrong, told_of.right))


def test_words_show_the_sum(texts: Mapping[str, str]) -> None:
    words = yaml.load(texts[TEXTS], yaml.CBaseLoader)
    assert set(words) == {NAME}
    assert set(words[NAME]) == {"message", "advice", "holds"}
    assert words[NAME]["message"].format(sum="1 = 2").endswith("1 = 2")
    assert words[NAME]["advice"].format()
    assert all(UNWRITTEN in text for text in words[NAME].values())


def test_the_cases_of_a_new_rule_hold(
    rule: Rule, texts: Mapping[str, str], definitions: Mapping[str, Definition]
) -> None:
    for case in cases(texts):
        assert told(outcomes_of(rule, case, definitions)) == [case["expect"]]


def test_there_is_a_case_of_each_outcome(texts: Mapping[str, str]) -> None:
    outcomes = {case["expect"].partition(":")[0] for case in cases(texts)}
    assert outcomes == {"found", "silent", "not-applicable"}


@pytest.mark.parametrize("name", ["", "Budget", "budget_of", "-budget", "budget-", "1-budget", "../budget", "预算"])
def test_name_that_is_none_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="name"):
        skeleton(name, TITLE)


@pytest.mark.parametrize("title", ["", " ", "甲\n乙", '甲"""', "甲\\"])
def test_title_that_breaks_the_docstring_is_refused(title: str) -> None:
    with pytest.raises(ValueError, match="title"):
        skeleton(NAME, title)

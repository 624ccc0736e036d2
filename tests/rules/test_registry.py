"""Every rule is complete: an explanation, texts, and cases of each outcome."""

from __future__ import annotations

import ast
import inspect
import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from string import Formatter

import pytest
import yaml

import generator.definition
import generator.diagnostics
import generator.language
import generator.rules.registry
from generator.definition.cells import Definition
from generator.diagnostics import Said
from generator.language import load
from generator.rules.outcome import Found, Outcome
from generator.rules.registry import rules
from generator.rules.rule import Rule, Scope, explanation_of
from generator.rules.skeleton import UNWRITTEN
from tests.rules.forms import NAMES
from tests.rules.packs import packs
from tests.rules.test_cases import FOLDER, RULES, cases_of, outcomes_of

TEXTS = Path(generator.language.__file__).parent / "zh" / "findings.yml"
RULES_FOLDER = Path(generator.rules.registry.__file__).parent
each_rule = pytest.mark.parametrize("rule", RULES.values(), ids=RULES)


@cache
def texts() -> Mapping[str, Mapping[str, str]]:
    content: Mapping[str, Mapping[str, str]] = yaml.load(TEXTS.read_text("utf-8"), yaml.CBaseLoader)
    return content


def expectations_of(rule: Rule) -> list[str]:
    expected = [case["expect"] for case in cases_of(rule.id)]
    return [one for each in expected for one in ([each] if isinstance(each, str) else each)]


def said_in_cases(rule: Rule, definitions: Mapping[str, Definition]) -> list[Outcome]:
    return [one for case in cases_of(rule.id) for one in outcomes_of(rule, case, definitions)]


def filled(text: str, values: Mapping[str, Said]) -> str:
    return text.format(**load().told(values))


def test_rules_have_different_names() -> None:
    assert len(RULES) == len(rules())


@each_rule
def test_explanation_is_whole(rule: Rule) -> None:
    told = rule.explanation
    assert all([told.title, told.what, told.why, told.wrong, told.right])


def test_a_rule_of_the_collection_has_no_parameters() -> None:
    schema = json.loads(Path(generator.definition.__file__).with_name("rules.schema.json").read_text("utf-8"))
    of_collection = {rule.id for rule in rules() if rule.scope is Scope.COLLECTION}
    assert of_collection
    assert of_collection.isdisjoint(schema["properties"]["rules"]["properties"])
    assert not any(rule.needs for rule in rules() if rule.id in of_collection)


@each_rule
def test_rule_has_words_and_nothing_beside_them(rule: Rule) -> None:
    assert set(texts()[rule.id]) == {"message", "advice", "holds"}
    assert "{sum}" in texts()[rule.id]["message"]


@each_rule
def test_every_text_of_a_rule_is_written(rule: Rule) -> None:
    assert UNWRITTEN not in f"{rule.explanation}{texts()[rule.id]}"


@each_rule
def test_what_holds_where_a_rule_finds_nothing_is_no_defect(rule: Rule) -> None:
    holds = texts()[rule.id]["holds"]
    assert holds != rule.explanation.title
    assert not any(word in holds for word in ("对不上", "不同", "缺少", "没有单位", "{", "。"))


@each_rule
@pytest.mark.parametrize("outcome", ["found: ", "silent", "not-applicable: "])
def test_rule_has_a_case_of_each_outcome(rule: Rule, outcome: str) -> None:
    if rule.scope is Scope.COLLECTION and outcome == "not-applicable: ":
        return  # There is always a collection.
    assert any(expected.startswith(outcome) for expected in expectations_of(rule))


@each_rule
def test_placeholders_of_its_words_are_filled(rule: Rule, definitions: Mapping[str, Definition]) -> None:
    for one in said_in_cases(rule, definitions):
        if isinstance(one, Found):
            assert load().said(one.sum) in filled(texts()[rule.id]["message"], one.texts)
            assert filled(texts()[rule.id]["advice"], one.texts)
        else:
            assert filled(texts()["reasons"][one.reason], one.values)


@each_rule
def test_message_says_nothing_twice(rule: Rule, definitions: Mapping[str, Definition]) -> None:
    for one in said_in_cases(rule, definitions):
        if isinstance(one, Found):
            message = filled(texts()[rule.id]["message"], one.texts)
            assert all(message.count(value) < 2 for value in load().told(one.values).values())


@each_rule
def test_messages_about_several_cells_of_a_form_can_be_told_apart(
    rule: Rule, definitions: Mapping[str, Definition]
) -> None:
    for case in cases_of(rule.id):
        found = [one for one in outcomes_of(rule, case, definitions) if isinstance(one, Found)]
        messages = [filled(texts()[rule.id]["message"], one.texts) for one in found]
        assert len({re.sub(r"[\d.,]", "", message) for message in messages}) == len(found)


@each_rule
def test_finding_shows_the_cells_it_is_made_of(rule: Rule, definitions: Mapping[str, Definition]) -> None:
    for one in said_in_cases(rule, definitions):
        if isinstance(one, Found):
            assert one.sides
            assert all(side.label and side.cell for side in one.sides)


def test_words_belong_to_a_rule() -> None:
    assert set(texts()) - {"reasons", "sums"} == set(RULES)
    for text in (text for entry in texts().values() for text in entry.values()):
        assert all(name is None or name for _, name, _, _ in Formatter().parse(text))


def modules(folder: str = ".") -> str:
    return "".join(path.read_text("utf-8") for path in sorted((RULES_FOLDER / folder).rglob("*.py")))


def test_no_word_of_sums_is_left_over() -> None:
    named = modules() + inspect.getsource(generator.diagnostics)
    assert [name for name in texts()["sums"] if not re.search(rf"""["']{name}["']""", named)] == []


@pytest.mark.parametrize("folder", ["forms", "projects", "collections"])
def test_no_rule_writes_words_into_a_sum(folder: str) -> None:
    nodes = [*ast.walk(ast.parse(modules(folder)))]
    texts = (node for node in nodes if isinstance(node, ast.JoinedStr))
    written = [part.value for text in texts for part in text.values if isinstance(part, ast.Constant)]
    joints = [node.value for node in nodes if isinstance(node, ast.Attribute) and node.attr == "join"]
    written += [joint.value for joint in joints if isinstance(joint, ast.Constant)]
    assert [text for text in written if re.search("[一-鿿、。，；：“”（）]", str(text))] == []


def test_cases_belong_to_a_rule() -> None:
    assert {path.stem for path in FOLDER.glob("*.yml")} <= set(RULES)


def test_parameters_belong_to_a_rule() -> None:
    assert {rule for pack in packs() for rule in pack.rules} <= set(RULES)


@each_rule
@pytest.mark.parametrize("name", NAMES)
def test_right_form_stays_silent(rule: Rule, name: str, definitions: Mapping[str, Definition]) -> None:
    case = {"form": name} if rule.scope is Scope.FORM else {"form": name, "others": []}
    assert not any(isinstance(one, Found) for one in outcomes_of(rule, case, definitions))


@each_rule
def test_rule_does_not_fail_where_no_pack_covers_the_form(rule: Rule, definitions: Mapping[str, Definition]) -> None:
    for case in cases_of(rule.id):
        assert all(isinstance(one, Outcome) for one in outcomes_of(rule, {**case, "parameters": {}}, definitions))


@pytest.mark.parametrize(
    "docstring",
    [
        "题目\n\n查什么：一\n为什么：二\n不对：三",
        "题目\n\n为什么：一\n查什么：二\n不对：三\n对：四",
        "题目\n\n另：零\n查什么：一",
    ],
)
def test_explanation_without_its_parts_is_refused(docstring: str) -> None:
    with pytest.raises(ValueError, match=r"parts|before"):
        explanation_of(docstring)


def test_parts_run_over_lines() -> None:
    told = explanation_of("题目\n\n查什么：一\n二\n为什么：三\n不对：四\n对：五\n")
    assert (told.title, told.what, told.right) == ("题目", "一\n二", "五")

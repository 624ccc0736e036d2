from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from itertools import permutations

import pytest

from generator.catalogue.records import record_of
from generator.definition.cells import Definition
from generator.language import load
from generator.model import Withdrawal
from generator.rules.outcome import Found, Unchecked
from generator.rules.registry import rules
from generator.rules.running import Review, find_in_collection, review, times_applied
from tests.rules.forms import form_of
from tests.rules.packs import packs

RULES = [rule.id for rule in rules()]
TOO_MUCH = "项目总预算（元）: 5\n项目当年预算（元）: 6\n"


def reviewed(definitions: Mapping[str, Definition], change: str, *in_collection: tuple[str, Found]) -> Review:
    form = form_of({"change": change}, definitions)
    return review(form, [], packs(), definitions[form.definition], in_collection)


@pytest.mark.parametrize("change", ["", TOO_MUCH, "项目总预算（元）:\n"])
def test_every_rule_stands_in_one_of_the_three(definitions: Mapping[str, Definition], change: str) -> None:
    found = reviewed(definitions, change)
    stand = {one.rule for one in found.findings}, set(found.passed), {rule for rule, _ in found.not_applicable}
    assert sorted(rule for standing in stand for rule in standing) == sorted(RULES)


def test_the_forms_that_a_rule_could_be_applied_to_are_counted(definitions: Mapping[str, Definition]) -> None:
    reviews = [reviewed(definitions, change) for change in ("", TOO_MUCH, TOO_MUCH, "项目总预算（元）:\n")]
    times = times_applied(one.applied for one in reviews)
    assert list(times) == RULES
    assert (times["annual-above-total"], times["period-reversed"], times["grade-differs"]) == (3, 4, 0)


def test_a_rule_finds_passes_or_has_a_reason_not_to_apply(definitions: Mapping[str, Definition]) -> None:
    rule = "annual-above-total"
    assert rule in reviewed(definitions, "").passed
    assert rule in {one.rule for one in reviewed(definitions, TOO_MUCH).findings}
    assert dict(reviewed(definitions, "项目总预算（元）:\n").not_applicable)[rule].reason == "blank"


def test_what_a_unit_says_of_a_missed_target_is_told_with_the_sum(definitions: Mapping[str, Definition]) -> None:
    row = "{年度指标值: ≥5次, 实际完成值: 3次, 分值: 20, 得分: 20, 偏差原因分析及改进措施: 因疫情停办}"
    case = {"form": "sh-self-evaluation-2021", "change": f"绩效指标: {{产出指标: {{数量指标: {{讲座: {row}}}}}}}\n"}
    form = form_of(case, definitions)
    said = dict(review(form, [], packs(), definitions[form.definition], ()).not_applicable)
    why = said["score-out-of-proportion"]
    assert (why.reason, load().told(why.values)) == ("explained", {"sum": "20 > 20 × 3 ÷ 5 = 12", "note": "因疫情停办"})


def test_what_a_rule_could_not_check_stands_beside_what_it_says_of_the_rest(
    definitions: Mapping[str, Definition],
) -> None:
    rule = "score-out-of-proportion"
    rows = {
        "甲": "{年度指标值: ≥5次, 实际完成值: 5次, 分值: 20, 得分: 20, 偏差原因分析及改进措施: }",
        "乙": "{年度指标值: 5名, 实际完成值: 3名, 分值: 20, 得分: 20, 偏差原因分析及改进措施: }",
        "丙": "{年度指标值: ≥5次, 实际完成值: 3次, 分值: 20, 得分: 20, 偏差原因分析及改进措施: }",
    }

    def told(*names: str) -> Review:
        lines = "".join(f"      {name}: {rows[name]}\n" for name in names)
        case = {"form": "sh-self-evaluation-2021", "change": f"绩效指标:\n  产出指标:\n    数量指标:\n{lines}"}
        form = form_of(case, definitions)
        return review(form, [], packs(), definitions[form.definition], ())

    assert rule in told("甲", "乙").passed
    assert rule in {one.rule for one in told("乙", "丙").findings}
    assert rule in dict(told("乙").not_applicable)
    assert [told(*names).unchecked for names in (["甲"], ["甲", "丙"])] == [(), ()]
    for names in (["甲", "乙"], ["乙", "丙"], ["乙"]):
        assert told(*names).unchecked == ((rule, Unchecked("乙", "direction")),)


def test_a_finding_comes_with_the_answer_of_the_unit(definitions: Mapping[str, Definition]) -> None:
    found = reviewed(definitions, f"{TOO_MUCH}回应:\n  annual-above-total: 已更正\n  grade-differs: 没有等级\n")
    assert {one.rule: one.answer for one in found.findings}["annual-above-total"] == "已更正"
    assert found.unused_answers == ("grade-differs",)


def test_what_was_found_in_the_collection_is_a_finding_too(definitions: Mapping[str, Definition]) -> None:
    rule = "same-name-two-projects"
    assert rule in reviewed(definitions, "").passed
    found = reviewed(definitions, "", (rule, Found("甲 ≠ 乙", ())))
    assert [one.found.sum for one in found.findings if one.rule == rule] == ["甲 ≠ 乙"]
    assert rule not in found.passed


def test_the_collection_is_looked_at_in_one_order_and_without_withdrawn_forms(
    definitions: Mapping[str, Definition],
) -> None:
    one = record_of(form_of({"change": "项目名称: 同名\n"}, definitions))
    others = [replace(one, address=replace(one.address, project=name)) for name in ("a", "b", "c")]
    found = find_in_collection([one, *others])
    assert found
    assert all(find_in_collection(some) == found for some in permutations([one, *others]))
    withdrawn = replace(others[0], withdrawal=Withdrawal(date(2020, 1, 1), "重复公开"))
    assert find_in_collection([one, withdrawn]) == {}

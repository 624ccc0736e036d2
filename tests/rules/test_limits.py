"""The limits of a rule in words."""

from __future__ import annotations

import pytest

from generator.definition.validation import schema_text
from generator.language import Language
from generator.rules.limits import limits_of
from generator.rules.parameters import Pack
from generator.rules.registry import rules_by_id
from tests.rules.packs import packs

RULE = "grade-differs"
GRADES = {RULE: {"grades": {"优": "90", "良": "80"}, "names": ["优|优秀", "良|良好"]}}


@pytest.mark.parametrize(
    ("authority", "first", "last", "title"),
    [
        ("", 0, None, "本站用的标准（各地区，各年度）"),
        ("上海市", 2021, None, "本站用的标准（上海市，2021 年起）"),
        ("上海市", 2019, 2019, "本站用的标准（上海市，2019 年）"),
        ("", 2019, 2020, "本站用的标准（各地区，2019 至 2020 年）"),
    ],
)
def test_limits_say_for_which_forms_they_are(
    authority: str, first: int, last: int | None, title: str, language: Language
) -> None:
    (limits,) = limits_of(RULE, (Pack(authority, first, last, GRADES),), language)
    assert limits.title == title
    assert limits.lines == (
        "各等级的最低分：优 90、良 80",
        "各等级的别的写法；同一等级的几种写法之间写 |，等级本身写在前面：优|优秀、良|良好",
    )


def test_what_counts_comes_last_and_what_says_nothing_of_the_rule_not_at_all(language: Language) -> None:
    all_packs = (Pack("上海市", 2021, None, GRADES), Pack("", 0, None, GRADES), Pack("上海市", 2022, None, {}))
    assert [limits.title[7:10] for limits in limits_of(RULE, all_packs, language)] == ["各地区", "上海市"]
    assert limits_of("period-reversed", all_packs, language) == ()


def test_the_numbers_of_a_rule_are_told_as_they_are_set(language: Language) -> None:
    (limits,) = limits_of("pasted-text", packs(), language)
    assert limits.lines == (
        "整格相同的，至少多少字才核对：5",
        "一格的全文、整段、整句也写在另一格里的，超过多少字才核对：20",
        "句子起止不同而一字不差的，至少多少字才核对：60",
    )


def test_every_parameter_has_a_name_in_chinese() -> None:
    rules = schema_text("rules")["properties"]["rules"]["properties"]
    assert set(rules) <= rules_by_id().keys()
    for rule in rules.values():
        assert all("\u4e00" <= parameter["description"][0] <= "\u9fff" for parameter in rule["properties"].values())

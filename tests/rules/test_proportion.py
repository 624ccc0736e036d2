"""How far a target was reached: computed for numbers, and not where it would be a guess."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from generator.model import Indicator
from generator.rules.comparing.direction import Wanted
from generator.rules.comparing.proportion import Result, Standing, Unlike, result_of, standing_of
from generator.rules.parameters import parameters_for
from tests.rules.packs import packs

UNKNOWN, MORE, LESS = Wanted.UNKNOWN, Wanted.MORE, Wanted.LESS
DIRECTIONS = parameters_for("score-out-of-proportion", packs(), "上海市", 2021).directions


def read(target: str, actual: str) -> Result | Unlike:
    return result_of(Indicator(("产出指标", "数量指标", "参展"), target, actual))


def told(target: str, actual: str) -> Result:
    result = read(target, actual)
    assert isinstance(result, Result)
    return result


@pytest.mark.parametrize(
    ("target", "actual", "share"),
    [("≥50家", "40家", "0.8"), ("=400 场", "100场", "0.25"), ("≥2万人", "1.5万", "0.75"), ("提升10%", "提升5%", "0.5")],
)
def test_share_of_a_target_that_fell_short(target: str, actual: str, share: str) -> None:
    result = told(target, actual)
    assert result.standing(MORE) is Standing.SHORT
    assert result.share_of(Decimal(1)) == Decimal(share)


@pytest.mark.parametrize(
    ("target", "actual", "wanted", "standing"),
    [
        ("≥50家", "50家", MORE, Standing.MET),
        ("≤5%", "≤3%", LESS, Standing.MET),
        ("＞2次", "3次", MORE, Standing.MET),
        ("≤5%", "3%", LESS, Standing.MET),
        ("90天", "80天", LESS, Standing.MET),
        ("5名", "5名", UNKNOWN, Standing.MET),
        ("5名", "3名", UNKNOWN, Standing.UNCLEAR),
        ("5名", "6名", UNKNOWN, Standing.UNCLEAR),
        ("≥50家", "0家", MORE, Standing.SHORT),
        (">90%", "90%", MORE, Standing.MISSED),
        ("<5%", "5%", LESS, Standing.MISSED),
        ("<3天", "4天", LESS, Standing.MISSED),
        ("5%", "8%", LESS, Standing.MISSED),
        ("=0起", "1起", LESS, Standing.MISSED),
        ("≥0%", "-3%", MORE, Standing.MISSED),
        ("≥90%", ">90%", MORE, Standing.MET),
        (">90%", "≥91%", MORE, Standing.MET),
        ("≤5天", "<5天", LESS, Standing.MET),
        ("0", "1起", LESS, Standing.MISSED),
        ("≥50平方米", "60㎡", MORE, Standing.MET),
        ("12场", "10场次", MORE, Standing.SHORT),
        ("≥120公里", "100km", MORE, Standing.SHORT),
        ("≥98%", "985‰", MORE, Standing.MET),
        ("≥985‰", "98%", MORE, Standing.SHORT),
        ("无", "1起", LESS, Standing.MISSED),
        ("无", "0起", LESS, Standing.MET),
        ("无", "1项", UNKNOWN, Standing.UNCLEAR),
    ],
)
def test_a_result_stands_to_its_target_by_what_is_wanted(
    target: str, actual: str, wanted: Wanted, standing: Standing
) -> None:
    assert told(target, actual).standing(wanted) is standing


@pytest.mark.parametrize(
    ("target", "actual", "reason"),
    [
        ("健全", "健全", "words"),
        ("≥50家", "", "words"),
        ("≤5起", "无", "words"),
        ("无", "无", "words"),
        ("无要求", "1起", "words"),
        ("3-5次", "1次", "range"),
        ("≥50家", "40至45家", "range"),
        ("≥50家", "约50家", "about"),
        ("约50家", "40家", "about"),
        ("≥50家", "40个", "other-unit"),
        ("≥50家", "40家企业", "other-unit"),
        ("2000人", "1千人", "other-unit"),
        ("≥50", "40家", "other-unit"),
        ("≥2万人", "1.5", "other-unit"),
        ("≥2万", "1.8", "other-unit"),
        ("100%", "1", "other-unit"),
        ("≥95%", "0.95", "other-unit"),
        ("≥95%", "0.98", "other-unit"),
        ("100%", "1.2", "other-unit"),
        ("≤5%", "0.05", "other-unit"),
        ("≥50家", "≥40家", "written-otherwise"),
        ("≤5天", "≤6天", "written-otherwise"),
        (">90%", "≥90%", "written-otherwise"),
        ("≥90%", "≤95%", "written-otherwise"),
        ("≥95%", "≥95%", "same-bound"),
        ("≥95%", "95%以上", "same-bound"),
        (">95%", ">95%", "same-bound"),
        ("≤1小时", "≤60分钟", "same-bound"),
        ("0起", "1次", "other-unit"),
        ("≥10%", "提升12%", "written-otherwise"),
        ("-5%", "-3%", "negative"),
    ],
)
def test_what_cannot_be_held_against_its_target_says_why(target: str, actual: str, reason: str) -> None:
    assert read(target, actual) == Unlike(reason)


@pytest.mark.parametrize(
    ("name", "target", "actual", "standing"),
    [
        ("完成率", "≥95%", "0.85", Standing.SHORT),
        ("完成率", "95%", "0.85", Standing.SHORT),
        ("故障率", "≤5%", "0.03", Standing.MET),
        ("占比", "5%", "0.03", Standing.UNCLEAR),
    ],
)
def test_a_share_of_one_is_told_where_per_cent_would_stand_alike(
    name: str, target: str, actual: str, standing: Standing
) -> None:
    found = standing_of(Indicator(("产出指标", "质量指标", name), target, actual), DIRECTIONS)
    assert not isinstance(found, Unlike)
    assert found[1] is standing


@pytest.mark.parametrize(
    ("target", "actual"), [("≥95%", "0.96"), ("≤5%", "0.85"), ("约95%", "0.85"), ("≥95%", "≥0.85")]
)
def test_a_share_of_one_is_not_told_where_per_cent_would_stand_otherwise(target: str, actual: str) -> None:
    assert isinstance(standing_of(Indicator(("产出指标", "质量指标", "完成率"), target, actual), DIRECTIONS), Unlike)


@pytest.mark.parametrize(
    ("name", "target", "actual", "standing"),
    [
        ("参观人数（人）", "≥3000", "2000人", Standing.SHORT),
        ("参观人数（人）", "≥3000", "2000", Standing.SHORT),
        ("参观人数（人）", "≥3000人", "2000", Standing.SHORT),
        ("采购成本（万元）", "≤100", "950000元", Standing.MET),
        ("采购成本（万元）", "≤100万元", "120", Standing.MISSED),
        ("采购成本（万元）", "≤100", "120", Standing.MISSED),
    ],
)
def test_a_unit_behind_the_name_is_that_of_the_numbers(name: str, target: str, actual: str, standing: Standing) -> None:
    result = result_of(Indicator(("产出指标", "数量指标", name), target, actual))
    assert isinstance(result, Result)
    assert result.standing(MORE if target.startswith("≥") else LESS) is standing


def test_a_share_of_one_is_none_of_the_per_cent_behind_the_name() -> None:
    row = Indicator(("产出指标", "质量指标", "合格率（%）"), "≥95%", "0.96")
    assert result_of(row) == Unlike("other-unit")


def test_a_result_below_zero_of_what_falls_may_say_that_it_fell() -> None:
    fell = Indicator(("效益指标", "社会效益指标", "发病率下降"), "≥5%", "-6%")
    saved = Indicator(("效益指标", "经济效益指标", "水费节约率"), "≥5%", "-6%")
    grew = Indicator(("效益指标", "经济效益指标", "产值增长率"), "≥5%", "-6%")
    assert standing_of(fell, DIRECTIONS) == Unlike("written-otherwise")
    assert standing_of(saved, DIRECTIONS) == Unlike("written-otherwise")
    assert not isinstance(standing_of(replace(fell, actual="6%"), DIRECTIONS), Unlike)
    assert not isinstance(standing_of(grew, DIRECTIONS), Unlike)


@pytest.mark.parametrize(
    ("target", "actual"), [("≥50家", "40"), ("≥95%", "90"), ("≤5天", "6"), ("≤5%", "3"), ("=0%", "0")]
)
def test_a_result_without_a_unit_has_that_of_its_target(target: str, actual: str) -> None:
    assert isinstance(read(target, actual), Result)

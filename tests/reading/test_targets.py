"""Targets and results as numbers: every one of the published forms, and plausible others."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model import Comparison, Form
from generator.reading.values.targets import bounds_in, is_range, is_scaled, joined, joined_result, target_in
from tests.golden import held_against

GOLDEN = Path(__file__).parent / "targets.txt"


def told(text: str) -> str:
    """Return how a target is read: comparison, value and unit, or as words."""
    target = target_in(text)
    return "words" if target is None else f"{target.comparison.name} {target.value:f} {target.unit}".strip()


def test_every_published_target(published_forms: Mapping[str, Form]) -> None:
    rows = [row for form in published_forms.values() for row in form.indicators]
    texts = {text for row in rows for text in (row.target, row.actual) if text}
    assert len(texts) > 150
    held_against(GOLDEN, "".join(f"{told(text)}  ⟵ {text}\n" for text in sorted(texts)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("0", "PLAIN 0"),
        ("≥90百分比", "AT_LEAST 90 %"),
        ("8场（另有5场线上）", "words"),
        ("8场（线下，另外线上5场）。", "words"),
        ("8场（其中线上5场）", "PLAIN 8 场"),
        ("8场（另见附件）", "PLAIN 8 场"),
        ("0次（因疫情取消）", "PLAIN 0 次"),
        ("每月≥2次", "AT_LEAST 2 次/月"),
        ("每季度 不少于 1 场", "AT_LEAST 1 场/季度"),
        ("每天2小时以内", "AT_MOST 2 小时/天"),
        ("每年2场", "PLAIN 2 场/年"),
        ("每月5日前", "words"),
        ("每月15日", "words"),
        ("每月≥2", "words"),
        ("每人≥2次", "words"),
        ("90以上", "AT_LEAST 90"),
        ("90及以上", "AT_LEAST 90"),
        ("90以内", "AT_MOST 90"),
        ("90%及以上", "AT_LEAST 90 %"),
        ("２０００人", "PLAIN 2000 人"),
        ("1,200元", "PLAIN 1200 元"),
        ("达到95%", "PLAIN 95 %"),
        ("6个月", "PLAIN 6 个月"),
        ("12人月", "PLAIN 12 人月"),
        ("≥2次/月", "AT_LEAST 2 次/月"),
        ("≥2(次/月)", "AT_LEAST 2 次/月"),
        ("100m²", "PLAIN 100 m²"),
        ("≥９５％", "AT_LEAST 95 %"),
        ("> =98%", "AT_LEAST 98 %"),
        ("不低于90分", "AT_LEAST 90 分"),
        ("2000人以上", "AT_LEAST 2000 人"),
        ("达到95%以上", "AT_LEAST 95 %"),
        ("≥95%以上", "AT_LEAST 95 %"),
        (">2次", "MORE 2 次"),
        ("不超过3个工作日", "AT_MOST 3 个工作日"),
        ("3天内", "AT_MOST 3 天"),
        ("≤3日", "AT_MOST 3 日"),
        ("≤24.00(小时)", "AT_MOST 24.00 小时"),
        ("小于1%", "LESS 1 %"),
        ("等于5人", "EQUAL 5 人"),
        ("=0.00(%)", "EQUAL 0.00 %"),
        ("提升10%", "INCREASE 10 %"),
        ("≤100(万元)", "AT_MOST 1000000 元"),
        ("≥2（万人次）", "AT_LEAST 20000 人次"),
        ("已完成80%", "PLAIN 80 %"),
        ("共接待182场", "PLAIN 182 场"),
        ("全年共接待 182 场次。", "PLAIN 182 场次"),
        ("发生2起", "PLAIN 2 起"),
        ("累计发生0例", "PLAIN 0 例"),
        ("共举办12场", "PLAIN 12 场"),
        ("完成10场次以上", "AT_LEAST 10 场次"),
        ("90%（含）以上", "AT_LEAST 90 %"),
        ("500人次（含500）以上", "AT_LEAST 500 人次"),
        ("≤35μg/m³", "AT_MOST 35 μg/m³"),
        ("≤10mg/L", "AT_MOST 10 mg/L"),
        ("提高10%以上", "INCREASE 10 %"),
        ("上升2.5%", "INCREASE 2.5 %"),
        ("下降5%", "DECREASE 5 %"),
        ("减少5起以上", "DECREASE 5 起"),
        ("约40万人", "ABOUT 400000 人"),
        ("300人左右", "ABOUT 300 人"),
        ("2.5万", "PLAIN 25000.0"),
        ("> =1亿次", "AT_LEAST 100000000 次"),
        ("-3%", "PLAIN -3 %"),
        ("≥3篇（论文（含译文）2篇）", "AT_LEAST 3 篇"),
        ("≥85%。面向参会人员", "AT_LEAST 85 %"),
        ("≥0起", "AT_LEAST 0 起"),
        ("2起", "PLAIN 2 起"),
        ("=>95%", "AT_LEAST 95 %"),
        ("=<5%", "AT_MOST 5 %"),
        ("100%；", "PLAIN 100 %"),
        ("≥95%，", "AT_LEAST 95 %"),
        ("1000余人", "ABOUT 1000 人"),
        ("1万余人次", "ABOUT 10000 人次"),
        ("20多家", "ABOUT 20 家"),
        ("≥1000余人", "AT_LEAST 1000 人"),
        ("1多媒体室", "PLAIN 1 多媒体室"),
        ("控制在5%以内", "AT_MOST 5 %"),
        ("控制在5%左右", "ABOUT 5 %"),
    ],
)
def test_a_number_is_read_with_its_comparison_and_unit(text: str, expected: str) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "3次以上/年", "100%；80%",
        "", "健全", "年内完成", "“良好”以上", "1个总报告 若干分报告", "专款专用100%", "100%合规（符合规定）",
        "1-3项", "1~3项", "3至5个", "12:30", "1:1", "1/2", "0017", "10²", "1.", "2019-02-30", "第3名", "3万2千",
        "3家5个", "3个、5个", "100%（一）20人（二）", "100%。招聘20人",
        "完成1号线建设", "完成2021年规划", "举办10场讲座", "组织3次以上活动",
        "2018年", "2021年度", "2021年上半年", "≥2021年下半年", "不低于2018年",
        "12月", "12月底前", "30日", "5号", "12日起", "3月起",
        "≥3天内", "提升至95%", "下降至5%", "下降5%以内", "增幅大于5%", "控制在50人", "控制在26℃",
    ],
)  # fmt: skip
def test_what_is_no_number_stays_words(text: str) -> None:
    assert told(text) == "words"


@given(st.text())
def test_no_text_stops_a_reading(text: str) -> None:
    target_in(text)


@given(st.decimals(min_value=0, max_value=10**12, places=2), st.sampled_from(["%", "次", " 场", "(人)", ""]))
def test_number_keeps_its_value(value: Decimal, unit: str) -> None:
    target = target_in(f"≥{value:f}{unit}")
    assert target is not None
    assert (target.comparison, str(target.value)) == (Comparison.AT_LEAST, f"{value:f}")
    assert target.unit == unit.strip(" ()")


def test_spaces_without_end_hold_up_nobody() -> None:
    started = process_time()
    assert target_in(f"1{' ' * 3000}x1") is None
    assert process_time() - started < 1


def test_written_text_is_kept() -> None:
    target = target_in(" ≥９５（%） ")
    assert target is not None
    assert target.text == " ≥９５（%） "


@pytest.mark.parametrize(
    "text", ["3-5次", "1~3项", "3至5个", "10%—20%", "≥3天到5天", "３～５（天）", "3-5(天)（工作日）", "1-2"]
)
def test_a_range_is_no_number(text: str) -> None:
    assert is_range(text)
    assert target_in(text) is None


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("3-5次", "PLAIN 3 次", "PLAIN 5 次"),
        ("10%—20%", "PLAIN 10 %", "PLAIN 20 %"),
        ("３～５（天）", "PLAIN 3 天", "PLAIN 5 天"),
        ("3-3次", "PLAIN 3 次", "PLAIN 3 次"),
        ("1万-2万人", "PLAIN 10000 人", "PLAIN 20000 人"),
    ],
)
def test_the_bounds_of_a_range(text: str, low: str, high: str) -> None:
    bounds = bounds_in(text)
    assert bounds is not None
    assert [f"{one.comparison.name} {one.value} {one.unit}" for one in bounds] == [low, high]


@pytest.mark.parametrize(
    "text", ["", "5次", "5-3次", "每年3-5次", "≥3天到5天", "3次-5天", "1-2万人", "2018年至2019年", "12:30"]
)
def test_only_two_rising_numbers_of_one_unit_are_bounds(text: str) -> None:
    assert bounds_in(text) is None


@pytest.mark.parametrize(
    "text", ["", "5次", "-3%", "2019-02-30", "2018年至2019年", "1月-3月", "12:30", "1/2", "3家5个", "甲-乙"]
)
def test_what_names_one_number_or_a_time_is_no_range(text: str) -> None:
    assert not is_range(text)


@pytest.mark.parametrize(
    ("text", "scaled"), [("≥2万人", True), ("≥2(万人)", True), ("1亿次", True), ("20000人", False), ("健全", False)]
)
def test_a_number_in_ten_thousands_is_told_from_one_that_is_not(text: str, scaled: bool) -> None:
    assert is_scaled(text) is scaled


@pytest.mark.parametrize(
    ("value", "unit", "comparison", "text"),
    [
        ("95", "%", "≥", "≥95%"),
        ("100", "%", "＝", "=100%"),
        ("3", "项", "＞=", ">=3项"),
        ("3", "项", "大于等于", "大于等于3项"),
        (" 95 ", " % ", "≥", "≥95%"),
        ("-5", "%", "≥", "≥-5%"),
        ("2", "万人次", "≥", "≥2万人次"),
        ("1万", "人", "≥", "≥1万人"),
        ("3", None, "≥", "≥3"),
        ("3", "项", None, "3项"),
        ("3-5", "次", "=", "3-5次"),
        ("3-5次", "次", "=", "3-5次"),
        # What the value already contains.
        ("≥95%", "%", "≥", "≥95%"),
        ("≥95", "%", "≥", "≥95%"),
        ("95%", "%", "≥", "≥95%"),
        ("95以上", "%", "≥", "95%以上"),
        ("90及以上", "%", None, "90%及以上"),
        ("1200万", "万元", None, "1200万元"),
        ("7.6万以上", "万人次", None, "7.6万人次以上"),
        ("3千万", "万元", "≥", "≥3千万元"),
        ("约　　5", "次", None, "约 5次"),
        # Not a comparison, and not a unit.
        ("3", "项", "正向", "3项"),
        ("95", "无", "≥", "≥95"),
        ("95", "/", "≥", "≥95"),
        ("95", "不适用", "≥", "≥95"),
        ("95", "无单位", "≥", "≥95"),
        # Words and days.
        ("良好", "级", "定性", "良好"),
        ("2032年11月30日", "日期", "≤", "2032年11月30日"),
        ("  ", "%", "≥", "  "),
        (None, "%", "≥", None),
    ],
)
def test_a_target_over_several_columns(
    value: str | None, unit: str | None, comparison: str | None, text: str | None
) -> None:
    assert joined(value, unit, comparison) == text


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        ("310", "天", "310天"),
        ("12场", "场", "12场"),
        ("0.96", "%", "0.96"),
        ("0.96", "百分比", "0.96"),
        ("0.96", "％", "0.96"),
        ("良好", "级", "良好"),
        (None, "天", None),
        ("310", None, "310"),
    ],
)
def test_a_result_beside_a_column_of_units(value: str | None, unit: str | None, text: str | None) -> None:
    assert joined_result(value, unit) == text

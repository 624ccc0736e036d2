"""Which indicators of two forms match."""

from __future__ import annotations

import pytest

from generator.model import Indicator
from generator.reading.values.targets import target_in
from generator.rules.comparing.counterparts import MOST_COMPARED, counterparts, remark_of, say_same


def rows(*written: str) -> list[Indicator]:
    """Return indicators written as ``level/level/name target``."""
    parts = [each.partition(" ") for each in written]
    return [Indicator(tuple(names.split("/")), target or None) for names, _, target in parts]


@pytest.mark.parametrize(
    ("here", "there", "pairs"),
    [
        (["产出/数量/培训 1次"], ["产出/数量/培训 2次"], {0: 0}),
        (["产出/数量/AI展 1次"], ["效益/社会/ＡＩ展 2次"], {0: 0}),
        (["产出/数量/培训 1次"], ["产出/数量/讲座 1次"], {}),
        (["产出/数量/ "], ["产出/数量/ "], {}),
        (
            ["产出/数量/指标1：培训 1次", "产出/数量/2.讲座 1次"],
            ["产出/数量/讲座 1次", "产出/数量/培训 2次"],
            {0: 1, 1: 0},
        ),
        (["产出/数量/（1）培训 1次"], ["产出/数量/1、培训 2次"], {0: 0}),
        (["产出/数量/1.5米以下儿童 1次"], ["产出/数量/5米以下儿童 2次"], {}),
        (["产出/数量/指标1： 1次"], ["产出/数量/指标2： 2次"], {}),
        (["产出/数量/培训 1次", "产出/质量/培训 2次"], ["产出/质量/培训 1次", "产出/数量/培训 2次"], {0: 1, 1: 0}),
        (
            ["产出指标/数量/培训 1次", "产出指标/质量/培训 2次"],
            ["产出/质量/培训 9次", "产出/数量/培训 8次"],
            {0: 1, 1: 0},
        ),
        (
            ["产出/数量指标/培训 1次", "产出/质量指标/培训 2次"],
            ["产出/质量/培训 2次", "产出/数量/培训 8次"],
            {0: 1, 1: 0},
        ),
        (
            ["产出/数量指标/培训 1次", "产出/质量指标/培训 2次"],
            ["产出/数量/培训 8次", "产出/质量/培训 9次"],
            {0: 0, 1: 1},
        ),
        (["甲/培训 1次", "乙/培训 2次"], ["丙/培训 3次"], {}),
        (["甲/培训 1次", "乙/培训 2次"], ["丙/培训 2次"], {1: 0}),
        (["培训 1次"], ["产出/数量/培训 2次"], {0: 0}),
        (["培训 95%", "培训 ≥95%"], ["培训 ≥95%", "培训 95%"], {0: 1, 1: 0}),
        (["培训 95%", "培训 3次", "培训 95%"], ["培训 ≥95%", "培训 95%"], {0: 1, 2: 0}),
        (["①参观人数（人） 1次"], ["一、参观人数： 2次"], {0: 0}),
        (["参观人数（学生） 1次"], ["参观人数（教师） 1次"], {}),
        ([], ["培训 1次"], {}),
        ([], [], {}),
    ],
)
def test_an_indicator_has_one_counterpart_whichever_form_is_asked(
    here: list[str], there: list[str], pairs: dict[int, int]
) -> None:
    assert counterparts(rows(*here), rows(*there)) == pairs
    assert counterparts(rows(*there), rows(*here)) == {theirs: own for own, theirs in pairs.items()}


@pytest.mark.parametrize("written", ["培训 {}次", "培训 第{}项办成", "培训 3次（第{}回）"])
def test_however_many_indicators_have_one_name_few_of_them_are_compared(
    written: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared = 0

    def counted(one: str, other: str) -> bool:
        nonlocal compared
        compared += 1
        return say_same(one, other)

    monkeypatch.setattr("generator.rules.comparing.counterparts.say_same", counted)
    declared = [written.format(number) for number in range(1000)]
    assert counterparts(rows(*reversed(declared)), rows(*declared)) == {at: 999 - at for at in range(1000)}
    others = [written.format(number) for number in range(1000, 2001)]
    assert counterparts(rows(*declared), rows(*others)) == {}
    assert compared <= MOST_COMPARED


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("≥95.00(%)", "≥95%", True),
        ("≥95%", "≥95", True),
        ("≥95%", "≥0.95", False),
        ("=100%", "≥100%", True),
        ("≤100(万元)", "100万元以内", True),
        ("≥4次/年", "≥4次", True),
        ("2021年12月底前", "2021年12月31日前", True),
        ("2021年12月底前", "12月底前", True),
        ("2021年12月底前", "2020年12月底前", False),
        ("2021年12月31日前", "12月底前", True),
        ("2021年12月31日前", "2021.12.31", True),
        ("12月31日前", "2021.12.31", True),
        ("12月30日前", "2021.12.31", False),
        ("应于2021年12月底前完成", "应于12月底前完成", True),
        ("年底前完成", "2021年底前完成", True),
        ("上半年完成", "2021年上半年完成", True),
        ("第四季度", "2021年第四季度", True),
        ("第三季度", "2021年第四季度", False),
        ("2021年12月", "2021.12.31", False),
        ("≥2(次/月)", "每月≥2次", True),
        ("≥2(次/月)", "每年≥2次", False),
        ("每年≥2次", "≥2次", True),
        ("≥8(小时/日)", "每天≥8小时", True),
        ("=100%", "≥1000‰", True),
        ("无", "=0起", True),
        ("无", "1起", False),
        ("无", "不发生", False),
        ("=12(个月)", "1年", True),
        ("≤3(小时)", "≤180分钟", True),
        ("≤3(小时)", "≤3天", False),
        ("2021年12月底前", "11月底前", False),
        ("2021-12-31", "2021年12月31日", True),
        ("2021年12月", "12月", True),
        ("2021年12月", "2021年12月底前", False),
        ("3-5次", "3至5次", True),
        ("3-5次", "3—5", True),
        ("3-5次", "3-6次", False),
        ("3-5次", "3-5场", False),
        ("3-5次（线上）", "3-5次", True),
        ("3-5次（线上）", "3-5次（线下）", False),
        ("3-5次", "3次", False),
        ("“健全”、完善", "健全；完善。", True),
        ("1.5米深沟", "15米深沟", False),
        ("。", "", False),
        ("≥95%", "95%", True),
        ("5天", "≤5天", True),
        ("≥95%", "=95%", False),
        (">95%", "95%", False),
        ("提升10%", "10%", False),
        ("≥95%", "90%", False),
        ("≥95%", "≤95%", False),
        ("健 全", "健全", True),
        ("健全", "", False),
        ("≥3篇（SCI论文）", "≥3篇", True),
        ("≥3篇（SCI论文）", "≥3篇（内部简报）", False),
        ("100%。全部设备", "100%。部分设备", False),
        ("10²级", "102级", False),
        ("10²级", "10² 级", True),
        ("100㎡", "100m²", True),
        ("约100 m²", "约100㎡", True),
    ],
)
def test_targets_that_say_the_same(one: str, other: str, expected: bool) -> None:
    assert say_same(one, other) is expected


@pytest.mark.parametrize(
    ("text", "remark"),
    [
        ("≥95(%)", ""),
        ("≥95(%)。", ""),
        ("≥95（%）（含）", "含"),
        ("≥3 篇（SCI 论文）", "sci论文"),
        ("100%。全部。", "全部"),
    ],
)
def test_a_remark_is_what_explains_the_number(text: str, remark: str) -> None:
    target = target_in(text)
    assert target is not None
    assert remark_of(target) == remark

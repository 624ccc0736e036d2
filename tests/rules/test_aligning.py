from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest

from generator.definition.cells import Definition
from generator.model import Form, Kind
from generator.rules.aligning import AlignedRow, Drift, align
from tests.sample import changed, read, sample

Definitions = Mapping[str, Definition]


def forms(definitions: Definitions, *rows: Sequence[tuple[str, str]]) -> list[Form]:
    made = []
    for one in rows:
        lines = "".join(f'      {name}: "{target}"\n' for name, target in one)
        text = changed(sample(), f"分解目标:\n  产出目标:\n    数量目标:\n{lines}")
        made.append(read(text, definitions).whole)
    return yearly(made)


def yearly(made: Sequence[Form], *years: int) -> list[Form]:
    """Return forms dated in consecutive years, or in the given ones."""
    dated = zip(made, years or range(2019, 2019 + len(made)), strict=True)
    return [replace(form, address=replace(form.address, year=year)) for form, year in dated]


@pytest.mark.parametrize(
    ("before", "now", "drift"),
    [
        ("≥95%", "≥95%", Drift.SAME),
        ("≥95%", "≥95.00(%)", Drift.SAME),
        ("≥95%", "≥90%", Drift.LOWERED),
        ("≥90%", "≥95%", Drift.RAISED),
        ("≤5%", "≤8%", Drift.LOWERED),
        ("≤5%", "≤3%", Drift.RAISED),
        ("≥3000人", "≥3000人次", Drift.UNIT_CHANGED),
        ("健全", "基本健全", Drift.REWORDED),
        ("≥95%", "大部分", Drift.REWORDED),
        ("=100%", "≥100%", Drift.REWORDED),
        ("=100%", "100(%)", Drift.SAME),
        ("400(场)", "=400 场", Drift.SAME),
        ("400(场)", "约400场", Drift.REWORDED),
        ("约400场", "约300场", Drift.CHANGED),
        ("=5(%)", "=3(%)", Drift.CHANGED),
        ("5天", "3天", Drift.CHANGED),
        ("提升5%", "提升10%", Drift.RAISED),
        ("≤95(%)", "≥90(%)", Drift.REWORDED),
        ("≥95(%)", "≤5(%)", Drift.REWORDED),
        ("≥95%", "90%", Drift.REWORDED),
        ("", "≥90(%)", Drift.FILLED),
        ("≥90(%)", "", Drift.BLANKED),
        ("", "", Drift.SAME),
        ("≥3篇（SCI论文）", "≥3篇（内部简报）", Drift.REWORDED),
        ("≥3篇（SCI论文）", "≥3篇", Drift.REWORDED),
        ("100%。完成购置全部设备", "100%。完成购置部分设备", Drift.REWORDED),
        ("100(%)（全部）。", "=100%(全部)", Drift.SAME),
        ("10²级", "102级", Drift.REWORDED),
        ("100㎡", "100m²", Drift.SAME),
    ],
)
def test_a_target_drifts(before: str, now: str, drift: Drift, definitions: Definitions) -> None:
    (row,) = align(forms(definitions, [("满意度", before)], [("满意度", now)]))
    assert [cell.drift for cell in row.cells] == [Drift.SAME, drift]


def test_names_are_aligned_whatever_their_width(definitions: Definitions) -> None:
    (row,) = align(forms(definitions, [("ＡＩ 展", "1次")], [("AI展", "1次")]))
    assert row.name == "ＡＩ 展"


def test_an_indicator_is_new_dropped_and_back(definitions: Definitions) -> None:
    first, second = align(forms(definitions, [("甲", "≥1次")], [("乙", "1次")], [("甲", "≥2次"), ("乙", "1次")]))
    assert [cell.drift for cell in first.cells] == [Drift.SAME, Drift.DROPPED, Drift.RAISED]
    assert [cell.drift for cell in second.cells] == [Drift.SAME, Drift.NEW, Drift.SAME]


def test_over_a_gap_of_years_nobody_knows_when_an_indicator_came_or_went(definitions: Definitions) -> None:
    made = forms(definitions, [("甲", "≥1次")], [("乙", "1次")])
    assert [[cell.drift for cell in row.cells] for row in align(yearly(made, 2019, 2021))] == [[Drift.SAME] * 2] * 2


def test_only_forms_of_one_kind_tell_that_an_indicator_came_or_went(definitions: Definitions) -> None:
    declared, later = forms(definitions, [("甲", "≥1次")], [("乙", "1次")])
    evaluated = replace(
        declared, address=replace(declared.address, kind=Kind.SELF_EVALUATION), indicators=later.indicators
    )
    first, second = align([declared, evaluated, later])
    assert [cell.drift for cell in first.cells] == [Drift.SAME, Drift.SAME, Drift.DROPPED]
    assert [cell.drift for cell in second.cells] == [Drift.SAME] * 3


def test_two_indicators_of_one_name_stay_two(definitions: Definitions) -> None:
    text = changed(sample(), "分解目标:\n  产出目标:\n    数量目标:\n      甲: [1次, 2次]\n")
    form = read(text, definitions).whole
    assert [row.cells[0].indicator.target for row in align([form]) if row.cells[0].indicator] == ["1次", "2次"]


def grouped(definitions: Definitions, *groups: str) -> list[Form]:
    """Return forms with indicators by group and name."""
    return yearly([read(changed(sample(), f"分解目标:\n  产出目标: {each}\n"), definitions).whole for each in groups])


def drifts(rows: Sequence[AlignedRow]) -> list[list[tuple[str | None, str]]]:
    return [
        [(cell.indicator.target if cell.indicator else None, cell.drift.value) for cell in row.cells] for row in rows
    ]


QUANTITY, QUALITY = "数量: {培训: ≥100(人)}", "质量: {培训: ≥90(%)}"


def test_indicators_of_one_name_are_aligned_by_all_their_levels(definitions: Definitions) -> None:
    rows = align(grouped(definitions, f"{{{QUANTITY}, {QUALITY}}}", f"{{{QUALITY}}}"))
    assert drifts(rows) == [
        [("≥100(人)", "same"), (None, "dropped")],
        [("≥90(%)", "same"), ("≥90(%)", "same")],
    ]


def test_groups_in_another_order_are_no_change(definitions: Definitions) -> None:
    rows = align(grouped(definitions, f"{{{QUANTITY}, {QUALITY}}}", f"{{{QUALITY}, {QUANTITY}}}"))
    assert [cell.drift for row in rows for cell in row.cells] == [Drift.SAME] * 4


def test_an_indicator_that_moved_to_another_group_is_the_same_one(definitions: Definitions) -> None:
    rows = align(grouped(definitions, f"{{{QUANTITY}}}", "{时效: {培训: ≥80(人)}}"))
    assert drifts(rows) == [[("≥100(人)", "same"), ("≥80(人)", "lowered")]]


def test_of_several_of_one_name_the_one_that_stayed_is_known_by_its_target(definitions: Definitions) -> None:
    rows = align(grouped(definitions, "{数量: {培训: [1次, 2次]}}", "{数量: {培训: [2次]}}"))
    assert drifts(rows) == [[("1次", "same"), (None, "dropped")], [("2次", "same"), ("2次", "same")]]


def test_which_of_two_is_left_is_not_guessed(definitions: Definitions) -> None:
    rows = align(grouped(definitions, "{数量: {培训: [≥1次, ≥2次]}}", "{数量: {培训: ≥5次}}"))
    assert [row.cells[1].drift for row in rows] == [Drift.DROPPED, Drift.DROPPED, Drift.NEW]

from collections.abc import Mapping, Sequence

import pytest

from generator.definition.cells import Definition
from generator.model import Form
from generator.rules.aligning import Drift, align, targets_by_name
from tests.sample import changed, read, sample

Definitions = Mapping[str, Definition]


def forms(definitions: Definitions, *rows: Sequence[tuple[str, str]]) -> list[Form]:
    made = []
    for one in rows:
        lines = "".join(f'      {name}: "{target}"\n' for name, target in one)
        text = changed(sample(), f"分解目标:\n  产出目标:\n    数量目标:\n{lines}")
        made.append(read(text, definitions).whole)
    return made


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
    ],
)
def test_a_target_drifts(before: str, now: str, drift: Drift, definitions: Definitions) -> None:
    (row,) = align(forms(definitions, [("满意度", before)], [("满意度", now)]))
    assert [cell.drift for cell in row.cells] == [Drift.SAME, drift]


def test_names_are_aligned_whatever_their_width(definitions: Definitions) -> None:
    (row,) = align(forms(definitions, [("ＡＩ 展", "1次")], [("AI展", "1次")]))
    assert row.name == "ＡＩ 展"


def test_an_indicator_is_new_dropped_and_back(definitions: Definitions) -> None:
    first, second = align(forms(definitions, [("甲", "1次")], [("乙", "1次")], [("甲", "2次"), ("乙", "1次")]))
    assert [cell.drift for cell in first.cells] == [Drift.SAME, Drift.DROPPED, Drift.RAISED]
    assert [cell.drift for cell in second.cells] == [Drift.SAME, Drift.NEW, Drift.SAME]


def test_two_indicators_of_one_name_stay_two(definitions: Definitions) -> None:
    text = changed(sample(), "分解目标:\n  产出目标:\n    数量目标:\n      甲: [1次, 2次]\n")
    form = read(text, definitions).whole
    assert [row.cells[0].indicator.target for row in align([form]) if row.cells[0].indicator] == ["1次", "2次"]


def test_targets_by_name_leave_blanks_out(definitions: Definitions) -> None:
    (form,) = forms(definitions, [("Ａ", "1次"), ("乙", "")])
    assert targets_by_name(form) == {"a": "1次"}

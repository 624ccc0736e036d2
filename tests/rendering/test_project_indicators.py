"""The indicators of a project: in one row where several years name the same, else by group and year."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest

from generator.catalogue.lineage import NO_KIN
from generator.catalogue.records import Record
from generator.language import Language
from generator.model import Address, Indicator, Kind
from generator.rendering.environment import Renderer
from generator.rendering.pages.project.indicators import GroupView, IndicatorsView, indicators_view
from generator.rendering.pages.project.page import project_page
from generator.rules.aligning import AlignedCell, AlignedRow, Drift
from tests.records import record_at
from tests.sample import UNIT

TARGET, EVALUATION = Kind.TARGET, Kind.SELF_EVALUATION
SAME = Drift.SAME
NONE = AlignedCell(None, SAME)


def form(year: int, kind: Kind = TARGET) -> Record:
    return record_at(Address(UNIT.slug, year, "hall", kind))


def cell(name: str, target: str = "1场", drift: Drift = SAME, group: str = "数量指标") -> AlignedCell:
    return AlignedCell(Indicator(("产出指标", group, name), target), drift)


def view_of(rows: Sequence[AlignedRow], forms: Sequence[Record], language: Language) -> IndicatorsView:
    return indicators_view(rows, forms, [{}] * len(forms), language)


def names(groups: Sequence[GroupView]) -> dict[str, list[list[str]]]:
    return {group.name: [[one.name for one in cell] for cell in group.cells] for group in groups}


def test_what_no_other_year_names_is_set_beside_the_same_group_of_the_others(language: Language) -> None:
    forms = [form(2021), form(2023)]
    rows = [
        AlignedRow("场次", (cell("场次"), cell("场次"))),
        AlignedRow("人数", (cell("人数"), NONE)),
        AlignedRow("及时率", (cell("及时率", group="时效指标"), NONE)),
        AlignedRow("人次", (NONE, cell("人次", group="数量目标"))),
        AlignedRow("家数", (NONE, cell("家数"))),
    ]
    view = view_of(rows, forms, language)
    assert [row.name for row in view.rows] == ["场次"]
    assert names(view.groups) == {"数量": [["人数"], ["人次", "家数"]], "时效": [["及时率"], []]}


def test_a_year_without_indicators_of_its_own_has_no_column(language: Language) -> None:
    rows = [AlignedRow("人数", (cell("人数"), NONE, NONE)), AlignedRow("人次", (NONE, NONE, cell("人次")))]
    view = view_of(rows, [form(2021), form(2022), form(2023)], language)
    assert [(column.year, [link.name for link in column.forms]) for column in view.columns] == [
        ("2021 年", ["绩效目标申报"]),
        ("2023 年", ["绩效目标申报"]),
    ]
    assert names(view.groups) == {"数量": [["人数"], ["人次"]]}


def test_what_both_forms_of_a_year_name_is_still_of_one_year(language: Language) -> None:
    forms = [form(2021), form(2021, EVALUATION), form(2022)]
    rows = [
        AlignedRow("人数", (cell("人数", "≥5人"), cell("人数", "≥4人", Drift.LOWERED), NONE)),
        AlignedRow("天数", (cell("天数"), cell("天数"), NONE)),
        AlignedRow("人次", (NONE, NONE, cell("人次", drift=Drift.NEW))),
    ]
    view = view_of(rows, forms, language)
    assert view.rows == []
    assert [[link.name for link in column.forms] for column in view.columns] == [
        ["绩效目标申报", "绩效自评"],
        ["绩效目标申报"],
    ]
    (group,) = view.groups
    assert [(one.cell.drift, one.declared) for own in group.cells for one in own] == [
        (Drift.LOWERED, "≥5人"),
        (SAME, ""),
        (SAME, ""),
    ]
    assert view.drifts == [("lowered", 1)]


def test_the_marks_are_counted_those_first_that_ask_for_less(language: Language) -> None:
    rows = [
        AlignedRow("人数", (cell("人数"), cell("人数", drift=Drift.RAISED), cell("人数", drift=Drift.LOWERED))),
        AlignedRow("天数", (cell("天数"), cell("天数", drift=Drift.LOWERED), AlignedCell(None, Drift.DROPPED))),
        AlignedRow("人次", (NONE, NONE, cell("人次", drift=Drift.NEW))),
    ]
    view = view_of(rows, [form(2021), form(2022), form(2023)], language)
    assert view.drifts == [("lowered", 2), ("raised", 1), ("dropped", 1)]


def test_where_all_forms_are_of_one_year_they_are_compared_with_each_other(language: Language) -> None:
    rows = [
        AlignedRow("人数", (cell("人数"), cell("人数"))),
        AlignedRow("天数", (cell("天数"), NONE)),
        AlignedRow("人次", (NONE, cell("人次"))),
    ]
    view = view_of(rows, [form(2021), form(2021, EVALUATION)], language)
    assert [row.name for row in view.rows] == ["人数"]
    assert [column.forms[0].name for column in view.columns] == ["绩效目标申报", "绩效自评"]
    assert names(view.groups) == {"数量": [["天数"], ["人次"]]}


@pytest.mark.parametrize(
    ("levels", "group"),
    [
        (("产出指标", "数量指标", "人数"), "数量"),
        (("产出目标（50分）", "数量目标（20分）", "人数"), "数量"),
        (("产出指标", "", "人数"), "产出"),
        (("满意度指标", "服务对象满意度指标", "人数"), "满意度"),
        (("影响力", "人数"), "影响力"),
        (("指标", "人数"), "指标"),
        (("人数",), ""),
    ],
)
def test_papers_name_the_same_group_in_several_ways(levels: tuple[str, ...], group: str, language: Language) -> None:
    row = AlignedRow("人数", (AlignedCell(Indicator(levels), SAME),))
    assert [one.name for one in view_of([row], [form(2021)], language).groups] == [group]


def test_the_page_shows_both_tables_and_says_what_they_are(language: Language, renderer: Renderer) -> None:
    forms = [form(2021, EVALUATION), form(2023)]
    rows = [
        AlignedRow("场次", (cell("场次"), cell("场次", "2场", Drift.CHANGED))),
        AlignedRow("人数", (cell("人数"), NONE)),
        AlignedRow("人次", (NONE, cell("人次"))),
    ]

    def text_of(shown: Sequence[AlignedRow]) -> str:
        page = project_page(forms[::-1], shown, UNIT, language, None, NO_KIN)
        html = renderer.render(page.template, page.url, view=page.view)
        return " ".join(re.sub(r"<[^>]*>", " ", html).split())

    both, alone = text_of(rows), text_of(rows[1:])
    assert "场次 1场 2场 指标值改变 其余的指标" in both
    assert "分组 2021 年 绩效自评 2023 年 绩效目标申报 数量 人数 1场 人次 1场" in both
    assert "下面标出的变化：指标值改变 1 处。" in both
    assert "排在一行的，指标值都没有变。" in text_of([AlignedRow("场次", (cell("场次"), cell("场次")))])
    assert "其余的指标" not in alone
    assert "标出的变化" not in alone
    assert "都没有变" not in alone
    assert "没有名称相同、可以排在一行的指标" in alone

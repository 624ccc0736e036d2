import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from generator.catalogue.lineage import NO_KIN
from generator.catalogue.records import Plan, Record, record_of
from generator.definition.cells import Definition
from generator.language import Language
from generator.model import CellPath, Indicator, Kind, Money, MoneyUnit, PublicUnit, Withdrawal
from generator.rendering.environment import Renderer
from generator.rendering.pages.pictures import life_chart
from generator.rendering.pages.project import MOST_COMPARED, Checked, ProjectView, project_page
from generator.rules.aligning import AlignedCell, AlignedRow, Drift
from generator.rules.misses import Attained
from tests.project import FRAGMENTS
from tests.sample import EVALUATION, PATHS, UNIT, read, sample


@pytest.fixture
def declared(definitions: Mapping[str, Definition]) -> Record:
    return record_of(read(sample(), definitions).whole)


@pytest.fixture
def evaluated(definitions: Mapping[str, Definition]) -> Record:
    return record_of(read(sample(EVALUATION), definitions, PATHS[EVALUATION]).whole)


def text_of(records: list[Record], language: Language, checked: Mapping[str, Checked] | None = None) -> str:
    page = project_page(records, (), UNIT, language, checked, NO_KIN)
    html = Renderer(FRAGMENTS, language).render(page.template, page.url, view=page.view)
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())


def test_amounts_over_the_years_are_in_yuan_with_what_the_form_says_beneath(
    declared: Record, evaluated: Record, language: Language
) -> None:
    text = text_of([evaluated, declared], language)
    assert "2019 绩效目标申报 1,000,000 元 — — —" in text
    assert "12,005,000 元 表上 1,200.50 万元 11,205,200 元 表上 1,120.52 万元 93.34% 68.83" in text


@pytest.mark.parametrize(("missed", "unclear", "told"), [(0, 5, "0 另 5 项看不出"), (1, 0, "1"), (None, 0, "—")])
def test_beside_missed_targets_are_those_of_which_nobody_can_tell(
    missed: int | None, unclear: int, told: str, evaluated: Record, language: Language
) -> None:
    text = text_of([replace(evaluated, missed=missed, unclear=unclear)], language, {})
    assert f"93.34% 68.83 {told} — 自评表的当年预算" in text


def test_the_unit_that_the_own_one_became_part_of_is_named(
    declared: Record, language: Language, renderer: Renderer
) -> None:
    merged = replace(UNIT, merged_into=("library",), heirs=(PublicUnit("library", "图书馆"),))
    for unit, links in ((merged, 1), (UNIT, 0)):
        page = project_page([declared], (), unit, language, None, NO_KIN)
        html = renderer.render(page.template, page.url, view=page.view)
        assert html.count('已并入 <a href="../../../forms/library/">图书馆</a>') == links


def test_budgets_are_drawn_as_outlines_filled_with_what_was_spent(
    declared: Record, evaluated: Record, language: Language
) -> None:
    chart = life_chart([declared, evaluated], language)
    assert chart is not None
    assert [(bar.text, bar.width, bar.track) for bar in chart.bars] == [
        ("1,000,000 元", "", "8.33"),
        ("11,205,200 / 12,005,000 元", "93.34", "100.00"),
    ]
    assert "空心条是预算" in chart.note


@pytest.mark.parametrize(
    ("changes", "bars"),
    [
        ({}, ["2021 年执行"]),
        ({"year": 2020}, ["2020 年预算", "2021 年执行"]),
        ({"unit": "library"}, ["2021 年预算", "2021 年执行"]),
    ],
)
def test_a_declared_budget_is_not_drawn_again_beside_what_was_spent_of_it(
    changes: dict[str, Any], bars: list[str], evaluated: Record, language: Language
) -> None:
    declared = replace(evaluated, address=replace(evaluated.address, kind=Kind.TARGET, **changes), executed=None)
    chart = life_chart([declared, evaluated], language)
    assert chart is not None
    assert [bar.name for bar in chart.bars] == bars


def test_a_declared_budget_that_was_adjusted_or_is_blank_is_drawn(evaluated: Record, language: Language) -> None:
    declared = replace(evaluated, address=replace(evaluated.address, kind=Kind.TARGET), executed=None)
    adjusted = replace(declared, budget=Money("7", Decimal(7), MoneyUnit.YUAN))
    blank, earlier = replace(declared, budget=None), replace(declared, address=replace(declared.address, year=2020))
    for forms in ([earlier, adjusted, evaluated], [earlier, blank, replace(evaluated, budget=None)]):
        chart = life_chart(forms, language)
        assert chart is not None
        assert len(chart.bars) == 3


def test_of_budgets_alone_no_execution_is_told(declared: Record, language: Language) -> None:
    chart = life_chart([declared, declared], language)
    assert chart is not None
    assert (chart.title, chart.note) == ("各年预算", "")
    assert life_chart([declared], language) is None


def test_what_was_spent_of_a_blank_budget_has_no_outline(
    declared: Record, evaluated: Record, language: Language
) -> None:
    chart = life_chart([declared, replace(evaluated, budget=None)], language)
    assert chart is not None
    assert [(bar.text, bar.track) for bar in chart.bars] == [("1,000,000 元", "8.92"), ("11,205,200 元", "")]


def test_a_single_form_is_not_told_as_a_row_of_years(declared: Record, language: Language) -> None:
    text = text_of([declared], language)
    assert "目前只公开了 2019 年绩效目标申报一份。" in text
    for words in ("同一项目各年", "自评", "执行率", "总分"):
        assert words not in text


def test_the_money_of_several_years_stands_beside_what_was_spent_of_it(
    declared: Record, evaluated: Record, language: Language
) -> None:
    assert declared.budget is not None
    planned = replace(declared, plan=Plan(declared.budget, 2019, 2022))
    text = text_of([evaluated, planned], language)
    assert "项目总预算 1,000,000 元 2019 年申报，项目期为 2019 至 2022 年" in text
    told = "取自 2021 年的自评表。2019–2020、2022 年的还没有公开，或者没有写明。"
    assert f"已执行合计 11,205,200 元 {told}" in text
    alone = text_of([planned], language)
    assert "已执行合计 — 2019–2022 年的还没有公开，或者没有写明。" in alone
    ended = replace(planned, plan=Plan(declared.budget, 2021, 2021))
    assert "已执行合计 11,205,200 元 取自 2021 年的自评表。" in text_of([evaluated, ended], language)


def test_of_money_of_one_year_nothing_is_added_up(declared: Record, evaluated: Record, language: Language) -> None:
    assert "已执行合计" not in text_of([evaluated, declared], language)


def test_indicators_that_one_form_alone_has_stand_apart_and_say_of_which_they_are(
    declared: Record, evaluated: Record, language: Language, renderer: Renderer
) -> None:
    def indicator(target: str) -> Indicator:
        return Indicator(("产出", "数量", "甲"), target)

    rows = [
        AlignedRow("场次", (AlignedCell(indicator("1场"), Drift.SAME), AlignedCell(indicator("2场"), Drift.CHANGED))),
        AlignedRow("人数", (AlignedCell(indicator("3人"), Drift.SAME), AlignedCell(None, Drift.DROPPED))),
        AlignedRow("天数", (AlignedCell(None, Drift.SAME), AlignedCell(indicator("4天"), Drift.NEW))),
    ]
    for shown, is_said in ((rows, False), (rows[1:], True)):
        page = project_page([evaluated, declared], shown, UNIT, language, None, NO_KIN)
        html = renderer.render(page.template, page.url, view=page.view)
        text = " ".join(re.sub(r"<[^>]*>", " ", html).split())
        assert "2019 年绩效目标申报 人数 3人 不再列出 2021 年绩效自评 天数 4天 新列" in text
        assert "里没有同名的" not in text
        assert ("场次 1场 2场 指标值改变" in text) is not is_said
        assert ("各份表没有名称相同的指标。" in text) is is_said


def test_beside_a_result_is_what_became_of_the_target(
    declared: Record, evaluated: Record, language: Language, renderer: Renderer
) -> None:
    def cell(name: str, actual: str | None) -> AlignedCell:
        return AlignedCell(Indicator(("产出", name), "≥5场", actual, path=("产出", name)), Drift.SAME)

    none = AlignedCell(None, Drift.SAME)
    rows = [
        AlignedRow("甲", (cell("甲", None), cell("甲", "4场"))),
        AlignedRow("乙", (none, cell("乙", "若干"))),
        AlignedRow("丙", (none, cell("丙", "5场"))),
    ]
    missed, unclear, reached = Attained.MISSED, Attained.UNCLEAR, Attained.REACHED
    outcomes: dict[CellPath, Attained] = {("产出", "甲"): missed, ("产出", "乙"): unclear, ("产出", "丙"): reached}
    checked = {declared.address.id: Checked(0, {}), evaluated.address.id: Checked(0, outcomes)}

    def html_of(checked: Mapping[str, Checked] | None) -> str:
        page = project_page([evaluated, declared], rows, UNIT, language, checked, NO_KIN)
        return renderer.render(page.template, page.url, view=page.view)

    assert re.findall(
        r'实际 (\S+?)</span>(?:<span class="attained attained--(\w+)">(.*?)</span>)?', html_of(checked)
    ) == [
        ("4场", "missed", "未达标"),
        ("若干", "unclear", "看不出是否达标"),
        ("5场", "", ""),
    ]
    assert "是否达标由本站的程序判断" in html_of(checked)
    assert "达标" not in html_of(None)


def test_where_nobody_knows_when_an_indicator_came_or_went_the_nearest_form_without_it_is_told(
    declared: Record, evaluated: Record, language: Language, renderer: Renderer
) -> None:
    records = [replace(declared, address=replace(declared.address, year=2025)), evaluated, declared]
    none, some = (AlignedCell(one, Drift.SAME) for one in (None, Indicator(("产出", "数量", "甲"), "1场")))
    rows = [AlignedRow("甲", (some, none, none)), AlignedRow("乙", (none, some, none))]
    page = project_page(records, rows, UNIT, language, None, NO_KIN)
    html = renderer.render(page.template, page.url, view=page.view)
    text = " ".join(re.sub(r"<[^>]*>", " ", html).split())
    assert "2019 年绩效目标申报 2025 年绩效目标申报里没有同名的 甲 1场" in text
    assert "2021 年绩效自评 2019 年绩效目标申报、2025 年绩效目标申报里没有同名的 乙 1场" in text
    assert "drift--" not in html


def test_the_newest_forms_are_set_side_by_side(declared: Record, evaluated: Record, language: Language) -> None:
    def url(*records: Record) -> str:
        view = project_page(records, (), UNIT, language, None, NO_KIN).view
        assert isinstance(view, ProjectView)
        return view.side_by_side.url if view.side_by_side else ""

    assert url(declared) == ""
    assert url(evaluated, replace(declared, withdrawal=Withdrawal(date(2024, 5, 1), "重复"))) == ""
    assert url(evaluated, declared) == f"compare/?form={declared.address.id}&form={evaluated.address.id}"
    many = [replace(declared, address=replace(declared.address, year=year)) for year in range(2024, 2019, -1)]
    assert url(*many).count("form=") == MOST_COMPARED
    assert f"form={many[0].address.id}" in url(*many)
    assert "把最近几份放在一起比较" in text_of(many, language)
    assert "把最近几份" not in text_of(many[1:], language)


def test_what_was_withdrawn_is_not_drawn(declared: Record, evaluated: Record, language: Language) -> None:
    later = replace(declared, address=replace(declared.address, year=2020))
    withdrawn = replace(evaluated, withdrawal=Withdrawal(date(2024, 5, 1), "重复"))
    view = project_page([withdrawn, later, declared], (), UNIT, language, None, NO_KIN).view
    assert isinstance(view, ProjectView)
    assert view.chart == life_chart([declared, later], language) != life_chart([declared, later, evaluated], language)

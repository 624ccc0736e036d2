import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from generator.catalogue.lineage import NO_KIN
from generator.catalogue.records import Plan, Record, Rescored, record_of
from generator.definition.cells import Definition
from generator.language import Language
from generator.model import CellPath, Indicator, Kind, Money, MoneyUnit, PublicUnit, Withdrawal
from generator.rendering.environment import Renderer
from generator.rendering.pages.project.chart import life_chart
from generator.rendering.pages.project.page import MOST_COMPARED, Checked, ProjectView, project_page
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
    assert "比上年" not in text
    assert "12,005,000 元 表上 1,200.50 万元 11,205,200 元 表上 1,120.52 万元 93.34% 68.83" in text


@pytest.mark.parametrize(("missed", "unclear", "told"), [(0, 5, "0 另 5 项看不出"), (1, 0, "1"), (None, 0, "—")])
def test_beside_missed_targets_are_those_of_which_nobody_can_tell(
    missed: int | None, unclear: int, told: str, evaluated: Record, language: Language
) -> None:
    text = text_of([replace(evaluated, missed=missed, unclear=unclear)], language, {})
    assert f"93.34% 68.83 {told} — 自评表的当年预算" in text


@pytest.mark.parametrize(
    ("total", "excess", "checked", "told"),
    [("60.93", "7.90", {}, "68.83 重算 60.93 —"), ("68.83", "0", {}, "68.83 —"), ("60.93", "7.90", None, "68.83 自评")],
)
def test_a_recomputed_total_that_differs_stands_below_the_stated_one(
    total: str, excess: str, checked: dict[str, Checked] | None, told: str, evaluated: Record, language: Language
) -> None:
    record = replace(evaluated, rescored=Rescored(Decimal(total), Decimal(excess), ("", ""), is_explained=False))
    assert f"93.34% {told}" in text_of([record], language, checked)


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
        ("没有公开的表", "", ""),
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
    assert [(bar.text, bar.track) for bar in chart.bars[::2]] == [("1,000,000 元", "8.92"), ("11,205,200 元", "")]


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


def test_without_such_a_budget_what_was_spent_in_several_years_is_told(
    declared: Record, evaluated: Record, language: Language
) -> None:
    later = replace(evaluated, address=replace(evaluated.address, year=2022))
    text = text_of([later, evaluated, declared], language)
    assert "已执行合计 22,410,400 元 取自 2021–2022 年的自评表。2019 年的还没有公开，或者没有写明。" in text
    assert "项目总预算" not in text


def test_of_money_of_one_year_nothing_is_added_up(declared: Record, evaluated: Record, language: Language) -> None:
    assert "已执行合计" not in text_of([evaluated, declared], language)


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


def test_a_budget_is_compared_with_that_of_the_year_before_on_the_same_kind_of_form(
    declared: Record, evaluated: Record, language: Language
) -> None:
    def form(record: Record, year: int, yuan: int) -> Record:
        budget = Money(str(yuan), Decimal(yuan), MoneyUnit.YUAN)
        return replace(record, address=replace(record.address, year=year), budget=budget, executed=None)

    records = [
        *(form(evaluated, 2024, 9), form(declared, 2024, 7), form(declared, 2023, 8)),
        *(form(declared, 2022, 8), form(declared, 2020, 4)),
    ]
    text = text_of(records, language)
    assert "2022 绩效目标申报 8 元 —" in text
    assert "2023 绩效目标申报 8 元 不变" in text
    assert "2024 绩效目标申报 7 元 −1 元 −12.5%" in text
    assert "2024 绩效自评 9 元 —" in text
    assert "“比上年”是与上一年的同一种表相比，不能比的写“—”。" in text


def test_years_between_without_a_form_are_named_in_the_table_and_in_the_chart(
    declared: Record, evaluated: Record, language: Language, renderer: Renderer
) -> None:
    earlier = replace(declared, address=replace(declared.address, year=2016))
    page = project_page([evaluated, declared, earlier], (), UNIT, language, None, NO_KIN)
    html = renderer.render(page.template, page.url, view=page.view)
    columns = len(re.findall("<th [^>]*scope=.col", html))
    assert re.findall(r'<th scope="row">([^<]*)</th><td [^>]*colspan="(\d+)"><span [^>]*>(.*?)</span>', html) == [
        ("2017–2018", str(columns - 1), "本站没有这个项目的表"),
        ("2020", str(columns - 1), "本站没有这个项目的表"),
    ]
    rows = re.findall(r'<span class="chart__name">(.*?)</span> <span class="chart__figure">(.*?)</span>', html)
    assert [rows[0], rows[1], rows[2][0]] == [
        ("2016 年预算", "1,000,000 元"),
        ("2017–2018 年", "没有公开的表"),
        "2019 年预算",
    ]


@pytest.mark.parametrize("checked", [{}, None])
@pytest.mark.parametrize("change", [{}, {"project_name": "又名"}, {"kind": Kind.SELF_EVALUATION}, {"year": 2020}])
def test_a_row_for_years_without_forms_is_as_wide_as_the_table(
    change: dict[str, Any], checked: dict[str, Checked] | None, declared: Record, language: Language, renderer: Renderer
) -> None:
    name = change.get("project_name", declared.project_name)
    address = replace(declared.address, **{key: value for key, value in change.items() if key != "project_name"})
    other = replace(declared, address=address, project_name=name)
    later = replace(declared, address=replace(declared.address, year=2024))
    page = project_page([later, other, declared], (), UNIT, language, checked, NO_KIN)
    html = renderer.render(page.template, page.url, view=page.view)
    columns = len(re.findall("<th [^>]*scope=.col", html))
    assert set(re.findall(r'colspan="(\d+)"', html)) == {str(columns - 1)}


def test_a_year_whose_form_was_withdrawn_has_a_form(declared: Record, evaluated: Record, language: Language) -> None:
    withdrawn = replace(
        declared, address=replace(declared.address, year=2020), withdrawal=Withdrawal(date(2024, 5, 1), "重复")
    )
    text = text_of([evaluated, withdrawn, declared], language)
    assert "本站没有这个项目的表" not in text
    assert "2020 年 没有公开的表" in text


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
    assert "并排比较最近几份" in text_of(many, language)
    assert "把最近几份" not in text_of(many[1:], language)


def test_what_was_withdrawn_is_not_drawn(declared: Record, evaluated: Record, language: Language) -> None:
    later = replace(declared, address=replace(declared.address, year=2020))
    withdrawn = replace(evaluated, withdrawal=Withdrawal(date(2024, 5, 1), "重复"))
    view = project_page([withdrawn, later, declared], (), UNIT, language, None, NO_KIN).view
    assert isinstance(view, ProjectView)
    assert view.chart == life_chart([declared, later], language) != life_chart([declared, later, evaluated], language)

"""Forms side by side: what is shown of them, also if there are none, too many or strange ones."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from generator.model import Rate
from generator.rendering.pages.project.page import MOST_COMPARED
from tests.browser.explore.exploring import chosen

HALL = "innovation-centre-office/2021/future-park-hall.self-evaluation"
CENTRE = "innovation-centre-office/2021/centre-development.self-evaluation"
STATISTICS = "sti-information-centre/2020/science-statistics"
YEARS = [f"innovation-centre-office/{year}/innovation-centre-hall" for year in (2019, 2023)]
RESULT = "#compare-result[data-result-count]"


def compare(page: Page, site_url: str, *forms: str) -> None:
    page.goto(f"{site_url}compare/?{'&'.join(f'form={form}' for form in forms)}")
    page.wait_for_selector(RESULT)


def row(page: Page, name: str) -> list[str]:
    """Return the texts of the cells in the first row with a name."""
    heading = page.locator("#compare-table tbody th[scope=row]").get_by_text(name, exact=True).first
    return [text.strip() for text in heading.locator("xpath=../td").all_inner_texts()]


def headings(page: Page, scope: str) -> list[str]:
    return page.locator(f"#compare-table th[scope={scope}]").all_inner_texts()


def stated(published: Path, form: str) -> dict[str, Any]:
    read: dict[str, Any] = json.loads((published / f"data/forms/{form}.json").read_text("utf-8"))
    return read


def test_forms_stand_side_by_side_as_they_were_filed(page: Page, site_url: str, published: Path) -> None:
    compare(page, site_url, CENTRE, HALL)
    links = page.locator("#compare-table thead a[href*='forms/']")
    assert links.all_inner_texts() == ["科创中心建设工作经费", "未来公园展厅运营经费"]
    assert (published / str(links.nth(1).get_attribute("href")).removeprefix("../") / "index.html").is_file()
    assert row(page, "全年预算（元）") == ["29,031,400\n表上 2903.14 万元", "11,219,200\n表上 1121.92 万元"]
    assert row(page, "总分") == ["99.81 / 100 分", "96.99 / 100 分\n重算 89.09"]
    assert row(page, "未达标（项）") == ["0\n另 5 项看不出", "1"]
    assert row(page, "核对发现（处）") == ["1", "0"]
    goals = [stated(published, form)["narrative"][0]["text"] for form in (CENTRE, HALL)]
    assert row(page, "预期目标") == goals
    assert "要做成什么，做成了没有" in headings(page, "rowgroup")
    quantities = row(page, "数量")
    assert quantities[0].split("\n") == ["项目完成率 ≥95%", "实际 ≥95%", "看不出是否达标", "20 / 20 分"]
    assert quantities[1].split("\n") == ["计划接待参观团组总数 =400 场", "实际 182 场", "未达标", "18 / 20 分"]
    assert row(page, "社会效益")[0].split("\n")[1:] == ["实际 ≥80%", "看不出是否达标", "30 / 30 分"]
    assert row(page, "社会效益")[1].split("\n")[1:] == ["实际 95 家", "30 / 30 分"]
    assert page.get_by_text("是否达标由本站的程序判断").is_visible()


def test_bars_are_as_long_as_amounts_are_large(page: Page, site_url: str) -> None:
    compare(page, site_url, CENTRE, HALL)
    bars = page.locator("#compare-table tbody").first.locator(".compare__bar")
    widths = [box["width"] for bar in bars.all() if (box := bar.bounding_box())]
    assert widths[1] / widths[0] == pytest.approx(1121.92 / 2903.14, abs=0.01)


RATES = (
    Rate("1,098.0", Decimal("1098.0")),
    Rate("98.11%", Decimal("98.11")),
    Rate("0.98", Decimal("0.98"), is_share=True),
    Rate("0.5", Decimal("0.5"), is_share=True, is_certain=False),
)


def test_a_rate_has_the_sign_that_it_has_on_pages(page: Page, site_url: str) -> None:
    def answer(route: Route) -> None:
        rate = RATES[int(route.request.url.partition("data/forms/a/")[2][:4]) - 2020]
        per_cent = None if rate.per_cent is None else str(rate.per_cent)
        told = {"execution_rate": per_cent, "execution_rate_written": rate.written}
        route.fulfill(json={"project_name": "a", "year": 2020, "kind": "self-evaluation", **told})

    page.route("**/data/forms/**", answer)
    compare(page, site_url, *(f"a/{2020 + at}/b" for at, _ in enumerate(RATES)))
    assert row(page, "执行率") == [rate.text for rate in RATES] == ["1,098.0%", "98.11%", "0.98", "0.5"]


def test_declarations_and_evaluations_share_no_name_of_their_budget(page: Page, site_url: str) -> None:
    compare(page, site_url, CENTRE, STATISTICS)
    assert row(page, "预算（元）")[1] == "1,600,000"
    assert row(page, "总分") == ["99.81 / 100 分", "表上没有这一格"]
    # If only one form has an amount, there is no bar, because there is nothing to compare.
    assert page.locator("tr:has(> th:text-is('全年执行（元）')) .compare__bar").count() == 0


def test_indicators_of_one_name_stand_in_a_row_and_others_in_their_group(page: Page, site_url: str) -> None:
    made_up = {
        "a/2020/b": [
            ("产出指标", "数量指标", "场次"),
            ("产出指标", "数量指标", "人次"),
            ("效益指标", "社会效益", "知晓度"),
        ],
        "a/2021/b": [("产出目标", "数量", "场 次"), ("产出目标", "数量", "展品"), ("满意度", "", "满意度")],
    }

    def answer(route: Route) -> None:
        form = route.request.url.partition("data/forms/")[2].removesuffix(".json")
        fields = [dict(zip(("level_1", "level_2", "indicator"), levels, strict=True)) for levels in made_up[form]]
        indicators = [{key: text for key, text in one.items() if text} | {"target_written": "1"} for one in fields]
        route.fulfill(json={"project_name": form, "year": 2020, "kind": "target", "indicators": indicators})

    page.route("**/data/forms/**", answer)
    compare(page, site_url, *made_up)
    assert headings(page, "rowgroup") == ["指标", "数量"]
    assert headings(page, "row") == ["场次", "名称不同的指标", "社会效益", "满意度"]
    assert row(page, "场次") == ["1", "1"]
    assert row(page, "名称不同的指标") == ["人次 1", "展品 1"]
    assert row(page, "社会效益") == ["知晓度 1", "—"]


def test_a_blank_cell_and_one_that_is_not_on_the_paper_are_two_things(page: Page, site_url: str) -> None:
    compare(page, site_url, *YEARS)
    assert page.get_by_text("是否达标由本站的程序判断").is_hidden()
    compare(page, site_url, *YEARS, HALL)
    assert [told[-6:] for told in row(page, "项目总目标")[1:]] == ["表上未填", "表上没有这一格"[-6:]]
    assert row(page, "主管部门")[0] == "表上没有这一格"
    assert row(page, "项目类型")[2] == "表上没有这一格"
    assert row(page, "项目总预算（元）")[1:] == ["表上未填", "表上没有这一格"]
    assert "项目当年预算（元）" not in headings(page, "row")
    assert row(page, "上年结转资金") == ["表上没有这一格", "0", "表上未填"]
    assert row(page, "未达标（项）")[0] == "—"


def test_the_budget_of_the_year_is_one_row_for_each_source_whatever_papers_call_it(page: Page, site_url: str) -> None:
    compare(page, site_url, HALL, "innovation-centre-office/2023/future-park-hall")
    evaluated, declared = "11,219,200\n表上 1121.92 万元", "11,219,208"
    assert row(page, "预算（元）") == [evaluated, declared]
    assert row(page, "其中：当年财政拨款 · 全年预算数") == [evaluated, f"{declared}\n表上叫“其中：当年财政拨款”"]
    assert row(page, "上年结转资金") == ["表上未填", "0"]
    # What the summary tells is not told again.
    assert row(page, "全年执行（元）")[0].startswith("11,205,200")
    repeated = {f"年度资金总额 · {measure}" for measure in ("全年预算数", "全年执行数")}
    assert repeated.isdisjoint(headings(page, "row"))
    assert row(page, "年度资金总额 · 年初预算数")[1] == "表上没有这一格"
    # Other measures of the same sources are other cells.
    assert row(page, "其中：当年财政拨款 · 全年执行数")[1] == "表上没有这一格"
    assert row(page, "其中：财政资金") == ["表上没有这一格", "22,438,416"]


def test_a_text_that_a_paper_calls_otherwise_is_named_as_it_does(page: Page, site_url: str) -> None:
    compare(page, site_url, HALL, "innovation-centre-office/2023/future-park-hall")
    evaluated, declared = row(page, "预期目标")
    assert "表上叫" not in evaluated
    assert declared.endswith("表上叫“年度总体目标”")


def test_a_form_that_states_both_budgets_loses_none(page: Page, site_url: str) -> None:
    made_up = {"a/2020/b": ("annual_budget", "full_year_budget"), "a/2021/b": ("full_year_budget",)}

    def answer(route: Route) -> None:
        form = route.request.url.partition("data/forms/")[2].removesuffix(".json")
        money = {"source_of_funds": "fiscal", "amount_yuan": "1", "amount_unit": "元"}
        funds = [{"measure": measure, "label": measure, **money} for measure in made_up[form]]
        route.fulfill(json={"project_name": form, "year": 2020, "kind": "target", "funds": funds})

    page.route("**/data/forms/**", answer)
    compare(page, site_url, *made_up)
    assert row(page, "annual_budget") == ["1", "1\n表上叫“full_year_budget”"]
    assert row(page, "full_year_budget") == ["1", "—"]


def test_lines_of_a_matrix_and_cells_that_a_paper_need_not_have_are_known(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}compare/")
    column = {"presence": "optional", "type": "money"}
    amounts = [column | {"name": name, "field": f"funds.{name}"} for name in ("a", "b")]
    lines = [
        {"name": name, "source": name, "printed": {"b": "—"} if name == "other" else {}} for name in ("total", "other")
    ]
    matrix = {"name": "matrix", "type": "matrix", "presence": "printed", "lines": lines, "columns": amounts}
    goal = {"name": "goal", "type": "text", "presence": "optional", "field": "narrative.goal"}
    group = {
        "name": "group",
        "type": "group",
        "presence": "printed",
        "cells": [goal, goal | {"name": "x", "field": "x"}],
    }
    ask = """async ([cells, paper]) => {
        const { askedOn } = await import(new URL("asked.js", document.querySelector('script[type="module"]').src));
        return [...askedOn({ cells }, paper)];
    }"""
    paper = {"matrix": {"total": {"a": None, "b": None}, "other": None}, "group": {"x": None}}
    assert page.evaluate(ask, [[matrix, group], paper]) == ["funds.a", "funds.b", "funds.a.other", "x"]
    assert page.evaluate(ask, [[matrix, group], {"matrix": None}]) == []


def test_amounts_of_a_project_are_held_against_the_year_before(page: Page, site_url: str) -> None:
    compare(page, site_url, YEARS[1], CENTRE, YEARS[0])
    told = ["6,491,685\n比 2019 年少 1,013,891（−13.5%）", "29,031,400\n表上 2903.14 万元", "7,505,576"]
    assert row(page, "预算（元）") == told
    # One amount is declared, the other the result: these are two measures.
    compare(page, site_url, HALL, "innovation-centre-office/2023/future-park-hall")
    assert row(page, "预算（元）") == ["11,219,200\n表上 1121.92 万元", "11,219,208"]


@pytest.mark.parametrize(
    ("amounts", "told"),
    [
        (("0.10", "0.30"), "比 2020 年多 0.20（+200.0%）"),
        (("3.00", "1"), "比 2020 年少 2（−66.7%）"),
        (("10000", "10001"), "比 2020 年多 1（不到 0.1%）"),
        (("100.5", "100.50"), "与 2020 年相同"),
        (("0", "5"), "比 2020 年多 5"),
        (("-2", "5"), "比 2020 年多 7"),
    ],
)
def test_a_difference_is_told_in_words(page: Page, site_url: str, amounts: tuple[str, str], told: str) -> None:
    def answer(route: Route) -> None:
        year = int(route.request.url.partition("data/forms/a/")[2][:4])
        money = {"budget_yuan": amounts[year - 2020], "budget_unit": "元"}
        route.fulfill(json={"year": year, "kind": "target", "unit_id": "a", "project_id": "b", **money})

    page.route("**/data/forms/**", answer)
    compare(page, site_url, "a/2020/b", "a/2021/b")
    assert row(page, "当年预算（元）")[1].split("\n")[1:] == [told]


def test_a_date_that_names_no_day_is_as_written(page: Page, site_url: str) -> None:
    def answer(route: Route) -> None:
        route.fulfill(json={"year": 2020, "kind": "target", "start": "2020-01-01", "end_written": "2020年底"})

    page.route("**/data/forms/**", answer)
    compare(page, site_url, "a/2020/b", "a/2020/c")
    assert row(page, "起止日期")[0] == "2020-01-01 至 2020年底"


def test_groups_that_papers_call_otherwise_stand_in_one_row(page: Page, site_url: str) -> None:
    compare(page, site_url, *YEARS)
    assert "服务对象满意度" not in headings(page, "row")
    assert row(page, "满意度") == [
        "参观受众满意度 ≥95%",
        "展厅工作人员的满意度 ≥95.00(%)\n\n展厅参观者的满意度 ≥95.00(%)",
    ]


def test_a_form_that_cannot_be_had_is_told_and_the_others_are_shown(page: Page, site_url: str) -> None:
    compare(page, site_url, "a/2020/b", HALL)
    expect(page.locator("#compare-table thead th").first).to_contain_text("没有取到这份表")
    assert row(page, "全年预算（元）")[0] == "—"
    assert row(page, "总分") == ["—", "96.99 / 100 分\n重算 89.09"]


def test_one_form_is_taken_out(page: Page, site_url: str) -> None:
    compare(page, site_url, CENTRE, HALL)
    page.get_by_role("link", name="移出“科创中心建设工作经费”").click()
    page.wait_for_selector(RESULT)
    assert headings(page, "col")[0].startswith("未来公园展厅运营经费")
    expect(page.locator("#compare-one")).to_be_visible()
    expect(page.locator("#compare-remark")).to_be_visible()
    page.get_by_role("link", name="移出").click()
    page.wait_for_selector(RESULT)
    expect(page.locator("#compare-none")).to_be_visible()
    expect(page.locator("#compare-table")).to_be_hidden()
    expect(page.locator("#compare-remark")).to_be_hidden()


def test_of_more_than_four_the_next_takes_the_place_of_one_that_is_taken_out(page: Page, site_url: str) -> None:
    further = page.locator("#compare-further")
    compare(page, site_url, *(f"a/2020/p{number}" for number in range(6)))
    expect(further).to_have_text("选取了 6 份，这里并排列出前四份。移出一份，后面的一份就补上。")
    expect(page.locator("#compare-left-out")).to_be_hidden()
    for left, names in ((5, ["p0", "p2", "p3", "p4"]), (4, ["p0", "p3", "p4", "p5"])):
        page.get_by_role("link", name="移出").nth(1).click()
        page.wait_for_selector(RESULT)
        assert [name.split("/")[2][:2] for name in headings(page, "col")] == names
        assert page.url.count("form=") == left
    expect(further).to_be_hidden()


def test_what_is_no_form_is_told_of(page: Page, site_url: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    compare(page, site_url, CENTRE, HALL, CENTRE, STATISTICS)
    expect(page.locator("#compare-left-out")).to_be_hidden()
    assert page.locator("#compare-table thead th").count() == 3
    for strange in ("..%2F..%2Fetc", "https://example.org/2020/x", "a/2020/../../x", "__proto__", "<b>"):
        compare(page, site_url, CENTRE, strange)
        expect(page.locator("#compare-left-out")).to_be_visible()
        assert page.locator("#compare-table thead th").count() == 1
    compare(page, site_url, *(f"a/2020/{number}" for number in range(51)))
    assert page.locator("#compare-table thead th").count() == 4
    expect(page.locator("#compare-left-out")).to_be_visible()
    assert all(url.startswith(site_url) for url in asked)


def test_more_are_picked_among_forms_like_the_first(page: Page, site_url: str) -> None:
    compare(page, site_url, STATISTICS)
    page.locator("#compare-add").click()
    page.wait_for_selector("#explore-status[data-result-count]")
    assert [chosen(page, name) for name in ("year", "kind", "type")] == [["2020"], ["target"], ["其他一次性项目"]]
    expect(page.locator("#explore-picked")).to_contain_text("选取了 1 份表。再选一份")


def test_the_page_of_a_project_sets_its_years_side_by_side(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}projects/innovation-centre-office/innovation-centre-hall/")
    page.locator("main").get_by_role("link", name="并排比较").click()
    page.wait_for_selector(RESULT)
    assert [text.rpartition("· ")[2][:6] for text in headings(page, "col")] == ["2019 年", "2023 年"]


def test_no_page_states_more_forms_than_are_shown() -> None:
    script = (Path(__file__).parents[3] / "theme/assets/javascripts/shared/picked.js").read_text("utf-8")
    assert f"export const MOST = {MOST_COMPARED};" in script


def test_a_long_passage_is_cut_off_until_it_is_asked_for(page: Page, site_url: str, published: Path) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    compare(page, site_url, CENTRE, HALL)
    passage = page.locator("tr:has(> th:text-is('实际完成情况')) .compare__passage").first
    whole = next(one["text"] for one in stated(published, CENTRE)["narrative"] if one["topic"] == "achievement")
    is_whole, is_a_third = (
        "box => box.clientHeight === box.scrollHeight",
        "box => 3 * box.clientHeight < box.scrollHeight",
    )
    assert passage.evaluate(is_a_third)
    # What is cut off can be read aloud and searched for, and is printed.
    assert passage.text_content() == whole.replace("\n", "")
    page.emulate_media(media="print")
    assert passage.evaluate(is_whole)
    page.emulate_media(media="screen")
    button = passage.locator("xpath=../button")
    button.click()
    assert passage.evaluate(is_whole)
    expect(button).to_have_text("收起")
    expect(button).to_have_attribute("aria-expanded", "true")
    button.click()
    assert passage.evaluate(is_a_third)


def test_a_passage_that_is_hardly_longer_is_shown_as_it_is(page: Page, site_url: str) -> None:
    compare(page, site_url, CENTRE, HALL)
    goals = page.locator("tr:has(> th:text-is('预期目标'))")
    expect(goals.get_by_role("button")).to_have_count(0)
    page.set_viewport_size({"width": 390, "height": 800})
    expect(goals.get_by_role("button", name="展开全文")).to_have_count(1)
    page.set_viewport_size({"width": 1280, "height": 800})
    expect(goals.get_by_role("button")).to_have_count(0)


def test_a_phone_says_that_there_is_more_and_keeps_the_names_of_lines_in_view(page: Page, site_url: str) -> None:
    hint, name = page.locator("#compare-hint"), page.get_by_role("rowheader", name="项目类型", exact=True)
    page.set_viewport_size({"width": 360, "height": 800})
    compare(page, site_url, CENTRE, HALL)
    expect(hint).to_be_hidden()
    compare(page, site_url, CENTRE, HALL, *YEARS)
    expect(hint).to_be_visible()
    page.locator("#compare-scroll").evaluate("place => { place.scrollLeft = place.scrollWidth }")
    expect(name).to_be_in_viewport(ratio=1)
    page.set_viewport_size({"width": 1280, "height": 800})
    expect(hint).to_be_hidden()


def test_a_phone_keeps_the_names_of_two_forms_in_view(page: Page, site_url: str) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    compare(page, site_url, CENTRE, HALL)
    page.get_by_role("rowheader", name="实际完成情况").scroll_into_view_if_needed()
    page.evaluate("scrollBy(0, 500)")
    for name in page.locator("#compare-table thead").get_by_role("link").all():
        expect(name).to_be_in_viewport(ratio=1)
    assert page.evaluate("document.documentElement.scrollWidth") == 360


@pytest.mark.parametrize("size", [(360, 700), (390, 844), (1000, 700)])
def test_what_has_the_focus_is_not_hidden_below_the_names(page: Page, site_url: str, size: tuple[int, int]) -> None:
    """WCAG 2.4.11."""
    page.set_viewport_size({"width": size[0], "height": size[1]})
    platform, fair = (
        f"innovation-centre-office/2019/{name}" for name in ("torch-statistics-platform", "technology-fair")
    )
    compare(page, site_url, platform, fair)
    page.locator("footer a").first.focus()
    places = page.locator("#compare-table tbody").locator("a, button").filter(visible=True).count()
    assert places
    names = page.locator("#compare-table thead th").first
    for _ in range(places):
        page.keyboard.press("Shift+Tab")
        held, covering = page.locator(":focus").bounding_box(), names.bounding_box()
        assert held
        assert covering
        assert held["y"] >= covering["y"] + covering["height"] - 1, page.locator(":focus").inner_text()


def test_on_paper_nothing_is_left_to_click(page: Page, site_url: str) -> None:
    compare(page, site_url, CENTRE, HALL)
    expect(page.get_by_role("link", name="移出").first).to_be_visible()
    page.emulate_media(media="print")
    assert page.locator("main").get_by_text("移出").filter(visible=True).count() == 0
    expect(page.locator("#compare-add")).to_be_hidden()
    assert row(page, "总分") == ["99.81 / 100 分", "96.99 / 100 分\n重算 89.09"]

"""The units that a query names, and the pages that explain it, stand above the results."""

from dataclasses import replace
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, expect

from generator.search.entries import Entry
from tests.browser.index import serve_entries
from tests.browser.search.searching import RESULT, Collection, ask, count, found, look_up
from tests.search.collections import EMPTY

RELATED = "#search-related"


def related(page: Page) -> list[str]:
    return page.locator(f"{RELATED} li").all_text_contents()


@pytest.mark.parametrize(
    ("query", "unit", "remark"),
    [
        ("上海市科技创业中心", "上海市科技创业中心", "（单位）"),
        ("创业中心 上海", "上海市科技创业中心", "（单位）"),
        ("上海新药研究开发中心", "上海市生物医药科技产业促进中心", "（单位，又名上海新药研究开发中心）"),
    ],
)
def test_a_unit_that_is_named_is_led_to(page: Page, site_url: str, query: str, unit: str, remark: str) -> None:
    look_up(page, site_url, q=query)
    assert count(page) > 0
    assert related(page) == [unit + remark]
    page.locator(RELATED).get_by_role("link", name=unit).click()
    expect(page.locator("h1")).to_contain_text(unit)


@pytest.mark.parametrize(
    ("query", "title", "remark", "heading"),
    [
        ("术语", "术语", "", "术语"),
        ("执行率", "执行率", "（术语）", "执行率"),
        ("核对发现", "核对发现", "（术语）", "核对发现"),
        ("怎样读", "怎样读一张表", "", "怎样读一张表"),
        ("执行得分与执行率对不上", "执行得分与执行率对不上", "（核对规则）", "执行得分与执行率对不上"),
    ],
)
def test_what_explains_a_query_is_led_to(
    page: Page, site_url: str, query: str, title: str, remark: str, heading: str
) -> None:
    look_up(page, site_url, q=query)
    expect(page.locator(RELATED)).to_be_visible()
    assert related(page)[0] == title + remark
    page.locator(RELATED).get_by_role("link", name=title, exact=True).click()
    expect(page.get_by_role("heading", name=heading, exact=True)).to_be_in_viewport()


def test_who_asks_for_missed_targets_is_led_to_the_forms_with_some(page: Page, site_url: str) -> None:
    look_up(page, site_url, q="未达标")
    assert "有未达标的指标的表（筛选全部绩效表）" in related(page)
    page.locator(RELATED).get_by_role("link", name="有未达标的指标的表").click()
    expect(page.locator("#explore-table tbody th a")).to_have_text(["未来公园展厅运营经费"])


def test_who_asks_for_what_has_no_self_evaluation_is_led_to_these_declarations(page: Page, site_url: str) -> None:
    look_up(page, site_url, q="没有自评表")
    page.locator(RELATED).get_by_role("link", name="没有自评表的申报表").click()
    expect(page).to_have_url(f"{site_url}explore/?due=1")
    expect(page.locator("#explore-status")).to_contain_text("共 15 份")


@pytest.mark.parametrize("query", ["", "项", "上海", "孵化器", "执行率 孵化器"])
def test_what_names_nothing_or_many_leads_nowhere(search_page: Page, query: str) -> None:
    ask(search_page, q=query)
    expect(search_page.locator(RELATED)).to_be_hidden()


def test_there_are_few_and_the_shortest_titles_come_first(page: Page, site_url: str) -> None:
    look_up(page, site_url, q="项目")
    assert related(page)[0] == "项目类型（术语）"
    assert len(related(page)) == 3
    page.locator("#search-q").fill("展厅")
    page.keyboard.press("Enter")
    expect(page.locator(RELATED)).to_be_hidden()


def of_units(*names: str) -> list[Entry]:
    return [
        replace(
            EMPTY, title=f"{name}的项目{at}", unit=f"u{at}", unit_name=name, project=f"p{at}", text="某市民政局" * 9
        )
        for at, name in enumerate(names)
    ]


def test_a_unit_that_is_named_exactly_comes_first_however_many_contain_its_name(page: Page, site_url: str) -> None:
    institutions = [f"某市民政局第{number}{'图书' * number}馆" for number in range(1, 8)]
    others = [f"某市{name}中心" for name in "甲乙丙丁戊己庚辛"]
    serve_entries(page, *of_units(*reversed(institutions), *others, "某市民政局"))
    further = ["名称里有这些字的还有 3 个单位"]
    look_up(page, site_url, q="某市民政局")
    assert related(page) == [f"{name}（单位）" for name in ("某市民政局", *institutions[:4])] + further
    look_up(page, site_url, q="民政局")
    assert related(page) == [f"{name}（单位）" for name in ("某市民政局", *institutions[:4])] + further
    look_up(page, site_url, q="民政局 图书馆")
    assert related(page)[0] == f"{institutions[0]}（单位）"
    # Beside other words, only whole names count.
    look_up(page, site_url, q="2019年度 某市民政局")
    assert related(page) == ["某市民政局（单位）"]
    # Words of most names name none.
    look_up(page, site_url, q="某市")
    expect(page.locator(RELATED)).to_be_hidden()
    page.goto(f"{site_url}search/?q=民政局")
    page.get_by_role("link", name="还有 3 个单位").click()
    expect(page).to_have_url(f"{site_url}forms/?{urlencode({'name': '民政局'})}")


def test_forms_of_a_unit_that_is_named_exactly_come_before_those_that_mention_it(page: Page, site_url: str) -> None:
    entries = of_units("某市民政局第一图书馆", "某市民政局")
    own = [replace(entries[1], title=f"自有{number}", year=2016, text="丙") for number in range(12)]
    others = [replace(entries[0], title=f"他有{number}", types=("某市民政局的",)) for number in range(12)]
    collection = Collection([*own, *others])
    serve_entries(page, *collection.entries)
    look_up(page, site_url, q="某市民政局")
    shown = found_titles(page)
    assert shown == [entry.title for entry in (*own, *others)]
    assert len(shown) == len(collection.texts) == count(page)
    # By year, the newest come first as before; a part of the name means no unit.
    for state in ({"q": "某市民政局", "sort": "year"}, {"q": "市民政局"}):
        look_up(page, site_url, **state)
        assert found_titles(page) == [entry.title for entry in (*others, *own)]


def found_titles(page: Page) -> list[str]:
    found(page)
    return page.locator(RESULT).all_text_contents()


def test_nothing_more_is_fetched_and_a_name_stays_text(page: Page, site_url: str) -> None:
    serve_entries(page, replace(EMPTY, unit_name="<b>{name}某中心"))
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    look_up(page, site_url, q="某中心")
    assert related(page) == ["<b>{name}某中心（单位）"]
    assert sorted(name for name in asked if name.endswith("json")) == ["2019.json", "contents.json", "form-0.json"]

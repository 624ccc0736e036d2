"""Several values of a filter, with how many forms each would leave; and bounds of figures in self-evaluations."""

from dataclasses import replace
from decimal import Decimal
from urllib.parse import parse_qsl, urlsplit

import pytest
from playwright.sync_api import Page, expect

from generator.model import Figure, Rate
from generator.search.entries import Entry, Outcome
from tests.browser.explore.exploring import ROW, STATUS, choose, explore, projects
from tests.browser.index import serve_entries
from tests.search.collections import EMPTY


def told(page: Page, name: str) -> list[str]:
    """Return the texts beside the boxes of a filter."""
    values = page.locator(f"#explore-{name} .explore-choice__value:not([hidden])")
    return [text.strip() for text in values.all_text_contents()]


def evaluated(title: str, rate: str, score: str) -> Entry:
    outcome = Outcome(
        rate=Rate(rate, Decimal(rate.rstrip("%"))) if rate else None,
        score=Figure(score, Decimal(score)) if score else None,
    )
    return replace(EMPTY, title=title, kind="self-evaluation", outcome=outcome)


def test_forms_with_any_of_several_values_are_listed(page: Page, site_url: str, real: list[Entry]) -> None:
    explore(page, site_url)
    choose(page, "unit", "sti-information-centre", "rd-platform-centre")
    choose(page, "year", "2019", "2020")
    expect(page.locator("#explore-unit [data-chosen]")).to_have_text("已选 2 项")
    units, years = {"sti-information-centre", "rd-platform-centre"}, {2019, 2020}
    left = [entry for entry in real if entry.unit in units and entry.year in years]
    expect(page.locator(STATUS)).to_have_attribute("data-result-count", str(len(left)))
    asked = parse_qsl(urlsplit(page.url).query)
    assert sorted(asked) == sorted([*(("unit", unit) for unit in units), *(("year", str(year)) for year in years)])
    page.goto(page.url)
    expect(page.locator(STATUS)).to_have_attribute("data-result-count", str(len(left)))
    expect(page.locator("#explore-chosen")).to_contain_text("2020、2019、")


def test_beside_a_value_stands_how_many_forms_it_would_leave(page: Page, site_url: str) -> None:
    serve_entries(
        page,
        *(replace(EMPTY, title=title, year=2019, types=("一",)) for title in "甲乙"),
        replace(EMPTY, year=2020, types=("一", "二")),
        replace(EMPTY, year=2020, kind="self-evaluation", types=("二",)),
    )
    explore(page, site_url)
    assert told(page, "year") == ["2020 年（2）", "2019 年（2）"]
    assert told(page, "kind") == ["绩效目标申报（3）", "绩效自评（1）"]
    choose(page, "type", "二")
    expect(page.locator(ROW)).to_have_count(2)
    assert told(page, "type") == ["一（3）", "二（2）"]
    assert told(page, "year") == ["2020 年（2）", "2019 年（0）"]
    assert told(page, "kind") == ["绩效目标申报（1）", "绩效自评（1）"]


def test_of_a_year_that_was_not_looked_at_no_number_is_told(page: Page, site_url: str) -> None:
    requested: list[str] = []
    page.on("request", lambda request: requested.append(request.url))
    explore(page, site_url, year="2019")
    assert told(page, "year") == ["2023 年", "2021 年", "2020 年", "2019 年（9）"]
    assert not [url for url in requested if "/2023" in url]


def test_a_list_of_values_is_used_with_the_keyboard(page: Page, site_url: str) -> None:
    explore(page, site_url)
    field = page.locator("#explore-kind")
    field.locator("summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(field.get_by_role("checkbox", name="绩效目标申报")).to_be_checked()
    expect(page.locator(STATUS)).to_have_attribute("data-result-count", "22")
    page.keyboard.press("Escape")
    expect(field).not_to_have_attribute("open", "")
    expect(field.locator("summary")).to_be_focused()
    page.keyboard.press("Enter")
    for _ in range(3):
        page.keyboard.press("Tab")
    expect(field).not_to_have_attribute("open", "")


def test_a_list_of_values_closes_where_something_else_is_clicked(page: Page, site_url: str) -> None:
    explore(page, site_url)
    page.locator("#explore-kind summary").click()
    page.locator("h1").click()
    expect(page.locator("#explore-kind")).not_to_have_attribute("open", "")


def test_a_long_list_of_values_is_narrowed_by_typing(page: Page, site_url: str) -> None:
    serve_entries(page, *(replace(EMPTY, unit=f"u{at}", unit_name=f"{at} 中心Ｂ") for at in range(13)))
    explore(page, site_url)
    page.locator("#explore-kind summary").click()
    expect(page.locator("#explore-kind [type=text]")).to_be_hidden()
    page.locator("#explore-unit summary").click()
    page.get_by_role("textbox", name="输入名称里的字").fill("中心b 12")
    expect(page.locator("#explore-unit .explore-choice__value:visible")).to_have_text(["12 中心Ｂ（1）"])
    page.get_by_role("checkbox", name="12 中心Ｂ").check()
    expect(page.locator(ROW)).to_have_count(1)


def test_to_narrow_a_list_of_values_is_no_filter_yet(page: Page, site_url: str) -> None:
    serve_entries(page, *(replace(EMPTY, unit=f"u{at}", unit_name=f"{at} 中心") for at in range(61)))
    explore(page, site_url)
    page.get_by_role("button", name="下一页").click()
    expect(page.locator(STATUS)).to_contain_text("第 26–50 份")
    before = page.url
    page.locator("#explore-unit summary").click()
    page.get_by_role("textbox", name="输入名称里的字").fill("12 中心")
    page.keyboard.press("Tab")
    page.wait_for_timeout(100)
    assert page.url == before


@pytest.mark.parametrize(
    ("state", "titles"),
    [
        ({"rate_to": "90"}, ["甲", "乙"]),
        ({"rate_from": "90.00％", "score_from": "80"}, ["乙"]),
        ({"score_to": "79.99"}, ["甲", "丙"]),
        ({"score_from": "0", "rate_to": "100"}, ["甲", "乙"]),
        ({"score_from": "0.5", "rate_from": "0.5%"}, ["甲", "乙"]),
    ],
)
def test_bounds_of_rate_and_score_are_part_of_what_is_listed(
    page: Page, site_url: str, state: dict[str, str], titles: list[str]
) -> None:
    serve_entries(
        page, EMPTY, evaluated("甲", "89.9%", "79.99"), evaluated("乙", "90%", "80"), evaluated("丙", "", "7")
    )
    explore(page, site_url, **state)
    assert projects(page) == titles
    expect(page.get_by_role("columnheader", name="执行率")).to_be_visible()


def test_bounds_are_offered_where_somebody_was_evaluated_and_named(page: Page, site_url: str) -> None:
    serve_entries(page, EMPTY)
    explore(page, site_url)
    expect(page.get_by_label("执行率从")).to_be_hidden()
    page.unroute("**/data/search/**")
    explore(page, site_url)
    page.get_by_label("执行率到").fill("99")
    page.keyboard.press("Enter")
    page.get_by_label("预算从（元）").fill("1万")
    page.get_by_label("总分从").fill("80")
    page.get_by_label("总分到").fill("100")
    page.keyboard.press("Enter")
    named = "预算不低于 1万、执行率不高于 99、总分 80 至 100"
    expect(page.locator("#explore-chosen")).to_have_text(f"筛选条件：{named}")
    expect(page.locator(ROW)).to_have_count(1)


def test_forms_are_listed_by_the_rules_that_found_something(page: Page, site_url: str) -> None:
    explore(page, site_url)
    assert told(page, "rule")[:3] == [
        "执行率与金额对不上（1）",
        "子项目之和与当年预算对不上（1）",
        "指标值只有数，没有单位（2）",
    ]
    assert len(told(page, "rule")) == 8
    choose(page, "rule", "sub-projects-differ", "pasted-text")
    expect(page.locator(ROW)).to_have_count(7)
    page.unroute("**/data/search/**")
    serve_entries(page, EMPTY)
    explore(page, site_url)
    expect(page.locator("#explore-rule")).to_be_hidden()

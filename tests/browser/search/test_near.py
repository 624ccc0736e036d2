"""If nothing is found, the page suggests what may have been meant, and presents it as a suggestion."""

import json
from dataclasses import replace
from decimal import Decimal

import pytest
from playwright.sync_api import Page, expect

from tests.browser.index import serve, serve_entries
from tests.browser.search.searching import COUNT, RESULT, Collection, ask, count, look_up
from tests.search.collections import EMPTY, files_of

HINT = "#search-hint"
RELATED = "#search-related"
NEAR = f"{HINT} [data-where=near] li"


def budgets(page: Page) -> list[str]:
    return [said for said in page.locator(f"{RELATED} li").all_text_contents() if "预算" in said]


def near(page: Page) -> list[str]:
    expect(page.locator(HINT)).to_contain_text("可以试试")
    return page.locator(NEAR).all_text_contents()


def test_a_unit_with_a_similar_name_is_named_and_leads_to_its_page(page: Page, site_url: str) -> None:
    look_up(page, site_url, q="脑科学研究中心")
    assert count(page) == 0
    said = page.get_by_role("status").filter(has_text="是不是要找")
    expect(said).to_contain_text("上海市脑科学与类脑研究中心（单位）")
    said.get_by_role("link", name="上海市脑科学与类脑研究中心").click()
    expect(page).to_have_url(f"{site_url}forms/brain-science-centre/")
    expect(page.locator("h1")).to_contain_text("上海市脑科学与类脑研究中心")


def test_an_amount_is_suggested_if_nothing_else_is_found(page: Page, site_url: str) -> None:
    for amount in ("8000万", "8000万元", "80,000,000"):
        look_up(page, site_url, q=f"丌亍 {amount}")
        assert near(page) == [f"改搜“{amount}”（1 份）"]


@pytest.mark.parametrize(
    ("query", "part"),
    [
        ("脑科学中心 8000万", "科学中心 8000万"),
        ("脑科学中心 8000 万元", "科学中心 8000万元"),
        ("2019年脑科学中心 80,000,000", "2019年 科学中心 80,000,000"),
        # Some form has the amount, but none with this word.
        ("脑科学中心 750.5576万", "科学中心"),
    ],
)
def test_beside_an_amount_units_are_named_and_what_is_found_with_it(search_page: Page, query: str, part: str) -> None:
    ask(search_page, q=query)
    unit, words = near(search_page)
    assert unit == "上海市脑科学与类脑研究中心（单位）"
    assert words.startswith(f"改搜“{part}”（")
    expect(search_page.locator(HINT)).not_to_contain_text("换一种写法写金额")
    search_page.get_by_role("link", name=f"改搜“{part}”").click()
    if part != "科学中心":
        expect(search_page.locator(RESULT)).to_have_text("科学研究平台建设")


def test_a_unit_may_be_meant_by_one_word_alone(page: Page, site_url: str) -> None:
    look_up(page, site_url, q="脑科学中心 没有这几个字的项目")
    assert near(page)[0] == "上海市脑科学与类脑研究中心（单位）"
    look_up(page, site_url, q="脑科学 750.5576万元")
    assert near(page)[0] == "上海市脑科学与类脑研究中心（单位）"
    # Two pairs of characters are in too many names.
    look_up(page, site_url, q="学中心 没有这几个字的项目")
    assert not any("单位" in one for one in near(page))


ABBREVIATED = (
    "某市卫生健康委员会",
    "某市教育局",
    "某市交通委员会",
    "某市信访办公室",
    "某市国有资产监督管理委员会",
    "某市残疾人联合会",
)


CALLED = {
    "卫健委": "某市卫生健康委员会",
    "市卫健委 养老": "某市卫生健康委员会",
    "某市卫健委": "某市卫生健康委员会",
    "国资委": "某市国有资产监督管理委员会",
    "交委": "某市交通委员会",
    "市残联": "某市残疾人联合会",
    # Another body, which a word of two characters does not have.
    "市教委": "某市教育局",
    "交通局": "某市交通委员会",
    "信访局": "某市信访办公室",
    "教委": "",
    # Not in this order, not at the end, or in more than five names.
    "健卫委": "",
    "国资监": "",
    "某市局": "",
}


def test_a_unit_is_named_by_what_everybody_calls_it(page: Page, site_url: str) -> None:
    names = [*ABBREVIATED, "某市卫生健康委图书馆", *(f"某市第{number}管理局" for number in range(5))]
    serve_entries(page, *(replace(EMPTY, unit=f"u{at}", unit_name=name) for at, name in enumerate(names)))
    look_up(page, site_url)
    for query, unit in CALLED.items():
        ask(page, q=query)
        assert [one for one in near(page) if "单位" in one] == ([f"{unit}（单位）"] if unit else []), query


@pytest.mark.parametrize(
    ("query", "unit"),
    [
        ("科创办", "上海推进科技创新中心建设办公室"),
        ("上海脑中心", ""),
        ("科研院", ""),
        ("教委", ""),
        ("市中心", ""),
        ("上中心", ""),
        ("市科委", ""),
    ],
)
def test_few_words_abbreviate_a_real_unit(search_page: Page, query: str, unit: str) -> None:
    ask(search_page, q=f"{query} 丌亍")
    assert [one for one in near(search_page) if "单位" in one] == ([f"{unit}（单位）"] if unit else [])


def test_a_unit_is_also_named_where_forms_speak_of_it_by_an_abbreviation(page: Page, site_url: str) -> None:
    units = [replace(EMPTY, unit=f"u{at}", unit_name=name) for at, name in enumerate(ABBREVIATED)]
    serve_entries(page, *units, replace(EMPTY, text="市卫健委和交委"))
    look_up(page, site_url, q="市卫健委")
    assert count(page) == 1
    assert page.locator(f"{RELATED} li").all_text_contents() == ["某市卫生健康委员会（单位）"]
    # Two characters may be any word.
    look_up(page, site_url, q="交委")
    assert count(page) == 1
    expect(page.locator(RELATED)).to_be_hidden()


def test_a_unit_is_known_by_another_name_too(page: Page, site_url: str) -> None:
    look_up(page, site_url, q="新药研发中心")
    unit = "上海市生物医药科技产业促进中心（单位，又名上海新药研究开发中心）"
    # The part at the end, 发中心, also occurs in forms but is shorter, so it is not suggested.
    assert near(page) == [unit, "改搜“新药研发”（1 份）"]


def test_a_part_that_forms_hold_is_offered_with_how_many(page: Page, site_url: str, real: Collection) -> None:
    look_up(page, site_url, q="孵化机", year="2019", sort="amount")
    forms = len([url for url in real.scan("孵化") if "/2019/" in url])
    assert near(page) == ["全市孵化器及在孵企业服务（上海市科技创业中心的项目）", f"改搜“孵化”（{forms} 份）"]
    page.get_by_role("link", name="改搜“孵化”").click()
    expect(page.locator(COUNT)).to_have_text(str(forms))
    assert page.locator("#search-year").input_value() == "2019"
    assert page.locator("#search-sort").input_value() == "amount"


def test_a_year_stands_beside_a_word_that_is_meant(page: Page, site_url: str, real: Collection) -> None:
    look_up(page, site_url, q="孵化机 2019年")
    forms = len([url for url in real.scan("孵化") if "/2019/" in url])
    assert near(page) == ["全市孵化器及在孵企业服务（上海市科技创业中心的项目）", f"改搜“孵化 2019年”（{forms} 份）"]


@pytest.mark.parametrize(
    ("query", "part"),
    [
        ("科创中心展厅花了多少钱", "科创中心展厅"),
        ("国际技术进出口交易会参展费", "国际技术进出口交易会参展"),
        # Less than half of the question, but part of a title.
        ("展厅运营的费用是多少", "展厅运营"),
        ("2019年展厅花了多少钱？", "2019年 展厅"),
        ("2020年的科技年鉴花了多少钱", "2020年 科技年鉴"),
        # 孵化器一 is in a form too, but in no title.
        ("孵化器一年花多少钱", "孵化器"),
        ("请问科创中心展厅", "科创中心展厅"),
        # A beginning and an end that stand apart.
        ("科创办展厅", "科创办 展厅"),
        ("张江展厅", "张江 展厅"),
        ("人工智能展厅", "人工智能 展厅"),
        # Several words: those that are found together, and what is meant by the others.
        ("展厅 花了多少钱", "展厅"),
        ("张江 没有这几个字 展厅", "张江 展厅"),
        ("孵化机 大楼", "孵化"),
        # An amount is only suggested with other words, or if none of these is found.
        ("展厅 80000000", "展厅"),
        # Found, but nowhere together with the longer word.
        ("未来公园 2022", "未来公园"),
        ("展厅 孵化", "展厅"),
        ("2022年的展厅多少钱", "展厅"),
    ],
)
def test_a_question_leads_to_what_it_is_about(search_page: Page, real: Collection, query: str, part: str) -> None:
    ask(search_page, q=query)
    assert near(search_page)[-1] == f"改搜“{part}”（{len(real.scan(part))} 份）"


@pytest.mark.parametrize(
    "query",
    [
        "孵化器",
        "没有这几个字",
        "《丌亍》吗？",
        "展馆",
        "fuhuaqi",
        "98765432",
        "几",
        "",
        "2022年",
        "2023 98765432",
        "约 98765432",
        "展厅 丌 丌丌 丌丌丌 亍 亍亍",
        "$&{q}<b>孵",
    ],
)
def test_nothing_is_named_where_something_is_found_or_nothing_is_near(search_page: Page, query: str) -> None:
    ask(search_page, q=query, kind="" if query else "self-evaluation", year="" if query else "2019")
    if count(search_page):
        expect(search_page.locator(HINT)).to_be_empty()
    else:
        assert near(search_page) == []
        expect(search_page.locator(HINT)).not_to_contain_text("是不是")


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("残疾人保障金", "缴纳残疾人就业保障金"),
        ("未来公园展览馆运营", "未来公园展厅运营项目"),
        ("残保金", "缴纳残疾人就业保障金"),
        ("残保金 2019 750.5576万元", "缴纳残疾人就业保障金"),
        ("浮化器", "全市孵化器及在孵企业服务"),
        ("孵话器", "全市孵化器及在孵企业服务"),
        ("孵化机", "全市孵化器及在孵企业服务"),
    ],
)
def test_a_project_with_a_similar_title_is_named_and_leads_to_a_form(
    page: Page, site_url: str, query: str, title: str
) -> None:
    look_up(page, site_url, q=query)
    assert any(named.startswith(f"{title}（") and named.endswith("的项目）") for named in near(page))
    page.locator(NEAR).get_by_role("link", name=title).click()
    expect(page.locator("h1")).to_contain_text(title)


def test_a_title_is_named_once_and_not_by_what_stands_elsewhere(page: Page, site_url: str) -> None:
    often = [replace(EMPTY, title="新建甲乙丙工程", year=year) for year in (2018, 2019)]
    other = replace(EMPTY, title="别的", text="甲乙丙工程")
    further = replace(EMPTY, title="甲乙丙工坊及其他", year=2020)
    serve_entries(page, *often, other, further)
    look_up(page, site_url, q="甲乙丙工地")
    assert near(page) == [
        *("新建甲乙丙工程（乙的项目）", "甲乙丙工坊及其他（乙的项目）"),
        "改搜“甲乙丙工”（4 份）",
    ]


def test_a_word_that_names_a_kind_leads_to_the_filter(page: Page, site_url: str) -> None:
    # The paper of these is called otherwise.
    look_up(page, site_url, q="申报表 上海科技地方报告", sort="year")
    assert near(page)[0] == "只看绩效目标申报表（1 份）"
    page.get_by_role("link", name="只看绩效目标申报表").click()
    expect(page.locator(COUNT)).to_have_text("1")
    assert page.locator("#search-kind").input_value() == "target"
    assert page.locator("#search-q").input_value() == "上海科技地方报告"
    assert page.locator("#search-sort").input_value() == "year"
    look_up(page, site_url, q="没有这几个字 自评")
    assert near(page) == ["改搜“自评”（2 份）"]


@pytest.mark.parametrize("query", ["750.6万元", "约 750.6 万元", "７５０．６万", "751万"])
def test_a_rounded_budget_leads_to_those_that_round_to_it(page: Page, site_url: str, query: str) -> None:
    look_up(page, site_url, q=query, year="2019")
    amount = query.removeprefix("约 ")
    assert budgets(page) == [f"预算四舍五入后是{amount}的表（1 份）"]
    page.locator(RELATED).get_by_role("link", name=amount).click()
    expect(page.locator("#explore-table tbody th a")).to_have_text("科创中心展厅运营项目")
    expect(page.locator("#explore-status")).to_contain_text("共 1 份")
    look_up(page, site_url, q=query, year="2021")
    assert near(page) == budgets(page) == []


def test_only_what_rounds_to_an_amount_is_counted(page: Page, site_url: str) -> None:
    amounts = ["7505499.99", "7505500", "7506499.99", "7506500", None]
    serve_entries(page, *(replace(EMPTY, title=str(one), amount=Decimal(one) if one else None) for one in amounts))
    look_up(page, site_url, q="750.6万元")
    assert budgets(page) == ["预算四舍五入后是750.6万元的表（2 份）"]
    for query in ("750.8万元", "7506000", "750.60001万元", "750.600000000万元"):
        look_up(page, site_url, q=query)
        assert near(page) == budgets(page) == []


@pytest.mark.parametrize(
    ("query", "remark"),
    [
        ("150万", "预算四舍五入后是150万的表（2 份）"),
        ("约 150 万元", "预算四舍五入后是150 万元的表（2 份）"),
        ("1500000", "预算是 1,500,000 元的表（1 份）"),
        ("￥1,500,000.00", "预算是 1,500,000 元的表（1 份）"),
    ],
)
def test_forms_whose_budget_is_the_amount_are_led_to_beside_those_that_speak_of_it(
    page: Page, site_url: str, query: str, remark: str
) -> None:
    spoken = replace(EMPTY, title="所写", text="共150万元，即约 150 万元，￥1,500,000.00，1500000", amount=Decimal(1))
    budget = replace(EMPTY, title="所批", amount=Decimal(1_500_000))
    serve_entries(page, spoken, budget, replace(budget, title="略少", amount=Decimal(1_499_999)))
    look_up(page, site_url, q=query)
    assert page.locator(RESULT).all_text_contents() == ["所写"]
    assert budgets(page) == [remark]
    page.locator(RELATED).get_by_role("link").click()
    expect(page.locator("#explore-table tbody th a")).to_have_text(["所批", "略少"] if "2 份" in remark else ["所批"])


def test_budgets_are_not_named_where_they_are_the_results_or_no_amount_is_asked(page: Page, site_url: str) -> None:
    budget = replace(EMPTY, text="1500000", amount=Decimal(1_500_000))
    serve_entries(page, budget, replace(EMPTY, text="2019", amount=Decimal(2019)))
    for query in ("1500000", "150万", "2019", "2019年", "丙 1500000", ""):
        look_up(page, site_url, q=query)
        assert budgets(page) == []


def test_the_nearest_five_of_two_thousand_units_come_first_and_soon(page: Page, site_url: str) -> None:
    units = {f"u{number}": f"某市学研究中心{number}" for number in range(2_000)}
    units |= {"brain": "某市脑科学与类脑研究中心", "short": "某市脑科学研究所", "constructor": "某市"}
    files = files_of([replace(EMPTY, title="题", text="丙")])
    contents = json.loads(files["data/search/contents.json"])
    files["data/search/contents.json"] = json.dumps({**contents, "units": [*units.items()]})
    serve(page, files)
    look_up(page, site_url, q="某市脑科学研究中心")
    assert near(page) == [f"{name}（单位）" for name in (units["brain"], units["short"], *list(units.values())[:3])]
    asked = "([query, contents, script]) => import(script).then(({ unitsNear }) => { const begun = performance.now();"
    asked += " unitsNear(query, contents); return performance.now() - begun; })"
    script = page.evaluate(
        """() => new URL("near.js", document.querySelector('script[src*="search/page"]').src).href"""
    )
    long = "".join(chr(0x4E00 + at) for at in range(200))
    assert page.evaluate(asked, [long, {**contents, "units": [*units.items()]}, script]) < 500


def test_width_and_case_are_set_aside(page: Page, site_url: str) -> None:
    serve_entries(page, replace(EMPTY, unit="it", unit_name="某市ＩＴ服务中心"))
    look_up(page, site_url, q="it服务中新")
    assert "某市ＩＴ服务中心（单位）" in near(page)

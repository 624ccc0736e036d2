"""Amounts and dates are found in any writing, and the page says how it found them."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest
from playwright.sync_api import Page, expect

from tests.browser.index import serve_entries, withhold
from tests.browser.search.searching import RESULT, ask, count, look_up
from tests.search.collections import EMPTY

OTHER_WRITINGS = """async queries => {
    const { otherWritingsOf } = await import(new URL("shared/writings.js", document.querySelector("script").src));
    return queries.map(otherWritingsOf);
}"""
DATES = [
    "2019年04月01日",
    "2019年4月1日",
    "2019-04-01",
    "2019/04/01",
    "2019.04.01",
    "2019-4-1",
    "2019/4/1",
    "2019.4.1",
]
EXAMPLES: dict[str, Sequence[str]] = {
    "7,505,576": ["7505576", "750.5576"],
    "7505576": ["7,505,576", "750.5576"],
    "７，５０５，５７６": ["7505576", "750.5576"],
    "1234567.50": ["1234567.5", "1,234,567.5", "123.45675"],
    "29,031,400 元": ["29031400", "29,031,400", "2903.14", "2,903.14"],
    "29031000": ["29,031,000", "2903.1", "2,903.1"],
    "30000000": ["30,000,000", "3000万", "3,000万", "0.3亿"],
    "10000": ["10,000", "1万"],
    "981100": ["981,100", "98.11万"],
    "99999999999999999.01": ["99,999,999,999,999,999.01", "9999999999999.999901", "9,999,999,999,999.999901"],
    "展厅 7,505 元 ": ["展厅 7505元 "],
    "300万元": ["3000000", "3,000,000", "300万"],
    "３００ 万元": ["3000000", "3,000,000", "300万"],
    "8千万": ["80000000", "80,000,000", "8000万", "8,000万", "0.8亿"],
    "1.5百万元": ["1500000", "1,500,000", "150万"],
    "展厅 1.18亿 ": ["展厅 118000000 ", "展厅 118,000,000 ", "展厅 11800万 ", "展厅 11,800万 "],
    "1,121.92万元": ["11219200", "11,219,200", "1121.92", "1,121.92"],
    "￥965000": ["965000", "965,000", "96.5万"],
    "¥ 300": ["300元"],
    "人民币96.5万元左右": ["965000", "965,000", "96.5万"],
    "约RMB 965,000": ["965000", "965,000", "96.5万"],
    "965000元整": ["965000", "965,000", "96.5万"],
    "约 300 人": ["300 人"],
    "展厅8,000元": ["展厅8000元", "展厅 8,000元", "展厅 8000元"],
    "2019 年 4 月 1 日": DATES,
    **{date: [other for other in DATES if other != date] for date in DATES},
    "2019-11-30 AI": [
        "2019年11月30日 AI",
        "2019/11/30 AI",
        "2019.11.30 AI",
    ],
    "展厅、运营": ["展厅 运营"],
    "展厅，AI；": ["展厅 AI"],
    "“上海科技”网站": ["上海科技 网站"],
    "《科技年鉴》": ["科技年鉴"],
    "哪里有展厅？AI！": ["哪里有展厅 AI"],
    "名称：【展厅】": ["名称 展厅"],
    "展厅，1,200": ["展厅，1200", "展厅 1,200", "展厅 1200"],
    "2019，2020": [],
    "2019年展厅": ["2019年 展厅"],
    "2019年的展厅": ["2019年 展厅"],
    "展厅运营2019年度": ["展厅运营 2019年度"],
    "2019年、AI展厅": ["2019年 AI展厅"],
    "甲、乙、丙、丁、戊、己": [],
}
NONE = [
    *("", "孵化器", "5G", "300", "、", "“”", "1.2.3", "12,34", "1,234,5678", "300 元件", "12-3", "5万人"),
    *("2019年", "2019年 展厅", "12019年展厅", "2019 元旦", "0017", "300元", "300 元"),
]


def test_an_amount_and_a_date_have_other_writings(search_page: Page) -> None:
    assert search_page.evaluate(OTHER_WRITINGS, list(EXAMPLES)) == list(EXAMPLES.values())


def test_nothing_else_has_other_writings(search_page: Page) -> None:
    assert search_page.evaluate(OTHER_WRITINGS, NONE) == [[] for _ in NONE]


def test_many_numbers_have_not_more_writings_than_can_be_tried(search_page: Page) -> None:
    (writings,) = search_page.evaluate(OTHER_WRITINGS, [" ".join(f"{number},234.50 元" for number in range(20))])
    assert 20 < len(writings) <= 40


@pytest.mark.parametrize(
    ("asked", "written"),
    [
        ("7,505,576", "7505576"),
        ("7,505,576 元", "7505576"),
        ("27315700", "27,315,700"),
        ("970万", "9700000"),
        ("1,121.92万", "1121.92"),
        ("2020/1/1", "2020年1月1日"),
        ("29,031,400", "2903.14"),
        ("28479800", "2847.98"),
        ("11219200元", "1121.92"),
        ("展厅、运营", "展厅 运营"),
        ("2019年展厅", "2019年 展厅"),
        ("2019年的展厅", "2019年 展厅"),
        ("《科技年鉴》", "科技年鉴"),
    ],
)
def test_what_the_site_shows_is_found_as_it_is_written(search_page: Page, asked: str, written: str) -> None:
    ask(search_page, q=written)
    exactly = count(search_page)
    assert exactly > 0
    ask(search_page, q=asked)
    expect(search_page.locator("#search-status")).to_have_text(
        f"没有找到“{asked}”，下面是“{written}”的结果。找到 {exactly} 份"
    )
    assert search_page.locator("#search-q").input_value() == asked
    address = search_page.evaluate("q => new URL('?' + new URLSearchParams({ q }), location).href", asked)
    assert search_page.url == address
    result = search_page.locator(RESULT).first
    assert result.evaluate("link => decodeURIComponent(link.hash)") == f"#find={written}"


def test_a_query_that_finds_something_finds_nothing_more(page: Page, site_url: str) -> None:
    serve_entries(page, replace(EMPTY, title="逗号", text="1,000"), replace(EMPTY, title="无", text="1000"))
    look_up(page, site_url, q="1,000")
    assert page.locator(RESULT).all_text_contents() == ["逗号"]
    expect(page.locator("#search-status")).to_have_text("找到 1 份")


def test_another_writing_keeps_to_the_filters(page: Page, site_url: str) -> None:
    target, evaluation = replace(EMPTY, text="1000"), replace(EMPTY, kind="self-evaluation", text="1,000")
    serve_entries(page, target, evaluation)
    look_up(page, site_url, q="1,000", kind="target")
    expect(page.locator("#search-status")).to_have_text("没有找到“1,000”，下面是“1000”的结果。找到 1 份")


def test_where_files_are_missing_no_other_writing_stands_in(page: Page, site_url: str) -> None:
    withhold(page, "2023.json")
    page.goto(f"{site_url}search/?q=7,505,576")
    expect(page.locator("#search-failed")).to_be_visible()
    expect(page.locator("#search-status")).to_be_empty()
    expect(page.locator("#search-results")).to_be_empty()


def test_a_hostile_query_stays_text(page: Page, site_url: str) -> None:
    serve_entries(page, replace(EMPTY, text="<b>{count}\n 1000"))
    look_up(page, site_url, q="<b>{count} 1,000")
    expect(page.locator("#search-status")).to_have_text(
        "没有找到“<b>{count} 1,000”，下面是“<b>{count} 1000”的结果。找到 1 份"
    )


EIGHTY_MILLIONS = [
    *("8000万", "8000 万", "8,000万", "8000万元", "8,000 万元", "８０００万元", "８，０００万元"),
    *("0.8亿", "0.80 亿元", "8千万", "80000000元", "80,000,000 元", "80,000,000.00", "８０，０００，０００"),
    *("￥80000000", "¥ 80,000,000", "￥８０００万", "RMB80,000,000", "人民币8000万元", "8000万元人民币", "8000万元整"),
    *("约8000万", "约 8,000 万元", "8000万元左右", "约人民币0.8亿元"),
]


def test_an_amount_in_any_writing_finds_the_form_that_has_it_and_no_other(page: Page, site_url: str) -> None:
    others = ["8000 人，以万元计", "180000000", "800000000", "1,80000000", "8000", "80000000.5"]
    serve_entries(
        page,
        replace(EMPTY, title="一", text="80000000"),
        *(replace(EMPTY, title=other, text=f"{other}\n万元") for other in others),
    )
    look_up(page, site_url)
    for query in EIGHTY_MILLIONS:
        ask(page, q=query)
        assert page.locator(RESULT).all_text_contents() == ["一"], query
        expect(page.locator("#search-status")).to_have_text(f"没有找到“{query}”，下面是“80000000”的结果。找到 1 份")


def test_all_writings_of_an_amount_are_found_together(page: Page, site_url: str) -> None:
    written = ["1600000", "1,600,000.00", "160万"]
    serve_entries(page, *(replace(EMPTY, title=one, text=one) for one in [*written, "11600000", "160"]))
    look_up(page, site_url, q="160万元")
    assert page.locator(RESULT).all_text_contents() == written
    expect(page.locator("#search-status")).to_have_text(
        "没有找到“160万元”，下面是“1600000”、“1,600,000”、“160万”的结果。找到 3 份"
    )
    page.locator("#search-table a").click()
    expect(page.locator("#explore-status")).to_contain_text("“160万”的结果。共 3 份")


def test_an_amount_beside_words_is_set_apart(page: Page, site_url: str) -> None:
    texts = {"一": "展厅的预算\n80000000", "二": "展厅\n180000000", "三": "80000000"}
    serve_entries(page, *(replace(EMPTY, title=title, text=text) for title, text in texts.items()))
    look_up(page, site_url, q="展厅8000万元")
    assert page.locator(RESULT).all_text_contents() == ["一"]


def test_where_too_many_forms_have_a_number_to_be_read_those_with_this_budget_are_found(
    page: Page, site_url: str
) -> None:
    read: list[str] = []
    page.on("request", lambda request: read.append(request.url) if "/form-" in request.url else None)
    part = [replace(EMPTY, title=str(number), text="1600000", amount=Decimal(1_600_000)) for number in range(49)]
    spoken = replace(EMPTY, title="所写", text="600000")
    budget = replace(EMPTY, title="所批", text="600000", amount=Decimal(600_000))
    serve_entries(page, *part, spoken, budget)
    look_up(page, site_url, q="60万")
    assert page.locator(RESULT).all_text_contents() == ["所批"]
    assert len(read) == 1
    serve_entries(page, *part[:48], spoken, budget)
    look_up(page, site_url, q="60万")
    assert page.locator(RESULT).all_text_contents() == ["所写", "所批"]


def test_a_form_that_cannot_be_read_is_not_left_out(page: Page, site_url: str) -> None:
    serve_entries(page, replace(EMPTY, text="600000"), replace(EMPTY, title="一", text="600000"))
    withhold(page, "2019/form-0.json")
    page.goto(f"{site_url}search/?q=60万")
    expect(page.locator("#search-failed")).to_be_visible()
    expect(page.locator("#search-status")).to_contain_text("找到 2 份")


@pytest.mark.parametrize(
    ("asked", "written"), [("展廳", "展厅"), ("網站", "网站"), ("上海市科技創業中心", "上海市科技创业中心")]
)
def test_traditional_characters_find_simplified_ones(page: Page, site_url: str, asked: str, written: str) -> None:
    look_up(page, site_url, q=written)
    exactly = count(page)
    look_up(page, site_url, q=asked)
    expect(page.locator("#search-status")).to_have_text(
        f"没有找到“{asked}”，下面是“{written}”的结果。找到 {exactly} 份"
    )
    page.locator("#search-table a").click()
    expect(page.locator("#explore-status")).to_contain_text(f"下面是“{written}”的结果。共 {exactly} 份")


def test_an_amount_beside_traditional_characters_has_other_writings_too(page: Page, site_url: str) -> None:
    look_up(page, site_url, q="展廳 750.5576万")
    expect(page.locator("#search-status")).to_contain_text("下面是“展厅 7505576”的结果。找到 1 份")


def test_the_table_of_traditional_characters_is_fetched_only_if_nothing_is_found(page: Page, site_url: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "traditional" in request.url else None)
    serve_entries(page, replace(EMPTY, text="展廳"), replace(EMPTY, title="一", text="圖 1000"))
    for query in ("展廳", "圖 1,000"):
        look_up(page, site_url, q=query)
        assert (count(page), asked) == (1, [])
    page.route("**/traditional*.js", lambda route: route.abort())
    look_up(page, site_url, q="網站")
    assert (count(page), len(asked)) == (0, 1)

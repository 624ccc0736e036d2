"""A filter that no form can match lists none, and the page says which filter it is."""

from dataclasses import replace
from decimal import Decimal
from urllib.parse import parse_qsl, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.explore.exploring import ROW, STATUS, chosen, column, explore
from tests.browser.index import serve_entries
from tests.search.collections import EMPTY, RENAMED

NO_NUMBER = "看不出是多少，所以一份也没有列出。可以写成 90 或 99.5；执行率 98.5% 写 98.5，不写 0.985。"
AMOUNTS = """async texts => {
    const { fenOf } = await import(new URL("shared/amounts.js", document.querySelector("script").src));
    return texts.map(fenOf).map(fen => Number.isNaN(fen) ? null : fen);
}"""


@pytest.mark.parametrize(
    ("name", "label", "value"),
    [
        ("unit", "单位", "dissolved"),
        ("department", "现主管部门", "<b>{value}"),
        ("year", "年度", "1900"),
        ("type", "项目类型", "没有的类型"),
        ("kind", "种类", "x"),
        ("rule", "核对发现", "no-such-rule"),
    ],
)
def test_an_unknown_value_in_the_address_lists_nothing(
    page: Page, site_url: str, name: str, label: str, value: str
) -> None:
    explore(page, site_url, **{name: value})
    sentence = f"“{label}”里没有“{value}”，所以一份也没有列出。可以另选一项，或清除筛选。"
    field = page.locator(f"#explore-{name}")
    expect(page.locator(STATUS)).to_have_text(sentence)
    expect(page.locator(STATUS)).to_have_attribute("data-result-count", "0")
    expect(field).to_have_attribute("data-wrong", "")
    expect(field.locator("summary")).to_have_accessible_description(sentence)
    expect(page.locator("#explore-failed")).to_be_hidden()
    assert page.locator(ROW).count() == 0
    page.get_by_role("button", name="清除筛选").click()
    expect(page.locator(ROW)).to_have_count(24)
    expect(field).not_to_have_attribute("data-wrong", "")
    expect(field.locator("summary")).to_have_accessible_description("")


def test_a_list_that_is_empty_is_not_printed(page: Page, site_url: str) -> None:
    explore(page, site_url, unit="xyz")
    page.emulate_media(media="print")
    expect(page.locator(STATUS)).to_be_visible()
    expect(page.locator("#explore-table")).to_be_hidden()


def test_another_name_of_a_project_type_leads_to_it(page: Page, site_url: str) -> None:
    (other, name), *_ = RENAMED.items()
    serve_entries(page, replace(EMPTY, types=(name,)), replace(EMPTY, url="y/"))
    explore(page, site_url, type=other, sort="-amount")
    expect(page.locator(ROW)).to_have_count(1)
    assert chosen(page, "type") == [name]
    assert dict(parse_qsl(urlsplit(page.url).query)) == {"type": name, "sort": "-amount"}


def test_every_value_that_is_not_known_is_named(page: Page, site_url: str) -> None:
    explore(page, site_url, unit="xyz", year="1900")
    expect(page.locator(STATUS)).to_have_text(
        "“单位”里没有“xyz”，“年度”里没有“1900”，所以一份也没有列出。可以另选一项，或清除筛选。"
    )


def test_amounts_are_read_as_people_write_them(page: Page, site_url: str) -> None:
    read = {
        "100": 10_000,
        "1,234.5": 123_450,
        "-3": -300,
        "100万": 100_000_000,
        "1.1 万元": 1_100_000,
        "2 亿": 20_000_000_000,
        "７５元": 7_500,
        **dict.fromkeys(["100w", "一百万", "1e6", "1,00", "万", "", "--1", "1.2.3", "100 200"]),
    }
    explore(page, site_url)
    assert dict(zip(read, page.evaluate(AMOUNTS, list(read)), strict=True)) == read


def test_ten_thousands_are_understood(page: Page, site_url: str) -> None:
    amounts = [Decimal(999_999), Decimal(1_000_000), None]
    serve_entries(page, *(replace(EMPTY, title=str(amount), amount=amount) for amount in amounts))
    explore(page, site_url)
    page.locator("#explore-from").press_sequentially("100万")
    page.keyboard.press("Enter")
    expect(page.locator(ROW)).to_have_count(1)
    assert column(page, 1) == ["1000000"]
    page.goto(page.url)
    page.wait_for_selector(STATUS)
    assert column(page, 1) == ["1000000"]
    assert page.locator("#explore-from").input_value() == "100万"


def test_what_is_no_amount_is_marked_and_said(page: Page, site_url: str) -> None:
    explore(page, site_url)
    field = page.locator("#explore-to")
    field.press_sequentially("100w")
    page.keyboard.press("Enter")
    expect(page.locator(STATUS)).to_have_text(
        "“100w”不是金额，所以一份也没有列出。可以写成 1000000、1,000,000 或 100万。"
    )
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_value("100w")
    expect(page.locator("#explore-from")).to_have_attribute("aria-invalid", "false")
    field.fill("100万")
    field.press("Enter")
    expect(field).to_have_attribute("aria-invalid", "false")
    expect(page.locator(STATUS)).to_contain_text("预算合计")


def test_a_range_from_more_to_less_is_said(page: Page, site_url: str) -> None:
    explore(page, site_url, **{"from": "2万", "to": "9000"})
    expect(page.locator(STATUS)).to_have_text("预算“从”的金额比“到”的大，没有表能符合。可以把两个金额对调。")
    for name in ("from", "to"):
        expect(page.locator(f"#explore-{name}")).to_have_attribute("aria-invalid", "true")
    page.locator("#explore-to").fill("30000")
    page.keyboard.press("Enter")
    expect(page.locator(STATUS)).to_have_text("没有符合的表")


@pytest.mark.parametrize(
    ("state", "sentence"),
    [
        ({"rate_to": "九成"}, f"“九成”{NO_NUMBER}"),
        ({"rate_to": "0.985"}, f"“0.985”{NO_NUMBER}"),
        ({"score_from": "多"}, f"“多”{NO_NUMBER}"),
        ({"score_from": "90", "score_to": "80"}, "总分“从”的数比“到”的大，没有表能符合。可以把两个数对调。"),
    ],
)
def test_a_bound_that_is_no_number_is_marked_and_said(
    page: Page, site_url: str, state: dict[str, str], sentence: str
) -> None:
    explore(page, site_url, **state)
    expect(page.locator(STATUS)).to_have_text(sentence)
    for name in state:
        expect(page.locator(f"#explore-{name}")).to_have_attribute("aria-invalid", "true")


def test_of_several_values_one_that_is_not_known_lists_nothing(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}explore/?year=2019&year=1900")
    expect(page.locator(STATUS)).to_contain_text("“年度”里没有“1900”")
    expect(page.locator(ROW)).to_have_count(0)


def test_where_choices_are_missing_none_is_called_unknown(page: Page, site_url: str) -> None:
    page.route("**/data/search/contents.json", lambda route: route.abort())
    explore(page, site_url, unit="innovation-centre-office")
    expect(page.locator("#explore-failed")).to_be_visible()
    expect(page.locator(STATUS)).not_to_contain_text("没有列出")

"""The file with everything that passes the filters, safe to open in a spreadsheet."""

import csv
import io
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from playwright.sync_api import Page, Route, expect

from generator.model import Rate
from generator.search.entries import Entry, Outcome
from tests.browser.explore.exploring import STATUS, choose, column, downloaded, explore
from tests.browser.index import serve, serve_entries
from tests.search.collections import EMPTY, Files


def test_the_file_holds_what_is_filtered(made_up_page: Page, site_url: str, made_up: list[Entry]) -> None:
    explore(made_up_page, site_url, year="2020", sort="-amount")
    text = downloaded(made_up_page, "绩效表-2020.csv")
    assert text.startswith(
        "\ufeff表的编号,项目名称,单位,现主管部门,年度,种类,项目类型,预算（元）,计入合计的预算（元）,全年执行（元）,执行率（%）,总分,比重算高（分）,未达标（项）,看不出是否达标（项）,核对发现（处）,同年的自评表,比上年（元）,网址\r\n"
    )
    lines = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))[1:]
    assert sorted(line[1] for line in lines) == sorted(entry.title for entry in made_up if entry.year == 2020)
    amounts = [Decimal(line[7]) for line in lines if line[7]]
    assert amounts == sorted(amounts, reverse=True)


def test_the_counted_budgets_of_the_file_add_up_to_the_sum_on_the_page(page: Page, site_url: str) -> None:
    evaluation = replace(EMPTY, kind="self-evaluation")
    declared = (replace(EMPTY, amount=Decimal(100)), replace(evaluation, amount=Decimal(70)))
    undeclared = (replace(EMPTY, project="q"), replace(evaluation, project="q", amount=Decimal(30)))
    serve_entries(page, *declared, *undeclared, replace(EMPTY, project="r", amount=Decimal(5), whole_unit=True))
    explore(page, site_url)
    rows = list(csv.DictReader(io.StringIO(downloaded(page).removeprefix("\ufeff"), newline="")))
    assert [(row["预算（元）"], row["计入合计的预算（元）"]) for row in rows] == [
        ("100", "100"), ("70", ""), ("", ""), ("30", "30"), ("5", "")
    ]  # fmt: skip
    expect(page.locator(STATUS)).to_contain_text("当年预算合计 130 元")


def test_of_self_evaluations_the_file_and_the_table_tell_what_came_of_them(page: Page, site_url: str) -> None:
    explore(page, site_url, year="2021")
    lines = list(csv.reader(io.StringIO(downloaded(page, "绩效表-2021.csv"), newline="")))[1:]
    assert {line[1]: line[7:15] for line in lines} == {
        "科创中心建设工作经费": ["29031400.00", "29031400.00", "28479800.00", "98.11", "99.81", "", "0", "5"],
        "未来公园展厅运营经费": ["11219200.00", "11219200.00", "11205200.00", "99.88", "96.99", "7.9", "1", "0"],
    }
    row = page.get_by_role("row", name="未来公园展厅运营经费")
    expect(row).to_contain_text("执行率 99.88%，总分 96.99，未达标 1 项")


def test_of_a_blank_score_nothing_is_told(page: Page, site_url: str) -> None:
    serve_entries(page, replace(EMPTY, outcome=Outcome(Decimal("1.50"), Rate("50%", Decimal(50)))))
    explore(page, site_url)
    (line,) = list(csv.reader(io.StringIO(downloaded(page), newline="")))[1:]
    assert line[9:12] == ["1.50", "50", ""]
    expect(page.get_by_role("row", name="甲").get_by_role("rowheader")).to_have_text("甲执行率 50%")


def test_a_rate_is_a_number_in_per_cent_and_blank_if_it_may_be_a_share(page: Page, site_url: str) -> None:
    rates = {
        Rate("92.56%", Decimal("92.56")): "92.56",
        Rate("0.98", Decimal("0.98"), is_share=True): "98",
        Rate("0.98", Decimal("0.98"), is_share=True, is_certain=False): "",
    }
    serve_entries(page, *(replace(EMPTY, outcome=Outcome(None, rate)) for rate in rates))
    explore(page, site_url)
    lines = list(csv.reader(io.StringIO(downloaded(page), newline="")))[1:]
    assert [line[10] for line in lines] == [*rates.values()]


def test_the_file_is_named_after_what_was_chosen(page: Page, site_url: str) -> None:
    explore(page, site_url, **{"year": "2021", "kind": "self-evaluation", "from": "100万", "findings": "1"})
    downloaded(page, "绩效表-2021-绩效自评-预算不低于 100万-有核对发现.csv")


def test_what_is_not_stated_is_called_the_same_in_the_file_and_on_the_page(page: Page, site_url: str) -> None:
    serve_entries(page, replace(EMPTY, types=(), amount=None))
    explore(page, site_url)
    lines = list(csv.reader(io.StringIO(downloaded(page), newline="")))
    assert lines[1][6:8] == ["未注明类型", ""]
    assert column(page, 5) == ["未注明类型"]


def test_beside_the_list_of_a_year_stands_its_workbook(page: Page, site_url: str, published: Path) -> None:
    explore(page, site_url)
    workbook = page.get_by_role("link", name="Excel 工作簿")
    expect(workbook).to_have_count(0)
    choose(page, "year", "2021")
    page.wait_for_selector(STATUS)
    expect(workbook).to_have_text("下载 2021 年全部表的 Excel 工作簿（含指标和资金）")
    address = workbook.evaluate("link => link.href").removeprefix(site_url)
    assert (published / address).is_file()


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def test_the_indicators_of_what_is_filtered_are_handed_out(page: Page, site_url: str, published: Path) -> None:
    explore(page, site_url, kind="self-evaluation", sort="amount")
    rows = rows_of(downloaded(page, "绩效表-指标-绩效自评.csv", "下载指标"))
    forms = [row["表的编号"] for row in rows]
    first, second = (
        f"innovation-centre-office/2021/{name}.self-evaluation" for name in ("future-park-hall", "centre-development")
    )
    assert list(dict.fromkeys(forms)) == [first, second]
    assert [row["表的编号"] for row in rows_of(downloaded(page, "绩效表-绩效自评.csv"))] == [first, second]
    assert {row["网址"] for row in rows if row["表的编号"] == first} == {f"{site_url}forms/{first}/"}
    with (published / "data/indicators.csv").open(encoding="utf-8-sig", newline="") as file:
        whole = [row for row in csv.DictReader(file) if row["form_id"] == first]
    of_first = [row for row in rows if row["表的编号"] == first]
    for name, title in (
        ("indicator", "指标名称"),
        ("target_written", "指标值（原文）"),
        ("score", "得分"),
        ("deviation", "偏差原因及改进措施"),
    ):
        assert [row[title] for row in of_first] == [row[name] for row in whole]


def test_the_funds_of_what_is_filtered_are_handed_out_in_words(page: Page, site_url: str) -> None:
    explore(page, site_url, q="技术进出口交易会")
    rows = rows_of(downloaded(page, "绩效表-资金-“技术进出口交易会”.csv", "下载资金"))
    assert len(rows) > 1
    assert {row["资金项目"] for row in rows} <= {"项目总预算", "当年预算", "上年预算", "上年执行"}
    assert {row["资金来源"] for row in rows} <= {"合计", "财政拨款", "其他"}


def test_the_findings_of_what_is_filtered_lead_to_their_places(page: Page, site_url: str) -> None:
    explore(page, site_url, rule="sub-projects-differ")
    rows = rows_of(downloaded(page, "绩效表-核对发现-子项目之和与当年预算对不上.csv", "下载核对发现"))
    form = "innovation-centre-office/2019/public-service-platform"
    assert [row["规则"] for row in rows] == ["not-one-project-type", "sub-projects-differ"]
    assert rows[1]["对照的格所写"] == "965000；600000"
    assert rows[1]["网页"] == f"{site_url}forms/{form}/#sub-projects-differ"


def test_a_form_that_cannot_be_had_is_said_and_nothing_is_handed_out(page: Page, site_url: str) -> None:
    page.route("**/data/forms/**", lambda route: route.abort())
    explore(page, site_url, year="2021")
    page.get_by_role("button", name="下载指标").click()
    expect(page.locator("#explore-failed")).to_be_visible()


def test_of_too_many_forms_the_files_of_their_years_are_pointed_to(
    page: Page, site_url: str, made_up_files: Files
) -> None:
    explore(page, site_url)
    expect(page.get_by_role("button", name="下载指标")).to_be_visible()
    expect(page.locator("#explore-too-many")).to_be_empty()
    serve(page, made_up_files)
    explore(page, site_url)
    expect(page.get_by_role("button", name="下载指标")).to_be_hidden()
    expect(page.locator("#explore-too-many")).to_contain_text("超过 300 份")
    expect(page.get_by_role("link", name="2021 年全部表的 Excel 工作簿")).to_be_visible()
    expect(page.get_by_role("link", name="2023 年全部表的 Excel 工作簿")).to_be_hidden()
    explore(page, site_url, year="2020")
    expect(page.get_by_role("button", name="下载指标")).to_be_visible()


def test_of_nothing_there_is_no_file_and_no_table(page: Page, site_url: str) -> None:
    explore(page, site_url, year="2019", kind="self-evaluation")
    expect(page.locator(STATUS)).to_have_text("没有符合的表")
    expect(page.get_by_role("button", name="下载绩效表")).to_be_hidden()
    expect(page.get_by_role("table", name="筛选出的绩效表")).to_be_hidden()
    page.get_by_role("button", name="清除筛选").click()
    expect(page.get_by_role("button", name="下载绩效表")).to_be_visible()


def test_before_anything_is_read_no_file_is_offered(page: Page, site_url: str) -> None:
    held: list[Route] = []
    page.route("**/data/search/2019.json", lambda route: held.append(route))
    page.goto(f"{site_url}explore/")
    expect(page.locator("#explore-status")).to_have_text("正在读取……")
    expect(page.get_by_role("button", name="下载绩效表")).to_be_hidden()
    for route in held:
        route.fallback()
    expect(page.get_by_role("button", name="下载绩效表")).to_be_visible()


FORMULAS = ["=1+1", "+1", "-1+1", "@x", "\tx", "\rx", "\n=1", "'单引", "＝1", '=HYPERLINK("a","b")']
SIGNS = ["-", "＝"]


def test_no_cell_of_the_file_is_a_formula_and_a_sign_alone_stays_what_it_is(page: Page, site_url: str) -> None:
    serve_entries(page, *(replace(EMPTY, title=title) for title in (*FORMULAS, *SIGNS)))
    explore(page, site_url)
    lines = list(csv.reader(io.StringIO(downloaded(page), newline="")))[1:]
    assert [line[1] for line in lines] == [*(f"'{title}" for title in FORMULAS), *SIGNS]


def test_an_amount_below_nothing_stays_a_number(page: Page, site_url: str) -> None:
    serve_entries(page, replace(EMPTY, amount=Decimal("-500.5")))
    explore(page, site_url)
    lines = list(csv.reader(io.StringIO(downloaded(page), newline="")))
    assert Decimal(lines[1][7]) == Decimal("-500.5")


def test_while_the_file_is_made_the_button_keeps_the_focus_and_the_page_says_what_it_does(
    made_up_page: Page, site_url: str
) -> None:
    explore(made_up_page, site_url)
    held: list[Route] = []
    made_up_page.route("**/rows-*.json", lambda route: held.append(route))
    button = made_up_page.get_by_role("button", name="下载绩效表")
    button.focus()
    with made_up_page.expect_download():
        made_up_page.keyboard.press("Enter")
        expect(made_up_page.get_by_role("status").filter(has_text="正在准备下载")).to_be_visible()
        expect(button).to_be_disabled()
        expect(button).to_be_focused()
        made_up_page.unroute("**/rows-*.json")
        for route in held:
            route.fallback()
    expect(button).to_be_enabled()
    expect(button).to_be_focused()

"""The explorer against sums and orders computed a second time, over the real forms and over made-up ones."""

import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import product
from pathlib import Path
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from bench.entries import made_up_entries
from generator.search.entries import Entry
from tests.browser.index import published_entries, serve, serve_entries
from tests.search.collections import EMPTY, Files, files_of

STATUS = "#explore-status[data-result-count]"
ROW = "#explore-table tbody tr"
UNSPECIFIED = "unspecified"

# Goes through states by the address, without loading the page anew, and returns count, sum and blanks of each.
SUM_EACH = """async states => {
    const status = document.getElementById("explore-status");
    const sums = [];
    for (const state of states) {
        history.replaceState(null, "", "?" + new URLSearchParams(state));
        dispatchEvent(new PopStateEvent("popstate"));
        while (!status.dataset.resultCount) await new Promise(setTimeout);
        sums.push([status.dataset.resultCount, status.dataset.fen, status.dataset.blank].map(Number));
    }
    return sums;
}"""


@pytest.fixture(scope="session")
def real(published: Path) -> list[Entry]:
    return published_entries(published)


@pytest.fixture(scope="session")
def made_up() -> list[Entry]:
    """Forms over three years, with some declarations beside their self-evaluation, and some without an amount."""
    entries = sorted(
        made_up_entries(300, (2019, 2020, 2021)), key=lambda entry: (entry.year, entry.unit, entry.project)
    )
    twice = [
        replace(entry, kind="target", amount=Decimal("12.34"), url=f"{entry.url}x/")
        for entry in entries
        if entry.kind != "target"
    ]
    return sorted([*entries, *twice], key=lambda entry: (entry.year, entry.unit, entry.project, entry.kind != "target"))


@pytest.fixture(scope="session")
def made_up_files(made_up: list[Entry]) -> Files:
    return files_of(made_up)


@pytest.fixture
def made_up_page(page: Page, made_up_files: Files) -> Page:
    serve(page, made_up_files)
    return page


def explore(page: Page, site_url: str, **state: str) -> None:
    page.goto(f"{site_url}explore/?{urlencode(state)}")
    page.wait_for_selector(STATUS)


def department(entry: Entry) -> str:
    return f"{entry.unit_name}的主管部门"


def passes(entry: Entry, state: dict[str, str]) -> bool:
    tests: dict[str, Callable[[str], bool]] = {
        "unit": lambda value: entry.unit == value,
        "department": lambda value: department(entry) == value,
        "year": lambda value: str(entry.year) == value,
        "type": lambda value: value in (entry.types or [UNSPECIFIED]),
        "kind": lambda value: entry.kind == value,
        "from": lambda value: entry.amount is not None and entry.amount >= Decimal(value),
        "to": lambda value: entry.amount is not None and entry.amount <= Decimal(value),
        "findings": lambda _: bool(entry.findings),
    }
    return all(not value or tests[name](value) for name, value in state.items())


def sums(entries: Sequence[Entry]) -> list[int]:
    """Return forms, fen and blanks: of a project in a year its declaration counts, else its self-evaluation."""
    counted: dict[tuple[str, str, int], Decimal | None] = {}
    for entry in entries:
        key = (entry.unit, entry.project, entry.year)
        if entry.kind == "target" or key not in counted:
            counted[key] = entry.amount
    amounts = [amount for amount in counted.values() if amount is not None]
    return [len(entries), int(sum(amounts) * 100), len(counted) - len(amounts)]


def test_every_combination_of_filters_sums_what_a_scan_sums(
    made_up_page: Page, site_url: str, made_up: list[Entry]
) -> None:
    explore(made_up_page, site_url)
    types = sorted({name for entry in made_up for name in entry.types or (UNSPECIFIED,)})
    choices = {
        "unit": ["", "unit-0001"],
        "department": ["", department(made_up[0])],
        "year": ["", "2019", "2021"],
        "type": ["", *types],
        "kind": ["", "target", "self-evaluation"],
        "from": ["", "1000000"],
        "to": ["", "5000000.50"],
        "findings": ["", "1"],
    }
    states = [dict(zip(choices, state, strict=True)) for state in product(*choices.values())]
    stated = [{name: value for name, value in state.items() if value} for state in states]
    summed = made_up_page.evaluate(SUM_EACH, stated[::3])
    for state, found in zip(stated[::3], summed, strict=True):
        assert found == sums([entry for entry in made_up if passes(entry, state)]), state


def test_every_filter_alone_counts_what_a_scan_counts(page: Page, site_url: str, real: list[Entry]) -> None:
    explore(page, site_url)
    for name in ("unit", "year", "type", "kind"):
        options = page.locator(f"#explore-{name} option").evaluate_all("all => all.map(one => one.value)")
        states = [{name: value} for value in options if value]
        assert len(states) > 1
        for state, found in zip(states, page.evaluate(SUM_EACH, states), strict=True):
            assert found == sums([entry for entry in real if passes(entry, state)]), state


def column(page: Page, number: int) -> list[str]:
    return page.locator(f"{ROW} > :nth-child({number})").all_text_contents()


def test_a_row_tells_a_form_and_leads_to_it(page: Page, site_url: str) -> None:
    serve_entries(page, replace(EMPTY, types=("一", "二"), amount=Decimal("1234567.50"), findings=2))
    explore(page, site_url)
    cells = page.locator(f"{ROW} > *").all_text_contents()
    assert cells == ["甲", "乙", "乙的主管部门", "2019", "绩效目标申报", "一、二", "1,234,567.50", "2"]
    assert page.locator(f"{ROW} a").evaluate("link => link.href") == f"{site_url}x/"
    expect(page.locator(STATUS)).to_have_text("共 1 份，1 个项目年度，当年预算合计 1,234,567.50 元")


def test_a_project_counts_once_a_year_and_blanks_are_told(page: Page, site_url: str) -> None:
    declared = replace(EMPTY, amount=Decimal(100))
    evaluated = replace(EMPTY, kind="self-evaluation", amount=Decimal(70))
    serve_entries(page, declared, evaluated, replace(EMPTY, project="q"))
    explore(page, site_url)
    expect(page.locator(STATUS)).to_contain_text("共 3 份，2 个项目年度，当年预算合计 100 元（另有 1 个项目年度")
    page.locator("#explore-kind").select_option("self-evaluation")
    expect(page.locator(STATUS)).to_have_text("共 1 份，1 个项目年度，当年预算合计 70 元")


def test_findings_are_offered_only_where_forms_were_checked(page: Page, site_url: str) -> None:
    serve_entries(page, EMPTY)
    explore(page, site_url)
    assert not page.locator("#explore-findings").is_visible()
    assert not page.get_by_role("columnheader", name="核对发现").is_visible()
    page.unroute("**/data/search/**")
    serve_entries(page, replace(EMPTY, findings=0), replace(EMPTY, title="有", findings=3))
    explore(page, site_url)
    page.get_by_label("有核对发现").check()
    expect(page.locator(ROW)).to_have_count(1)
    assert column(page, 1) == ["有"]


def test_a_heading_sorts_from_either_end_and_blanks_stay_last(page: Page, site_url: str) -> None:
    amounts = [None, Decimal(3), Decimal(20), Decimal(-1)]
    serve_entries(page, *(replace(EMPTY, title=str(amount), amount=amount) for amount in amounts))
    explore(page, site_url)
    heading, button = page.locator("[data-column=amount]"), page.get_by_role("button", name="当年预算")
    for direction, titles in (
        ("descending", ["20", "3", "-1", "None"]),
        ("ascending", ["-1", "3", "20", "None"]),
        (None, ["None", "3", "20", "-1"]),
    ):
        button.press("Enter")
        page.wait_for_selector(STATUS)
        assert column(page, 1) == titles
        assert heading.get_attribute("aria-sort") == direction


def test_rows_come_page_by_page(made_up_page: Page, site_url: str, made_up: list[Entry]) -> None:
    explore(made_up_page, site_url)
    newest_first = [entry.title for year in (2021, 2020, 2019) for entry in made_up if entry.year == year]
    assert column(made_up_page, 1) == newest_first[:25]
    made_up_page.get_by_role("button", name="下一页").click()
    expect(made_up_page.locator(f"{ROW} >> nth=0")).to_contain_text(newest_first[25])
    assert column(made_up_page, 1) == newest_first[25:50]
    expect(made_up_page.locator("#explore-table caption")).to_be_focused()
    assert dict(parse_qsl(urlsplit(made_up_page.url).query)) == {"page": "2"}


def test_only_the_titles_of_the_page_are_fetched(made_up_page: Page, site_url: str) -> None:
    requested: list[str] = []
    made_up_page.on("request", lambda request: requested.append(request.url.rpartition("/")[2]))
    explore(made_up_page, site_url)
    assert sum(name.startswith("rows-") for name in requested) == 1
    assert not [name for name in requested if name.startswith("form-")]


def test_the_address_holds_the_whole_state(made_up_page: Page, site_url: str) -> None:
    explore(made_up_page, site_url)
    made_up_page.locator("#explore-year").select_option("2020")
    made_up_page.locator("#explore-from").fill("1000")
    made_up_page.locator("#explore-from").press("Enter")
    made_up_page.get_by_role("button", name="当年预算").click()
    made_up_page.wait_for_selector(STATUS)
    assert dict(parse_qsl(urlsplit(made_up_page.url).query)) == {"year": "2020", "from": "1000", "sort": "-amount"}
    before = column(made_up_page, 1)
    made_up_page.goto(made_up_page.url)
    made_up_page.wait_for_selector(STATUS)
    assert column(made_up_page, 1) == before
    assert made_up_page.locator("#explore-from").input_value() == "1000"
    made_up_page.go_back()
    made_up_page.wait_for_selector(STATUS)
    made_up_page.get_by_role("button", name="清除筛选").click()
    made_up_page.wait_for_selector(STATUS)
    assert made_up_page.locator("#explore-year").input_value() == ""


@pytest.mark.parametrize(
    "state", [{"page": "-3"}, {"page": "99"}, {"page": "x"}, {"unit": "<b>", "sort": "<b>", "from": "x"}]
)
def test_a_strange_address_shows_the_table_all_the_same(page: Page, site_url: str, state: dict[str, str]) -> None:
    page.goto(f"{site_url}explore/?{urlencode(state)}")
    page.wait_for_selector(STATUS)
    assert page.locator(STATUS).get_attribute("data-result-count") == "24"
    assert page.locator(ROW).count() == 24


def downloaded(page: Page) -> str:
    with page.expect_download() as download:
        page.get_by_role("button", name="下载 CSV").click()
    assert download.value.suggested_filename == "绩效表.csv"
    return Path(download.value.path()).read_bytes().decode()


def test_the_file_holds_what_is_filtered(made_up_page: Page, site_url: str, made_up: list[Entry]) -> None:
    explore(made_up_page, site_url, year="2020", sort="-amount")
    text = downloaded(made_up_page)
    assert text.startswith("\ufeff项目名称,单位,主管部门,年度,种类,项目类型,当年预算,核对发现（处）,网址\r\n")
    lines = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))[1:]
    assert sorted(line[0] for line in lines) == sorted(entry.title for entry in made_up if entry.year == 2020)
    amounts = [Decimal(line[6]) for line in lines if line[6]]
    assert amounts == sorted(amounts, reverse=True)


@pytest.mark.parametrize("title", ["=1+1", "+1", "-1", "@x", "\tx", "\rx", "＝1", '=HYPERLINK("a","b")'])
def test_no_cell_of_the_file_is_a_formula(page: Page, site_url: str, title: str) -> None:
    serve_entries(page, replace(EMPTY, title=title))
    explore(page, site_url)
    lines = list(csv.reader(io.StringIO(downloaded(page), newline="")))
    assert lines[1][0] == f"'{title}"


def test_hostile_text_stays_text(page: Page, site_url: str) -> None:
    hostile = '<img src=x onerror="document.title=1">{forms}</option><script>document.title=1</script>'
    serve_entries(page, replace(EMPTY, title=hostile, unit_name=hostile, kind=hostile, types=(hostile,)))
    explore(page, site_url)
    assert column(page, 1) == column(page, 2) == column(page, 6) == [hostile]
    assert page.locator("article").locator("img, script:not([src])").count() == 0


@pytest.mark.parametrize("missing", ["2019.json", "2019/amounts.bin", "2019/rows-0.json", "contents.json"])
def test_a_missing_file_is_said_and_the_indexes_are_offered(page: Page, site_url: str, missing: str) -> None:
    def fail(route: Route) -> None:
        route.fulfill(status=503, body="")

    page.route(f"**/data/search/{missing}", fail)
    explore(page, site_url)
    expect(page.locator("#explore-failed")).to_be_visible()
    assert page.locator("#explore-failed a").count() == 3


def test_the_explorer_keeps_to_the_policy_of_the_host(page: Page, site_url: str) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    explore(page, site_url, sort="-amount")
    downloaded(page)
    assert said == []


def test_without_scripts_the_page_says_so(browser: Browser, site_url: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{site_url}explore/")
        assert page.locator("noscript p").is_visible()
        assert not page.locator("#explore-form").is_visible()
        assert not page.locator("#explore-table").is_visible()

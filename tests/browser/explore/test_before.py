"""By how much budgets differ from those of the same project and kind a year before."""

import csv
import io
from dataclasses import replace
from decimal import Decimal

from playwright.sync_api import Page, expect

from generator.catalogue.changes import Change
from generator.language import Language
from generator.rendering.amounts import percent_text
from generator.search.entries import Entry
from tests.browser.explore.exploring import ROW, STATUS, downloaded, explore, projects
from tests.browser.index import serve, serve_entries, withhold
from tests.search.collections import EMPTY, files_of

CELL = f"{ROW} > [data-label='比上年（元）']"


def budget(title: str, year: int, amount: str, kind: str = "target") -> Entry:
    known = Decimal(amount) if amount else None
    return replace(EMPTY, title=title, year=year, project=title, kind=kind, amount=known, url=f"{title}/")


FORMS = [
    *(budget("甲", 2019, "100000"), budget("乙", 2019, "1200.50"), budget("丙", 2019, "")),
    *(budget("丁", 2019, "7"), budget("戊", 2019, "0")),
    *(budget("甲", 2020, "99990"), budget("乙", 2020, "2401"), budget("丙", 2020, "5"), budget("丁", 2020, "7")),
    *(budget("戊", 2020, "8"), budget("甲", 2020, "3", "self-evaluation")),
    budget("甲", 2022, "1"),
]
TOLD = {"甲": "−10不到 0.1%", "乙": "+1,200.50+100.0%", "丙": "—", "丁": "不变", "戊": "+8"}

SHARES = [
    (10000, 10004),
    (10000, 9996),
    (10000, 10005),
    (10000, 10015),
    (10000, 9985),
    (8, 9),
    (3, 5000),
    (5, 5),
    (0, 5),
]


def told(page: Page) -> list[tuple[str, str]]:
    return list(zip(projects(page), page.locator(CELL).all_text_contents(), strict=True))


def test_the_change_is_told_in_yuan_and_per_cent(page: Page, site_url: str) -> None:
    serve_entries(page, *FORMS)
    explore(page, site_url, year="2020")
    assert told(page) == [*TOLD.items(), ("甲", "—")]
    expect(page.locator("#explore-how-change")).to_be_visible()
    explore(page, site_url)
    assert told(page)[0] == ("甲", "—")


def test_the_share_of_a_change_is_told_as_on_pages(page: Page, site_url: str, language: Language) -> None:
    # Shares that are rounded to nothing, lie between two tenths, exceed a thousand, or do not exist.
    changes = [Change(Decimal(was), Decimal(now)) for was, now in SHARES]
    shares = [change.percent if change.difference else None for change in changes]
    slight = language.interface["words"]["slight"]
    explore(page, site_url)
    ask = """async ([changes, texts]) => {
        const script = document.querySelector('script[type="module"]').src;
        const { shareOfChange } = await import(new URL("../shared/words.js", script));
        return changes.map(([was, now]) => shareOfChange(100 * (now - was), 100 * was, texts));
    }"""
    told = page.evaluate(ask, [SHARES, {"slight": slight}])
    assert told == ["" if share is None else percent_text(share) or slight for share in shares]


def test_what_rose_or_fell_most_comes_first_and_what_is_not_known_last(page: Page, site_url: str) -> None:
    serve_entries(page, *FORMS)
    explore(page, site_url)
    for titles in (["乙", "戊", "丁", "甲"], ["甲", "丁", "戊", "乙"]):
        page.get_by_role("button", name="比上年（元）").click()
        page.wait_for_selector(STATUS)
        assert projects(page)[:4] == titles
        assert set(page.locator(CELL).all_text_contents()[4:]) == {"—"}


def test_the_file_has_it_as_a_number(page: Page, site_url: str) -> None:
    serve_entries(page, *FORMS)
    explore(page, site_url, year="2020")
    rows = csv.DictReader(io.StringIO(downloaded(page, "绩效表-2020.csv").removeprefix("\ufeff"), newline=""))
    assert [row["比上年（元）"] for row in rows] == ["-10.00", "1200.50", "", "0.00", "8.00", ""]


def test_it_is_fetched_for_the_years_on_show_and_for_all_to_sort_by_it(made_up_page: Page, site_url: str) -> None:
    requested: list[str] = []
    made_up_page.on("request", lambda request: requested.append(request.url.partition("/data/search/before/")[2]))
    explore(made_up_page, site_url)
    assert [*filter(None, requested)] == ["2021.bin"]
    explore(made_up_page, site_url, sort="-change")
    assert {*filter(None, requested)} == {"2019.bin", "2020.bin", "2021.bin"}
    requested.clear()
    explore(made_up_page, site_url, kind="self-evaluation")
    assert not [*filter(None, requested)]


def test_without_a_year_before_there_is_nothing_to_compare_with(page: Page, site_url: str) -> None:
    serve_entries(page, budget("甲", 2019, "1"), budget("甲", 2021, "2"))
    explore(page, site_url)
    expect(page.get_by_role("columnheader", name="比上年（元）")).to_be_hidden()
    expect(page.locator("#explore-how-change")).to_be_hidden()


def test_where_no_form_has_one_in_the_year_before_there_is_nothing_to_compare_with(page: Page, site_url: str) -> None:
    serve_entries(page, budget("甲", 2019, "1"), budget("乙", 2020, "2"))
    explore(page, site_url)
    expect(page.locator(ROW)).to_have_count(2)
    expect(page.get_by_role("columnheader", name="比上年（元）")).to_be_hidden()
    expect(page.locator("#explore-how-change")).to_be_hidden()


def test_where_it_cannot_be_had_the_rows_are_shown_and_the_page_says_so(page: Page, site_url: str) -> None:
    serve(page, files_of(FORMS))
    withhold(page, "before/2020.bin")
    explore(page, site_url, year="2020")
    expect(page.locator(ROW)).to_have_count(6)
    expect(page.locator("#explore-failed")).to_be_visible()

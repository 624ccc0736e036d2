"""Declarations whose projects have no self-evaluation of the same year on the site."""

import csv
import io
import json
from dataclasses import replace

from playwright.sync_api import Page, expect

from generator.search.entries import Entry
from tests.browser.explore.exploring import STATUS, downloaded, explore, projects
from tests.browser.index import serve
from tests.search.collections import EMPTY, Files, files_of

DUE = "没有自评表的申报表"
WHY = "#explore-how-due"


def declared(title: str, year: int, project: str) -> Entry:
    return replace(EMPTY, title=title, year=year, project=project, url=f"{title}/")


def evaluated(title: str, year: int, project: str) -> Entry:
    return replace(declared(title, year, project), kind="self-evaluation")


FORMS = [
    *(declared("甲", 2020, "p"), evaluated("甲评", 2020, "p"), declared("乙", 2020, "q"), evaluated("丙评", 2020, "r")),
    *(declared("甲二", 2021, "p"), declared("丁", 2021, "s")),
    declared("戊", 2022, "p"),
]


def files(*more: Entry, **together: list[list[int]]) -> Files:
    made = files_of(sorted([*FORMS, *more], key=lambda entry: entry.year))
    contents = json.loads(made["data/search/contents.json"])
    return {**made, "data/search/contents.json": json.dumps({**contents, "together": together})}


def test_those_of_years_that_are_over_are_listed(page: Page, site_url: str) -> None:
    serve(page, files())
    explore(page, site_url)
    expect(page.locator(WHY)).to_be_hidden()
    page.get_by_label(DUE).check()
    expect(page.locator(STATUS)).to_have_attribute("data-result-count", "3")
    assert projects(page) == ["甲二", "丁", "乙"]
    assert page.url.endswith("?due=1")
    expect(page.locator(WHY)).to_contain_text("可能还没有填，也可能没有在本站公开。2022 年是本站最新的一年，不计：")


def test_one_that_was_evaluated_in_another_unit_is_none_of_them(page: Page, site_url: str) -> None:
    serve(page, files(evaluated("丁评", 2021, "t"), **{"2021": [[1, 2]]}))
    explore(page, site_url, due="1")
    assert projects(page) == ["甲二", "乙"]


def test_of_the_newest_year_none_is_listed_and_the_page_says_why(page: Page, site_url: str) -> None:
    serve(page, files())
    explore(page, site_url, due="1", year="2022")
    expect(page.locator(STATUS)).to_have_text("没有符合的表")
    expect(page.locator(WHY)).to_be_visible()
    expect(page.get_by_label(DUE)).to_be_visible()
    explore(page, site_url, year="2022")
    expect(page.get_by_label(DUE)).to_be_hidden()


def test_the_file_says_which_declarations_have_one(page: Page, site_url: str) -> None:
    serve(page, files())
    explore(page, site_url)
    rows = csv.DictReader(io.StringIO(downloaded(page).removeprefix("\ufeff"), newline=""))
    told = {row["项目名称"]: row["同年的自评表"] for row in rows}
    none = "本站没有"
    assert told == {"甲": "有", "甲评": "", "乙": none, "丙评": "", "甲二": none, "丁": none, "戊": none}

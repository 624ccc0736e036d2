"""The file of all that is filtered, safe to open in a spreadsheet."""

import csv
import io
from dataclasses import replace
from decimal import Decimal

import pytest
from playwright.sync_api import Page, Route, expect

from generator.search.entries import Entry
from tests.browser.explore.exploring import downloaded, explore
from tests.browser.index import serve_entries
from tests.search.collections import EMPTY


def test_the_file_holds_what_is_filtered(made_up_page: Page, site_url: str, made_up: list[Entry]) -> None:
    explore(made_up_page, site_url, year="2020", sort="-amount")
    text = downloaded(made_up_page)
    assert text.startswith("\ufeff项目名称,单位,主管部门,年度,种类,项目类型,当年预算（元）,核对发现（处）,网址\r\n")
    lines = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))[1:]
    assert sorted(line[0] for line in lines) == sorted(entry.title for entry in made_up if entry.year == 2020)
    amounts = [Decimal(line[6]) for line in lines if line[6]]
    assert amounts == sorted(amounts, reverse=True)


STARTS = ["=1+1", "+1", "-1+1", "@x", "\tx", "\rx", "\n=1", "'单引", "＝1", '=HYPERLINK("a","b")']


@pytest.mark.parametrize("title", STARTS)
def test_no_cell_of_the_file_is_a_formula(page: Page, site_url: str, title: str) -> None:
    serve_entries(page, replace(EMPTY, title=title))
    explore(page, site_url)
    lines = list(csv.reader(io.StringIO(downloaded(page), newline="")))
    assert lines[1][0] == f"'{title}"


def test_an_amount_below_nothing_stays_a_number(page: Page, site_url: str) -> None:
    serve_entries(page, replace(EMPTY, amount=Decimal("-500.5")))
    explore(page, site_url)
    lines = list(csv.reader(io.StringIO(downloaded(page), newline="")))
    assert Decimal(lines[1][6]) == Decimal("-500.5")


def test_while_the_file_is_made_the_button_keeps_the_focus_and_the_page_says_what_it_does(
    made_up_page: Page, site_url: str
) -> None:
    explore(made_up_page, site_url)
    held: list[Route] = []
    made_up_page.route("**/rows-*.json", lambda route: held.append(route))
    button = made_up_page.get_by_role("button", name="下载 CSV")
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

"""Every state of a search is in its address, and every result links to the matches in its form."""

import re
from dataclasses import replace
from urllib.parse import parse_qsl, unquote, urlsplit

from playwright.sync_api import Page, expect

from tests.browser.index import serve_entries
from tests.browser.search.searching import COUNT, RESULT, Collection, count, found, look_up
from tests.search.collections import EMPTY, RENAMED


def test_the_address_says_what_is_searched(page: Page, site_url: str) -> None:
    look_up(page, site_url)
    page.locator("#search-q").fill("展厅")
    page.locator("#search-q").press("Enter")
    expect(page).to_have_url(re.compile("q="))
    page.locator("#search-year").select_option("2023")
    page.locator("#search-sort").select_option("amount")
    assert dict(parse_qsl(urlsplit(page.url).query)) == {"q": "展厅", "year": "2023", "sort": "amount"}
    expect(page.locator(COUNT)).to_be_visible()
    before = found(page)
    page.goto(page.url)
    page.wait_for_selector(COUNT)
    assert found(page) == before
    assert page.locator("#search-year").input_value() == "2023"


def test_going_back_searches_as_before(page: Page, site_url: str, real: Collection) -> None:
    look_up(page, site_url, q="孵化器")
    page.locator("#search-kind").select_option("self-evaluation")
    expect(page.locator(COUNT)).to_have_text("0")
    page.go_back()
    expect(page.locator(COUNT)).to_have_text(str(len(real.scan("孵化器"))))
    assert page.locator("#search-kind").input_value() == ""
    page.go_forward()
    expect(page.locator(COUNT)).to_have_text("0")


def test_a_filter_that_does_not_exist_is_none(page: Page, site_url: str, real: Collection) -> None:
    look_up(page, site_url, unit="dissolved", kind="<b>", sort="x")
    assert count(page) == len(real.entries)
    assert page.locator("#search-unit").input_value() == ""


def test_another_name_of_a_project_type_leads_to_it(page: Page, site_url: str) -> None:
    (other, name), *_ = RENAMED.items()
    serve_entries(page, replace(EMPTY, types=(name,)), replace(EMPTY, url="y/"))
    look_up(page, site_url, type=other, q="丙")
    assert count(page) == 1
    assert page.locator("#search-type").input_value() == name
    assert dict(parse_qsl(urlsplit(page.url).query)) == {"type": name, "q": "丙"}


def test_the_header_leads_here(page: Page, site_url: str, real: Collection) -> None:
    page.goto(f"{site_url}forms/")
    page.locator("#site-search-input").fill("孵化器")
    page.locator("#site-search-input").press("Enter")
    expect(page.locator(COUNT)).to_have_text(str(len(real.scan("孵化器"))))


def test_a_result_leads_to_its_form_with_the_matches_marked(page: Page, site_url: str) -> None:
    look_up(page, site_url, q="孵化器")
    link = page.locator(RESULT).first
    assert unquote(str(link.get_attribute("href"))).endswith("/#find=孵化器")
    link.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("全市孵化器及在孵企业服务")
    expect(page.locator("article mark").first).to_be_in_viewport()
    assert set(page.locator("article mark").all_text_contents()) == {"孵化器"}


def test_a_strange_find_marks_nothing(page: Page, site_url: str) -> None:
    said: list[str] = []
    page.on("pageerror", lambda error: said.append(str(error)))
    for fragment in ("#find=%", "#find=", "#find=%20", "#find=没有这几个字", "#find=<b>"):
        page.goto("about:blank")
        page.goto(f"{site_url}forms/{fragment}")
        assert page.locator("article mark").count() == 0
    assert said == []


def test_what_is_found_in_a_drawing_stays_in_it(page: Page, site_url: str) -> None:
    address = f"{site_url}forms/innovation-centre-office/2021/future-park-hall.self-evaluation/"
    names = "names => names.map(name => [name.textContent, Math.round(name.getComputedTextLength())])"
    page.goto(address)
    drawn = page.locator("svg text").evaluate_all(names)
    page.goto(f"{address}#find=团组 182")
    page.reload()
    expect(page.locator("mark").first).to_be_attached()
    assert page.locator("svg text").evaluate_all(names) == drawn
    assert page.locator("svg mark").count() == 0

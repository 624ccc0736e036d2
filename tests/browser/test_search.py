"""The search page against a plain scan of the texts, over the real forms and over 2,000 made-up ones."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import product
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from bench.entries import made_up_entries
from generator.search.entries import Entry
from tests.browser.index import published_entries, serve, serve_entries
from tests.search.collections import EMPTY, Files, files_of, folded, samples, scan, searched

COUNT = "[data-result-count]"
RESULT = "[data-result]"
UNSPECIFIED = "unspecified"
FILTERS = ("unit", "year", "type", "kind")

# Sets the form to each state in turn, without loading the page anew, and returns what is counted.
COUNT_EACH = """async states => {
    const form = document.getElementById("search-form");
    const counted = [];
    for (const state of states) {
        for (const [name, value] of Object.entries(state)) form.elements[name].value = value;
        form.requestSubmit();
        let number = null;
        while (!(number = document.querySelector("[data-result-count]"))) await new Promise(setTimeout);
        counted.push(Number(number.dataset.resultCount));
    }
    return counted;
}"""


class Collection:
    """Forms, and their texts folded for scanning."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self.entries = entries
        self.texts = [searched(entry) for entry in entries]

    def scan(self, query: str) -> set[str]:
        return {self.entries[number].url for number in scan(self.texts, query)}


@pytest.fixture(scope="session")
def real(published: Path) -> Collection:
    return Collection(published_entries(published))


@pytest.fixture(scope="session")
def made_up() -> Collection:
    years = (2017, 2018, 2019, 2020, 2021)
    return Collection(sorted(made_up_entries(2_000, years), key=lambda entry: entry.year))


@pytest.fixture(scope="session")
def made_up_files(made_up: Collection) -> Files:
    # Pairs are common from fewer places on, as they are in a collection of ten thousand.
    return files_of(made_up.entries, most_places=1_000)


@pytest.fixture
def made_up_page(page: Page, site_url: str, made_up_files: Files) -> Page:
    serve(page, made_up_files)
    look_up(page, site_url)
    return page


def look_up(page: Page, site_url: str, **state: str) -> None:
    page.goto(f"{site_url}search/?{urlencode(state)}")
    page.wait_for_selector(COUNT)


def count(page: Page) -> int:
    counter = page.locator(COUNT)
    number = counter.get_attribute("data-result-count")
    assert number == counter.text_content()
    return int(number or "")


def found(page: Page) -> list[str]:
    """Return the addresses of all results, those behind the button included."""
    while page.locator("#search-more").is_visible():
        before = page.locator(RESULT).count()
        page.locator("#search-more").click()
        expect(page.locator(RESULT).nth(before)).to_be_attached()
    links = page.locator(RESULT).evaluate_all("links => links.map(link => link.getAttribute('href'))")
    return [link.removeprefix("../").partition("#")[0] for link in links]


def choices(page: Page, name: str) -> dict[str, str]:
    options = page.locator(f"#search-{name} option").all()
    return {str(option.get_attribute("value")): str(option.text_content()) for option in options}


def test_a_form_is_found_if_and_only_if_it_holds_every_word(page: Page, site_url: str, real: Collection) -> None:
    for query in samples(real.entries, 40):
        look_up(page, site_url, q=query)
        expected = real.scan(query)
        assert count(page) == len(expected), query
        assert set(found(page)) == expected, query


def test_every_count_over_made_up_forms_is_exact(made_up_page: Page, made_up: Collection) -> None:
    # A field of one line holds no line break.
    pieces = [piece.replace("\n", " ") for piece in samples(made_up.entries, 240)]
    queries = [*pieces[:200], *(f"{one} {other}" for one, other in zip(pieces[200:220], pieces[220:], strict=True))]
    counted = made_up_page.evaluate(COUNT_EACH, [{"q": query} for query in queries])
    expected = [len(made_up.scan(query)) for query in queries]
    assert dict(zip(queries, counted, strict=True)) == dict(zip(queries, expected, strict=True))


def test_every_combination_of_filters_counts_what_a_scan_counts(page: Page, site_url: str, real: Collection) -> None:
    look_up(page, site_url)
    values = [list(choices(page, name)) for name in FILTERS]
    states = [dict(zip(FILTERS, state, strict=True)) | {"q": q} for state in product(*values) for q in ("", "科技")]
    counted = page.evaluate(COUNT_EACH, states)
    matching = {q: real.scan(q) if q else {entry.url for entry in real.entries} for q in ("", "科技")}
    for state, number in zip(states, counted, strict=True):
        assert number == sum(entry.url in matching[state["q"]] and passes(entry, state) for entry in real.entries), (
            state
        )


def passes(entry: Entry, state: dict[str, str]) -> bool:
    values: dict[str, Sequence[str]] = {
        "unit": [entry.unit],
        "year": [str(entry.year)],
        "type": entry.types or [UNSPECIFIED],
        "kind": [entry.kind],
    }
    return all(not state.get(name) or state[name] in values[name] for name in FILTERS)


@pytest.mark.parametrize(
    "query",
    ["孵化器 2019", "ＡＩ 张江", "ai　展厅", "没有这几个字", "2019 2019", "≥", "> =", "%", "国发〔", "5G", "≥95%"],
)
def test_several_words_must_all_be_there(page: Page, site_url: str, real: Collection, query: str) -> None:
    look_up(page, site_url, q=query)
    assert set(found(page)) == real.scan(query)


@pytest.mark.parametrize(
    "state",
    [
        {"year": "2019"},
        {"kind": "self-evaluation"},
        {"type": UNSPECIFIED},
        {"type": "其他一次性项目", "year": "2020"},
        {"unit": "innovation-centre-office", "kind": "target", "q": "展厅"},
    ],
)
def test_filters_narrow_what_is_found(page: Page, site_url: str, real: Collection, state: dict[str, str]) -> None:
    look_up(page, site_url, **state)
    matching = real.scan(state["q"]) if "q" in state else {entry.url for entry in real.entries}
    expected = {entry.url for entry in real.entries if entry.url in matching and passes(entry, state)}
    assert expected
    assert set(found(page)) == expected


def test_each_choice_says_how_many_forms_it_leaves(page: Page, site_url: str) -> None:
    look_up(page, site_url, unit="innovation-centre-office")
    assert choices(page, "year") == {
        "": "全部",
        "2023": "2023 年（7）",
        "2021": "2021 年（2）",
        "2020": "2020 年（0）",
        "2019": "2019 年（5）",
    }
    assert choices(page, "kind")["self-evaluation"] == "绩效自评（2）"
    assert choices(page, "unit")["sti-information-centre"] == "上海市科技信息中心（6）"


def test_of_a_chosen_year_only_its_files_are_fetched(page: Page, site_url: str) -> None:
    requested: list[str] = []
    page.on("request", lambda request: requested.append(request.url.partition("/data/search/")[2]))
    look_up(page, site_url, q="科技", year="2021")
    named = [name for name in requested if name]
    assert {name[:4] for name in named} == {"cont", "2021"}
    assert choices(page, "year")["2019"] == "2019 年"


def test_a_search_fetches_the_texts_of_what_it_shows_alone(made_up_page: Page, site_url: str) -> None:
    requested: list[str] = []
    made_up_page.on("request", lambda request: requested.append(request.url.rpartition("/")[2]))
    look_up(made_up_page, site_url, q="科技创新")
    assert count(made_up_page) > 100
    assert sum(name.startswith("form-") for name in requested) == 10


def test_many_results_are_shown_by_and_by(page: Page, site_url: str) -> None:
    look_up(page, site_url)
    assert page.locator(RESULT).count() == 10
    expect(page.locator("#search-status")).to_have_text("找到 24 份，显示前 10 份")
    page.locator("#search-more").click()
    expect(page.locator("#search-status")).to_have_text("找到 24 份，显示前 20 份")
    expect(page.locator(RESULT).nth(10)).to_be_focused()
    page.locator("#search-more").click()
    expect(page.locator("#search-status")).to_have_text("找到 24 份")
    assert not page.locator("#search-more").is_visible()


def test_the_largest_amount_comes_first_and_blank_ones_last(page: Page, site_url: str, real: Collection) -> None:
    amounts = {entry.url: -1 if entry.amount is None else entry.amount for entry in real.entries}
    look_up(page, site_url, sort="amount")
    ordered = [amounts[url] for url in found(page)]
    assert ordered == sorted(amounts.values(), reverse=True)


def test_a_match_in_the_title_comes_first(page: Page, site_url: str, real: Collection) -> None:
    titles = {entry.url: entry.title for entry in real.entries}
    look_up(page, site_url, q="科技")
    in_title = ["科技" in titles[url] for url in found(page)]
    assert any(in_title)
    assert not all(in_title)
    assert in_title == sorted(in_title, reverse=True)


@pytest.mark.parametrize("most_places", [1, 100])
def test_many_matches_come_first_and_then_the_newest(page: Page, site_url: str, most_places: int) -> None:
    entries = [
        replace(EMPTY, title="多", year=2017, text="丙丁，丙丁，丙丁，丙丁"),
        replace(EMPTY, title="旧", year=2018, text="丙丁"),
        replace(EMPTY, title="新", year=2020, text="丙丁"),
    ]
    serve(page, files_of(entries, most_places))
    look_up(page, site_url, q="丙丁")
    assert page.locator(RESULT).all_text_contents() == ["多", "新", "旧"]


def test_an_excerpt_is_the_forms_own_text_with_the_match_marked(page: Page, site_url: str, real: Collection) -> None:
    look_up(page, site_url, q="ai")
    texts = {entry.url: entry.text.replace("\n", " ") for entry in real.entries}
    for url, excerpt in zip(found(page), page.locator(".result__excerpt").all(), strict=True):
        assert str(excerpt.text_content()).strip("…") in texts[url]
        marks = excerpt.locator("mark").all_text_contents()
        assert marks
        assert {folded(mark) for mark in marks} == {"ai"}


def test_amounts_are_grouped_and_blanks_said(page: Page, site_url: str) -> None:
    amounts = [Decimal("1234567.50"), Decimal("89.00"), None]
    serve_entries(page, *(replace(EMPTY, amount=amount) for amount in amounts))
    look_up(page, site_url, sort="amount")
    shown = page.locator("[data-part=amount]").all_text_contents()
    assert shown == ["1,234,567.50 元", "89 元", "表上空白"]


def test_hostile_text_stays_text(page: Page, site_url: str) -> None:
    hostile = '<img src=x onerror="document.title=1">{count}</option><script>document.title=1</script>'
    texts: dict[str, Any] = {key: f"{hostile}{key}" for key in ("title", "unit_name", "text", "url", "kind")}
    serve_entries(page, replace(EMPTY, types=(hostile,), **texts))
    look_up(page, site_url, q="<img")
    assert page.locator(RESULT).text_content() == f"{hostile}title"
    assert f"{hostile}unit_name（1）" in choices(page, "unit").values()
    assert f"{hostile}（1）" in choices(page, "type").values()
    assert page.locator("article").locator("img, script:not([src])").count() == 0
    assert page.title() == "搜索 - 项目绩效信息公开"


def test_a_hostile_address_leads_nowhere_else(page: Page, site_url: str) -> None:
    serve_entries(page, replace(EMPTY, url="javascript:alert(1)"))
    look_up(page, site_url)
    assert page.locator(RESULT).evaluate("link => link.href") == f"{site_url}javascript:alert(1)"


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


@pytest.mark.parametrize("missing", ["2019.json", "2019/*.bin"])
def test_what_was_found_stays_when_a_file_fails(page: Page, site_url: str, real: Collection, missing: str) -> None:
    page.route(f"**/data/search/{missing}", fail)
    look_up(page, site_url, q="项目")
    expect(page.locator("#search-failed")).to_be_visible()
    expected = real.scan("项目")
    assert set(found(page)) == {entry.url for entry in real.entries if entry.year != 2019} & expected
    page.unroute(f"**/data/search/{missing}")
    page.locator("#search-form button").click()
    expect(page.locator(COUNT)).to_have_text(str(len(expected)))
    expect(page.locator("#search-failed")).to_be_hidden()


def test_a_result_whose_text_is_missing_is_counted_all_the_same(page: Page, site_url: str) -> None:
    page.route("**/data/search/2023/form-0.json", fail)
    look_up(page, site_url, year="2023")
    assert count(page) == 7
    assert page.locator(RESULT).count() == 6
    expect(page.locator("#search-failed")).to_be_visible()


def fail(route: Route) -> None:
    route.fulfill(status=503, body="")


def test_without_contents_the_indexes_are_offered(page: Page, site_url: str) -> None:
    page.route("**/data/search/contents.json", lambda route: route.abort())
    page.goto(f"{site_url}search/?q=甲")
    expect(page.locator("#search-failed")).to_be_visible()
    assert page.locator("#search-failed a").count() == 3
    assert page.locator("#search-q").input_value() == "甲"


def test_where_its_modules_cannot_be_had_the_indexes_are_offered(page: Page, published: Path) -> None:
    page.goto((published / "search/index.html").as_uri())
    expect(page.locator("#search-failed")).to_be_visible()
    assert not page.locator("#search-form").is_visible()


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


def test_the_header_leads_here(page: Page, site_url: str, real: Collection) -> None:
    page.goto(f"{site_url}forms/")
    page.locator("#site-search-input").fill("孵化器")
    page.locator("#site-search-input").press("Enter")
    expect(page.locator(COUNT)).to_have_text(str(len(real.scan("孵化器"))))


def test_searching_keeps_to_the_policy_of_the_host(page: Page, site_url: str) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    look_up(page, site_url, q="科技")
    assert said == []


def test_without_scripts_the_page_says_so(browser: Browser, site_url: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{site_url}search/?q=甲")
        assert page.locator("noscript p").is_visible()
        assert not page.locator("#search-form").is_visible()
        assert page.get_by_role("link", name="按单位").count() == 2

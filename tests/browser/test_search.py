"""The search page against a plain scan of the files it reads, with folding written a second time."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from random import Random
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route, expect

Entry = Mapping[str, Any]

COUNT = "[data-result-count]"
RESULT = "[data-result]"
UNSPECIFIED = "unspecified"


def folded(text: str) -> str:
    return "".join(folded_character(character) for character in text)


def folded_character(character: str) -> str:
    narrow = " " if character == "\u3000" else character
    if "\uff01" <= narrow <= "\uff5e":
        narrow = chr(ord(narrow) - 0xFEE0)
    return narrow.lower() if len(narrow.lower()) == 1 else narrow


def widened(text: str) -> str:
    return "".join(chr(ord(character) + 0xFEE0) if "!" <= character <= "~" else character for character in text)


def searched(entry: Entry) -> str:
    return folded("\n".join([entry["title"], entry["unitName"], str(entry["year"]), *entry["types"], entry["text"]]))


def scan(entries: list[Entry], query: str) -> set[str]:
    """Return the addresses of the forms that hold every word of a query."""
    words = re.split(r"\s+", folded(query).strip())
    return {entry["url"] for entry in entries if all(word in searched(entry) for word in words)}


@pytest.fixture(scope="session")
def entries(published: Path) -> list[Entry]:
    files = sorted((published / "data/search").glob("[0-9]*.json"))
    return [entry for file in files for entry in json.loads(file.read_text("utf-8"))]


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
        page.locator("#search-more").click()
    links = page.locator(RESULT).evaluate_all("links => links.map(link => link.getAttribute('href'))")
    return [link.removeprefix("../").partition("#")[0] for link in links]


def choices(page: Page, name: str) -> dict[str, str]:
    options = page.locator(f"#search-{name} option").all()
    return {str(option.get_attribute("value")): str(option.text_content()) for option in options}


def samples(entries: list[Entry], number: int) -> list[str]:
    """Return random pieces of the forms' texts, some of them as another keyboard would write them."""
    random = Random(20_190_000)
    pieces = []
    for _ in range(number):
        text = random.choice(entries)["text"]
        start = random.randrange(len(text))
        piece = text[start : start + random.randint(1, 9)]
        if piece.strip():
            pieces.append(random.choice([piece, piece.upper(), widened(piece)]))
    return pieces


def test_a_form_is_found_if_and_only_if_it_holds_every_word(page: Page, site_url: str, entries: list[Entry]) -> None:
    for query in samples(entries, 60):
        look_up(page, site_url, q=query)
        expected = scan(entries, query)
        assert count(page) == len(expected), query
        assert set(found(page)) == expected, query


@pytest.mark.parametrize(
    "query", ["孵化器 2019", "ＡＩ 张江", "ai　展厅", "没有这几个字", "2019 2019", "≥", "> =", "%"]
)
def test_several_words_must_all_be_there(page: Page, site_url: str, entries: list[Entry], query: str) -> None:
    look_up(page, site_url, q=query)
    assert set(found(page)) == scan(entries, query)


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
def test_filters_narrow_what_is_found(page: Page, site_url: str, entries: list[Entry], state: dict[str, str]) -> None:
    look_up(page, site_url, **state)
    matching = scan(entries, state["q"]) if "q" in state else {entry["url"] for entry in entries}
    expected = {entry["url"] for entry in entries if entry["url"] in matching and passes(entry, state)}
    assert expected
    assert set(found(page)) == expected


def passes(entry: Entry, state: Mapping[str, str]) -> bool:
    values = {
        "unit": [entry["unit"]],
        "year": [str(entry["year"])],
        "type": entry["types"] or [UNSPECIFIED],
        "kind": [entry["kind"]],
    }
    return all(value in values[name] for name, value in state.items() if name in values)


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


def test_of_a_chosen_year_only_its_file_is_fetched(page: Page, site_url: str) -> None:
    requested: list[str] = []
    page.on("request", lambda request: requested.append(request.url.rpartition("/")[2]))
    look_up(page, site_url, year="2021")
    assert [name for name in requested if name.endswith(".json")] == ["contents.json", "2021.json"]
    assert choices(page, "year")["2019"] == "2019 年"


def test_many_results_are_shown_by_and_by(page: Page, site_url: str, entries: list[Entry]) -> None:
    look_up(page, site_url)
    assert page.locator(RESULT).count() == 20
    expect(page.locator("#search-status")).to_have_text("找到 24 份，显示前 20 份")
    page.locator("#search-more").click()
    assert page.locator(RESULT).count() == len(entries) == 24
    expect(page.locator("#search-status")).to_have_text("找到 24 份")
    assert page.locator(RESULT).nth(20).evaluate("link => link === document.activeElement")


def test_the_largest_amount_comes_first_and_blank_ones_last(page: Page, site_url: str, entries: list[Entry]) -> None:
    amounts = {entry["url"]: float(entry["amount"] or -1) for entry in entries}
    look_up(page, site_url, sort="amount")
    ordered = [amounts[url] for url in found(page)]
    assert ordered == sorted(amounts.values(), reverse=True)


def test_a_match_in_the_title_comes_first(page: Page, site_url: str, entries: list[Entry]) -> None:
    titles = {entry["url"]: entry["title"] for entry in entries}
    look_up(page, site_url, q="科技")
    in_title = ["科技" in titles[url] for url in found(page)]
    assert any(in_title)
    assert not all(in_title)
    assert in_title == sorted(in_title, reverse=True)


def test_more_matches_come_first_and_then_the_newest(page: Page, site_url: str) -> None:
    answer(
        page,
        {"title": "旧", "year": 2018},
        {"title": "新", "year": 2020},
        {"title": "多", "year": 2017, "text": "丙丙"},
    )
    look_up(page, site_url, q="丙")
    assert page.locator(RESULT).all_text_contents() == ["多", "新", "旧"]


def test_an_excerpt_is_the_forms_own_text_with_the_match_marked(
    page: Page, site_url: str, entries: list[Entry]
) -> None:
    look_up(page, site_url, q="ai")
    texts = {entry["url"]: entry["text"].replace("\n", " ") for entry in entries}
    for url, excerpt in zip(found(page), page.locator(".result__excerpt").all(), strict=True):
        assert str(excerpt.text_content()).strip("…") in texts[url]
        marks = excerpt.locator("mark").all_text_contents()
        assert marks
        assert {folded(mark) for mark in marks} == {"ai"}


def test_amounts_are_grouped_and_blanks_said(page: Page, site_url: str) -> None:
    answer(page, {"amount": "1234567.50"}, {"amount": "89.00"}, {"amount": None})
    look_up(page, site_url, sort="amount")
    amounts = page.locator("[data-part=amount]").all_text_contents()
    assert amounts == ["1,234,567.50 元", "89 元", "表上空白"]


def answer(page: Page, *changes: Mapping[str, object]) -> None:
    """Let the search page read a single year of made-up entries."""
    entry = {"url": "x/", "title": "甲", "unit": "u", "unitName": "乙", "year": 2019, "kind": "target"}
    made_up = [{**entry, "types": [], "amount": None, "text": "丙", **change} for change in changes]
    contents = {"years": [2019], "units": {"u": str(made_up[0]["unitName"])}, "types": [""]}
    page.route("**/data/search/contents.json", lambda route: route.fulfill(json=contents))
    page.route("**/data/search/2019.json", lambda route: route.fulfill(json=made_up))


def test_hostile_text_stays_text(page: Page, site_url: str) -> None:
    hostile = '<img src=x onerror="document.title=1">{count}</option><script>document.title=1</script>'
    answer(page, {key: f"{hostile}{key}" for key in ("title", "unitName", "text", "url", "kind")})
    look_up(page, site_url, q="<img")
    assert page.locator(RESULT).text_content() == f"{hostile}title"
    assert f"{hostile}unitName（1）" in choices(page, "unit").values()
    assert page.locator("article").locator("img, script:not([src])").count() == 0
    assert page.title() == "搜索 - 项目绩效信息公开"


def test_a_hostile_address_leads_nowhere_else(page: Page, site_url: str) -> None:
    answer(page, {"url": "javascript:alert(1)"})
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
    expect(page.locator("#search-status")).not_to_contain_text("正在")
    before = found(page)
    page.goto(page.url)
    page.wait_for_selector(COUNT)
    assert found(page) == before
    assert page.locator("#search-year").input_value() == "2023"


def test_going_back_searches_as_before(page: Page, site_url: str, entries: list[Entry]) -> None:
    look_up(page, site_url, q="孵化器")
    page.locator("#search-kind").select_option("self-evaluation")
    expect(page.locator(COUNT)).to_have_text("0")
    page.go_back()
    expect(page.locator(COUNT)).to_have_text(str(len(scan(entries, "孵化器"))))
    assert page.locator("#search-kind").input_value() == ""
    page.go_forward()
    expect(page.locator(COUNT)).to_have_text("0")


def test_a_filter_that_does_not_exist_is_none(page: Page, site_url: str, entries: list[Entry]) -> None:
    look_up(page, site_url, unit="dissolved", kind="<b>", sort="x")
    assert count(page) == len(entries)
    assert page.locator("#search-unit").input_value() == ""


def test_what_was_found_stays_when_a_file_fails(page: Page, site_url: str, entries: list[Entry]) -> None:
    page.route("**/data/search/2019.json", fail)
    look_up(page, site_url)
    expect(page.locator("#search-failed")).to_be_visible()
    assert set(found(page)) == {entry["url"] for entry in entries if entry["year"] != 2019}
    page.unroute("**/data/search/2019.json")
    page.locator("#search-form button").click()
    expect(page.locator(COUNT)).to_have_text(str(len(entries)))
    expect(page.locator("#search-failed")).to_be_hidden()


def fail(route: Route) -> None:
    route.fulfill(status=503, body="")


def test_without_contents_the_indexes_are_offered(page: Page, site_url: str) -> None:
    page.route("**/data/search/contents.json", lambda route: route.abort())
    page.goto(f"{site_url}search/?q=甲")
    expect(page.locator("#search-failed")).to_be_visible()
    assert page.locator("#search-failed a").count() == 3
    assert page.locator("#search-q").input_value() == "甲"


def test_a_result_leads_to_its_form_and_to_the_match(page: Page, site_url: str) -> None:
    look_up(page, site_url, q="孵化器")
    link = page.locator(RESULT).first
    assert str(link.get_attribute("href")).endswith("#:~:text=%E5%AD%B5%E5%8C%96%E5%99%A8")
    link.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("全市孵化器及在孵企业服务")


def test_a_text_directive_quotes_the_page_and_escapes_its_own_marks(page: Page, site_url: str) -> None:
    answer(page, {"text": "Ｂｉｏ－Ｆｏｒｕｍ, a-b"})
    look_up(page, site_url, q="BIO")
    assert str(page.locator(RESULT).get_attribute("href")).endswith("#:~:text=%EF%BC%A2%EF%BD%89%EF%BD%8F")
    look_up(page, site_url, q="a-b")
    assert str(page.locator(RESULT).get_attribute("href")).endswith("#:~:text=a%2Db")


def test_the_header_leads_here(page: Page, site_url: str, entries: list[Entry]) -> None:
    page.goto(f"{site_url}forms/")
    page.locator("#site-search-input").fill("孵化器")
    page.locator("#site-search-input").press("Enter")
    expect(page.locator(COUNT)).to_have_text(str(len(scan(entries, "孵化器"))))


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

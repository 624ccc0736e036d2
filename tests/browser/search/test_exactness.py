"""Search results, compared with a plain scan of the texts, for real forms and 2,000 made-up ones."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import cycle, pairwise, product

import pytest
from playwright.sync_api import Page

from generator.search.entries import Entry
from tests.browser.search.searching import Collection, ask, choices, count, found, look_up
from tests.search.collections import samples

UNSPECIFIED = "unspecified"
FILTERS = ("unit", "year", "type", "kind")

# Sets the form to each state in turn without reloading the page, and returns the counts.
COUNT_EACH = """async states => {
    const form = document.getElementById("search-form");
    const counted = [];
    for (const state of states) {
        for (const [name, value] of Object.entries(state)) form.elements[name].value = value;
        form.requestSubmit();
        let number = null;
        while (!(number = document.querySelector("[data-result-count]"))) await scheduler.postTask(() => {});
        counted.push(Number(number.dataset.resultCount));
    }
    return counted;
}"""


def test_a_form_is_found_if_and_only_if_it_holds_every_word(search_page: Page, real: Collection) -> None:
    for query in samples(real.entries, 40):
        ask(search_page, q=query)
        expected = real.scan(query)
        assert count(search_page) == len(expected), query
        assert set(found(search_page)) == expected, query


def test_every_count_over_made_up_forms_is_exact(made_up_page: Page, made_up: Collection) -> None:
    # A single-line field cannot hold a line break.
    pieces = [piece.replace("\n", " ") for piece in samples(made_up.entries, 240)]
    # If two of them do not occur together, the words between marks are tried one by one.
    marks = re.compile(r"[、。，,；;：？?！!\"'“”‘’《》〈〉「」『』【】]")
    plain = [piece for piece in pieces[200:] if not marks.search(piece)]
    queries = [*pieces[:200], *map(" ".join, pairwise(plain))]
    counted = made_up_page.evaluate(COUNT_EACH, [{"q": query} for query in queries])
    expected = [len(made_up.scan(query)) for query in queries]
    assert dict(zip(queries, counted, strict=True)) == dict(zip(queries, expected, strict=True))


def test_a_sentence_is_looked_for_no_longer_in_years_that_lack_its_beginning(
    page: Page, site_url: str, real: Collection
) -> None:
    longest = max((line for entry in real.entries for line in re.split("[\f\n]", entry.text)), key=len)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    # Suggestions come afterwards, and look into all years.
    page.route("**/search/near*.js", lambda route: route.abort())
    for sentence in (longest[:120], longest[:119] + "龘"):
        look_up(page, site_url, q=sentence)
        expected = real.scan(sentence)
        assert count(page) == len(expected)
        assert set(found(page)) == expected
        holding = {str(entry.year) for entry in real.entries if entry.url in real.scan(longest[:120])}
        lists = Counter(re.findall(r"/data/search/(\d+)/\d+\.bin", " ".join(asked)))
        assert max(lists[year] for year in lists.keys() - holding) <= 4 < lists[min(holding)]
        asked.clear()


def test_every_combination_of_filters_counts_what_a_scan_counts(page: Page, site_url: str, real: Collection) -> None:
    look_up(page, site_url)
    values = [list(choices(page, name)) for name in FILTERS]
    words = cycle(("", "科技"))
    states = [dict(zip(FILTERS, state, strict=True)) | {"q": next(words)} for state in product(*values)]
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
    ["孵化器 2019", "ＡＩ 张江", "ai　展厅", "没有这几个字", "2019 2019", "≥", "> =", "%", "国发〔", "5G", ">=95%"],
)
def test_several_words_must_all_be_there(search_page: Page, real: Collection, query: str) -> None:
    ask(search_page, q=query)
    assert set(found(search_page)) == real.scan(query)


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
def test_filters_narrow_what_is_found(search_page: Page, real: Collection, state: dict[str, str]) -> None:
    ask(search_page, **state)
    matching = real.scan(state["q"]) if "q" in state else {entry.url for entry in real.entries}
    expected = {entry.url for entry in real.entries if entry.url in matching and passes(entry, state)}
    assert expected
    assert set(found(search_page)) == expected


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

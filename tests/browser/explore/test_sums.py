"""Filtered forms and sums, compared with an independent computation, for real forms and made-up ones."""

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import chain, combinations, product
from math import prod

import pytest
from playwright.sync_api import Page, expect

from generator.catalogue.catalogue import catalogue_of
from generator.catalogue.lineage import in_several_places
from generator.catalogue.records import Record
from generator.search.entries import Entry, Outcome
from tests import counted
from tests.browser.explore.exploring import ROW, STATUS, choose, column, explore
from tests.browser.index import serve, serve_entries
from tests.search.collections import EMPTY, files_of, scan, searched

UNSPECIFIED = "unspecified"

# Visits states by their addresses without reloading the page, and returns count, sum and blanks of each.
SUM_EACH = """async states => {
    const status = document.getElementById("explore-status");
    const sums = [];
    for (const state of states) {
        history.replaceState(null, "", "?" + new URLSearchParams(state));
        dispatchEvent(new PopStateEvent("popstate"));
        while (!status.dataset.resultCount) await scheduler.postTask(() => {});
        sums.push([status.dataset.resultCount, status.dataset.fen, status.dataset.blank].map(Number));
    }
    return sums;
}"""


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
        "missed": lambda _: bool(entry.outcome.misses and entry.outcome.misses.missed),
    }
    return all(not value or tests[name](value) for name, value in state.items())


def sums(entries: Sequence[Entry]) -> list[int]:
    """Return forms, fen and blanks: of a project in a year the first declaration with a budget counts, if any."""
    chosen: dict[tuple[str, str, int], Decimal | None] = {}
    for entry in sorted(entries, key=lambda entry: (entry.amount is None, entry.kind != "target")):
        chosen.setdefault((entry.unit, entry.project, entry.year), entry.amount)
    amounts = [amount for amount in chosen.values() if amount is not None]
    return [len(entries), int(sum(amounts) * 100), len(chosen) - len(amounts)]


def test_any_four_filters_together_sum_what_a_scan_sums(
    made_up_page: Page, site_url: str, made_up: list[Entry]
) -> None:
    explore(made_up_page, site_url)
    amounts = sorted(entry.amount for entry in made_up if entry.amount is not None)
    types = sorted({name for entry in made_up for name in entry.types or (UNSPECIFIED,)})
    choices = {
        "unit": ["", "unit-0001"],
        "department": ["", department(made_up[0])],
        "year": ["", "2019", "2021"],
        "type": ["", *types],
        "kind": ["", "target", "self-evaluation"],
        # Amounts that occur in forms, because the ends of a range are included.
        "from": ["", f"{amounts[len(amounts) // 4]:f}"],
        "to": ["", f"{amounts[-len(amounts) // 4]:f}"],
        "findings": ["", "1"],
        "missed": ["", "1"],
    }
    stated = [[(name, value) for value in values] for name, values in choices.items()]
    passing = {one: {at for at, entry in enumerate(made_up) if passes(entry, dict([one]))} for one in chain(*stated)}
    states = list(product(*stated))[::13]
    fours = {four for state in states for four in combinations(state, 4)}
    assert len(fours) == sum(prod(map(len, four)) for four in combinations(stated, 4))
    summed = made_up_page.evaluate(SUM_EACH, [{name: value for name, value in state if value} for state in states])
    for state, found in zip(states, summed, strict=True):
        left = set.intersection(*(passing[one] for one in state))
        assert found == sums([made_up[at] for at in sorted(left)]), state


def test_words_leave_what_a_scan_finds_and_go_with_filters(
    made_up_page: Page, site_url: str, made_up: list[Entry]
) -> None:
    explore(made_up_page, site_url)
    texts = [searched(entry) for entry in made_up]
    taken = [
        text[len(text) // 3 :][:length].strip() for text, length in zip(texts[::37], (1, 2, 3, 5, 8) * 9, strict=False)
    ]
    queries = [
        # Where no form has words with marks between them, they are looked up without these.
        *(" ".join(re.findall(r"\w+", query)) for query in taken),
        f"{taken[1]} {taken[4]}",
        "2020",
        "ＡＢＣ",
        "nowhere at all",
    ]
    found = {query: scan(texts, query) for query in queries if query}
    assert any(1 < len(forms) < len(made_up) for forms in found.values())
    others = [{}, {"year": "2020"}, {"kind": "target", "from": "1000000"}]
    states = [{"q": query} | other for query, other in product(found, others)]
    for state, summed in zip(states, made_up_page.evaluate(SUM_EACH, states), strict=True):
        left = [made_up[at] for at in sorted(found[state["q"]])]
        filters = {name: value for name, value in state.items() if name != "q"}
        assert summed == sums([entry for entry in left if passes(entry, filters)]), state


def test_every_filter_alone_counts_what_a_scan_counts(page: Page, site_url: str, real: list[Entry]) -> None:
    explore(page, site_url)
    for name in ("unit", "year", "type", "kind"):
        boxes = page.locator(f"#explore-{name} input[name]")
        states = [{name: value} for value in boxes.evaluate_all("all => all.map(one => one.value)")]
        assert len(states) > 1
        for state, found in zip(states, page.evaluate(SUM_EACH, states), strict=True):
            assert found == sums([entry for entry in real if passes(entry, state)]), state


def test_a_project_counts_once_a_year_and_blanks_are_told(page: Page, site_url: str) -> None:
    declared = replace(EMPTY, amount=Decimal(100))
    evaluated = replace(EMPTY, kind="self-evaluation", amount=Decimal(70))
    serve_entries(page, declared, evaluated, replace(EMPTY, project="q"))
    explore(page, site_url)
    expect(page.locator(STATUS)).to_have_text(
        "共 3 份，当年预算合计 100 元（另有 1 处没有写预算，未计入，同一项目每年算一处）"
    )
    choose(page, "kind", "self-evaluation")
    expect(page.locator(STATUS)).to_have_text("共 1 份，全年预算合计 70 元")


@pytest.mark.parametrize(("is_whole", "told"), [(False, "表上未写"), (True, "不计入")])
def test_a_sum_of_nothing_is_told_as_on_pages(page: Page, site_url: str, is_whole: bool, told: str) -> None:
    serve_entries(page, replace(EMPTY, amount=Decimal(5) if is_whole else None, whole_unit=is_whole))
    explore(page, site_url)
    expect(page.locator(STATUS)).to_have_text(f"共 1 份，当年预算合计 {told}")


@counted.cases
def test_the_explorer_counts_as_the_indexes_do(case: counted.Case, page: Page, site_url: str) -> None:
    records = catalogue_of(case.records, counted.UNITS).records
    files = files_of(_entry(record) for record in records)
    contents = json.loads(files["data/search/contents.json"])
    together = {counted.YEAR: in_several_places(records)}
    serve(page, {**files, "data/search/contents.json": json.dumps({**contents, "together": together})})
    explore(page, site_url)
    told = page.evaluate(SUM_EACH, [{"sort": sort} for sort in ("", "amount", "-amount")])
    assert told == [[len(records), 100 * (case.yuan or 0), case.blank]] * 3


def _entry(record: Record) -> Entry:
    own = record.address
    named = replace(EMPTY, unit=own.unit, project=own.project, year=own.year, kind=own.kind.value)
    return replace(named, amount=record.yuan, whole_unit=record.whole_unit)


def spent(project: str, budget: int | None, executed: int | None) -> Entry:
    amounts = [None if one is None else Decimal(one) for one in (budget, executed)]
    return replace(EMPTY, kind="self-evaluation", project=project, amount=amounts[0], outcome=Outcome(amounts[1]))


def test_what_was_spent_is_added_up_where_self_evaluations_are_asked_for_alone(page: Page, site_url: str) -> None:
    serve_entries(
        page, replace(EMPTY, amount=Decimal(7)), spent("p", 100, 90), spent("q", 50, None), spent("r", None, 5)
    )
    explore(page, site_url)
    assert "全年执行" not in str(page.locator(STATUS).text_content())
    explore(page, site_url, kind="self-evaluation", sort="executed")
    expect(page.locator(STATUS)).to_contain_text(
        "全年预算合计 150 元（另有 1 处没有写预算，未计入，同一项目每年算一处），"
        "全年执行合计 90 元（另有 2 份自评表没有写全预算和执行，未计入）"
    )
    cells = page.locator(f"{ROW} > [data-label='全年执行（元）']")
    assert cells.all_text_contents() == ["5", "90", ""]
    serve_entries(page, spent("p", 100, 90), replace(spent("p", 50, 40), year=2021))
    explore(page, site_url, kind="self-evaluation")
    expect(page.locator(STATUS)).to_have_text("共 2 份，各年预算合计 150 元，各年执行合计 130 元")
    serve_entries(page, replace(EMPTY, kind="self-evaluation"))
    explore(page, site_url, kind="self-evaluation")
    assert "执行合计" not in str(page.locator(STATUS).text_content())


def test_a_whole_unit_is_no_project_and_its_money_is_not_added_to_that_of_projects(page: Page, site_url: str) -> None:
    remark = page.locator("#explore-how-whole")
    serve_entries(page, replace(EMPTY, amount=Decimal(100)), replace(EMPTY, project="q", amount=Decimal(10)))
    explore(page, site_url)
    expect(remark).to_be_hidden()
    whole = replace(EMPTY, project="whole", amount=Decimal(500), whole_unit=True)
    serve_entries(page, replace(EMPTY, amount=Decimal(100)), whole, replace(EMPTY, project="q", amount=Decimal(10)))
    explore(page, site_url)
    expect(page.locator(STATUS)).to_contain_text("共 3 份，当年预算合计 110 元")
    expect(remark).to_be_visible()
    assert column(page, 6) == ["100", "500", "10"]


def test_an_amount_below_nothing_is_taken_off_and_comes_first_of_all(page: Page, site_url: str) -> None:
    serve_entries(page, replace(EMPTY, amount=Decimal(100)), replace(EMPTY, project="q", amount=Decimal("-30.50")))
    explore(page, site_url, sort="amount")
    expect(page.locator(STATUS)).to_contain_text("当年预算合计 69.50 元")
    assert column(page, 6) == ["-30.50", "100"]


def test_a_sum_over_several_years_is_not_called_that_of_one(page: Page, site_url: str) -> None:
    serve_entries(page, *(replace(EMPTY, year=year, amount=Decimal(year)) for year in (2019, 2020)))
    explore(page, site_url)
    expect(page.locator(STATUS)).to_contain_text("各年预算合计 4,039 元")
    choose(page, "year", "2019")
    expect(page.locator(STATUS)).to_contain_text("当年预算合计 2,019 元")


def test_findings_are_offered_only_where_forms_were_checked(page: Page, site_url: str) -> None:
    serve_entries(page, EMPTY)
    explore(page, site_url)
    assert not page.locator("#explore-findings").is_visible()
    assert not page.get_by_role("columnheader", name="发现").is_visible()
    page.unroute("**/data/search/**")
    serve_entries(page, replace(EMPTY, findings=0), replace(EMPTY, title="有", findings=3))
    explore(page, site_url)
    page.get_by_label("有核对发现").check()
    expect(page.locator(ROW)).to_have_count(1)
    assert column(page, 1) == ["有"]

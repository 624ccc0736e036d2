"""Who searches for a withdrawn form by its name is led to the page that says when and why it was withdrawn."""

from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from generator.search.index import WithdrawnForm
from tests.browser.index import serve
from tests.browser.search.searching import count, look_up
from tests.search.collections import EMPTY, files_of

RELATED, HINT = "#search-related li", "#search-hint ul[data-where=near] li"
FOUND = replace(EMPTY, title="展厅运营", unit="museum", unit_name="某馆")
GONE = WithdrawnForm("gone/", "展厅 2 <b>{unit}运营", "museum", "某馆", 2020, "target", "2026-05-01", "与另一份重复")
TOLD = "展厅 2 <b>{unit}运营（某馆 2020 年绩效目标申报，已于 2026-05-01 撤回：与另一份重复）"


def look_up_among(gone: list[WithdrawnForm], page: Page, site_url: str, **state: str) -> None:
    serve(page, files_of([FOUND], gone=gone))
    look_up(page, site_url, **state)


def told(page: Page) -> list[str]:
    """Return what is said of withdrawn forms, wherever it stands."""
    expect(page.locator("#search-hint > p, #search-table:not([hidden])").first).to_be_visible()
    return [item for item in page.locator(f"{RELATED}, {HINT}").all_text_contents() if "撤回" in item]


@pytest.mark.parametrize(
    ("query", "forms", "place"),
    [
        *(("展厅", 1, RELATED), ("运营 某馆", 1, RELATED), ("“展厅”", 1, RELATED)),
        *(("展厅2", 0, HINT), ("2020年展厅", 0, HINT), ("展厅 2020年度", 0, HINT)),
    ],
)
def test_it_is_beside_other_forms_or_among_what_may_be_meant(
    page: Page, site_url: str, query: str, forms: int, place: str
) -> None:
    look_up_among([GONE], page, site_url, q=query)
    assert (count(page), told(page)) == (forms, [TOLD])
    expect(page.locator(place).get_by_role("link", name=GONE.title)).to_have_attribute("href", "../gone/")


@pytest.mark.parametrize("query", ["", "某馆", "2020", "厅", "重复", "展厅 重复", "展厅 别馆"])
def test_it_is_not_told_of_unless_its_name_is_asked_for(page: Page, site_url: str, query: str) -> None:
    look_up_among([GONE], page, site_url, q=query)
    assert told(page) == []


@pytest.mark.parametrize("state", [{"unit": "museum"}, {"year": "2019"}, {"kind": "self-evaluation"}])
def test_filters_hold_for_it_too(page: Page, site_url: str, state: dict[str, str]) -> None:
    look_up_among([GONE], page, site_url, q="展厅", **state)
    assert told(page) == ([TOLD] if "unit" in state else [])


def test_of_many_the_first_are_named_and_the_others_counted(page: Page, site_url: str) -> None:
    look_up_among([GONE] * 7, page, site_url, q="展厅")
    assert told(page) == [*[TOLD] * 5, "另有 2 份已撤回的表，列在各单位的页面上"]

"""What lists show of spending and of targets, as stated in self-evaluations."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest

from generator.catalogue.catalogue import catalogue_of, tally
from generator.catalogue.records import Record
from generator.model import Address, Kind, Money, MoneyUnit, PublicUnit
from generator.rendering.environment import Renderer
from generator.rendering.pages.home import home_page
from generator.rendering.pages.indexes.listings import Indexes
from generator.rendering.pages.indexes.page import Listing, listing_pages
from generator.rendering.pages.page import Page
from tests.records import record_at
from tests.rendering.form_pages import SITE

UNITS = {"u": PublicUnit("u", "某局"), "v": PublicUnit("v", "某中心")}
DECLARED = record_at(Address("u", 2020, "a", Kind.TARGET), budget=Money("7", Decimal(7), MoneyUnit.YUAN))


def evaluation(year: int, project: str = "a", **said: int) -> Record:
    money = {name: Money(text, Decimal(text), MoneyUnit.YUAN) for name, text in (("budget", "200"), ("executed", "99"))}
    return record_at(Address("u", year, project, Kind.SELF_EVALUATION), **money, **said)


def indexes(records: Sequence[Record], renderer: Renderer) -> Indexes:
    return Indexes(catalogue_of(records, UNITS), {}, renderer.language)


def listing_of(records: Sequence[Record], renderer: Renderer) -> Listing:
    return next(iter(indexes(records, renderer).of_unit("u")))


def page_of(listing: Listing, renderer: Renderer) -> str:
    page = next(listing_pages(listing, renderer.language))
    return html_of(page, renderer)


def html_of(page: Page, renderer: Renderer) -> str:
    return renderer.render(page.template, page.url, view=page.view)


def figures(html: str) -> dict[str, list[str]]:
    """Return the texts of each figure at the head of a page by its name."""
    items = re.findall(r'(?s)<dt class="figures__name">(.*?)</dt><dd class="figures__value">(.*?)</dd>', html)
    return {name: [text for text in map(str.strip, re.split(r"<[^>]*>", value)) if text] for name, value in items}


def test_what_was_spent_is_told_beside_the_budget_with_the_forms_that_say_it(renderer: Renderer) -> None:
    html = page_of(listing_of([DECLARED, evaluation(2021, missed=1)], renderer), renderer)
    told = figures(html)
    assert told["各年预算合计"][0] == "207"
    assert told["执行率"] == ["49.50%", "2021 年 1 份自评表", "全年执行合计 99 元", "全年预算合计 200 元"]
    assert "只算全年预算、全年执行都写明了的自评表" in html
    assert "未计入" not in html.partition("只算全年预算")[2]


def test_sums_of_several_years_are_called_that_and_what_is_left_out_is_counted(renderer: Renderer) -> None:
    unstated = replace(evaluation(2021, "b"), executed=None)
    html = page_of(listing_of([evaluation(2021), evaluation(2022), unstated], renderer), renderer)
    assert figures(html)["执行率"][1:] == [
        "2021–2022 年 2 份自评表",
        "各年执行合计 198 元",
        "自评表各年预算合计 400 元",
    ]
    assert "有 1 份自评表没有都写明，或者是整个单位的表，未计入" in html
    assert "执行率由两个合计相除算出，与表上写的可能略有出入" in html


@pytest.mark.parametrize(
    ("missed", "unclear", "told", "is_linked"),
    [(0, 0, ["0", "项", "1 份自评表"], False), (2, 1, ["2", "项", "1 份自评表", "另 1 项看不出是否达标"], True)],
)
def test_missed_targets_are_counted_and_lead_to_the_forms(
    missed: int, unclear: int, told: list[str], is_linked: bool, renderer: Renderer
) -> None:
    html = page_of(listing_of([evaluation(2021, missed=missed, unclear=unclear)], renderer), renderer)
    assert figures(html)["未达标的指标"] == told
    assert ('href="../../explore/?unit=u&amp;missed=1"' in html) is is_linked
    assert 'href="../../how-to-read/#missed"' in html


def test_of_declarations_alone_nothing_is_told(renderer: Renderer) -> None:
    html = page_of(listing_of([DECLARED], renderer), renderer)
    assert not any(word in html for word in ("执行合计", "达标"))


@pytest.mark.parametrize(
    ("others", "told"),
    [
        ([], "，未达标 3 项"),
        ([evaluation(2021, "b", whole_unit=True, missed=2)], "，2 份自评表里未达标 5 项"),
        ([replace(evaluation(2021, "b", missed=1), executed=None)], "，2 份自评表里未达标 4 项"),
        ([replace(evaluation(2021, "b", missed=0), executed=None)], "，2 份自评表里未达标 3 项"),
    ],
)
def test_a_group_tells_it_below_its_name_and_says_nothing_of_declarations(
    others: list[Record], told: str, renderer: Renderer
) -> None:
    records = [DECLARED, evaluation(2021, missed=3, unclear=1), *others]
    html = page_of(listing_of(records, renderer), renderer)
    years = html[html.index('aria-label="各年度"') :].partition("</table>")[0]
    remarks = re.findall(r'(\d{4}) 年</a>(?: <span class="groups__remark">(.*?)</span>)?(?:<svg|</th>)', years)
    assert [(year, re.sub(r"<[^>]*>", "", remark)) for year, remark in remarks] == [
        ("2021", f"1 份自评表，全年执行合计 99 元，执行率 49.50%{told}"),
        ("2020", ""),
    ]


def test_a_form_in_a_list_says_how_many_targets_it_missed(renderer: Renderer) -> None:
    records = [evaluation(2021, missed=2), evaluation(2021, "b", missed=0)]
    (year,) = indexes(records, renderer).of_year(2021)
    forms = page_of(year, renderer).partition('class="sortable forms')[2]
    remarks = re.findall(r'</a> <span class="groups__remark">(.*?)</span>', forms)
    assert remarks == ["未达标 2 项"]


def test_the_home_page_says_whether_it_was_achieved(renderer: Renderer) -> None:
    found = indexes([DECLARED, evaluation(2021, missed=1)], renderer)
    html = html_of(home_page(found, found.top(), SITE, ()), renderer)
    assert figures(html)["未达标的指标"] == ["1", "项", "1 份自评表"]
    assert "全年执行合计 99 元" in figures(html)["执行率"]
    assert 'href="explore/?missed=1"' in html


def test_the_home_page_says_it_once(renderer: Renderer) -> None:
    found = indexes([DECLARED, evaluation(2021, missed=1)], renderer)
    html = html_of(home_page(found, found.top(), SITE, ()), renderer)
    assert "1 份自评表，" not in html
    assert all("1 份自评表，" in page_of(listing, renderer) for listing in found.top())


def test_of_no_budget_there_is_no_rate(renderer: Renderer) -> None:
    nothing = replace(evaluation(2021), budget=Money("0", Decimal(0), MoneyUnit.YUAN))
    html = page_of(listing_of([nothing], renderer), renderer)
    assert figures(html)["执行率"] == ["—", "2021 年 1 份自评表", "全年执行合计 99 元", "全年预算合计 0 元"]
    assert tally([nothing]).spent is not None

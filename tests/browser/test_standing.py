"""How a form stands among others of its year and kind, told on its page when it is asked for."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal

import pytest
from playwright.sync_api import Browser, Page

from generator.model import Figure
from generator.search.entries import Entry
from tests.browser.index import serve_entries, withhold
from tests.search.collections import EMPTY

DECLARATION = "forms/innovation-centre-office/2019/innovation-centre-hall/"
EVALUATION = "forms/innovation-centre-office/2021/future-park-hall.self-evaluation/"
OWN, UNIT, TYPE = "7505576", "innovation-centre-office", "经常性专项业务费"
Opened = Callable[[str, Sequence[Entry]], str]


def declared(*amounts: str | None, unit: str = "u", types: Sequence[str] = (TYPE,)) -> list[Entry]:
    return [
        replace(EMPTY, unit=unit, project=f"p{at}", types=tuple(types), amount=Decimal(amount) if amount else None)
        for at, amount in enumerate(amounts)
    ]


def evaluated(*scores: str) -> list[Entry]:
    return [
        replace(EMPTY, year=2021, kind="self-evaluation", project=f"p{at}", outcome=EMPTY.outcome._replace(score=score))
        for at, score in enumerate(Figure(score, Decimal(score)) for score in scores)
    ]


@pytest.fixture
def opened(page: Page, site_url: str) -> Opened:
    """Return what is told of a form among these."""

    def told(url: str, entries: Sequence[Entry]) -> str:
        serve_entries(page, *entries)
        page.goto(f"{site_url}{url}")
        page.get_by_text("在同年的表里排第几").click()
        page.locator(".standing p").first.wait_for()
        return page.locator(".standing").inner_text()

    return told


def test_a_budget_has_its_place_its_share_and_the_middle(opened: Opened, page: Page) -> None:
    others = declared("1000", OWN, "9000000", None, "30000", types=[TYPE, "其他"])
    told = opened(DECLARATION, [*declared(OWN, OWN, unit=UNIT), *others])
    assert "本站 2019 年“经常性专项业务费”的绩效目标申报表里，6 份写明了预算，从多到少，这一份排第 2；" in told
    assert "中间值 7,505,576 元。另有 2 份与它相同。" in told
    assert "本单位 2019 年的绩效目标申报表里，2 份写明了预算，这一份占合计的 50.0%。没有写明的 1 份未计入。" in told
    assert "1,000 元" in told
    assert "9,000,000 元" in told
    assert "次序不是评价。预算多少和项目大小有关。" in told
    assert "总分" not in told
    assert page.locator(".standing__dot").count() == 4


@pytest.mark.parametrize(
    ("other", "share"), [("75056", "99.0%"), ("1", "99.9% 以上"), ("0", "100.0%"), ("99999999999", "不到 0.1%")]
)
def test_a_share_is_not_rounded_to_all_or_nothing(other: str, share: str, opened: Opened) -> None:
    told = opened(DECLARATION, [*declared(OWN, other, unit=UNIT), *declared("1000", "2000", "3000")])
    assert f"2 份写明了预算，这一份占合计的 {share}。" in told


def test_forms_of_another_type_or_kind_and_whole_units_are_left_out(opened: Opened) -> None:
    apart = [
        *declared("1", types=["其他"]),
        *(replace(one, kind="self-evaluation") for one in declared("2")),
        *(replace(one, whole_unit=True) for one in declared("3")),
    ]
    told = opened(DECLARATION, [*declared(OWN, unit=UNIT), *declared("1000", "2000", "3000", "4000"), *apart])
    assert "5 份写明了预算，从多到少，这一份排第 1；中间值 3,000 元。" in told
    assert "占合计" not in told
    assert "整个单位的表 1 份未计入。" in told


def test_of_too_few_forms_no_order_is_told(opened: Opened, page: Page) -> None:
    told = opened(DECLARATION, [*declared(OWN, unit=UNIT), *declared("1000", "2000", "3000")])
    assert "预算：本站 2019 年“经常性专项业务费”的绩效目标申报表里，写明的只有 4 份；不到 5 份，不排次序。" in told
    assert "次序不是评价" not in told
    assert page.locator(".standing svg").count() == 0
    way = page.get_by_role("link", name="在一张表里看本站 2019 年的绩效目标申报表")
    assert way.get_attribute("href") == "../../../../explore/?year=2019&kind=target"


def test_a_score_stands_among_all_self_evaluations_of_the_year(opened: Opened, page: Page) -> None:
    told = opened(EVALUATION, evaluated("96.99", "90", "98.72", "100"))
    assert "本站 2021 年的绩效自评表里，可以相比的不到 5 份，预算和总分都不排次序。" in told
    assert page.locator(".standing p").count() == 2
    assert "在一张表里看本站 2021 年的绩效自评表" in told
    told = opened(EVALUATION, evaluated("96.99", "90", "98.72", "100", "99", "97"))
    assert "6 份写明了总分，从高到低，这一份排第 5；中间值 97.86 分。" in told
    assert "次序不是评价。总分是各单位自己打的。" in told
    assert "大小有关" not in told
    own, strip = (page.locator(f".standing__strip{part}").bounding_box() for part in (" .chart__mark", ""))
    assert own is not None
    assert strip is not None
    assert (own["x"] - strip["x"]) / strip["width"] == pytest.approx(0.01 + 0.98 * 0.699, abs=0.005)


def test_nothing_is_loaded_before_it_is_asked_for(page: Page, site_url: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{site_url}{DECLARATION}", wait_until="networkidle")
    assert [url for url in asked if "data/search" in url or "standing" in url] == []


def test_where_the_data_are_missing_this_is_said_and_asked_for_again(page: Page, site_url: str) -> None:
    withhold(page, "2019.json")
    page.goto(f"{site_url}{DECLARATION}")
    page.get_by_text("在同年的表里排第几").click()
    page.get_by_text("没有取到数据").wait_for()
    page.unroute_all()
    for _ in range(2):
        page.get_by_text("在同年的表里排第几").click()
    page.get_by_text("预算：本站 2019 年").wait_for()


def test_without_a_script_there_is_nothing_to_open_and_the_link_remains(browser: Browser, site_url: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{site_url}{DECLARATION}")
        assert page.get_by_text("在同年的表里排第几").count() == 0
        assert page.get_by_role("link", name="和同年同类的表比较").is_visible()

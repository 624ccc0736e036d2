"""The declarations without a self-evaluation: their numbers on indexes, and where they are listed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

import pytest

from generator.catalogue.catalogue import catalogue_of
from generator.catalogue.records import Record
from generator.language import Language
from generator.model import Address, Kind, Money, MoneyUnit, PublicUnit
from generator.rendering.environment import Renderer
from generator.rendering.pages.home import home_page
from generator.rendering.pages.indexes.listings import Indexes
from generator.rendering.pages.indexes.page import Listing, listing_pages
from generator.rendering.pages.indexes.unevaluated import MOST_UNFOLDED
from generator.rendering.pages.page import PART_SIZE
from tests.records import record_at
from tests.rendering.form_pages import SITE

UNITS = {slug: PublicUnit(slug, name) for slug, name in (("u", "甲单位"), ("v", "乙单位"))}
CHANGES, REMARK, LIST = ('id="changes"', "合计按项目和年度计算", 'id="unevaluated"')
WHY = "年度结束以后才填"


def form(name: str, budget: int = 1) -> Record:
    """Return the record of a form named ``unit/year/project``; that of a self-evaluation ends with ``+``."""
    unit, year, project = name.rstrip("+").split("/")
    kind = Kind.SELF_EVALUATION if name.endswith("+") else Kind.TARGET
    return record_at(
        Address(unit, int(year), project, kind),
        project_name=project,
        budget=Money(str(budget), Decimal(budget), MoneyUnit.YUAN),
    )


FORMS = [
    *(form("u/2019/small", 5), form("u/2019/large", 70), form("u/2019/done"), form("u/2019/done+")),
    *(form("u/2021/late", 3), form("v/2021/other", 4), form("u/2023/new", 2)),
]
"""Of these forms the declarations small, large, late and other lack a self-evaluation; that of new is not due."""


@pytest.fixture
def indexes(language: Language) -> Indexes:
    return Indexes(catalogue_of(FORMS, UNITS), {}, language)


def html_of(listing: Listing, renderer: Renderer) -> str:
    page = next(listing_pages(listing, renderer.language))
    return renderer.render(page.template, page.url, view=page.view)


def section(html: str) -> str:
    """Return the part of a page that lists the declarations, empty if there is none."""
    found = re.search(r'(?s)<section class="unevaluated".*?</section>', html)
    return found[0] if found else ""


def listed(html: str) -> list[str]:
    """Return the forms that the part lists, in their order."""
    return re.findall(r'href="(?:\.\./)+forms/([a-z]+/[0-9]+/[a-z0-9]+)/">', section(html))


def test_a_unit_lists_them_newest_first_and_the_largest_of_a_year_first(indexes: Indexes, renderer: Renderer) -> None:
    html = html_of(next(indexes.of_unit("u")), renderer)
    assert "一列里的数" not in html
    assert listed(html) == ["u/2021/late", "u/2019/large", "u/2019/small"]
    assert "共 3 份，各年预算合计 78 元。" in section(html)
    assert "2023 年是本站最新的一年，不计：自评表要到年度结束以后才填，多半还没有公开齐。" in section(html)
    assert "<details" not in section(html)
    assert 'href="../../explore/?unit=u&amp;year=2019&amp;year=2021&amp;due=1"' in section(html)
    assert '<a href="#unevaluated" aria-label="3 份没有自评表的申报表">3</a>' in html
    assert html.count(WHY) == 1


def test_the_number_says_which_year_it_leaves_out(indexes: Indexes, renderer: Renderer) -> None:
    top, note = indexes.top(), '<span class="figures__note">不含 2023 年</span>'
    home = home_page(indexes, top, SITE, ())
    assert renderer.render(home.template, home.url, view=home.view).count(note) == 1
    of_several = (top[1], next(indexes.of_unit("u")))
    for listing in (
        *of_several,
        next(indexes.of_unit("v")),
        next(indexes.of_year(2019)),
        list(indexes.of_unit("u"))[1],
    ):
        assert html_of(listing, renderer).count(note) == (listing in of_several)


@pytest.mark.parametrize(("count", "order"), [(1, [CHANGES, REMARK, LIST]), (PART_SIZE + 1, [REMARK, CHANGES, LIST])])
def test_remarks_about_the_tables_stand_below_no_other_heading(
    count: int, order: list[str], language: Language, renderer: Renderer
) -> None:
    """Between the changes and the remarks of a short page are its forms, which have a heading of their own."""
    units = {f"u{number}": PublicUnit(f"u{number}", "甲单位") for number in range(count)}
    forms = [form(f"{unit}/{year}/p", year) for unit in units for year in (2020, 2021, 2022)]
    html = html_of(next(Indexes(catalogue_of(forms, units), {}, language).of_year(2021)), renderer)
    assert re.findall("|".join(order), html[html.index('aria-label="各单位"') :]) == order
    assert ("绩效表</h2>" in html[html.index(CHANGES) : html.index(REMARK)]) is (count == 1)


def test_their_number_in_a_table_leads_to_their_list(indexes: Indexes, renderer: Renderer) -> None:
    pattern = r'data-label="没有自评表（份）"[^>]*>(?:<a href="([^"]+)"[^>]*>)?([^<]+)<'
    years, of_newest, of_oldest = indexes.top()[1], *(next(indexes.of_year(year)) for year in (2023, 2019))
    rows = [("", "—"), ("../years/2021/#unevaluated", "2"), ("../years/2019/#unevaluated", "2")]
    assert re.findall(pattern, html_of(years, renderer)) == rows
    assert re.findall(pattern, html_of(of_oldest, renderer)) == [("../../forms/u/2019/#unevaluated", "2")]
    assert re.findall(pattern, html_of(of_newest, renderer)) == []
    for listing in (of_oldest, *indexes.of_unit("u")):
        assert ('id="unevaluated"' in html_of(listing, renderer)) is (listing.title != "甲单位 2023 年")


def test_beside_all_forms_they_are_folded(indexes: Indexes, renderer: Renderer) -> None:
    for listing in (next(indexes.of_year(2019)), list(indexes.of_unit("u"))[1]):
        html = html_of(listing, renderer)
        assert listed(html) == ["u/2019/large", "u/2019/small"]
        assert "<summary>列出这 2 份</summary>" in section(html)
        assert "不计" not in html


def test_many_are_folded_and_too_many_are_not_listed(language: Language, renderer: Renderer) -> None:
    def made(count: int) -> str:
        records = [*(form(f"u/2019/p{number}") for number in range(count)), form("v/2020/new")]
        return html_of(next(Indexes(catalogue_of(records, UNITS), {}, language).of_unit("u")), renderer)

    for count, is_folded in ((MOST_UNFOLDED, False), (MOST_UNFOLDED + 1, True), (PART_SIZE, True)):
        html = made(count)
        assert len(listed(html)) == count
        assert ("<details" in section(html)) is is_folded
    html = made(PART_SIZE + 1)
    assert not listed(html)
    assert "<details" not in section(html)
    assert "点前面“没有自评表”一列里的数，可以看到是哪些。" in section(html)


@pytest.mark.parametrize(
    ("forms", "explained"),
    [([], 0), ([form("u/2023/new")], 3), ([form("u/2019/done"), form("u/2019/done+"), form("v/2023/new")], 2)],
)
def test_where_there_are_none_there_is_no_list(
    forms: Sequence[Record], explained: int, language: Language, renderer: Renderer
) -> None:
    indexes = Indexes(catalogue_of(forms, UNITS), {}, language)
    pages = [*indexes.of_unit("u"), *indexes.top(), *_of_years(indexes)]
    texts = [html_of(listing, renderer) for listing in pages]
    assert not any("unevaluated" in html for html in texts)
    assert sum(WHY in html for html in texts) == explained
    assert not any("没有同一年的自评表" in html for html in texts)


def _of_years(indexes: Indexes) -> Iterable[Listing]:
    return [next(indexes.of_year(year)) for year in indexes.catalogue.by_year]


def test_the_home_page_has_one_number_and_leads_to_the_years(indexes: Indexes, renderer: Renderer) -> None:
    top = indexes.top()
    home = home_page(indexes, top, SITE, ())
    html = renderer.render(home.template, home.url, view=home.view)
    assert '<a href="years/#unevaluated" aria-label="4 份没有自评表的申报表">4</a>' in html
    assert "没有自评表（份）" not in html
    years = html_of(top[1], renderer)
    assert not listed(years)
    assert "点前面“没有自评表”一列里的数，可以看到是哪些。" in section(years)
    assert 'href="../explore/?year=2019&amp;year=2021&amp;due=1"' in years

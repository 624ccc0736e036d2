import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from urllib.parse import quote

import pytest

from generator.catalogue.catalogue import Tally, catalogue_of, tally
from generator.catalogue.completeness import Completeness
from generator.catalogue.records import Record, record_of
from generator.definition.cells import Definition
from generator.history.changes import Change
from generator.language import Language
from generator.model import Figure, Kind, Money, MoneyUnit, PublicUnit, Rate, Withdrawal
from generator.rendering.environment import Renderer
from generator.rendering.pages.form.page import FormView
from generator.rendering.pages.home import home_page
from generator.rendering.pages.indexes.groups import MANY_UNITS
from generator.rendering.pages.indexes.listings import Indexes
from generator.rendering.pages.indexes.page import (
    FirstPart,
    GroupRow,
    GroupTable,
    Listing,
    ListingView,
    drawn,
    form_rows,
    listing_pages,
)
from generator.rendering.pages.page import PART_SIZE, Link, Page
from tests.rendering.form_pages import SITE, form_page_of
from tests.sample import EVALUATION, PATHS, TARGET, UNIT, changed, read, sample

Definitions = Mapping[str, Definition]
UNITS = {UNIT.slug: UNIT}


@pytest.fixture
def records(definitions: Mapping[str, Definition]) -> Sequence[Record]:
    """Two forms of one unit, year and project."""
    record = record_of(read(sample(), definitions).whole)
    return [record, replace(record, address=replace(record.address, kind=Kind.SELF_EVALUATION))]


def headings(listing: Listing, renderer: Renderer) -> list[list[str]]:
    """Return the columns of each table on the first page of an index."""
    page = next(listing_pages(listing, renderer.language))
    html = renderer.render(page.template, page.url, view=page.view)
    return [
        re.findall(r'<th[^>]*scope="col"[^>]*>(.*?)</th>', head) for head in re.findall(r"(?s)<thead>.*?</thead>", html)
    ]


def row(name: str, amount: int | None) -> GroupRow:
    return GroupRow(name, "", Tally(1, 1, None if amount is None else Decimal(amount), int(amount is None), ()))


def test_sums_are_drawn_in_percent_of_the_largest() -> None:
    table = drawn(GroupTable("各单位", "单位", [row(str(amount), amount) for amount in (1, None, 4, 0, -4)]))
    assert [one.share for one in table.rows] == ["25.00", "", "100.00", "", ""]
    assert table.is_drawn


@pytest.mark.parametrize("amounts", [[], [5], [5, 5], [5, None], [5, 0]])
def test_where_no_two_sums_differ_there_is_nothing_to_draw(amounts: Sequence[int | None]) -> None:
    assert not drawn(GroupTable("各单位", "单位", [row("单位", amount) for amount in amounts])).is_drawn


@pytest.mark.parametrize("sums", [(5, 5), (5, 6)])
def test_a_page_with_bars_says_what_they_are_and_what_is_not_compared(
    sums: tuple[int, int], language: Language, renderer: Renderer
) -> None:
    table = GroupTable("各单位", "单位", [row("单位", amount) for amount in sums])
    (page,) = listing_pages(Listing("forms/", "按单位", (), tally([]), main=table), language)
    html = renderer.render(page.template, page.url, view=page.view)
    assert (html.count('class="share"'), "只计本站已公开的表" in html) == ((2, True) if sums == (5, 6) else (0, False))


def test_how_forms_are_summed_by_type_is_said_where_they_are(records: Sequence[Record], renderer: Renderer) -> None:
    indexes = Indexes(catalogue_of(records, UNITS), {"经常性专项业务费": "operating"}, renderer.language)
    listings = [
        *indexes.top(),
        *indexes.of_unit(UNIT.slug),
        *indexes.of_year(2019),
        *indexes.of_type("经常性专项业务费"),
    ]
    pages = {listing.url: text_of(page_of(listing, renderer), renderer) for listing in listings}
    assert all("合计按项目和年度计算" in text for text in pages.values())
    typed = ["types/", f"forms/{UNIT.slug}/", "years/2019/", "types/operating/", "types/operating/2019/"]
    assert [url for url, text in pages.items() if "一个项目勾选了两种类型的" in text] == typed
    assert not [url for url, text in pages.items() if "相加比合计多" in text]


def test_a_link_to_a_file_of_one_table_names_its_format_to_who_hears_it_alone(
    records: Sequence[Record], renderer: Renderer
) -> None:
    indexes = Indexes(catalogue_of(records, UNITS), {"经常性专项业务费": "operating"}, renderer.language)
    page = page_of(next(iter(indexes.of_unit(UNIT.slug))), renderer)
    html = renderer.render(page.template, page.url, view=page.view)
    links = re.findall(r'href="[^"]*\.parquet">(.*?)</a>', html)
    assert '指标<span class="visually-hidden"> Parquet</span>' in links
    assert all(link.endswith(" Parquet</span>") for link in links)


def test_a_table_whose_sums_exceed_the_total_says_by_how_much_and_why(
    records: Sequence[Record], renderer: Renderer
) -> None:
    declared, evaluated = records
    elsewhere = replace(
        evaluated,
        address=replace(evaluated.address, unit="other"),
        origin=declared.project,
        budget=Money("5.5", Decimal("5.5"), MoneyUnit.TEN_THOUSAND_YUAN),
    )
    units = {**UNITS, "other": replace(UNIT, slug="other")}
    types = {"经常性专项业务费": "operating", "结转项目": "carried-over"}
    both = [replace(declared, project_types=tuple(types)), elsewhere]
    indexes = Indexes(catalogue_of(both, units), types, renderer.language)
    listings = [*indexes.top(), *indexes.of_unit("other"), *indexes.of_year(2019), *indexes.of_type("结转项目")]
    pages = {listing.url: text_of(page_of(listing, renderer), renderer) for listing in listings}
    in_units = [url for url, text in pages.items() if "各单位相加比合计多 55,000 元：" in text]
    assert in_units == ["forms/", "years/2019/", "types/carried-over/"]
    in_types = {url: re.findall("各类型相加比合计多 ([0-9,]*) 元：", text) for url, text in pages.items()}
    assert {url: amounts for url, amounts in in_types.items() if amounts} == {
        "types/": ["1,000,000"],
        "forms/other/": ["55,000"],
        "years/2019/": ["1,000,000"],
    }


def test_a_unit_shows_year_by_year_when_its_forms_were_first_published(
    records: Sequence[Record], renderer: Renderer
) -> None:
    form, days = records[0], ("2018-12-20", "2019-02-10", "")
    at = [replace(form.address, project=f"p{number}") for number in range(3)]
    listed = [replace(form, address=address, source=f"{address.id}.yml") for address in at]
    dated = zip(listed, days, strict=True)
    firsts = {each.source: Change("a", datetime.fromisoformat(day).replace(tzinfo=UTC)) for each, day in dated if day}
    unit, _ = Indexes(catalogue_of(listed, UNITS), {}, renderer.language, firsts=firsts).of_unit(UNIT.slug)
    text = text_of(page_of(unit, renderer), renderer)
    assert text.index("各年度") < text.index("本站首次公开") < text.index("全部项目")
    assert "2019 年 2018-12-20 至 2019-02-10（3 份里的 2 份） —" in text
    without, _ = Indexes(catalogue_of(listed, UNITS), {}, renderer.language).of_unit(UNIT.slug)
    assert "本站首次公开" not in text_of(page_of(without, renderer), renderer)


def test_what_is_said_of_sums_stands_before_withdrawn_forms(records: Sequence[Record], renderer: Renderer) -> None:
    declared, evaluated = records
    listed = [declared, replace(evaluated, withdrawal=Withdrawal(date(2026, 5, 1), "重复"))]
    unit, _ = Indexes(catalogue_of(listed, UNITS), {}, renderer.language).of_unit(UNIT.slug)
    text = text_of(page_of(unit, renderer), renderer)
    assert text.index("合计按项目和年度计算") < text.index("已撤回的表")


def test_where_nothing_is_summed_nothing_is_said_of_sums(records: Sequence[Record], renderer: Renderer) -> None:
    withdrawn = [replace(one, withdrawal=Withdrawal(date(2026, 5, 1), "重复")) for one in records]
    listing, *_ = Indexes(catalogue_of(withdrawn, UNITS), {}, renderer.language).of_unit(UNIT.slug)
    text = text_of(page_of(listing, renderer), renderer)
    assert "已撤回的表" in text
    assert "合计按项目和年度计算" not in text


@pytest.mark.parametrize(("caption", "is_shown"), [("按单位", False), ("全部项目", True)])
def test_a_caption_that_repeats_the_title_of_the_page_is_left_out(
    caption: str, is_shown: bool, language: Language, renderer: Renderer
) -> None:
    table = GroupTable(caption, "单位", [row("甲", 5)])
    (page,) = listing_pages(Listing("forms/", "按单位", (), tally([]), main=table), language)
    html = renderer.render(page.template, page.url, view=page.view)
    assert (f"{caption}</h2>" in html) is is_shown
    assert f'<table class="sortable groups stacked" aria-label="{caption}">' in html


def test_bars_are_on_one_scale_over_all_pages_of_a_table(language: Language) -> None:
    table = GroupTable("各单位", "单位", [row(str(amount), amount) for amount in range(1, PART_SIZE + 2)])
    first, _ = (page.view for page in listing_pages(Listing("forms/", "按单位", (), tally([]), main=table), language))
    assert isinstance(first, ListingView)
    assert first.listing.main
    assert first.listing.main.rows[-1].share == "99.50"


def test_the_pages_of_a_long_list_are_told_apart_by_their_titles(language: Language) -> None:
    table = GroupTable("各单位", "单位", [row("单位", 1)] * (PART_SIZE + 1))
    first, second = listing_pages(Listing("forms/", "按单位", (), tally([]), main=table), language)
    assert (first.title, second.title) == ("按单位", "按单位（第 2 页）")


def test_a_list_that_goes_on_elsewhere_says_so_and_cannot_be_sorted(
    records: Sequence[Record], language: Language, renderer: Renderer
) -> None:
    rows = form_rows([records[0]] * (PART_SIZE + 2), UNITS, {})
    table = GroupTable("各单位", "单位", [row("单位", 1)] * (PART_SIZE + 2))
    for listing in (
        Listing("types/x/", "类型", (), tally([]), forms=rows),
        Listing("forms/", "按单位", (), tally([]), main=table),
    ):
        first, last = (
            renderer.render(page.template, page.url, view=page.view) for page in listing_pages(listing, language)
        )
        assert "sortable" not in first + last
        assert f"第 1 至 {PART_SIZE} 项，共 {PART_SIZE + 2} 项" in first
        assert f"第 {PART_SIZE + 1} 至 {PART_SIZE + 2} 项，共 {PART_SIZE + 2} 项" in last
        assert 'href="#pages"' in first
        assert '<nav class="pager" id="pages"' in first


def test_forms_below_a_table_that_goes_on_elsewhere_are_all_there(
    records: Sequence[Record], language: Language, renderer: Renderer
) -> None:
    table = GroupTable("各单位", "单位", [row("单位", 1)] * (PART_SIZE + 1))
    listing = Listing("years/2019/", "2019 年", (), tally([]), main=table, forms=form_rows(records, UNITS, {}))
    page = next(listing_pages(listing, language))
    html = renderer.render(page.template, page.url, view=page.view)
    assert re.findall(r'<table class="(sortable )?(\w+)', html) == [("", "groups"), ("sortable ", "forms")]
    assert html.count("项，共") == 1


def test_a_page_of_many_links_some_by_their_numbers(language: Language, renderer: Renderer) -> None:
    table = GroupTable("各单位", "单位", [row("单位", 1)] * (PART_SIZE * 6))
    page = list(listing_pages(Listing("forms/", "按单位", (), tally([]), main=table), language))[3]
    html = renderer.render(page.template, page.url, view=page.view)
    (pager,) = re.findall(r'(?s)<nav class="pager".*?</nav>', html)
    numbers = ["第 1 页", "……", "第 3 页", "第 4 页", "第 5 页", "第 6 页"]
    assert re.findall(r">([^<\n]+)<", pager) == ["上一页", *numbers, "下一页"]
    assert '<span aria-current="page">第 4 页</span>' in pager


@pytest.mark.parametrize(
    ("amount", "shown"),
    [(None, ["表上未写", "表上未写"]), (0, ["0 ", "0 元"]), (15000, ["15,000 ", "15,000 元"])],
)
def test_a_page_says_of_sums_what_is_known_of_them(
    amount: int | None, shown: list[str], language: Language, renderer: Renderer
) -> None:
    table = GroupTable("各单位", "单位", [row("甲", amount)])
    (page,) = listing_pages(Listing("forms/", "按单位", (), table.rows[0].tally, main=table), language)
    html = renderer.render(page.template, page.url, view=page.view)
    assert re.findall(r'<span class="(?:amount|blank)">([^<]*)', html) == shown


def test_a_list_with_a_whole_unit_says_that_its_money_is_not_counted(
    records: Sequence[Record], renderer: Renderer, language: Language
) -> None:
    whole = [replace(record, whole_unit=True) for record in records]
    for listed, said in ((records, False), (whole, True)):
        listing = next(Indexes(catalogue_of(listed, UNITS), {}, language).of_unit(UNIT.slug))
        page = next(listing_pages(listing, language))
        html = renderer.render(page.template, page.url, view=page.view)
        assert (language.interface["words"]["whole_units"] in html) is said
        assert ("不计入</span>" in html) is said


@pytest.mark.parametrize(
    ("form", "change", "shown", "on_page"),
    [
        (TARGET, "项目类型: []\n资金用途: []\n", "未注明类型", ["未见勾选", "未见勾选"]),
        (TARGET, "项目类型:\n", "未注明类型", ["未见勾选", "政府购买服务"]),
        (TARGET, "", "经常性专项业务费", ["经常性专项业务费", "政府购买服务"]),
        (EVALUATION, "", "未注明类型", []),
    ],
)
def test_lists_say_that_no_type_is_known_and_the_form_why(
    form: str,
    change: str,
    shown: str,
    on_page: list[str],
    definitions: Definitions,
    language: Language,
    renderer: Renderer,
) -> None:
    one = read(changed(sample(form), change), definitions, PATHS[form]).whole
    rows = form_rows([record_of(one)], UNITS, {})
    (listed,) = listing_pages(Listing("years/", "按年度", (), tally([]), forms=rows), language)
    html = renderer.render(listed.template, listed.url, view=listed.view)
    assert [re.sub(r"<[^>]*>", "", cell) for cell in re.findall(r'data-label="项目类型">(.*)</td>', html)] == [shown]
    page = form_page_of(one, definitions)
    html = renderer.render(page.template, page.url, view=page.view)
    facts = re.findall(r'<dt class="facts__name">(?:项目类型|资金用途)</dt><dd class="facts__value">(.*)</dd>', html)
    assert [re.sub(r"<[^>]*>", "", fact) for fact in facts] == on_page


@pytest.mark.parametrize(
    ("declared", "asks", "ticked", "shown"),
    [
        (("甲类",), False, (), "甲类"),
        (("甲类",), True, (), "未注明类型"),
        (("甲类",), True, ("乙类",), "乙类"),
        ((), False, (), "未注明类型"),
    ],
)
def test_a_self_evaluation_whose_paper_asks_for_no_type_has_that_of_the_list_it_is_in(
    declared: tuple[str, ...],
    asks: bool,
    ticked: tuple[str, ...],
    shown: str,
    records: Sequence[Record],
    language: Language,
    renderer: Renderer,
) -> None:
    declaration, evaluation = records
    evaluation = replace(evaluation, project_types=ticked, asks_type=asks)
    catalogue = catalogue_of([replace(declaration, project_types=declared), evaluation], UNITS)
    rows = Indexes(catalogue, {}, language).rows([evaluation])
    (listed,) = listing_pages(Listing("years/", "按年度", (), tally([]), forms=rows), language)
    html = renderer.render(listed.template, listed.url, view=listed.view)
    assert [re.sub(r"<[^>]*>", "", cell) for cell in re.findall(r'data-label="项目类型">(.*)</td>', html)] == [shown]


def test_a_type_that_only_the_self_evaluation_ticks_is_no_link_to_a_list_without_it(definitions: Definitions) -> None:
    form = read(sample(), definitions).whole
    declared = replace(record_of(form), project_types=("结转项目",))
    evaluation = replace(form, address=replace(form.address, kind=Kind.SELF_EVALUATION))
    for siblings, url in (([record_of(evaluation)], "types/type/"), ([declared, record_of(evaluation)], "")):
        page = form_page_of(evaluation, definitions, siblings=siblings)
        assert isinstance(page.view, FormView)
        assert [(link.name, link.url) for link in page.view.types] == [("经常性专项业务费", url)]


def test_a_number_of_forms_leads_to_just_these_where_the_page_of_its_row_has_others(
    records: Sequence[Record], renderer: Renderer
) -> None:
    (name,) = records[0].project_types
    indexes = Indexes(catalogue_of(records, UNITS), {name: "operating"}, renderer.language)
    listings = [*indexes.top(), *indexes.of_unit(UNIT.slug), *indexes.of_year(2019), *indexes.of_type(name)]
    html = {
        listing.url: renderer.render("listing.html", listing.url, view=page_of(listing, renderer).view)
        for listing in listings
    }
    found = {url: re.findall('<a href="([^"]*)" aria-label="2 份表">2</a>', text) for url, text in html.items()}
    same = f"../../explore/?unit={UNIT.slug}&amp;type={quote(name)}"
    assert {url: links for url, links in found.items() if links} == {
        f"forms/{UNIT.slug}/": [same],
        "types/operating/": [same],
    }


def test_a_self_evaluation_counts_among_the_types_of_its_declaration_in_another_unit(
    records: Sequence[Record], language: Language
) -> None:
    declared, evaluated = records
    address = replace(evaluated.address, unit="other")
    elsewhere = replace(evaluated, address=address, origin=declared.project, project_types=())
    catalogue = catalogue_of([declared, elsewhere], {**UNITS, "other": replace(UNIT, slug="other")})
    (name,) = declared.project_types
    unit, _ = Indexes(catalogue, {name: "recurring"}, language).of_unit("other")
    assert [row.url for row in unit.first.groups[1].rows] == ["types/recurring/"]


def test_the_table_of_all_types_names_each_and_says_where_there_is_none(
    records: Sequence[Record], language: Language
) -> None:
    untyped = replace(records[0], address=replace(records[0].address, project="another"), project_types=())
    indexes = Indexes(catalogue_of([*records, untyped], UNITS), {}, language)
    (name,) = records[0].project_types
    *_, types = replace(indexes, project_types={name: "recurring"}).top()
    assert types.main
    assert [one.name for one in types.main.rows] == [name, "未注明类型"]


def test_a_unit_stands_below_all_units_and_its_years_below_it(records: Sequence[Record], language: Language) -> None:
    of_unit, of_year = Indexes(catalogue_of(records, UNITS), {}, language).of_unit(UNIT.slug)
    assert [link.name for link in of_unit.crumbs] == ["按单位"]
    assert [link.name for link in of_year.crumbs] == ["按单位", UNIT.name]


def test_a_unit_whose_forms_are_all_withdrawn_still_has_a_feed(records: Sequence[Record], language: Language) -> None:
    withdrawn = [replace(one, withdrawal=Withdrawal(date(2026, 5, 1), "重复")) for one in records]
    for listed, feed_of in ((withdrawn, UNIT.slug), ([], "")):
        listings = [*Indexes(catalogue_of(listed, UNITS), {}, language).of_unit(UNIT.slug)]
        assert {one.feed_of for one in listings} == {feed_of}


def test_a_column_that_the_title_stands_for_is_not_there(records: Sequence[Record], renderer: Renderer) -> None:
    indexes = Indexes(catalogue_of(records, {UNIT.slug: UNIT}), {}, renderer.language)
    *_, of_year_of_unit = indexes.of_unit(UNIT.slug)
    assert headings(of_year_of_unit, renderer)[-1] == ["项目名称", "种类", "项目类型", "当年预算"]
    (of_year,) = indexes.of_year(2019)
    assert headings(of_year, renderer)[-1] == ["项目名称", "单位", "种类", "项目类型", "当年预算"]
    (name,) = indexes.catalogue.by_type
    of_type, of_year_of_type = replace(indexes, project_types={name: "recurring"}).of_type(name)
    assert headings(of_type, renderer)[-1] == ["项目名称", "单位", "年度", "种类", "当年预算"]
    assert headings(of_year_of_type, renderer)[-1] == ["项目名称", "单位", "种类", "当年预算"]


def test_withdrawn_forms_are_listed_without_what_the_title_says(records: Sequence[Record], renderer: Renderer) -> None:
    withdrawn = [replace(one, withdrawal=Withdrawal(date(2026, 5, 1), "重复")) for one in records]
    indexes = Indexes(catalogue_of(withdrawn, UNITS), {}, renderer.language)
    of_unit, of_unit_year = indexes.of_unit(UNIT.slug)
    (of_year,) = indexes.of_year(2019)
    assert headings(of_unit, renderer) == [["项目名称", "年度", "种类", "撤回日期", "原因"]]
    assert headings(of_unit_year, renderer) == [["项目名称", "种类", "撤回日期", "原因"]]
    assert headings(of_year, renderer) == [["项目名称", "单位", "种类", "撤回日期", "原因"]]


def test_among_declarations_the_budget_of_a_self_evaluation_is_named(
    records: Sequence[Record], renderer: Renderer
) -> None:
    declared, evaluated = records
    thousands = replace(evaluated, budget=Money("12.5", Decimal("12.5"), MoneyUnit.TEN_THOUSAND_YUAN))
    listing = Listing("years/", "按年度", (), tally([]), forms=form_rows([declared, evaluated, thousands], UNITS, {}))
    (page,) = listing_pages(listing, renderer.language)
    html = renderer.render(page.template, page.url, view=page.view)
    assert re.findall(r'<span class="amount__written">(.*?)</span>', html) == ["全年预算", "全年预算，表上 12.5 万元"]


def test_a_unit_has_one_name_in_all_lists_whatever_its_forms_call_it(
    records: Sequence[Record], renderer: Renderer
) -> None:
    stamped = [replace(one, unit_name=f"{one.unit_name}（盖章）") for one in records]
    indexes = Indexes(catalogue_of(stamped, UNITS), {}, renderer.language)
    (page,) = listing_pages(next(iter(indexes.of_year(2019))), renderer.language)
    html = renderer.render(page.template, page.url, view=page.view)
    assert re.findall(r'<td class="stacked__wide"><a [^>]*>(.*?)</a>', html) == [UNIT.name] * 2
    assert "盖章" not in html


def test_from_a_unit_a_link_leads_to_its_own_site(
    records: Sequence[Record], language: Language, renderer: Renderer, definitions: Definitions
) -> None:
    unit = replace(UNIT, website="https://museum.example/?a=1&b=2")
    indexes = Indexes(catalogue_of(records, {unit.slug: unit}), {}, language)
    of_unit, *_ = listing_pages(next(iter(indexes.of_unit(unit.slug))), language)
    form = read(sample(), definitions).whole
    of_form = form_page_of(form, definitions, unit=unit)
    for page in (of_unit, of_form):
        html = renderer.render(page.template, page.url, view=page.view)
        assert re.findall(r'<a [^>]*href="([^"]*)" rel="external', html) == ["https://museum.example/?a=1&amp;b=2"]


@pytest.mark.parametrize("has_forms", [True, False])
def test_from_a_unit_a_link_leads_to_all_forms_of_its_department_where_it_is_among_them(
    has_forms: bool, records: Sequence[Record], renderer: Renderer
) -> None:
    units = {UNIT.slug: replace(UNIT, department="科技局")}
    catalogue = catalogue_of(records if has_forms else [], units)
    page = page_of(next(Indexes(catalogue, {}, renderer.language).of_unit(UNIT.slug)), renderer)
    html = renderer.render(page.template, page.url, view=page.view)
    link = f'<a href="../../explore/?department={quote("科技局")}">科技局</a>'
    assert (link in html) is has_forms
    assert "科技局" in html


def test_the_page_of_a_unit_says_where_to_ask_it(records: Sequence[Record], renderer: Renderer) -> None:
    unit = replace(UNIT, enquiries=("办公室 021-12345678", "https://museum.example/ask"))
    for one, told in ((unit, 1), (UNIT, 0)):
        indexes = Indexes(catalogue_of(records, {one.slug: one}), {}, renderer.language)
        page, *_ = listing_pages(next(iter(indexes.of_unit(one.slug))), renderer.language)
        html = renderer.render(page.template, page.url, view=page.view)
        assert html.count('办公室 021-12345678；<a class="citation__address" href="https://museum.example/ask"') == told
        assert html.count("咨询") == told


@pytest.mark.parametrize(("years", "name"), [((2019, 2019), "当年预算合计"), ((2019, 2021), "各年预算合计")])
def test_a_sum_over_several_years_is_not_called_that_of_one(
    years: tuple[int, int], name: str, records: Sequence[Record], renderer: Renderer
) -> None:
    listed = [replace(one, address=replace(one.address, year=year)) for one, year in zip(records, years, strict=True)]
    catalogue = catalogue_of(listed, {UNIT.slug: UNIT, "other": replace(UNIT, slug="other")})
    units, by_year, _ = Indexes(catalogue, {}, renderer.language).top()
    assert headings(units, renderer)[-1][-1] == name
    assert headings(by_year, renderer)[-1][-1] == "当年预算合计"
    (page,) = listing_pages(units, renderer.language)
    html = renderer.render(page.template, page.url, view=page.view)
    assert f'<dt class="figures__name">{name}</dt>' in html
    assert ("2019、2021 各年相加" in html) is (name == "各年预算合计")


def test_years_in_a_row_are_a_range(records: Sequence[Record], renderer: Renderer) -> None:
    listed = [in_year(records[0], year, year) for year in (2018, 2020, 2021, 2022)]
    indexes = Indexes(catalogue_of(listed, {UNIT.slug: UNIT}), {}, renderer.language)
    years = "2018、2020–2022"
    for listing in (indexes.top()[0], next(indexes.of_unit(UNIT.slug))):
        text = text_of(page_of(listing, renderer), renderer)
        assert f"{years} 各年相加" in text
        assert text.count(years) == 2


def test_a_sum_of_adjusted_budgets_is_called_so(records: Sequence[Record], renderer: Renderer) -> None:
    catalogue = catalogue_of(records[1:], {UNIT.slug: UNIT})
    (year,) = Indexes(catalogue, {}, renderer.language).of_year(2019)
    assert headings(year, renderer)[-2][-1] == "全年预算合计"
    (page,) = listing_pages(year, renderer.language)
    html = renderer.render(page.template, page.url, view=page.view)
    assert '<dt class="figures__name">全年预算合计</dt>' in html


@pytest.mark.parametrize(("findings", "told"), [({"science-museum/2019/operation": 3}, ["核对发现（处）"]), (None, [])])
def test_a_year_of_a_unit_tells_how_its_forms_are_filled_in(
    findings: Mapping[str, int] | None, told: list[str], records: Sequence[Record], renderer: Renderer
) -> None:
    partly = [replace(one, completeness=Completeness(200, 117)) for one in records]
    indexes = Indexes(catalogue_of(partly, UNITS), {}, renderer.language, findings)
    listing = next(iter(indexes.of_unit(UNIT.slug)))
    assert headings(listing, renderer)[0] == [
        "年度",
        "申报表（份）",
        "自评表（份）",
        "填写完整度",
        *told,
        "当年预算合计",
    ]
    (year,) = listing.first.groups[0].rows
    assert (year.filled, year.findings and year.findings.number) == ("58", findings and 3)
    page = page_of(listing, renderer)
    html = renderer.render(page.template, "", view=page.view)
    told_of = re.findall(r'href="([^"]*)" aria-label="3 处核对发现"', html)
    of_unit = f"findings/units/{UNIT.slug}/"
    listed = [of_unit, f"{of_unit}#2019", f"forms/{UNIT.slug}/2019/operation/#review"]
    assert told_of == (listed if findings else [])


def page_of(listing: Listing, renderer: Renderer) -> Page:
    return next(listing_pages(listing, renderer.language))


def test_rate_and_score_of_a_self_evaluation_stand_below_its_name(
    records: Sequence[Record], renderer: Renderer
) -> None:
    declared, evaluated = records
    rate, score = Rate("98.1%", Decimal("98.1")), Figure("99", Decimal(99))
    told = [replace(evaluated, execution_rate=rate, total_score=score), replace(evaluated, total_score=score)]
    listing = Listing("years/", "按年度", (), tally([]), forms=form_rows([declared, *told], UNITS, {}))
    page = page_of(listing, renderer)
    html = renderer.render(page.template, page.url, view=page.view)
    assert re.findall(r'<span class="groups__remark">(.*?)</span>', html) == ["执行率 98.1%，总分 99", "总分 99"]


@pytest.mark.parametrize(
    ("findings", "columns"),
    [
        ({"science-museum/2019/operation": 3}, ["项目", "表（份）", "核对发现（处）", "当年预算合计"]),
        (None, ["项目", "表（份）", "当年预算合计"]),
    ],
)
def test_a_project_among_those_of_a_unit_is_not_counted_but_its_findings_are(
    findings: Mapping[str, int] | None, columns: list[str], records: Sequence[Record], renderer: Renderer
) -> None:
    indexes = Indexes(catalogue_of(records, {UNIT.slug: UNIT}), {}, renderer.language, findings)
    listing = next(iter(indexes.of_unit(UNIT.slug)))
    assert headings(listing, renderer)[-1] == columns
    assert listing.main
    assert [row.findings and row.findings.number for row in listing.main.rows] == [findings and 3]


def test_a_year_tells_how_many_forms_of_each_kind_every_unit_has(records: Sequence[Record], renderer: Renderer) -> None:
    (year,) = Indexes(catalogue_of(records, {UNIT.slug: UNIT}), {}, renderer.language).of_year(2019)
    assert headings(year, renderer)[-2] == ["单位", "申报表（份）", "自评表（份）", "当年预算合计"]


def test_the_explorer_shows_the_same_forms_as_a_list_and_is_not_led_to_without_any(
    records: Sequence[Record], renderer: Renderer
) -> None:
    units = {UNIT.slug: UNIT, "other": replace(UNIT, slug="other")}
    indexes = Indexes(catalogue_of(records, units), {}, renderer.language)
    listings = (*indexes.of_unit(UNIT.slug), *indexes.of_unit("other"), *indexes.of_year(2019))
    assert [one.explore_url for one in listings] == [
        "explore/?unit=science-museum",
        "explore/?unit=science-museum&year=2019",
        "",
        "explore/?year=2019",
    ]


def test_a_declaration_whose_year_has_no_self_evaluation_says_so(definitions: Definitions, renderer: Renderer) -> None:
    form = read(sample(), definitions).whole
    evaluated = replace(record_of(form), address=replace(form.address, kind=Kind.SELF_EVALUATION))
    before = replace(evaluated, address=replace(evaluated.address, year=form.address.year - 1))
    pages = []
    for other in (before, evaluated):
        page = form_page_of(form, definitions, siblings=[record_of(form), other])
        pages.append(
            "年的自评表，可能还没有填，也可能没有在本站公开。"
            in renderer.render(page.template, page.url, view=page.view)
        )
    assert pages == [True, False]


EVALUATED = "全年预算：1,200.50 万元。全年执行：1,120.52 万元。执行率：93.34%。总分："


@pytest.mark.parametrize(
    ("form", "written", "said"),
    [
        (
            TARGET,
            "",
            "2019 年“{project}”的绩效目标申报表。当年预算：1,000,000 元。项目总预算：3,000,000.00 元。指标（个）：3。",
        ),
        (EVALUATION, "", f"2021 年“{{project}}”的绩效自评表。{EVALUATED}68.83。"),
        (EVALUATION, "总分: {分值: 100, 得分: }\n", f"2021 年“{{project}}”的绩效自评表。{EVALUATED}表上未填。"),
    ],
)
def test_search_engines_and_chats_are_told_what_a_form_says(
    form: str, written: str, said: str, definitions: Definitions
) -> None:
    one = read(changed(sample(form), written), definitions, PATHS[form]).whole
    page = form_page_of(one, definitions)
    assert page.description == f"{UNIT.name} {said.format(project=one.project_name)}"


def test_a_year_tells_which_units_it_has_no_form_of(records: Sequence[Record], renderer: Renderer) -> None:
    other = PublicUnit("other-unit", "<另一单位>")
    gone = PublicUnit("gone-unit", "并走的单位", merged_into=(UNIT.slug,))
    units = UNITS | {unit.slug: unit for unit in (other, gone)}
    old = replace(records[0], address=replace(records[0].address, unit=other.slug, year=2018))
    indexes = Indexes(catalogue_of([*records, old], units), {}, renderer.language, {})
    pages = {year: year_page(indexes, year, renderer) for year in (2018, records[0].year)}
    assert "本站没有以下 1 个单位这一年的表：" in pages[records[0].year]
    assert '<a href="../../forms/other-unit/">&lt;另一单位&gt;</a>' in pages[records[0].year]
    assert f"forms/{UNIT.slug}/" in pages[2018]
    assert not any("并走的单位" in html for html in pages.values())


def test_a_unit_is_not_missed_in_years_when_it_was_not_there(records: Sequence[Record]) -> None:
    after, before = PublicUnit("new", "新单位", first_year=2020), PublicUnit("old", "旧单位", last_year=2018)
    merged = PublicUnit("united", "并走的单位", merged_into=("new",), last_year=2018)
    catalogue = catalogue_of(records, UNITS | {unit.slug: unit for unit in (after, before, merged)})
    lacking = {year: [unit.slug for unit in catalogue.without_forms(year)] for year in (2018, 2019, 2020)}
    assert {year: [slug for slug in slugs if slug != UNIT.slug] for year, slugs in lacking.items()} == {
        2018: ["united", "old"],
        2019: [],
        2020: ["new"],
    }


def test_the_units_without_a_form_are_named_once_and_not_on_every_page_of_a_year(language: Language) -> None:
    table = GroupTable("各单位", "单位", [row(f"单位{number}", 1) for number in range(PART_SIZE + 1)])
    shown_once = FirstPart(lacking=[Link("甲", "forms/a/")])
    listing = Listing("years/2019/", "2019 年", (), tally([]), main=table, first=shown_once)
    first, second = (page.view for page in listing_pages(listing, language))
    assert isinstance(first, ListingView)
    assert isinstance(second, ListingView)
    assert (first.listing.first, second.listing.first) == (shown_once, FirstPart())


def year_page(indexes: Indexes, year: int, renderer: Renderer) -> str:
    (listing,) = indexes.of_year(year)
    page = next(listing_pages(listing, renderer.language))
    return renderer.render(page.template, page.url, view=page.view)


def in_year(record: Record, year: int, yuan: int, **said: Any) -> Record:
    """Return a record in another year, with another budget."""
    budget = Money(str(yuan), Decimal(yuan), MoneyUnit.YUAN)
    return replace(record, address=replace(record.address, year=year, **said), budget=budget)


def text_of(page: Page, renderer: Renderer) -> str:
    html = renderer.render(page.template, page.url, view=page.view)
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())


def test_a_year_tells_what_changed_against_the_year_before(records: Sequence[Record], renderer: Renderer) -> None:
    declared, evaluated = records
    forms = [
        *(in_year(declared, year, 100 + year % 10, project="more") for year in (2022, 2023)),
        *(in_year(declared, year, 2000 - 500 * (year % 10), project="less") for year in (2022, 2023)),
        *(in_year(evaluated, year, 30, project="same") for year in (2022, 2023)),
        in_year(declared, 2023, 7, project="new"),
    ]
    indexes = Indexes(catalogue_of(forms, UNITS), {}, renderer.language)
    text = text_of(page_of(next(iter(indexes.of_year(2023))), renderer), renderer)
    assert (
        "与 2022 年相比 两年都写了预算的 3 个项目：2022 年合计 1,132 元，2023 年合计 633 元（−499 元，−44.1%）。"
        in text
    )
    assert "其中 1 个比的是自评表的全年预算，其余的比申报的当年预算。" in text
    assert "增加最多的 科技馆运营 科技馆 102 元 103 元 +1 元 +1.0%" in text
    assert "减少最多的 科技馆运营 科技馆 1,000 元 500 元 −500 元 −50.0%" in text
    assert "与 2021 年相比" not in text_of(page_of(next(iter(indexes.of_year(2022))), renderer), renderer)


def test_a_budget_after_none_rose_by_no_share(records: Sequence[Record], renderer: Renderer) -> None:
    forms = [in_year(records[0], year, 606_900 * (year - 2022)) for year in (2022, 2023)]
    indexes = Indexes(catalogue_of(forms, UNITS), {}, renderer.language)
    text = text_of(page_of(next(iter(indexes.of_year(2023))), renderer), renderer)
    assert "2022 年合计 0 元，2023 年合计 606,900 元（+606,900 元）。" in text
    told = text.partition("增加最多的 ")[2].partition("+606,900 元")
    assert told[0] == "科技馆运营 科技馆 0 元 606,900 元 "
    assert told[2].split()[0] == "绩效表"


def test_where_nothing_changed_no_form_is_listed_as_changed(records: Sequence[Record], renderer: Renderer) -> None:
    forms = [in_year(records[1], year, 30) for year in (2022, 2023)]
    indexes = Indexes(catalogue_of(forms, UNITS), {}, renderer.language)
    text = text_of(page_of(next(iter(indexes.of_year(2023))), renderer), renderer)
    assert "2023 年合计 30 元（不变）。" in text
    assert "比的都是自评表的全年预算。" in text
    assert "最多的" not in text


def test_beside_the_sum_of_a_year_is_what_changed_among_those_that_have_both_years(
    records: Sequence[Record], renderer: Renderer
) -> None:
    forms = [in_year(records[0], year, 3000 + year % 10) for year in (2021, 2022)]
    another = in_year(records[0], 2022, 7, project="new")
    indexes = Indexes(catalogue_of([*forms, another], UNITS), {}, renderer.language)
    of_unit, *_ = indexes.of_unit(UNIT.slug)
    assert headings(of_unit, renderer)[0][-2:] == ["当年预算合计", "比上年"]
    text = text_of(page_of(of_unit, renderer), renderer)
    assert "3,009 元 +1 元 不到 0.1% 1 个项目 2021 年" in text
    assert "3,001 元 — “比上年”只比两年都有同一种表、都写了预算的项目。" in text
    _, years, _ = indexes.top()
    assert headings(years, renderer)[0][-1] == "比上年"
    _, alone, _ = Indexes(catalogue_of([*forms[:1], another], UNITS), {}, renderer.language).top()
    assert headings(alone, renderer)[0][-1] == "当年预算合计"
    assert "比上年" not in text_of(page_of(alone, renderer), renderer)


def test_changes_are_told_on_the_first_page_of_a_year_only(records: Sequence[Record], renderer: Renderer) -> None:
    units = {f"u{number}": replace(UNIT, slug=f"u{number}") for number in range(PART_SIZE + 1)}
    forms = [in_year(records[0], year, year, unit=unit) for year in (2022, 2023) for unit in units]
    (year,) = Indexes(catalogue_of(forms, units), {}, renderer.language).of_year(2023)
    first, second = (text_of(page, renderer) for page in listing_pages(year, renderer.language))
    assert "与 2022 年相比" in first
    assert "与 2022 年相比" not in second


def test_units_are_in_the_order_of_their_names(records: Sequence[Record], language: Language) -> None:
    names = {"a": "乙局", "b": "甲局", "c": "北局", "d": "安局"}
    units = {slug: PublicUnit(slug, name) for slug, name in names.items()}
    forms = [in_year(records[0], 2022, 1, unit=slug) for slug in units]
    indexes = Indexes(catalogue_of(forms, units), {}, language)
    for listing in (indexes.top()[0], *indexes.of_year(2022)):
        assert listing.main
        assert [one.name for one in listing.main.rows] == ["安局", "北局", "甲局", "乙局"]


def test_only_a_long_list_of_units_can_be_narrowed(records: Sequence[Record], renderer: Renderer) -> None:
    for count in (MANY_UNITS, MANY_UNITS + 1):
        units = {f"u{at}": PublicUnit(f"u{at}", f"单位{at}", (f"又名{at}",)) for at in range(count)}
        forms = [in_year(records[0], 2022, 1, unit=slug) for slug in units]
        indexes = Indexes(catalogue_of(forms, units), {}, renderer.language)
        for listing in indexes.top():
            html = renderer.render(page_of(listing, renderer).template, "", view=page_of(listing, renderer).view)
            is_narrowed = listing.title == "按单位" and count > MANY_UNITS
            assert ('id="narrow"' in html) is ('data-names="单位7 又名7"' in html) is is_narrowed
        assert ('id="narrow"' in year_page(indexes, 2022, renderer)) is (count > MANY_UNITS)
        home = home_page(indexes, indexes.top(), SITE, [])
        assert 'id="narrow"' not in renderer.render(home.template, home.url, view=home.view)

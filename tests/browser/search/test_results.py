"""The content and order of results, and what of the index is loaded for them."""

from dataclasses import replace
from decimal import Decimal

import pytest
from playwright.sync_api import Page, expect

from generator.model import Figure, Rate
from generator.rules.misses import Misses
from generator.search.entries import Outcome
from generator.search.places import SLOT
from tests.browser.index import serve, serve_entries
from tests.browser.search.searching import RESULT, Collection, ask, choices, count, found, look_up
from tests.search.collections import EMPTY, Files, files_of, folded
from tests.search.reader import YearReader


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


@pytest.mark.parametrize("most_places", [0, 100])
def test_a_match_far_down_a_long_form_is_none_in_its_title(page: Page, site_url: str, most_places: int) -> None:
    entries = [
        replace(EMPTY, title="长", year=2017, text="丙" * (SLOT - 96) + "丁戊"),
        replace(EMPTY, title="新", year=2020, text="丁戊"),
    ]
    serve(page, files_of(entries, most_places))
    look_up(page, site_url, q="丁戊")
    assert page.locator(RESULT).all_text_contents() == ["新", "长"]


def test_an_excerpt_is_the_forms_own_text_with_the_match_marked(page: Page, site_url: str, real: Collection) -> None:
    look_up(page, site_url, q="ai")
    texts = {entry.url: entry.text.replace("\f", "：") for entry in real.entries}
    for url, excerpt in zip(found(page), page.locator(".result__excerpt").all(), strict=True):
        assert str(excerpt.text_content()).strip("…") in texts[url]
        marks = excerpt.locator("mark").all_text_contents()
        assert marks
        assert {folded(mark) for mark in marks} == {"ai"}


def test_an_excerpt_is_a_cell_with_its_label_unless_the_title_says_it(page: Page, site_url: str) -> None:
    excerpts = {
        "7505576": "项目总预算：7505576",
        "总预算": "项目总预算：7505576",
        "经费": "经费",
        "新增": "新增项目",
        "≥95": "产出目标 满意度 ≥95%",
        "展厅 甲": "",
        "展厅 年末": "项目概况：年末开放",
        "甲单位": "",
        "二期": "分项：二期",
    }
    lines = [
        *("项目名称\f展厅", "单位名称\f甲单位", "项目类型", "新增项目", "项目总预算\f7505576", "经费\f"),
        *("项目概况\f年末开放", "产出目标\f满意度\f≥95%", "分项\f二期"),
    ]
    serve_entries(page, replace(EMPTY, title="展厅", unit_name="甲单位", text="\n".join(lines)))
    look_up(page, site_url)
    for query, excerpt in excerpts.items():
        ask(page, q=query)
        assert page.locator(".result__excerpt").all_text_contents() == [excerpt], query


@pytest.mark.parametrize(
    "query", ["财政支出项目绩效目标申报表", "指标值", "一级指标", "指", "项目实施计划：", "（2019年）"]
)
def test_what_a_paper_prints_by_itself_finds_its_forms_and_is_their_excerpt(
    search_page: Page, real: Collection, query: str
) -> None:
    ask(search_page, q=query)
    assert real.scan(query)
    assert set(found(search_page)) == real.scan(query)
    for result in search_page.locator(".result").all():
        assert {folded(mark) for mark in result.locator("mark").all_text_contents()} == {folded(query)}


def test_a_word_of_the_paper_narrows_what_words_of_forms_find(page: Page, site_url: str, real: Collection) -> None:
    query = "展厅 指标目标值"
    look_up(page, site_url, q=query)
    assert set(found(page)) == real.scan(query)
    assert 0 < count(page) < len(real.scan("展厅"))
    page.goto(f"{site_url}explore/?q={query}")
    expect(page.locator("#explore-status")).to_contain_text(f"共 {len(real.scan(query))} 份")


def test_texts_of_one_paper_find_no_form_on_another_and_weigh_less_than_those_of_a_form(
    page: Page, site_url: str
) -> None:
    one, other = replace(EMPTY, title="一", paper="申报表\n指标"), replace(EMPTY, title="二", paper="自评表\n指标")
    serve_entries(
        page, one, other, replace(one, title="三", types=("经常",)), replace(other, title="四", text="指标，指标")
    )
    for query, titles in {"申报表": ["一", "三"], "自评": ["二", "四"], "指标": ["四", "一", "二", "三"]}.items():
        look_up(page, site_url, q=query)
        assert page.locator(RESULT).all_text_contents() == titles, query
    look_up(page, site_url, q="表指")
    assert count(page) == 0


def test_space_around_chinese_characters_hides_no_form_and_is_marked(page: Page, site_url: str) -> None:
    entry = replace(EMPTY, title="展厅 2019", text="讲解\n=400 场，张江 AI 产业")
    serve_entries(page, entry, replace(entry, text="AI 产\n业"))
    look_up(page, site_url, q="2019年 =400场 张江ai产业 展厅2019")
    assert count(page) == 1
    assert page.locator("mark").all_text_contents() == ["2019 年", "展厅 2019", "=400 场", "张江 AI 产业"]


def test_the_years_own_forms_are_found_by_it(page: Page, site_url: str, real: Collection) -> None:
    for query in ("2019年", "2021年度", "2023年"):
        look_up(page, site_url, q=query)
        own = {entry.url for entry in real.entries if str(entry.year) == query[:4]}
        assert own <= set(found(page)) == real.scan(query)
    look_up(page, site_url, q="2019年 展厅")
    assert "forms/innovation-centre-office/2019/innovation-centre-hall/" in found(page)


def test_quotes_of_either_form_find_each_other(page: Page, site_url: str) -> None:
    look_up(page, site_url, q='"上海科技"网站')
    assert count(page) == 1
    assert "“上海科技”网站" in page.locator("mark").all_text_contents()


def test_signs_that_keyboards_lack_are_found_as_they_are_typed_and_marked(page: Page, site_url: str) -> None:
    texts = ["满意度≥95%", "满意度 >=95%", "满意度＞＝95%", "满意度≤95%"]
    serve_entries(page, *(replace(EMPTY, title=str(at), text=text) for at, text in enumerate(texts)))
    for query in (">=95", "≥95", "＞＝95", "满意度>=95"):
        look_up(page, site_url, q=query)
        assert page.locator(RESULT).all_text_contents() == ["0", "1", "2"], query
        assert page.locator("mark").count() == 3
    look_up(page, site_url, q="<=95")
    assert page.locator("mark").all_text_contents() == ["≤95"]
    expect(page.locator("#search-status")).to_have_text("找到 1 份")
    page.goto(f"{site_url}explore/?q=%3E%3D95")
    expect(page.locator("#explore-status")).to_contain_text("共 3 份")


def test_amounts_are_grouped_and_blanks_said(page: Page, site_url: str) -> None:
    amounts = [Decimal("1234567.50"), Decimal("89.00"), None]
    serve_entries(page, *(replace(EMPTY, amount=amount) for amount in amounts))
    look_up(page, site_url, sort="amount")
    shown = page.locator("[data-part=amount]").all_text_contents()
    assert shown == ["当年预算 1,234,567.50 元", "当年预算 89 元", "当年预算 表上未写"]


def test_the_budget_of_a_self_evaluation_has_the_name_that_it_has_there(page: Page, site_url: str) -> None:
    budgets = [replace(EMPTY, amount=Decimal(2)), replace(EMPTY, kind="self-evaluation", amount=Decimal(1))]
    serve_entries(page, *budgets)
    look_up(page, site_url, sort="amount")
    assert page.locator("[data-part=amount]").all_text_contents() == ["当年预算 2 元", "全年预算 1 元"]


def test_a_self_evaluation_tells_its_outcome_like_a_row_of_the_explorer(page: Page, site_url: str) -> None:
    told = Outcome(
        executed=Decimal("1234.50"),
        rate=Rate("98.11%", Decimal("98.11")),
        score=Figure("99.81", Decimal("99.81")),
        misses=Misses(missed=2, unclear=1),
        excess=Decimal("7.9"),
    )
    evaluated = replace(EMPTY, kind="self-evaluation", amount=Decimal(2))
    plain = Outcome(score=told.score, misses=Misses(missed=0, unclear=1), excess=Decimal("-0.5"))
    scored = replace(evaluated, amount=Decimal(1), outcome=plain)
    serve_entries(page, replace(evaluated, outcome=told), scored, EMPTY)
    look_up(page, site_url, sort="amount")
    facts = [one.inner_text().split("\n") for one in page.locator(".result__facts:last-child").all()]
    outcome = ["执行率 98.11%", "总分 99.81", "未达标 2 项", "总分比重算高 7.9 分"]
    assert facts == [
        ["全年预算 2 元", "全年执行 1,234.50 元", *outcome],
        ["全年预算 1 元", "总分 99.81"],
        ["当年预算 表上未写"],
    ]
    page.goto(f"{site_url}explore/?sort=-amount")
    row = page.locator("#explore-table tbody th", has_text="，")
    expect(row).to_have_count(1)
    assert str(row.text_content()).endswith("，".join(outcome))


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


# Of a query that finds nothing, parts would be searched, too.
@pytest.mark.parametrize("query", ["总预算", "上海市科技", "的", "预算 孵化器", "项目总预算（元）"])
def test_only_what_proves_the_words_is_fetched(
    made_up_page: Page, site_url: str, made_up_files: Files, query: str
) -> None:
    requested: list[str] = []
    made_up_page.on("request", lambda request: requested.append(request.url[len(site_url) :]))
    look_up(made_up_page, site_url, q=query)
    expected = {name for year in range(2017, 2022) for name in YearReader(made_up_files, year).names(query)}
    assert {name for name in requested if name.endswith(".bin")} == expected


def test_units_are_offered_in_their_order_whatever_their_folders_are_called(page: Page, site_url: str) -> None:
    serve_entries(page, *(replace(EMPTY, unit=str(301003 - at), unit_name=f"中心{at}") for at in range(3)))
    look_up(page, site_url)
    expect(page.locator("#search-unit option")).to_have_text(["全部", "中心0（1）", "中心1（1）", "中心2（1）"])


def test_many_units_to_choose_from_are_narrowed_by_typing(page: Page, site_url: str) -> None:
    look_up(page, site_url)
    box = page.locator("#search-narrow")
    expect(box).to_be_hidden()
    serve_entries(page, *(replace(EMPTY, unit=f"u{at}", unit_name=f"第{at}ＩＴ中心") for at in range(31)))
    look_up(page, site_url, unit="u7")
    expect(box).to_be_visible()
    offered = page.locator("#search-unit option:not([hidden]):not([disabled])")
    expect(offered).to_have_count(32)
    box.fill("it 30")
    # The chosen one stays.
    expect(offered).to_have_text(["全部", "第7ＩＴ中心（1）", "第30ＩＴ中心（1）"])
    page.locator("#search-unit").select_option("u30")
    expect(page).to_have_url(f"{site_url}search/?unit=u30")
    expect(page.locator(RESULT)).to_have_count(1)
    box.fill("")
    expect(offered).to_have_count(32)

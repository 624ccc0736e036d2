"""The rows shown: their content, their order, page by page."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from urllib.parse import parse_qsl, urlsplit

import pytest
from playwright.sync_api import Page, expect

from generator.model import Figure, Rate
from generator.rules.misses import Misses
from generator.search.entries import Entry, Outcome
from generator.search.index import contents
from tests.browser.explore.exploring import ROW, STATUS, choose, column, downloaded, explore, projects
from tests.browser.index import serve, serve_entries
from tests.search.collections import EMPTY, files_of


def test_a_row_tells_a_form_and_leads_to_it(page: Page, site_url: str) -> None:
    serve_entries(page, replace(EMPTY, types=("一", "二"), amount=Decimal("1234567.50"), findings=2))
    explore(page, site_url)
    cells = page.locator(f"{ROW} > :not(.explore-pick)").all_text_contents()
    assert cells == [
        *["甲", "乙", "2019", "绩效目标申报", "一、二", "1,234,567.50"],
        *["—", "", "", "", "", "", "2"],
    ]
    links = page.locator(f"{ROW} a").evaluate_all("links => links.map(link => link.href)")
    assert links == [f"{site_url}x/", f"{site_url}x/#review"]
    expect(page.locator(STATUS)).to_have_text("共 1 份，当年预算合计 1,234,567.50 元")


@pytest.mark.parametrize(("findings", "text"), [(0, "0"), (None, "")])
def test_where_nothing_was_found_a_row_leads_to_no_findings(
    page: Page, site_url: str, findings: int | None, text: str
) -> None:
    # Another form with findings, so that there is a column.
    serve_entries(page, replace(EMPTY, findings=findings), replace(EMPTY, title="丙", findings=1))
    explore(page, site_url)
    cells = page.locator(f"{ROW} td[data-label*=发现]")
    assert cells.all_text_contents() == [text, "1"]
    assert cells.locator("a").count() == 1


def test_a_heading_sorts_from_either_end_and_blanks_stay_last(page: Page, site_url: str) -> None:
    amounts = [None, Decimal(3), Decimal(20), Decimal(-1)]
    serve_entries(page, *(replace(EMPTY, title=str(amount), amount=amount) for amount in amounts))
    explore(page, site_url)
    heading, button = page.locator("[data-column=amount]"), page.get_by_role("button", name="预算")
    for direction, titles in (
        ("descending", ["20", "3", "-1", "None"]),
        ("ascending", ["-1", "3", "20", "None"]),
        (None, ["None", "3", "20", "-1"]),
    ):
        button.press("Enter")
        page.wait_for_selector(STATUS)
        assert column(page, 1) == titles
        assert heading.get_attribute("aria-sort") == direction


def test_titles_are_sorted_over_all_years_by_their_sound(page: Page, site_url: str) -> None:
    titles = {"张江": 2019, "浦东": 2020, "安全": 2019, "5G": 2021, "上海": 2020}
    entries = [replace(EMPTY, title=title, year=year) for title, year in titles.items()]
    serve_entries(page, *sorted(entries, key=lambda entry: entry.year))
    explore(page, site_url)
    page.get_by_role("button", name="项目名称").click()
    page.wait_for_selector(STATUS)
    assert column(page, 1) == ["5G", "安全", "浦东", "上海", "张江"]
    page.get_by_role("button", name="项目名称").click()
    page.wait_for_selector(STATUS)
    assert column(page, 1) == ["张江", "上海", "浦东", "安全", "5G"]
    choose(page, "year", "2020")
    page.wait_for_selector(STATUS)
    assert column(page, 1) == ["上海", "浦东"]


# The folders of many sites are budget codes.
@pytest.mark.parametrize("slugs", ["bca", ["301003", "301002", "301001"]])
def test_units_are_sorted_as_they_are_offered(slugs: Sequence[str], page: Page, site_url: str) -> None:
    units = dict(zip(slugs, ("第二中学", "第10中学", "第十一中学"), strict=True))
    entries = [replace(EMPTY, unit=unit, unit_name=name) for unit, name in units.items()]
    serve(page, files_of(reversed(entries)) | dict([contents([2019], units, {}, [""], {}, "1", {}, [], False)]))
    explore(page, site_url)
    assert page.locator("#explore-unit input[name]").evaluate_all("all => all.map(one => one.value)") == [*slugs]
    for names in (list(units.values()), [*reversed(units.values())]):
        page.get_by_role("button", name="单位").click()
        page.wait_for_selector(STATUS)
        assert column(page, 2) == names


def test_the_order_of_titles_is_fetched_when_it_is_asked_for(made_up_page: Page, site_url: str) -> None:
    requested: list[str] = []
    made_up_page.on("request", lambda request: requested.append(request.url.partition("/data/search/")[2]))
    explore(made_up_page, site_url, year="2020")
    assert not [name for name in requested if name.startswith("titles/")]
    made_up_page.get_by_role("button", name="项目名称").click()
    made_up_page.wait_for_selector(STATUS)
    assert [name for name in requested if name.startswith("titles/")] == ["titles/2020.bin"]


def test_every_column_is_sorted_from_the_keyboard_and_the_order_said(made_up_page: Page, site_url: str) -> None:
    explore(made_up_page, site_url)
    for name in ("项目名称", "单位", "年度", "种类", "项目类型", "预算（元）", "核对发现（处）"):
        heading, button = made_up_page.locator("th", has_text=name), made_up_page.get_by_role("button", name=name)
        button.focus()
        said = set()
        for key in ("Enter", "Space"):
            made_up_page.keyboard.press(key)
            made_up_page.wait_for_selector(STATUS)
            order = {"ascending": "升序", "descending": "降序"}[str(heading.get_attribute("aria-sort"))]
            expect(made_up_page.get_by_role("status").first).to_contain_text(f"，按{name}{order}")
            said.add(order)
        assert said == {"升序", "降序"}
        expect(button).to_be_focused()


def test_self_evaluations_alone_are_sorted_by_what_came_of_them(page: Page, site_url: str) -> None:
    told = {"甲": ("98.1%", "99.5"), "乙": ("100%", ""), "丙": ("", "80"), "丁": ("9.35%", "100")}
    serve_entries(page, *(evaluation(title, *figures) for title, figures in told.items()), replace(EMPTY, title="戊"))
    explore(page, site_url, kind="self-evaluation")
    assert page.locator("#explore-table thead th:visible[data-column]").all_text_contents() == [
        *["项目名称", "单位", "年度", "项目类型", "全年预算（元）", "全年执行（元）", "执行率", "总分"]
    ]
    for name, titles in (("执行率", ["乙", "甲", "丁", "丙"]), ("总分", ["丁", "甲", "丙", "乙"])):
        button = page.get_by_role("button", name=name)
        button.click()
        page.wait_for_selector(STATUS)
        assert projects(page) == titles
        button.click()
        expect(page.locator(STATUS)).to_contain_text(f"按{name}升序")
        assert projects(page) == [*reversed(titles[:3]), titles[3]]


def test_the_budget_of_a_self_evaluation_has_the_name_that_it_has_there(page: Page, site_url: str) -> None:
    serve_entries(page, EMPTY, replace(EMPTY, kind="self-evaluation"))
    explore(page, site_url)
    amounts = page.locator(f"{ROW} > td.number:nth-child(7)")
    labels = [cell.get_attribute("data-label") for cell in amounts.all()]
    assert labels == ["当年预算（元）", "全年预算（元）"]
    expect(page.get_by_role("columnheader", name="预算（元）", exact=True)).to_be_visible()
    choose(page, "kind", "self-evaluation")
    expect(page.get_by_role("columnheader", name="全年预算（元）")).to_be_visible()
    assert "种类,项目类型,全年预算（元）" in downloaded(page, "绩效表-绩效自评.csv").splitlines()[0]
    choose(page, "kind", "target")
    expect(page.get_by_role("columnheader", name="当年预算（元）")).to_be_visible()
    choose(page, "kind")
    expect(page.get_by_role("columnheader", name="预算（元）", exact=True)).to_be_visible()


def evaluation(title: str, rate: str, score: str) -> Entry:
    outcome = Outcome(
        rate=Rate(rate, Decimal(rate.rstrip("%"))) if rate else None,
        score=Figure(score, Decimal(score)) if score else None,
    )
    return replace(EMPTY, title=title, kind="self-evaluation", outcome=outcome)


def test_self_evaluations_are_listed_by_what_they_missed(page: Page, site_url: str) -> None:
    told = {"甲": Misses(0, 3), "乙": Misses(2, 0), "丙": None, "丁": Misses(5, 1)}
    entries = [replace(evaluation(title, "", "80"), outcome=Outcome(misses=misses)) for title, misses in told.items()]
    serve_entries(page, EMPTY, *entries)
    explore(page, site_url)
    page.get_by_label("有未达标的指标").check()
    expect(page.locator(ROW)).to_have_count(2)
    expect(page.locator("#explore-how-missed")).to_be_visible()
    assert projects(page) == ["乙", "丁"]
    page.get_by_role("button", name="未达标（项）").click()
    page.wait_for_selector(STATUS)
    cells = page.locator(f"{ROW} > [data-label='未达标（项）']")
    assert cells.all_text_contents() == ["5另 1 项看不出", "2"]
    assert str(cells.locator("a").first.get_attribute("href")).endswith("#indicators")
    choose(page, "kind", "self-evaluation")
    page.get_by_label("有未达标的指标").uncheck()
    expect(page.locator(ROW)).to_have_count(4)
    assert cells.all_text_contents() == ["5另 1 项看不出", "2", "0另 3 项看不出", ""]


def test_self_evaluations_are_sorted_by_how_far_their_scores_exceed_the_recomputed_ones(
    page: Page, site_url: str
) -> None:
    told = {"甲": "0.00", "乙": "7.90", "丙": None, "丁": "-0.5"}
    outcomes = {title: Outcome(excess=Decimal(excess) if excess else None) for title, excess in told.items()}
    entries = [replace(evaluation(title, "", "80"), outcome=outcome) for title, outcome in outcomes.items()]
    serve_entries(page, EMPTY, *entries)
    explore(page, site_url, kind="self-evaluation")
    button = page.get_by_role("button", name="比重算高（分）")
    cells = page.locator(f"{ROW} > [data-label='比重算高（分）']")
    for titles, excesses in (("乙甲丁丙", ["7.9", "0", "-0.5", ""]), ("丁甲乙丙", ["-0.5", "0", "7.9", ""])):
        button.click()
        page.wait_for_selector(STATUS)
        assert (projects(page), cells.all_text_contents()) == ([*titles], excesses)
    remarks = [page.locator(f"#explore-how-{name}") for name in ("excess", "missed")]
    expect(remarks[0]).to_be_visible()
    # Without the column and its results, they explain nothing.
    explore(page, site_url)
    expect(remarks[0]).to_be_hidden()
    expect(remarks[1]).to_be_hidden()


def test_what_is_missed_is_explained_where_a_form_tells_it(page: Page, site_url: str) -> None:
    remark = page.locator("#explore-how-missed")
    explore(page, site_url)
    expect(remark).to_be_visible()
    explore(page, site_url, kind="target")
    expect(remark).to_be_hidden()


def test_where_no_score_was_recomputed_nothing_is_said_of_it(page: Page, site_url: str) -> None:
    requested: list[str] = []
    page.on("request", lambda request: requested.append(request.url.rpartition("/")[2]))
    serve_entries(page, EMPTY, evaluation("甲", "98%", "80"))
    explore(page, site_url, kind="self-evaluation", sort="excess")
    expect(page.locator("#explore-how-excess")).to_be_hidden()
    expect(page.get_by_role("columnheader", name="比重算高（分）")).to_be_hidden()
    assert "excesses.bin" not in requested


def test_where_no_results_are_held_against_targets_nothing_is_offered(page: Page, site_url: str) -> None:
    serve_entries(page, EMPTY, evaluation("甲", "98%", "80"))
    explore(page, site_url, kind="self-evaluation")
    expect(page.locator("#explore-missed")).to_be_hidden()
    expect(page.locator("#explore-how-missed")).to_be_hidden()
    expect(page.get_by_role("columnheader", name="未达标（项）")).to_be_hidden()


def test_beside_declarations_a_link_leads_to_the_columns_of_self_evaluations(page: Page, site_url: str) -> None:
    link = page.get_by_role("link", name="要按执行率、总分等排序")
    told = evaluation("乙", "98%", "80")
    serve_entries(page, EMPTY, told, replace(told, title="丙", year=2020))
    explore(page, site_url, kind="target")
    expect(link).to_be_hidden()
    explore(page, site_url, year="2019")
    expect(page.get_by_role("columnheader", name="执行率")).to_be_hidden()
    link.click()
    expect(page.get_by_role("columnheader", name="执行率")).to_be_visible()
    assert projects(page) == ["乙"]
    expect(link).to_be_hidden()
    page.go_back()
    page.emulate_media(media="print")
    expect(page.locator(ROW)).to_have_count(2)
    expect(link).to_be_hidden()


def test_where_nobody_was_evaluated_no_rates_are_fetched(page: Page, site_url: str) -> None:
    requested: list[str] = []
    page.on("request", lambda request: requested.append(request.url.rpartition("/")[2]))
    serve_entries(page, EMPTY)
    explore(page, site_url, sort="rate")
    assert projects(page) == ["甲"]
    assert "rates.bin" not in requested


def test_rows_come_page_by_page(made_up_page: Page, site_url: str, made_up: list[Entry]) -> None:
    explore(made_up_page, site_url)
    newest_first = [entry.title for year in (2021, 2020, 2019) for entry in made_up if entry.year == year]
    assert projects(made_up_page) == newest_first[:25]
    made_up_page.get_by_role("button", name="下一页").click()
    expect(made_up_page.locator(f"{ROW} >> nth=0")).to_contain_text(newest_first[25])
    assert projects(made_up_page) == newest_first[25:50]
    expect(made_up_page.locator(STATUS)).to_contain_text("元；下面是其中的第 26–50 份")
    heading = made_up_page.get_by_role("heading", name="筛选出的绩效表")
    expect(heading).to_be_focused()
    expect(heading).to_be_in_viewport()
    assert dict(parse_qsl(urlsplit(made_up_page.url).query)) == {"page": "2"}


def test_the_sums_say_which_forms_are_listed_below_also_on_paper(page: Page, site_url: str) -> None:
    serve_entries(page, *(replace(EMPTY, title=str(number), amount=Decimal(1)) for number in range(26)))
    explore(page, site_url)
    page.emulate_media(media="print")
    expect(page.locator(STATUS)).to_be_visible()
    expect(page.locator(STATUS)).to_have_text("共 26 份，当年预算合计 1 元；下面是其中的第 1–25 份")
    page.get_by_role("button", name="下一页", include_hidden=True).dispatch_event("click")
    expect(page.locator(STATUS)).to_have_text("共 26 份，当年预算合计 1 元；下面是其中的第 26 份")
    explore(page, site_url, q="25")
    expect(page.locator(STATUS)).to_have_text("共 1 份，当年预算合计 1 元")


def test_only_the_titles_of_the_page_are_fetched(made_up_page: Page, site_url: str) -> None:
    requested: list[str] = []
    made_up_page.on("request", lambda request: requested.append(request.url.rpartition("/")[2]))
    explore(made_up_page, site_url)
    assert sum(name.startswith("rows-") for name in requested) == 1
    assert not [name for name in requested if name.startswith("form-")]


def test_the_names_of_projects_have_more_room_than_the_headings_of_figures(page: Page, site_url: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 1000})
    explore(page, site_url, kind="self-evaluation")

    def widths(which: str) -> list[float]:
        headings = page.locator(f"#explore-table thead {which}:visible").all()
        return [box["width"] for heading in headings if (box := heading.bounding_box())]

    assert widths("[data-column=project]")[0] > 1.5 * max(widths(".number"))


@pytest.mark.parametrize("kind", ["", "self-evaluation"])
def test_on_a_tablet_all_columns_are_in_sight(page: Page, site_url: str, kind: str) -> None:
    explore(page, site_url, kind=kind)
    region = page.locator(".scroll:has(#explore-table)")
    for width in (705, 720, 768, 1000, 1201):
        page.set_viewport_size({"width": width, "height": 1000})
        assert region.evaluate("region => region.scrollWidth <= region.clientWidth"), width

"""The layout of the real forms' pages: nothing wider than the screen, and each value below its label."""

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.kinds import FORMS, page_of_each_kind
from tests.browser.whole import open_whole, resize
from tools.browser import ARGUMENTS, find_browser

PAGES = [
    "",
    "forms/",
    "forms/innovation-centre-office/",
    "forms/innovation-centre-office/2019/",
    "projects/innovation-centre-office/future-park-hall/",
    "years/",
    "years/2019/",
    "types/",
    "types/unspecified/",
    "types/recurring-special/2019/",
    "search/",
    "search/?q=%E7%A7%91%E6%8A%80",
    "explore/",
    *FORMS.values(),
]
EVALUATION = FORMS["sh-self-evaluation-2021"]


@pytest.fixture(scope="module")
def browser_with_large_letters(browser: Browser) -> Iterator[Browser]:
    """A browser with a default font size of 32 pixels instead of 16."""
    large = [*ARGUMENTS, "--blink-settings=defaultFontSize=32"]
    browser = browser.browser_type.launch(executable_path=find_browser(), args=large)
    yield browser
    browser.close()


def test_no_page_scrolls_sideways(page: Page, site_url: str) -> None:
    too_wide = {}
    for url in (*PAGES, "about/", "how-to-read/", "glossary/", "site-map/"):
        resize(page, 320)
        page.goto(f"{site_url}{url}")
        for width in (320, 360, 768, 1280):
            resize(page, width)
            # The root hides overflow, so the parts are measured, except inside regions that scroll.
            sticking_out = page.evaluate(
                """width => [...document.querySelectorAll("body *")]
                    .filter(part => !part.closest(".scroll > *, .site-nav li, .visually-hidden, .skip-link, [hidden]"))
                    .filter(part => part.getBoundingClientRect().right > width + 0.5)
                    .map(part => part.className || part.localName)""",
                width,
            )
            if sticking_out or page.evaluate("document.documentElement.scrollWidth") > width:
                too_wide[url, width] = sticking_out
    assert too_wide == {}


def test_letters_of_twice_the_size_take_nothing_off_the_screen(
    browser_with_large_letters: Browser, site_url: str
) -> None:
    """WCAG 1.4.4 and 1.4.10; amounts are also checked inside tables that could scroll."""
    with browser_with_large_letters.new_context() as context:
        page = context.new_page()
        too_wide = {}
        for url in PAGES:
            resize(page, 360)
            open_whole(page, f"{site_url}{url}")
            for width in (360, 768, 1280):
                resize(page, width)
                sticking_out = page.evaluate(
                    """width => [...document.querySelectorAll("body *")].filter(
                            part => !part.closest(".paper, svg, .site-nav li, .visually-hidden, .skip-link, [hidden]")
                        ).filter(part => part.getBoundingClientRect().right > width + 0.5)
                        .map(part => part.className || part.localName)""",
                    width,
                )
                if sticking_out:
                    too_wide[url, width] = sticking_out
        assert too_wide == {}


@pytest.mark.parametrize("width", [320, 360])
def test_letters_of_twice_the_size_break_no_score(
    browser_with_large_letters: Browser, site_url: str, width: int
) -> None:
    with browser_with_large_letters.new_context(viewport={"width": width, "height": 800}) as context:
        page = context.new_page()
        page.goto(f"{site_url}{EVALUATION}")
        # Of each number, the lines that its text takes.
        lines = (
            page.locator(".recomputed")
            .first.locator("td.number")
            .evaluate_all(
                """cells => cells.map(cell => {
                const text = document.createRange();
                text.selectNodeContents(cell);
                return [cell.textContent, new Set([...text.getClientRects()].map(line => line.top)).size];
            })"""
            )
        )
        assert "96.99" in dict(lines)
        assert {count for _, count in lines} == {1}


@pytest.mark.parametrize("url", ["forms/innovation-centre-office/", "years/2019/", "types/unspecified/"])
def test_headings_of_one_level_are_of_one_size(page: Page, site_url: str, url: str) -> None:
    page.goto(f"{site_url}{url}")
    headings = page.locator("main h2")
    assert headings.last.inner_text() == "下载这些表的数据"
    sizes = headings.evaluate_all("all => all.map(heading => getComputedStyle(heading).fontSize)")
    assert len(sizes) > 2
    assert len(set(sizes)) == 1


def test_on_a_phone_the_text_of_a_cell_may_take_several_lines(page: Page, site_url: str) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(f"{site_url}years/2019/")
    cells = page.locator(".stacked td")
    assert set(cells.evaluate_all("cells => cells.map(cell => getComputedStyle(cell).whiteSpace)")) == {"normal"}


@pytest.mark.parametrize("url", ["", "explore/", "glossary/"])
def test_on_a_phone_the_tabs_are_one_line_with_the_current_one_in_sight(page: Page, site_url: str, url: str) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    open_whole(page, f"{site_url}{url}")
    tabs = page.locator(".site-nav__link")
    assert len(set(tabs.evaluate_all("tabs => tabs.map(tab => tab.getBoundingClientRect().top)"))) == 1
    box = page.locator(".site-nav__link[aria-current]").bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360


@pytest.mark.parametrize(
    ("url", "box"), [("", "home-search"), ("search/", "search-q"), ("years/", "site-search-input")]
)
def test_a_page_has_one_search_box(page: Page, site_url: str, url: str, box: str) -> None:
    open_whole(page, f"{site_url}{url}")
    boxes = page.get_by_role("searchbox")
    assert boxes.count() == 1
    assert boxes.get_attribute("id") == box


@pytest.mark.parametrize("url", ["", "years/2019/", EVALUATION])
def test_on_a_phone_every_value_of_a_row_is_in_sight_under_its_name(page: Page, site_url: str, url: str) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(f"{site_url}{url}")
    cells = page.locator(".stacked tbody td:not(:empty)").all()
    assert cells
    for cell in cells:
        box = cell.bounding_box()
        assert box is not None
        assert box["x"] + box["width"] <= 360
    label = page.locator(".stacked td.number").first
    shown = label.evaluate("cell => getComputedStyle(cell, '::before').content")
    assert shown == f'"{label.get_attribute("data-label")}"'


@pytest.mark.parametrize("url", ["forms/innovation-centre-office/", "years/", "explore/?kind=self-evaluation"])
def test_on_a_phone_the_link_of_a_number_takes_its_whole_cell(page: Page, site_url: str, url: str) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    open_whole(page, f"{site_url}{url}")
    hits = page.locator(".stacked td.number > a").evaluate_all(
        """links => links.map(link => {
            link.scrollIntoView({ block: "center" });
            const { left, right, top, bottom } = link.parentElement.getBoundingClientRect();
            const ends = [[left + 1, top + 1], [right - 1, bottom + 7]];
            return [bottom - top >= 24, ...ends.map(([x, y]) => document.elementFromPoint(x, y) === link)];
        })"""
    )
    assert hits
    assert all(map(all, hits)), hits


@pytest.mark.parametrize("url", ["", "years/2019/", "forms/innovation-centre-office/", "explore/", EVALUATION])
def test_on_a_tablet_rows_stay_rows_and_all_of_them_is_in_sight(page: Page, site_url: str, url: str) -> None:
    page.set_viewport_size({"width": 768, "height": 1024})
    open_whole(page, f"{site_url}{url}")
    rows = page.locator(".stacked tbody tr")
    assert set(rows.evaluate_all("rows => rows.map(row => getComputedStyle(row).display)")) == {"table-row"}
    cut_off = page.locator(".scroll:not(:has(.paper))").evaluate_all(
        "regions => regions.filter(region => region.scrollWidth > region.clientWidth).map(region => region.ariaLabel)"
    )
    assert cut_off == []


@pytest.mark.parametrize("width", [768, 1280])
def test_the_name_and_the_type_of_a_column_of_the_data_are_not_broken(page: Page, site_url: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 1024})
    page.goto(f"{site_url}data/")
    lines = page.locator(".columns td > code").evaluate_all("names => names.map(name => name.getClientRects().length)")
    assert set(lines) == {1}
    types = page.locator(".columns td[data-label=类型]").evaluate_all(
        """types => types.map(type => {
            const text = document.createRange();
            text.selectNodeContents(type);
            return text.getClientRects().length;
        })"""
    )
    assert set(types) == {1}
    regions = page.locator(".scroll:has(.columns)")
    assert regions.evaluate_all("all => all.every(region => region.scrollWidth <= region.clientWidth)")


@pytest.mark.parametrize(
    "url",
    [
        "forms/rd-platform-centre/2019/data-procurement/",
        "compare/?form=innovation-centre-office/2019/innovation-centre-hall&form=innovation-centre-office/2023/innovation-centre-hall",
    ],
)
def test_a_date_is_not_broken_at_its_hyphens(page: Page, site_url: str, url: str) -> None:
    page.set_viewport_size({"width": 340, "height": 800})
    open_whole(page, f"{site_url}{url}")
    dates = page.locator(".date")
    texts, heights = dates.all_inner_texts(), dates.evaluate_all("all => all.map(one => one.offsetHeight)")
    assert texts
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\d", text) for text in texts)
    assert max(heights) < 40


def test_an_indicator_and_its_value_begin_on_one_line(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}{FORMS['sh-target-2019-two-levels']}")
    rows = page.locator(".indicators tr:has(.indicators__name)")
    tops = rows.evaluate_all(
        """rows => rows.map(row => [...row.cells].map(cell => {
            const text = document.createRange();
            text.selectNodeContents(cell);
            return Math.round(text.getClientRects()[0].top);
        }))"""
    )
    assert tops
    assert all(name == value for name, value in tops)


def test_on_a_phone_an_indicator_and_its_value_have_the_width_of_the_page(page: Page, site_url: str) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(f"{site_url}{FORMS['sh-target-2019-two-levels']}")
    widths = page.locator(".indicators tr:has(td) > *").evaluate_all("all => all.map(cell => cell.clientWidth)")
    assert min(widths) > 300


@pytest.mark.parametrize("url", ["", "forms/innovation-centre-office/", "findings/"])
def test_on_a_phone_the_figures_of_a_row_stand_on_one_line_below_their_names(
    page: Page, site_url: str, url: str
) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(f"{site_url}{url}")
    heights = page.locator(".groups td.number").evaluate_all("all => all.map(cell => Math.round(cell.clientHeight))")
    assert heights
    assert len(set(heights)) == 1


@pytest.mark.parametrize("url", FORMS.values(), ids=FORMS)
def test_the_contents_of_a_forms_page_are_the_parts_it_has(page: Page, site_url: str, url: str) -> None:
    page.goto(f"{site_url}{url}")
    contents = page.locator(".contents a").evaluate_all("links => links.map(link => link.hash.slice(1))")
    assert page.locator(".form-part h2").evaluate_all("all => all.map(h => h.id)") == ["summary", *contents]
    assert ("explanations" in contents) == (url not in (EVALUATION, FORMS["sh-target-2023"]))


def test_beside_many_columns_names_keep_room_where_there_is_any(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}forms/innovation-centre-office/")
    table = page.locator(".groups").first
    assert table.locator("thead th").count() >= 5
    box = table.locator("tbody th").first.bounding_box()
    assert box is not None
    assert box["width"] >= 18 * 16


def test_a_heading_in_two_parts_leaves_words_their_room(page: Page, site_url: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(f"{site_url}forms/innovation-centre-office/2021/future-park-hall.self-evaluation/")
    heads = page.locator(".indicators--several thead th.number")
    before = heads.first.evaluate("head => head.clientHeight")
    heads.evaluate_all("all => all.forEach(head => (head.textContent = '预算金额（万元） · 财政拨款'))")
    assert heads.first.evaluate("head => head.clientHeight") > 1.4 * before
    words = page.locator(".indicators--several td.stacked__wide").first
    assert words.evaluate("cell => cell.clientWidth") > 130


def test_figures_stay_on_one_line_below_headings_of_one_and_two_lines(page: Page, site_url: str) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto(f"{site_url}forms/innovation-centre-office/2021/future-park-hall.self-evaluation/")
    cells = page.locator(".indicators--several tr:has(td.number + td.number) td.number")
    for number, label in ((0, "预算数（万元） · 总额"), (1, "预算数（万元） · 财政拨款")):
        cells.nth(number).evaluate("(cell, label) => (cell.dataset.label = label)", label)
    heights, ends = zip(
        *(
            cells.nth(number).evaluate("cell => [cell.clientHeight, cell.getBoundingClientRect().bottom]")
            for number in (0, 1)
        ),
        strict=True,
    )
    assert heights[1] > 1.3 * heights[0]
    assert ends[0] == ends[1]


def test_an_index_is_printed_with_its_figures(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}years/2019/")
    page.emulate_media(media="print")
    assert page.locator("h1").is_visible()
    assert page.locator(".figures").is_visible()
    assert not page.locator(".breadcrumbs").is_visible()


def test_a_table_is_sorted_by_amount_with_a_single_button_a_column(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}years/2019/")
    table = page.locator(".forms:not(.unevaluated .forms)").last
    assert table.locator("thead button").count() == table.locator("thead th").count()
    table.get_by_role("button", name="当年预算").click()
    table.get_by_role("button", name="当年预算").click()
    assert table.locator("tbody th").first.inner_text() == "科学研究平台建设"


def test_opened_from_a_disc_links_and_the_search_box_lead_to_pages(page: Page, published: Path) -> None:
    page.goto((published / "years/2019/index.html").as_uri())
    page.locator("article a").first.click()
    expect(page.locator("h1")).to_have_text("按年度")
    page.get_by_role("searchbox").first.fill("孵化")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("搜索")
    page.goto((published / "index.html").as_uri())
    links = page.locator("a").evaluate_all("all => all.map(link => link.href).filter(href => href.endsWith('/'))")
    assert [link for link in links if link.startswith("file:")] == []


@pytest.mark.parametrize("url", PAGES)
def test_a_page_works_under_a_strict_policy_and_without_errors(page: Page, site_url: str, url: str) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(f"{site_url}{url}")
    assert said == []


@pytest.mark.parametrize("url", ["years/2019/", "forms/innovation-centre-office/", EVALUATION])
def test_texts_drawings_and_small_tables_end_on_one_line_and_all_else_on_another(
    page: Page, site_url: str, url: str
) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(f"{site_url}{url}")
    parts = ".chart, .groups, .forms, .amounts, .indicators, .narrative, .figures"
    edges = page.locator(parts).evaluate_all("all => all.map(part => Math.round(part.getBoundingClientRect().right))")
    assert len(set(edges)) == 2


def test_the_heading_of_a_column_of_figures_ends_where_they_do(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}{EVALUATION}")
    ends = """cells => cells.map(cell => {
        const text = document.createRange();
        text.selectNodeContents(cell);
        return Math.round(text.getBoundingClientRect().right);
    })"""
    column = page.locator(".form-part:has(> #funds) table").locator(":is(th, td).number:nth-child(2)")
    assert len(set(column.evaluate_all(ends))) == 1
    icons = column.evaluate_all("cells => cells.map(cell => getComputedStyle(cell, '::after').content)")
    assert set(icons) == {"none"}


def test_each_mark_of_a_figure_on_a_phone_leads_to_its_own_finding(page: Page, site_url: str) -> None:
    page.set_viewport_size({"width": 360, "height": 640})
    page.goto(f"{site_url}{EVALUATION}")
    reached = page.locator(".form-part:has(> #funds) td.number").first.evaluate(
        """cell => {
          cell.insertAdjacentHTML("beforeend", '<a class="mark" href="#a">※1</a><a class="mark" href="#b">※2</a>');
          cell.scrollIntoView({ block: "center" });
          return [...cell.querySelectorAll(".mark")].map(mark => {
            const { left, top, width, height } = mark.getBoundingClientRect();
            return document.elementFromPoint(left + width / 2, top + height / 2) === mark;
          });
        }"""
    )
    assert reached == [True, True]


def test_the_heading_of_a_part_is_broken_at_punctuation_and_leaves_no_gap_beside_it(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}{EVALUATION}")
    lines = page.locator("#goals").evaluate(
        """heading => [...heading.textContent].reduce((lines, letter, at) => {
          const range = document.createRange();
          range.setStart(heading.firstChild, at);
          range.setEnd(heading.firstChild, at + 1);
          const { top } = range.getBoundingClientRect();
          return { ...lines, [top]: (lines[top] ?? "") + letter };
        }, {})"""
    )
    assert list(lines.values()) == ["要做成什么，", "做成了没有"]
    beside = page.locator(".form-part:has(> #goals) > h3").first
    assert beside.evaluate("part => part.clientHeight / parseFloat(getComputedStyle(part).lineHeight)") < 1.1


def test_headings_do_not_skip_a_level(page: Page, site_url: str) -> None:
    for url in PAGES:
        page.goto(f"{site_url}{url}")
        levels = page.locator("h1, h2, h3, h4").evaluate_all("all => all.map(h => Number(h.localName[1]))")
        assert levels[0] == 1
        assert all(after - before <= 1 for before, after in pairwise(levels)), url


def test_links_within_a_page_are_told_from_texts_by_more_than_their_colour(
    page: Page, site_url: str, published: Path
) -> None:
    plain = {}
    for url in page_of_each_kind(published):
        open_whole(page, f"{site_url}{url}")
        links = page.locator("article a[href]:visible:not(.mark)")
        lines = links.evaluate_all("all => all.map(link => getComputedStyle(link).textDecorationLine)")
        if set(lines) - {"underline"}:
            plain[url] = lines
    assert plain == {}


@pytest.mark.parametrize("width", [900, 960, 1024, 1100, 1280])
def test_on_the_home_page_no_table_has_to_be_scrolled(page: Page, site_url: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(site_url)
    widths = page.locator(".scroll").evaluate_all("all => all.map(part => part.scrollWidth - part.clientWidth)")
    assert max(widths) <= 0


@pytest.mark.parametrize(
    ("url", "controls"),
    [
        ("years/2019/", ".site-nav a, .sortable__button"),
        ("explore/", ".sortable__button, .search-form button"),
        ("glossary/", ".siblings a"),
        (EVALUATION, ".contents a"),
    ],
)
def test_on_a_phone_what_is_pressed_in_rows_is_large_enough_for_a_finger(
    page: Page, site_url: str, url: str, controls: str
) -> None:
    page.set_viewport_size({"width": 375, "height": 800})
    open_whole(page, f"{site_url}{url}")
    heights = page.locator(controls).evaluate_all("all => all.map(part => part.getBoundingClientRect().height)")
    assert min(height for height in heights if height) >= 44

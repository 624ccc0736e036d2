"""The theme's scripts and styles in a browser, on pages around a pipeline of the tests."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.mkdocs_plugin import building
from tests.catalogue.test_order import IN_ORDER
from tests.mkdocs_plugin.pipeline import build_pages
from tests.mkdocs_plugin.site import put_in_place, write_site
from tests.project import REPOSITORY

SORT = REPOSITORY / "theme/assets/javascripts/sort.js"
TABLE = """
<table class="sortable">
<thead><tr><th data-sort="text">项目</th><th data-sort="number">金额（元）</th><th>说明</th></tr></thead>
<tbody>
<tr><td>展厅2期</td><td data-value="7505576.00">7,505,576.00</td><td></td></tr>
<tr><td>展厅10期</td><td data-value=""></td><td></td></tr>
<tr><td>安全</td><td data-value="30">30 元</td><td></td></tr>
<tr><td></td><td data-value="0">0</td><td></td></tr>
<tr><td>展厅31期</td><td data-value="31">31</td><td></td></tr>
<tr><td>展厅32期</td><td data-value="32">32</td><td></td></tr>
<tr><td>展厅33期</td><td data-value="33">33</td><td></td></tr>
<tr><td>展厅34期</td><td data-value="34">34</td><td></td></tr>
<tr><td>展厅35期</td><td data-value="35">35</td><td></td></tr>
</tbody>
<tfoot><tr><td>合计</td><td data-value="1">1</td><td></td></tr></tfoot>
</table>
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("theme")
    with pytest.MonkeyPatch.context() as patch:
        put_in_place(build_pages, patch)
        building.build(write_site(root), root / "site")
    return root / "site"


def address(site: Path, url: str = "forms/unit/2019/project/") -> str:
    return (site / url / "index.html").as_uri()


def column(page: Page, place: int) -> list[str]:
    return page.locator(f"tbody td:nth-child({place})").all_text_contents()


@pytest.fixture
def table(page: Page) -> Page:
    page.set_content(TABLE)
    page.add_script_tag(path=SORT)
    return page


def test_amounts_sort_by_value_with_blanks_last(table: Page) -> None:
    table.get_by_role("button", name="金额（元）").click()
    assert column(table, 2) == ["0", "30 元", "31", "32", "33", "34", "35", "7,505,576.00", ""]
    table.get_by_role("button", name="金额（元）").click()
    assert column(table, 2) == ["7,505,576.00", "35", "34", "33", "32", "31", "30 元", "0", ""]


def test_names_sort_as_chinese_with_their_numbers_in_order(table: Page) -> None:
    table.get_by_role("button", name="项目").click()
    halls = [f"展厅{number}期" for number in (2, 10, 31, 32, 33, 34, 35)]
    assert column(table, 1) == ["安全", *halls, ""]


@pytest.mark.parametrize("names", [names for names in IN_ORDER if "5G" not in names])
def test_names_sort_by_their_numbers_as_lists_do(page: Page, names: tuple[str, ...]) -> None:
    several = [*reversed(names), *names, *reversed(names)]
    rows = "".join(f"<tr><td>{name}</td></tr>" for name in [*several, *several])
    head = '<thead><tr><th data-sort="text">名称</th></tr></thead>'
    page.set_content(f'<table class="sortable">{head}<tbody>{rows}</tbody></table>')
    page.add_script_tag(path=SORT)
    page.get_by_role("button", name="名称").click()
    assert tuple(dict.fromkeys(column(page, 1))) == names


def test_the_sorted_column_says_so(table: Page) -> None:
    headers = table.locator("th")
    table.get_by_role("button", name="项目").click()
    assert [headers.nth(place).get_attribute("aria-sort") for place in range(3)] == ["ascending", None, None]
    table.get_by_role("button", name="金额（元）").press("Enter")
    table.get_by_role("button", name="金额（元）").press("Enter")
    assert [headers.nth(place).get_attribute("aria-sort") for place in range(3)] == [None, "descending", None]


def test_only_columns_that_can_be_sorted_have_a_button(table: Page) -> None:
    assert table.get_by_role("button").count() == 2
    assert table.locator("tfoot td").first.text_content() == "合计"


def test_a_table_taken_in_at_a_glance_has_no_buttons(page: Page) -> None:
    page.set_content(TABLE.replace('<tr><td>展厅35期</td><td data-value="35">35</td><td></td></tr>\n', ""))
    page.add_script_tag(path=SORT)
    assert page.get_by_role("button").count() == 0


def test_the_first_key_leads_past_the_header(page: Page, site: Path) -> None:
    page.goto(address(site))
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"


def test_the_colour_scheme_follows_the_system_until_chosen(page: Page, site: Path) -> None:
    page.goto(address(site))
    toggle = page.locator(".scheme-toggle")
    expect(toggle).to_have_text("深色")
    page.emulate_media(color_scheme="dark")
    expect(toggle).to_have_text("浅色")
    toggle.click()
    expect(toggle).to_have_text("深色")


def test_a_chosen_colour_scheme_is_kept_on_the_next_page(page: Page, site: Path) -> None:
    page.goto(address(site))
    page.get_by_role("button", name="深色").click()
    page.goto(address(site, "years/"))
    assert page.locator("html").get_attribute("data-md-color-scheme") == "slate"
    assert page.locator("body").evaluate("body => getComputedStyle(body).backgroundColor") == "rgb(18, 23, 28)"


def test_without_scripts_nothing_is_offered_that_does_not_work(browser: Browser, site: Path) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(address(site))
        assert page.get_by_role("button").all_text_contents() == ["搜索"]


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_no_page_scrolls_sideways(page: Page, site: Path, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 700})
    page.goto(address(site))
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_on_paper_only_the_article_is_left(page: Page, site: Path) -> None:
    page.emulate_media(media="print", color_scheme="dark")
    page.goto(address(site))
    for part in ("header", "nav", "footer", ".skip-link"):
        assert not page.locator(part).first.is_visible()
    assert page.locator("#body").is_visible()
    ink = page.locator("h1").evaluate("heading => getComputedStyle(heading).color")
    ground = page.locator("body").evaluate("body => getComputedStyle(body).backgroundColor")
    assert (ink, ground) == ("rgb(0, 0, 0)", "rgb(255, 255, 255)")

"""Words as a filter: typed in the explorer, passed from the search, shown in print and in the file's name."""

from playwright.sync_api import Page, expect

from tests.browser.explore.exploring import STATUS, chosen, downloaded, explore, projects
from tests.browser.index import withhold


def test_what_the_search_found_is_listed_and_added_up(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}search/?q=平台&kind=target&sort=amount")
    count = page.locator("#search-status [data-result-count]").inner_text()
    assert 1 < int(count) < 24
    page.get_by_role("link", name="放进一张表，合计、排序、下载").click()
    page.wait_for_selector(STATUS)
    expect(page.locator(STATUS)).to_contain_text(f"共 {count} 份")
    assert page.locator("#explore-q").input_value() == "平台"
    assert chosen(page, "kind") == ["target"]


def test_what_was_found_in_another_writing_is_listed_by_that(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}search/?q=750.5576万")
    expect(page.locator("#search-status")).to_contain_text("没有找到“750.5576万”")
    count = page.locator("#search-status [data-result-count]").inner_text()
    page.locator("#search-table a").click()
    page.wait_for_selector(STATUS)
    expect(page.locator(STATUS)).to_contain_text(f"共 {count} 份")


def test_an_amount_that_no_form_writes_so_is_looked_for_in_its_other_writings(page: Page, site_url: str) -> None:
    explore(page, site_url, q="750.5576万")
    expect(page.locator(STATUS)).to_contain_text("没有找到“750.5576万”，下面是“7505576”的结果。共 1 份")
    explore(page, site_url, q="750.5577万")
    expect(page.locator(STATUS)).to_have_text("没有符合的表")


def test_where_nothing_is_found_there_is_nothing_to_list(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}search/?q=nowhere")
    expect(page.locator("#search-status [data-result-count]")).to_have_text("0")
    expect(page.locator("#search-table")).to_be_hidden()


def test_words_on_no_form_lead_to_the_search_that_suggests_others(page: Page, site_url: str) -> None:
    link = page.locator("#explore-search a")
    explore(page, site_url, q="展厅花了多少", sort="-amount")
    expect(page.locator(STATUS)).to_have_text("没有符合的表")
    link.click()
    expect(page.locator("#search-hint")).to_contain_text("改搜“展厅”")
    explore(page, site_url, q="孵化", kind="self-evaluation")
    expect(link).to_have_text("到搜索页查“孵化”，那里会提示相近的说法")
    page.get_by_role("button", name="清除筛选").click()
    expect(page.locator(STATUS)).to_contain_text("共 24 份")
    expect(link).to_be_hidden()
    explore(page, site_url, kind="self-evaluation", year="2019")
    expect(page.locator(STATUS)).to_have_text("没有符合的表")
    expect(link).to_be_hidden()
    explore(page, site_url, q="孵化", year="1900")
    expect(link).to_be_hidden()


def test_words_are_said_in_print_and_in_the_name_of_the_file(page: Page, site_url: str) -> None:
    explore(page, site_url)
    page.locator("#explore-q").fill("孵化")
    page.locator("#explore-q").press("Enter")
    expect(page.locator(STATUS)).to_contain_text("共 1 份")
    assert len(downloaded(page, "绩效表-“孵化”.csv").splitlines()) == 2
    page.emulate_media(media="print")
    expect(page.locator("#explore-chosen")).to_have_text("筛选条件：“孵化”")
    page.emulate_media(media="screen")
    page.get_by_role("button", name="清除筛选").click()
    expect(page.locator(STATUS)).to_contain_text("共 24 份")


def test_the_forms_of_a_year_that_could_not_be_looked_into_are_not_taken_for_others(page: Page, site_url: str) -> None:
    withhold(page, "2019/*.bin")
    page.route("**/data/search/2019/amounts.bin", lambda route: route.continue_())
    explore(page, site_url, q="孵化")
    expect(page.locator("#explore-failed")).to_be_visible()
    explore(page, site_url, q="孵化", year="2023")
    assert "孵化" not in "".join(projects(page))

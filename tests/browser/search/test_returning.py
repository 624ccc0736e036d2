"""A user who returns from a result finds the list unchanged."""

from playwright.sync_api import Page, expect

from tests.browser.search.searching import COUNT, RESULT, look_up
from tests.browser.whole import wait_until


def show_all(page: Page) -> None:
    for shown in (20, 24):
        page.locator("#search-more").click()
        expect(page.locator(RESULT)).to_have_count(shown)


def test_coming_back_from_a_result_shows_as_many_at_the_same_place(page: Page, site_url: str) -> None:
    look_up(page, site_url)
    show_all(page)
    link = page.locator(RESULT).nth(17)
    link.scroll_into_view_if_needed()
    page.mouse.wheel(0, 60)
    page.wait_for_timeout(200)
    title, top = link.text_content(), page.evaluate("scrollY")
    assert top > 500
    link.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(str(title))
    page.go_back()
    expect(page.locator(RESULT)).to_have_count(24)
    expect(page.locator("#search-status")).to_have_text("找到 24 份")
    wait_until(page, "top => scrollY === top", top)
    expect(link).to_be_in_viewport()


def test_coming_back_to_an_earlier_search_shows_as_many(page: Page, site_url: str) -> None:
    look_up(page, site_url)
    show_all(page)
    top = page.evaluate("scrollY")
    page.locator("#search-kind").select_option("self-evaluation")
    expect(page.locator(COUNT)).not_to_have_text("24")
    page.go_back()
    expect(page.locator(RESULT)).to_have_count(24)
    assert top > 500
    page.go_forward()
    expect(page.locator(COUNT)).not_to_have_text("24")


def test_a_new_search_begins_with_the_first_results(page: Page, site_url: str) -> None:
    look_up(page, site_url)
    show_all(page)
    page.locator("#search-sort").select_option("amount")
    expect(page.locator(RESULT)).to_have_count(10)
    page.goto(page.url)
    expect(page.locator(RESULT)).to_have_count(10)

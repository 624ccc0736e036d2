"""A reader who returns to the list finds it where it was left."""

from playwright.sync_api import Page

from tests.browser.explore.exploring import ROW, STATUS, explore
from tests.browser.whole import wait_until


def test_coming_back_from_a_form_or_another_page_shows_the_same_place(made_up_page: Page, site_url: str) -> None:
    page = made_up_page
    explore(page, site_url, year="2020", sort="amount")
    further = page.get_by_role("button", name="下一页")
    further.scroll_into_view_if_needed()
    below = page.evaluate("scrollY")
    further.click()
    page.wait_for_url("**&page=2")
    page.wait_for_selector(STATUS)
    link = page.locator(f"{ROW} > th > a").nth(20)
    link.scroll_into_view_if_needed()
    top = page.evaluate("scrollY")
    assert min(below, top) > 200
    link.click()
    page.wait_for_url("**/forms/**")
    page.go_back()
    page.wait_for_selector(STATUS)
    wait_until(page, "top => scrollY === top", top)
    page.go_back()
    page.wait_for_selector(STATUS)
    wait_until(page, "top => scrollY === top", below)

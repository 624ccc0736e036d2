"""Where there is little room, filters and files are folded away, and what is listed comes first."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.explore.exploring import ROW, STATUS, explore

NAME = "#explore-chosen"
FIELDS = "#explore-form"


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    with browser.new_context(viewport={"width": 390, "height": 844}) as context:
        yield context.new_page()


def test_on_a_phone_rows_come_before_filters_which_are_named(phone: Page, site_url: str) -> None:
    explore(phone, site_url, year="2023", kind="target")
    expect(phone.locator(NAME)).to_have_text("筛选条件：2023、绩效目标申报")
    expect(phone.locator(STATUS)).to_be_in_viewport()
    expect(phone.locator(f"{ROW} >> nth=0")).to_be_in_viewport()
    expect(phone.locator(FIELDS)).to_be_hidden()
    expect(phone.get_by_role("button", name="下载绩效表")).to_be_hidden()
    explore(phone, site_url)
    expect(phone.locator(NAME)).to_have_text("筛选条件：无")


def test_filters_are_opened_and_left_with_the_keyboard(phone: Page, site_url: str) -> None:
    explore(phone, site_url)
    phone.locator("#explore-fold > summary").focus()
    phone.keyboard.press("Enter")
    phone.get_by_label("预算从（元）").fill("5000万")
    phone.keyboard.press("Enter")
    expect(phone.locator(STATUS)).to_contain_text("共 1 份")
    expect(phone.locator(FIELDS)).to_be_hidden()
    expect(phone.locator("#explore-fold > summary")).to_be_focused()
    expect(phone.locator(NAME)).to_have_text("筛选条件：预算不低于 5000万")


def test_to_choose_a_value_or_to_clear_all_leaves_the_filters_open(phone: Page, site_url: str) -> None:
    explore(phone, site_url)
    phone.locator(NAME).click()
    phone.get_by_label("有核对发现").check()
    expect(phone.locator(NAME)).to_have_text("筛选条件：有核对发现")
    phone.get_by_role("button", name="清除筛选").click()
    expect(phone.locator(NAME)).to_have_text("筛选条件：无")
    expect(phone.locator(FIELDS)).to_be_visible()


def test_a_filter_that_no_form_can_meet_is_in_sight(phone: Page, site_url: str) -> None:
    explore(phone, site_url, unit="dissolved")
    expect(phone.locator(ROW)).to_have_count(0)
    expect(phone.get_by_role("button", name="清除筛选")).to_be_visible()


def test_where_there_is_room_nothing_is_folded(page: Page, site_url: str) -> None:
    explore(page, site_url, year="2023")
    expect(page.locator("#explore-fold > summary")).to_be_hidden()
    expect(page.get_by_role("button", name="下载绩效表")).to_be_visible()
    page.get_by_label("预算从（元）").fill("1")
    page.keyboard.press("Enter")
    expect(page.locator(STATUS)).to_contain_text("共")
    expect(page.locator(FIELDS)).to_be_visible()
    page.set_viewport_size({"width": 800, "height": 800})
    expect(page.locator(FIELDS)).to_be_hidden()
    expect(page.locator(NAME)).to_be_visible()
    page.set_viewport_size({"width": 1280, "height": 800})
    expect(page.locator(FIELDS)).to_be_visible()

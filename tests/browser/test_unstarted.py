"""A page whose scripts cannot start says why, and links to what works without scripts."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

each_page = pytest.mark.parametrize("name", ["search", "explore", "compare"])


@each_page
@pytest.mark.parametrize("module", ["{name}/page", "shared/words"])
def test_a_browser_that_cannot_read_a_module_is_told_to_be_too_old(
    page: Page, site_url: str, name: str, module: str
) -> None:
    unreadable = {"body": "class Later { unheard of }", "content_type": "text/javascript"}
    page.route(f"**/{module.format(name=name)}.js", lambda route: route.fulfill(**unreadable))
    page.goto(f"{site_url}{name}/")
    expect(page.locator(f"#{name}-failed")).to_contain_text("版本太旧")
    assert page.locator(f"#{name}-failed a").count() == 3
    assert not page.locator("[data-starts]").is_visible()


@each_page
def test_a_module_that_is_missing_is_not_laid_to_the_browser(page: Page, site_url: str, name: str) -> None:
    page.route("**/shared/words.js", lambda route: route.fulfill(status=503, body=""))
    page.goto(f"{site_url}{name}/")
    expect(page.locator(f"#{name}-failed")).to_contain_text("没有取到")


@each_page
def test_a_page_opened_from_a_disc_says_that_it_cannot_have_its_modules(page: Page, published: Path, name: str) -> None:
    page.goto((published / name / "index.html").as_uri())
    expect(page.locator(f"#{name}-failed")).to_contain_text("直接从磁盘打开的")
    assert not page.locator("[data-starts]").is_visible()


@each_page
def test_without_scripts_the_page_says_so(browser: Browser, site_url: str, name: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{site_url}{name}/?q=甲")
        assert page.locator("noscript p").first.is_visible()
        links = [link.get_attribute("href") for link in page.locator("noscript a").all()]
        assert links == ["../forms/", "../years/", "../types/", *(["../data/"] if name != "compare" else [])]
        assert not page.locator("[data-starts]").is_visible()
        assert page.locator("main table").filter(visible=True).count() == 0

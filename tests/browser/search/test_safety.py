"""Texts of forms stay texts, and the page respects the policy."""

from dataclasses import replace
from typing import Any

from playwright.sync_api import Page

from tests.browser.index import serve_entries
from tests.browser.search.searching import RESULT, choices, look_up
from tests.search.collections import EMPTY


def test_hostile_text_stays_text(page: Page, site_url: str) -> None:
    hostile = '<img src=x onerror="document.title=1">{count}</option><script>document.title=1</script>'
    texts: dict[str, Any] = {key: f"{hostile}{key}" for key in ("title", "unit_name", "text", "url", "kind")}
    serve_entries(page, replace(EMPTY, types=(hostile,), **texts))
    look_up(page, site_url, q="<img")
    assert page.locator(RESULT).text_content() == f"{hostile}title"
    assert f"{hostile}unit_name（1）" in choices(page, "unit").values()
    assert f"{hostile}（1）" in choices(page, "type").values()
    assert page.locator("article").locator("img, script:not([src])").count() == 0
    assert page.title() == "搜索 - 项目绩效信息公开"


def test_a_hostile_address_leads_nowhere_else(page: Page, site_url: str) -> None:
    serve_entries(page, replace(EMPTY, url="javascript:alert(1)"))
    look_up(page, site_url)
    assert page.locator(RESULT).evaluate("link => link.href") == f"{site_url}javascript:alert(1)"


def test_searching_keeps_to_the_policy_of_the_host(page: Page, site_url: str) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    look_up(page, site_url, q="科技")
    assert said == []

"""Pages of corrected or withdrawn forms: accessible, valid, and hostile text in them stays text."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from generator.mkdocs_plugin.building import build
from tests.browser.axe import objections
from tests.browser.conftest import StrictHandler
from tests.browser.payloads import payloads
from tests.browser.test_markup import errors, with_checker
from tests.history.repository import Repository
from tests.project import FORM, small_project, write
from tests.sample import changed, sample
from tools.serving import served

TEXT = " ¦ ".join(payloads())
QUOTED = json.dumps(TEXT, ensure_ascii=False)
NAME = "<img src=x onerror=window.ran=1>"
CORRECTED = f"更正: [{{日期: 2026-05-01, 内容: {QUOTED}, 原因: {QUOTED}}}]\n"
WITHDRAWN = f"撤回: {{日期: 2026-05-01, 原因: {QUOTED}}}\n"
SHOP = "content/forms/science-museum/2019/shop.yml"
PAGES = ("forms/science-museum/2019/hall/", "forms/science-museum/2019/shop/", "forms/science-museum/")


@pytest.fixture(scope="module")
def amended(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = small_project(tmp_path_factory.mktemp("amended"))
    write(root, FORM, sample().replace("设备完好率: ≥95%", f'"{NAME}": ≥95%'))
    repository = Repository(root)
    repository.commit("2026-03-05T10:00:00+08:00")
    write(root, FORM, changed(sample().replace("2000人", "1000人"), CORRECTED))
    write(root, SHOP, changed(sample(), f"项目名称: {QUOTED}\n{WITHDRAWN}{CORRECTED}"))
    repository.commit("2026-05-05T10:00:00+08:00")
    build(root / "mkdocs.yml", root / "site")
    return root / "site"


@pytest.fixture(scope="module")
def host(amended: Path) -> Iterator[str]:
    with served(amended, StrictHandler) as address:
        yield address


@pytest.mark.parametrize("url", PAGES)
def test_no_text_runs_or_is_altered(url: str, page: Page, host: str) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("dialog", lambda dialog: said.append(dialog.message))
    page.goto(f"{host}{url}", wait_until="networkidle")
    assert page.evaluate("window.ran") is None
    assert TEXT in str(page.evaluate("document.querySelector('article').textContent"))
    assert said == []


@pytest.mark.parametrize("url", PAGES)
def test_what_programs_read_of_a_page_is_whole(url: str, page: Page, host: str) -> None:
    page.goto(f"{host}{url}")
    data = page.locator("head > script[type='application/ld+json']")
    assert data.count() == (url != PAGES[-1])
    for text in data.all_text_contents():
        assert f"{TEXT}（{TEXT}）" == json.loads(text)["correction"][0]["text"]


def test_a_withdrawn_form_is_printed_with_its_name_and_what_became_of_it(page: Page, host: str) -> None:
    page.goto(f"{host}{PAGES[1]}")
    page.emulate_media(media="print")
    for part in ("h1", ".withdrawal", "#corrections", "#origin"):
        assert page.locator(part).is_visible()


def test_what_a_changed_form_held_is_listed_as_text(page: Page, host: str) -> None:
    page.goto(f"{host}{PAGES[0]}")
    listed = page.locator("#changes").text_content() or ""
    assert "参观人数：由“2000人”改为“1000人”" in listed
    assert f"{NAME}：删去，原来是“≥95%”" in listed


def test_axe_has_nothing_to_object_to(browser: Browser, host: str) -> None:
    found = {}
    with browser.new_context(bypass_csp=True, reduced_motion="reduce") as context:
        page = context.new_page()
        for url in PAGES:
            page.goto(f"{host}{url}")
            found[url] = objections(page)
    assert not any(found.values()), found


@with_checker
def test_the_pages_are_valid(amended: Path) -> None:
    assert errors(amended / "forms") == []

"""A browser, and the published site behind an address on this machine."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from generator.mkdocs_plugin.building import build
from tests.project import published_project
from tools.browser import ARGUMENTS, find_browser
from tools.headers import SOURCE, policy_of
from tools.serving import QuietHandler, served

POLICY = policy_of(SOURCE.read_text("utf-8"))


class StrictHandler(QuietHandler):
    """Serves files under the policy."""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    executable = find_browser()
    assert executable, "没有 Chromium：请运行 make browser"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=list(ARGUMENTS))
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_context(color_scheme="light", viewport={"width": 1280, "height": 800}) as context:
        yield context.new_page()


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the published site, made from the real forms."""
    out = tmp_path_factory.mktemp("published") / "site"
    build(published_project(out.parent / "project") / "mkdocs.yml", out)
    return out


@pytest.fixture(scope="session")
def site_url(published: Path) -> Iterator[str]:
    """The site's URL with its closing slash, below the root of its host, as on many hosts."""
    with served(published.parent, StrictHandler) as host:
        yield f"{host}{published.name}/"


@pytest.fixture(scope="session")
def root_url(published: Path) -> Iterator[str]:
    """The site's URL at the root of its host, where the page for missing files finds its assets."""
    with served(published, StrictHandler) as host:
        yield host

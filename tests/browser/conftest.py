"""A browser, and the published site behind an address on this machine."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, sync_playwright

from generator.mkdocs_plugin.building import build
from tests.browser.whole import opened
from tests.project import published_project
from tools.browser import ARGUMENTS, find_browser
from tools.headers import SOURCE, policy_of
from tools.serving import QuietHandler, served

POLICY = policy_of(SOURCE.read_text("utf-8"))
SIZE: ViewportSize = {"width": 1280, "height": 800}


class StrictHandler(QuietHandler):
    """Serves files under the policy; what one test has fetched is not there for the next one."""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    executable = find_browser()
    assert executable, "没有 Chromium：请运行 make browser"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=[*ARGUMENTS, "--process-per-site"])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def context(browser: Browser, site_url: str) -> Iterator[BrowserContext]:
    """What pages are opened in; each takes a quarter less processor time than in a context of its own.

    What would outlast a page, as a clock that was set, needs a context of its own.
    """
    with browser.new_context(color_scheme="light", viewport=SIZE) as context:
        # As long as a page of the host is open, others are in its process.
        context.new_page().goto(f"{site_url}404.html")
        yield context


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    with opened(context) as page:
        yield page


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

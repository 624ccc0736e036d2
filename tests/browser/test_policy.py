"""The content security policy: strict, identical wherever it is stated, and respected by every page."""

import re
from pathlib import Path

import pytest
from mkdocs.config import load_config
from playwright.sync_api import Browser, Page

from tests.browser.kinds import addresses, page_of_each_kind
from tools.headers import EXAMPLES, ONLY_IN_HEADERS, SOURCE, policy_of, with_policy
from tools.serving import QuietHandler, served

ROOT = Path(__file__).parents[2]
POLICY = policy_of(SOURCE.read_text("utf-8"))


def test_the_policy_lets_nothing_inline_and_nothing_from_elsewhere() -> None:
    assert POLICY.startswith("default-src 'none'; ")
    assert re.findall(r"unsafe-inline|unsafe-eval'|unsafe-hashes|nonce-|sha\d{3}-|https?:|\*", POLICY) == []
    sources = {source for rule in POLICY.split("; ") for source in rule.split()[1:]}
    assert sources <= {"'none'", "'self'", "'wasm-unsafe-eval'", "data:", "blob:"}
    assert "data:" not in re.sub(r"(img|font)-src [^;]*", "", POLICY)


def test_every_page_states_the_policy_first(published: Path) -> None:
    for address in addresses(published):
        file = published / address if address.endswith(".html") else published / address / "index.html"
        head = file.read_text("utf-8").partition("</head>")[0]
        assert policy_of(head) == POLICY, address
        # Anything before it would be loaded without a policy.
        assert re.findall(r"<(\w+)", head.partition("<meta http-equiv")[0]) == ["html", "head", "meta"], address


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.name)
def test_the_examples_of_servers_send_the_same_policy(example: Path) -> None:
    text = example.read_text("utf-8")
    assert with_policy(text, POLICY) == text, "run `make headers`"
    assert text.count(f"{POLICY}{ONLY_IN_HEADERS}") == 1
    for header in ("X-Content-Type-Options", "Referrer-Policy", "Permissions-Policy"):
        assert text.count(header) == 1


def test_a_changed_policy_reaches_the_examples() -> None:
    for example in EXAMPLES:
        changed = with_policy(example.read_text("utf-8"), "default-src 'self'")
        assert changed.count(f"default-src 'self'{ONLY_IN_HEADERS}") == 1
        assert POLICY not in changed


def test_a_preview_states_none_for_its_own_script_would_not_run() -> None:
    assert [_stated(url) for url in ("http://127.0.0.1:8000/", "http://127.0.0.1:8000/site/")] == [False, False]
    assert [_stated(url) for url in ("", "https://example.org/", "http://example.org:8000/")] == [True] * 3


def _stated(site_url: str) -> bool:
    config = load_config(config_file=str(ROOT / "mkdocs.yml"))
    # Set like this by `mkdocs serve`, after the checks of the configuration.
    config.site_url = site_url
    template = config.theme.get_env().get_template("partials/policy.html")
    return "Content-Security-Policy" in template.render(config=config)


def test_every_kind_of_page_keeps_to_it(page: Page, root_url: str, published: Path) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(f"{page.url}: {message.text}"))
    page.on("pageerror", lambda error: said.append(f"{page.url}: {error}"))
    for url in [*page_of_each_kind(published), "search/?q=%E7%A7%91%E6%8A%80"]:
        page.goto(f"{root_url}{url}", wait_until="networkidle")
    assert said == []


def test_a_page_keeps_to_it_from_a_folder_on_disc(page: Page, published: Path) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto((published / "years/2019/index.html").as_uri())
    assert page.locator("body").evaluate("body => getComputedStyle(body).margin") == "0px"
    assert page.locator(".forms thead button").count() > 0
    assert said == []


class PlainHandler(QuietHandler):
    page = b""

    def do_GET(self) -> None:  # noqa: N802
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(self.page)


def test_the_meta_element_alone_stops_inline_scripts(browser: Browser) -> None:
    meta = f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    harm = "<title>unharmed</title><script>document.title = 'run'</script><p style='color: red'>"
    titles = []
    for beginning in (meta, ""):
        handler = type("Handler", (PlainHandler,), {"page": (beginning + harm).encode()})
        with served(ROOT, handler) as host, browser.new_context() as context:
            page = context.new_page()
            page.goto(host)
            titles.append(page.title())
    assert titles == ["unharmed", "run"]

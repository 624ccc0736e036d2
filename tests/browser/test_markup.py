"""Valid HTML on every page, by the checker of the W3C; and no dead links."""

import json
import subprocess
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest

from tests.browser.kinds import addresses
from tools.html_checker import find_checker

BASE = "https://example.org/"
CHECKER = find_checker()
with_checker = pytest.mark.skipif(CHECKER is None, reason="needs Java, and npm for `make checker`")
LINKS = {"a": "href", "link": "href", "script": "src", "img": "src", "form": "action", "iframe": "src", "source": "src"}


def errors(target: Path) -> list[str]:
    """Return the errors that the checker finds in a file, or in all pages of a folder."""
    assert CHECKER
    command = [*CHECKER, "--errors-only", "--skip-non-html", "--format", "json", str(target)]
    outcome = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    found = json.loads(outcome.stderr)["messages"]
    return [f"{one.get('url', '')}:{one.get('lastLine', '')}: {one['message']}" for one in found]


@with_checker
def test_every_page_is_valid(published: Path) -> None:
    assert errors(published) == []


@with_checker
def test_the_checker_finds_what_is_wrong(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<!doctype html><html lang='zh'><title>甲</title><p><div id=a id=b>乙</div></p></html>", "utf-8")
    assert len(errors(page)) >= 2


class References(HTMLParser):
    """The references of a page, and the targets in it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.to: set[str] = set()
        self.ids: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        self.ids += [name for name in (attributes.get("id"),) if name]
        if target := attributes.get(LINKS.get(tag, "")):
            self.to.add(target)


@pytest.fixture(scope="module")
def references(published: Path) -> dict[str, References]:
    return {address: References(_file(published, address).read_text("utf-8")) for address in addresses(published)}


def _file(published: Path, address: str) -> Path:
    return published / (f"{address}index.html" if address.endswith("/") or not address else address)


def broken(published: Path, references: dict[str, References]) -> Iterator[str]:
    """Yield the links of a site without a target in it, including fragments."""
    for address, page in references.items():
        for link in sorted(page.to):
            target, fragment = urldefrag(urljoin(BASE + address, link))
            if not target.startswith(BASE):
                continue
            path = unquote(urlsplit(target).path).removeprefix("/")
            there = references.get(path)
            if not _file(published, path).is_file() or (fragment and there and unquote(fragment) not in there.ids):
                yield f"{address} -> {link}"


def test_every_link_and_every_anchor_leads_somewhere(published: Path, references: dict[str, References]) -> None:
    assert sum(len(page.to) for page in references.values()) > 1000
    assert list(broken(published, references)) == []


def test_a_broken_link_is_found(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("", "utf-8")
    pages = {"": References('<p id="there"><a href="#there"></a><a href="#gone"></a><a href="gone/"></a>')}
    assert list(broken(tmp_path, pages)) == [" -> #gone", " -> gone/"]


def test_a_page_has_no_two_places_of_one_name(references: dict[str, References]) -> None:
    assert {url: page.ids for url, page in references.items() if len(page.ids) != len(set(page.ids))} == {}


def test_a_page_loads_nothing_from_elsewhere(published: Path) -> None:
    class Loaded(References):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            if tag != "a":
                super().handle_starttag(tag, attrs)

    for address in addresses(published):
        loaded = Loaded(_file(published, address).read_text("utf-8")).to
        assert [link for link in loaded if urlsplit(link).scheme or link.startswith("//")] == [], address

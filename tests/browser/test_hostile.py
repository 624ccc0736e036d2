"""Hostile text stays text: on every kind of page, in a real browser, with the policy and without it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from playwright.sync_api import Browser, Page

from generator.definition.cells import Definition
from generator.mkdocs_plugin.building import build
from generator.pipeline.groups.downloads import Downloads
from tests.browser.filling import filled
from tests.browser.kinds import FORMS, addresses, page_of_each_kind
from tests.browser.payloads import RUN, payloads
from tests.project import small_project, write
from tools.headers import SOURCE, policy_of
from tools.serving import QuietHandler, served

POLICY = policy_of(SOURCE.read_text("utf-8"))
PAYLOADS = payloads()
TOGETHER = " ¦ ".join(PAYLOADS)
ALONE = "alone-"
AT_ONCE = 24
SIGNATURES = """document => [...document.querySelectorAll("*")].map(
    part => part.localName + " " + part.getAttributeNames().filter(name => !STATES.test(name)).sort().join(" "))"""
"""The kinds of elements on a page: names with those of their attributes, except for states that scripts set."""


INSPECT = """async addresses => {
    const signatures = SIGNATURES;
    const frames = addresses.map(address => Object.assign(document.createElement("iframe"), {src: address}));
    frames.forEach(frame => { frame.hidden = true; });
    const loaded = frames.map(frame => new Promise(done => { frame.onload = done; }));
    document.body.append(...frames);
    await Promise.all(loaded);
    // Search and explorer go on after that, until they tell how much they found, and what fills in, until it can begin.
    const counting = 'script[type="module"]';
    const goesOn = ({contentDocument: there}) =>
        there.querySelector(counting) && !there.querySelector("[data-result-count], [data-ready]");
    for (let waited = 0; frames.some(goesOn) && waited < 1500; waited += 1) {
        await new Promise(done => setTimeout(done, 20));
    }
    const seen = frames.map(frame => {
        const there = frame.contentDocument;
        const walker = there.createTreeWalker(there.documentElement, NodeFilter.SHOW_TEXT);
        const texts = new Set();
        while (walker.nextNode()) texts.add(walker.currentNode.data);
        return {
            address: frame.contentWindow.location.href,
            title: there.title,
            texts: [...texts],
            elements: [...new Set(signatures(there))],
            links: [...new Set([...there.querySelectorAll("a")].map(link => link.href))],
            ran: frame.contentWindow.ran !== undefined || window.ran !== undefined,
        };
    });
    frames.forEach(frame => frame.remove());
    return seen;
}""".replace("SIGNATURES", SIGNATURES).replace("STATES", "/^(aria-.*|data-.*|disabled|hidden|role)$/")


class Hostile(NamedTuple):
    """A site of hostile texts: its folder, and the texts that its pages must show, by URL."""

    folder: Path
    expected: Mapping[str, Sequence[str]]


class PlainHandler(QuietHandler):
    """Serves pages without their styles, which take a browser most of its time and change no text."""

    left_out = re.compile('<link rel="stylesheet"[^>]*>')

    def do_GET(self) -> None:  # noqa: N802
        file = Path(self.translate_path(self.path))
        page = file / "index.html" if file.is_dir() else file
        if page.suffix != ".html":
            super().do_GET()
            return
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(self.left_out.sub("", page.read_text("utf-8")).encode())


class LenientHandler(PlainHandler):
    """Serves the same pages without a policy."""

    left_out = re.compile('<link rel="stylesheet"[^>]*>|<meta http-equiv[^>]*>')


class StrictHandler(PlainHandler):
    """Serves the same pages with the policy also as a header."""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory, definitions: Mapping[str, Definition]) -> Hostile:
    root = small_project(tmp_path_factory.mktemp("hostile"))
    expected: dict[str, list[str]] = {}
    papers = sorted(definitions.values(), key=lambda definition: definition.id)
    for number, payload in enumerate(PAYLOADS):
        unit, paper = f"{ALONE}{number}", papers[number % len(papers)]
        describe(root, unit, payload)
        expected[address(unit, paper)] = add_form(root, unit, paper, payload, number)
    for paper in papers:
        describe(root, paper.id, TOGETHER)
        expected[address(paper.id, paper)] = add_all(root, paper)
        for url in (f"forms/{paper.id}/", f"forms/{paper.id}/{paper.first_year}/", f"projects/{paper.id}/project/"):
            expected[url] = [TOGETHER]
    with pytest.MonkeyPatch.context() as patch:
        # No page shows what is in the downloads, which would take more than half of the time of so many units.
        patch.setattr(Downloads, "write", lambda *_: ())
        build(root / "mkdocs.yml", root / "site")
    return Hostile(root / "site", expected)


def describe(root: Path, unit: str, payload: str) -> None:
    texts = {"名称": payload, "别名": [f"{payload}又"], "主管部门": payload, "说明": payload}
    write(root, f"content/forms/{unit}/unit.yml", json.dumps(texts, ensure_ascii=False))


def address(unit: str, paper: Definition) -> str:
    return f"forms/{unit}/{paper.first_year}/{name_of(paper)}/"


def name_of(paper: Definition) -> str:
    return "project" if paper.kind.value == "target" else f"project.{paper.kind.value}"


def add_form(root: Path, unit: str, paper: Definition, payload: str, number: int) -> list[str]:
    """Write a form with one hostile text in each of its texts; return all of these."""
    used = [payload]

    def another(_: object = None) -> str:
        used.append(PAYLOADS[(number + 7 * len(used)) % len(PAYLOADS)])
        return used[-1]

    rows = [[another() for _ in range(4)] for _ in range(3)]
    known = {"unit": payload, "project": payload}
    text = filled(paper, known, another, rows)
    write(root, f"content/forms/{unit}/{paper.first_year}/{name_of(paper)}.yml", text)
    # A paper with few columns omits some texts of the rows.
    return [one for one in used if json.dumps(one, ensure_ascii=False) in text]


def add_all(root: Path, paper: Definition) -> list[str]:
    """Write a form with all hostile texts in each of its texts and tables; return them as they must be shown."""
    rows = [[PAYLOADS[(at + step) % len(PAYLOADS)] for step in range(4)] for at in range(len(PAYLOADS))]
    known = {"unit": TOGETHER, "project": TOGETHER}
    place = f"content/forms/{paper.id}/{paper.first_year}/{name_of(paper)}.yml"
    write(root, place, filled(paper, known, lambda _: TOGETHER, rows))
    return [TOGETHER, *PAYLOADS]


@pytest.fixture(scope="module")
def harmless(browser: Browser, published: Path) -> set[str]:
    """The kinds of elements on pages without hostile text."""
    with served(published, LenientHandler) as host, browser.new_context() as context:
        page = context.new_page()
        seen = list(inspected(page, host, [*addresses(published), comparison(FORMS.values())]))
        # Their lists are too short to link to a next page and to be narrowed, their tables to have merged cells cut; in
        # a hidden frame a paper is a stop for the keyboard until the script sees that it does not scroll.
        others = {"meta content http-equiv", "a href rel", "td class rowspan", "div class tabindex"}
        others.add("input autocomplete id maxlength type")
        return others.union(*(one["elements"] for one in seen))


def inspected(page: Page, host: str, urls: Sequence[str]) -> Iterator[dict[str, Any]]:
    """Yield what the browser made of each page; pages are loaded in frames of an empty one, which is faster."""
    # The policy would not allow a page of the site to frame others.
    page.route(f"{host}frames", lambda route: route.fulfill(body="", content_type="text/html"))
    page.goto(f"{host}frames")
    for start in range(0, len(urls), AT_ONCE):
        yield from page.evaluate(INSPECT, [f"{host}{url}" for url in urls[start : start + AT_ONCE]])


def test_there_are_enough_texts_of_all_sorts() -> None:
    assert len(PAYLOADS) >= 500


@pytest.mark.parametrize(
    ("handler", "is_alone"), [(StrictHandler, False), (LenientHandler, True)], ids=["policy", "no policy"]
)
def test_no_text_runs_makes_an_element_or_is_altered(
    browser: Browser, hostile: Hostile, harmless: set[str], handler: type[QuietHandler], is_alone: bool
) -> None:
    """What does nothing without the policy does nothing with it: there, pages with a single text are left out."""
    wrong: list[str] = []
    with served(hostile.folder, handler) as host, browser.new_context() as context:
        page = context.new_page()
        page.on("dialog", lambda dialog: wrong.append(f"dialog: {dialog.message}"))
        page.on("request", lambda request: wrong.extend([request.url] * (not request.url.startswith((host, "data:")))))
        urls = [url for url in visited(hostile) if is_alone or ALONE not in url]
        for url, seen in zip(urls, inspected(page, host, urls), strict=True):
            expected = [TOGETHER] if url.startswith("compare/?") else hostile.expected.get(url, ())
            wrong += complaints(url, seen, harmless, host, expected)
    assert wrong == []


def visited(hostile: Hostile) -> list[str]:
    """Return all pages except those of single units, one of which is visited with all texts together."""
    everywhere = [url for url in addresses(hostile.folder) if ALONE not in url]
    together = [url for url in hostile.expected if "/20" in url and ALONE not in url]
    compared = [comparison(together[at : at + 2]) for at in range(len(together) - 1)]
    return sorted({*hostile.expected, *page_of_each_kind(hostile.folder), *everywhere, *compared})


def comparison(urls: Iterable[str]) -> str:
    """Return the URL that compares forms, from the URLs of their pages."""
    return "compare/?" + "&".join(f"form={url[6:-1]}" for url in urls)


def complaints(
    url: str, seen: Mapping[str, Any], harmless: set[str], host: str, expected: Sequence[str]
) -> Iterator[str]:
    """Yield what hostile texts did to a page."""
    if seen["ran"] or seen["address"] != f"{host}{url}":
        yield f"{url}: ran"
    if made := set(seen["elements"]) - harmless:
        yield f"{url}: made {made}"
    if led := [link for link in seen["links"] if link and not link.startswith((host, "http://127.0.0.1"))]:
        yield f"{url}: leads to {led}"
    everything = "\n".join([*seen["texts"], seen["title"]])
    yield from (f"{url}: altered {text[:90]}" for text in expected if text not in everything)


def test_a_text_that_ran_or_made_an_element_would_be_seen(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(
        f"<title>甲</title><p><img src=x onerror={RUN}>乙<a href=javascript:1>", "utf-8"
    )
    with served(tmp_path, LenientHandler) as host, browser.new_context() as context:
        (seen,) = inspected(context.new_page(), host, [""])
    found = [
        complaint.partition(" ")[2].partition(" ")[0] for complaint in complaints("", seen, {"p "}, host, ["<img"])
    ]
    assert found == ["ran", "made", "leads", "altered"]

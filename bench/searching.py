"""Searches in a browser: the number of forms found, the bytes loaded, and the time until the first results."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urlencode

from playwright.sync_api import Browser, Response, sync_playwright

from tools.browser import ARGUMENTS, find_browser
from tools.serving import QuietHandler

DONE = "[data-result-count]"

# The time when the results are in the page, by the page's own clock; polling would add the round trip.
NOTE_WHEN_DONE = """new MutationObserver((_, observer) => {
    if (!document.querySelector("[data-result-count]")) return;
    window.doneAfter = performance.now();
    observer.disconnect();
}).observe(document, {subtree: true, childList: true, attributes: true});"""
OUR_COUNTS = """async queries => {
    const form = document.getElementById("search-form"), counts = [];
    for (const query of queries) {
        form.elements.q.value = query;
        form.requestSubmit();
        let number;
        while (!(number = document.querySelector("[data-result-count]"))) await new Promise(setTimeout);
        counts.push(Number(number.dataset.resultCount));
    }
    return counts;
}"""
PAGEFIND_COUNTS = """async queries => {
    const counts = [];
    for (const query of queries) counts.push(await count(query));
    return counts;
}"""


@dataclass(frozen=True, slots=True)
class Engine:
    """A page that searches: its address, the parts of URLs that count as its own, and how to make it count."""

    name: str
    page: str
    own: tuple[str, ...]
    counts: str


OURS = Engine("own index", "search/", ("/data/search/", "/javascripts/search", "/javascripts/shared/"), OUR_COUNTS)
PAGEFIND = Engine("Pagefind", "pagefind.html", ("/pagefind/", "/pagefind-search.js"), PAGEFIND_COUNTS)


@dataclass(frozen=True, slots=True)
class Lookup:
    """One search on a newly opened page: bytes of the engine's own files, and milliseconds until results appear."""

    size: int
    milliseconds: float


class KeepingHandler(QuietHandler):
    """Serves files uncompressed, over persistent connections."""

    protocol_version = "HTTP/1.1"


@contextmanager
def browser() -> Iterator[Browser]:
    """Yield a browser while the context lasts."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=find_browser(), args=list(ARGUMENTS))
        yield opened
        opened.close()


def counts(browser: Browser, address: str, engine: Engine, queries: Sequence[str]) -> list[int]:
    """Return how many forms each query finds."""
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(address + engine.page)
        page.wait_for_selector(DONE, state="attached")
        found: list[int] = page.evaluate(engine.counts, list(queries))
        return found


def lookup(browser: Browser, address: str, engine: Engine, query: str) -> Lookup:
    """Return the costs of a single search for a first-time visitor."""
    responses: list[Response] = []
    with browser.new_context() as context:
        context.add_init_script(NOTE_WHEN_DONE)
        page = context.new_page()
        page.on("response", lambda response: responses.append(response))
        page.goto(f"{address}{engine.page}?{urlencode({'q': query})}")
        page.wait_for_selector(DONE, state="attached")
        milliseconds: float = page.evaluate("doneAfter")
        own = [one for one in responses if any(part in one.url for part in engine.own)]
        return Lookup(sum(int(one.headers.get("content-length", 0)) for one in own), milliseconds)

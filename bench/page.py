"""Measures a first visit over a slow connection: ``python -m bench.page SITE``, a folder written by ``disclosure
build``.

The connection is Lighthouse's slow 4G: 1.6 megabits per second, 150 milliseconds for a round trip. Files are served
compressed, as by the servers with examples in ``deploy/``.
"""

from __future__ import annotations

import argparse
import gzip
from pathlib import Path
from statistics import median
from typing import NamedTuple

from playwright.sync_api import Browser, sync_playwright

from tools.browser import ARGUMENTS, find_browser
from tools.serving import QuietHandler, served

BITS_PER_SECOND = 1_638_400
ROUND_TRIP = 150
TIMES = 5
PAINTED = """() => new Promise(done => new PerformanceObserver(list => done(list.getEntries().at(-1).startTime))
    .observe({type: "largest-contentful-paint", buffered: true}))"""


class Visit(NamedTuple):
    """A first visit: the number and bytes of files transferred, and when the largest content was painted."""

    files: int
    bytes: int
    painted_ms: float


class CompressingHandler(QuietHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:  # noqa: N802
        path = Path(self.translate_path(self.path))
        file = path / "index.html" if path.is_dir() else path
        if not file.is_file():
            self.send_error(404)
            return
        body = gzip.compress(file.read_bytes(), 6)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def visit(browser: Browser, url: str) -> Visit:
    """Return the measurements of a first visit with an empty cache."""
    with browser.new_context(viewport={"width": 360, "height": 740}) as context:
        page = context.new_page()
        line = context.new_cdp_session(page)
        speed = BITS_PER_SECOND / 8
        line.send("Network.enable")
        line.send(
            "Network.emulateNetworkConditions",
            {"offline": False, "latency": ROUND_TRIP, "downloadThroughput": speed, "uploadThroughput": speed / 2},
        )
        received: list[float] = []
        line.on("Network.loadingFinished", lambda event: received.append(event["encodedDataLength"]))
        page.goto(url, wait_until="networkidle")
        return Visit(len(received), int(sum(received)), float(page.evaluate(PAINTED)))


def largest_form(site: Path) -> str:
    """Return the URL of the largest page of a form."""
    pages = site.glob("forms/*/[0-9]*/*/index.html")
    return max(pages, key=lambda file: file.stat().st_size).parent.relative_to(site).as_posix() + "/"


def main() -> None:
    """Print the figures of the home page, of the largest form and of the search page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path)
    site = parser.parse_args().site
    with sync_playwright() as playwright, served(site, CompressingHandler) as host:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=list(ARGUMENTS))
        for url in ("", largest_form(site), "search/"):
            visits = [visit(browser, host + url) for _ in range(TIMES)]
            painted = median(one.painted_ms for one in visits)
            print(f"{url or '/'}: {visits[0].files} files, {visits[0].bytes:,} bytes, painted after {painted:,.0f} ms")
        browser.close()


if __name__ == "__main__":
    main()

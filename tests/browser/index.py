"""Replaces the site's index in a page, and reads the forms back from the site's index."""

from __future__ import annotations

import json
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path

from playwright.sync_api import Page, Route

from generator.search.entries import Entry
from tests.search.collections import Files, files_of
from tests.search.reader import papers_of


def serve(page: Page, files: Files) -> None:
    """Answer requests for files of the index with these."""

    def answer(route: Route) -> None:
        content = files.get("data/search/" + route.request.url.partition("/data/search/")[2])
        if content is None:
            route.fulfill(status=404, body="")
        else:
            route.fulfill(body=content)

    page.route("**/data/search/**", answer)


def withhold(page: Page, files: str) -> None:
    """Make requests for these files of the index fail."""
    page.route(f"**/data/search/{files}", lambda route: route.fulfill(status=503, body=""))


def serve_entries(page: Page, *entries: Entry) -> None:
    serve(page, files_of(entries))


def published_entries(site: Path) -> list[Entry]:
    """Return the forms of a site, from the files of its results, in the order of years and numbers."""
    folder = site / "data/search"
    return [entry for year in sorted(folder.glob("[0-9]*/")) for entry in _of_year(year)]


def _of_year(folder: Path) -> Iterable[Entry]:
    facts = json.loads(folder.with_suffix(".json").read_text("utf-8"))
    for number, paper in enumerate(papers_of(facts)):
        told = json.loads((folder / f"form-{number}.json").read_text("utf-8"))
        amount = None if told["amount"] is None else Decimal(told["amount"])
        project = told["url"].split("/")[-2].partition(".")[0]
        yield Entry(
            url=told["url"],
            title=told["title"],
            unit=told["unit"],
            unit_name=told["unitName"],
            project=project,
            year=told["year"],
            kind=told["kind"],
            types=tuple(told["types"]),
            amount=amount,
            text=told["text"],
            paper=paper,
        )

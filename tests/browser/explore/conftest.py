"""The real forms and made-up ones, with an index of these."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from playwright.sync_api import Page

from bench.entries import made_up_entries
from generator.rules.misses import Misses
from generator.search.entries import Entry
from tests.browser.index import published_entries, serve
from tests.search.collections import Files, files_of


@pytest.fixture(scope="session")
def real(published: Path) -> list[Entry]:
    return published_entries(published)


@pytest.fixture(scope="session")
def made_up() -> list[Entry]:
    """Forms over three years, some with a declaration beside their self-evaluation, an amount, or missed targets."""
    entries = sorted(
        made_up_entries(300, (2019, 2020, 2021)), key=lambda entry: (entry.year, entry.unit, entry.project)
    )
    twice = [
        replace(entry, kind="target", amount=Decimal("12.34"), url=f"{entry.url}x/")
        for entry in entries
        if entry.kind != "target"
    ]
    entries = [_with_misses(entry, number) for number, entry in enumerate(entries)]
    return sorted([*entries, *twice], key=lambda entry: (entry.year, entry.unit, entry.project, entry.kind != "target"))


def _with_misses(entry: Entry, number: int) -> Entry:
    if entry.kind == "target" or number % 4 == 0:
        return entry
    return replace(entry, outcome=entry.outcome._replace(misses=Misses(number % 3, number % 2)))


@pytest.fixture(scope="session")
def made_up_files(made_up: list[Entry]) -> Files:
    return files_of(made_up)


@pytest.fixture
def made_up_page(page: Page, made_up_files: Files) -> Page:
    serve(page, made_up_files)
    return page

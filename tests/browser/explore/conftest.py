"""The real forms and made-up ones, with an index for these."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from playwright.sync_api import Page

from bench.entries import made_up_entries
from generator.search.entries import Entry
from tests.browser.index import published_entries, serve
from tests.search.collections import Files, files_of


@pytest.fixture(scope="session")
def real(published: Path) -> list[Entry]:
    return published_entries(published)


@pytest.fixture(scope="session")
def made_up() -> list[Entry]:
    """Forms over three years, with some declarations beside their self-evaluation, and some without an amount."""
    entries = sorted(
        made_up_entries(300, (2019, 2020, 2021)), key=lambda entry: (entry.year, entry.unit, entry.project)
    )
    twice = [
        replace(entry, kind="target", amount=Decimal("12.34"), url=f"{entry.url}x/")
        for entry in entries
        if entry.kind != "target"
    ]
    return sorted([*entries, *twice], key=lambda entry: (entry.year, entry.unit, entry.project, entry.kind != "target"))


@pytest.fixture(scope="session")
def made_up_files(made_up: list[Entry]) -> Files:
    return files_of(made_up)


@pytest.fixture
def made_up_page(page: Page, made_up_files: Files) -> Page:
    serve(page, made_up_files)
    return page

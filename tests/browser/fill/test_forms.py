"""Each published form, started from its published data: the page writes it exactly as it was."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Page

from bench.reading import read_form
from generator.definition.cells import Definition
from generator.diagnostics import collect
from tests.browser.fill.clerk import begin, read, written
from tests.project import PUBLISHED

FORMS = PUBLISHED / "content/forms"
FILES = sorted(path for path in FORMS.rglob("*.yml") if path.name != "unit.yml")


def named(path: Path) -> str:
    return path.relative_to(FORMS).with_suffix("").as_posix()


@pytest.mark.parametrize("file", FILES, ids=named)
def test_a_published_form_is_written_as_it_was(
    page: Page, site_url: str, definitions: Mapping[str, Definition], file: Path
) -> None:
    path = file.relative_to(PUBLISHED).as_posix()
    original, _ = collect(read_form(path, path.split("/")[2:], file.read_bytes(), definitions, {file.parts[-3]: None}))  # type: ignore[arg-type]
    assert original
    begin(page, site_url, base=named(file), year=str(original.address.year))
    assert page.locator("#fill-file").text_content() == f"文件：{path}"
    made, found = read(written(page), path, definitions)
    assert made
    assert made.cells == original.cells
    assert json.dumps(made.cells, default=str) == json.dumps(ordered(original.cells, made.cells), default=str)
    assert [one.rule for one in found if one.severity.value == "error"] == []
    assert page.locator(".fill-list--wrong li").count() == 0


def ordered(cells: object, like: object) -> object:
    """Return the cells in the order of others, because a form need not follow the order of its paper."""
    if isinstance(cells, dict) and isinstance(like, dict):
        return {key: ordered(cells[key], like[key]) for key in like}
    return cells

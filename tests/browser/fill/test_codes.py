"""A code is not taken for the number of a person, as in the check."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from generator.exports.filling import definition_file
from tests.browser.fill.clerk import begin, field, part_of

HALL = "innovation-centre-office/2023/innovation-centre-hall"
PAPER = definition_file("sh-target-2023")


@pytest.mark.parametrize(("kind", "doubts"), [("code", 0), ("text", 1)])
def test_a_code_is_not_doubted(page: Page, site_url: str, published: Path, kind: str, doubts: int) -> None:
    paper = json.loads((published / PAPER).read_text("utf-8"))
    (cell,) = (cell for cell in paper["cells"] if cell["name"] == "主管部门")
    cell["type"] = kind
    page.route(f"**/{PAPER}", lambda route: route.fulfill(json=paper))
    begin(page, site_url, base=HALL, year="2024")
    asked = field(page, "主管部门")
    asked.fill("520302330000001234")
    field(page, "项目总目标").fill("电话 13800000000")
    expect(part_of(field(page, "项目总目标")).locator(".fill-doubt")).to_have_count(1)
    expect(part_of(asked).locator(".fill-doubt")).to_have_count(doubts)
    # Its place is that of a short text.
    expect(asked.locator("xpath=ancestor::*[contains(@class, 'fill-cell')][1]")).to_have_class("fill-cell")

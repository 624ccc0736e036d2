"""Which paper the page offers first, and what it says of the years of each."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from generator.exports.filling import CONTENTS
from tests.browser.fill.clerk import open_page

UNIT, PROJECT = "innovation-centre-office", "it-operations"
OPEN = {"title": "财政项目支出绩效目标申报表", "kind": "target", "from": 2026, "to": None}
EVALUATION = {"title": "财政项目支出绩效自评表", "kind": "self-evaluation", "from": 2026, "to": 2028}


@pytest.fixture
def revised(page: Page, published: Path) -> Page:
    """The page of a site whose papers were revised for 2026; the newer paper of each title comes first there."""
    contents = json.loads((published / CONTENTS).read_text("utf-8"))
    new = [{"id": "target-2026", **OPEN}, {"id": "self-evaluation-2026", **EVALUATION}]
    body = json.dumps({**contents, "forms": [*new, *contents["forms"]]})
    page.route(f"**/{CONTENTS}", lambda route: route.fulfill(body=body))
    return page


@pytest.mark.parametrize(
    ("asked", "paper"),
    [
        ({"unit": UNIT, "project": PROJECT, "year": "2026"}, "target-2026"),
        ({"unit": UNIT, "project": PROJECT, "year": "2023"}, "sh-target-2023"),
        ({"unit": UNIT, "project": PROJECT, "year": "2020"}, "sh-target-2020"),
        # No paper was made for these years: that of the project's last form.
        ({"unit": UNIT, "project": PROJECT, "year": "2024"}, "sh-target-2023"),
        (
            {"base": "innovation-centre-office/2021/future-park-hall.self-evaluation", "year": "2027"},
            "self-evaluation-2026",
        ),
        ({"unit": UNIT, "project": PROJECT, "year": "2026", "form": "sh-target-2023"}, "sh-target-2023"),
    ],
)
def test_the_paper_of_the_year_is_chosen(revised: Page, site_url: str, asked: dict[str, str], paper: str) -> None:
    open_page(revised, site_url, **asked)
    expect(revised.locator("#fill-form")).to_have_value(paper)


def test_with_another_year_another_paper_is_chosen_unless_somebody_chose_one(revised: Page, site_url: str) -> None:
    open_page(revised, site_url, unit=UNIT, project=PROJECT, year="2023")
    paper, year = revised.locator("#fill-form"), revised.locator("#fill-year")
    expect(paper).to_have_value("sh-target-2023")
    year.fill("2026")
    expect(paper).to_have_value("target-2026")
    paper.select_option("self-evaluation-2026")
    year.fill("2023")
    expect(paper).to_have_value("self-evaluation-2026")


def test_a_paper_tells_its_years(revised: Page, site_url: str) -> None:
    open_page(revised, site_url)
    papers = "\n".join(revised.locator("#fill-form option").all_text_contents())
    for told in ("（2026 年起）", "（2026 至 2028 年）", "（2019 年） sh-target-2019", "（2020 年）"):
        assert told in papers

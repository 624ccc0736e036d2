"""Which paper the page offers first, and what it says about the years of each, and of units."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from generator.exports.filling import CONTENTS
from tests.browser.fill.clerk import MODULE, open_page

UNIT, PROJECT = "innovation-centre-office", "it-operations"
OPEN = {"title": "财政项目支出绩效目标申报表", "kind": "target", "from": 2026, "to": None}
EVALUATION = {"title": "财政项目支出绩效自评表", "kind": "self-evaluation", "from": 2026, "to": 2028}


@pytest.fixture
def revised(page: Page, published: Path) -> Page:
    """The page of a site with papers revised for 2026, where the newer paper of each title comes first."""
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
        # No paper is for these years: that of the project's last form is offered.
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


def test_a_unit_without_forms_of_the_year_is_doubted(page: Page, site_url: str, published: Path) -> None:
    contents = json.loads((published / CONTENTS).read_text("utf-8"))
    body = json.dumps({**contents, "spans": {UNIT: {"from": 2020, "to": 2023}}})
    page.route(f"**/{CONTENTS}", lambda route: route.fulfill(body=body))
    open_page(page, site_url, unit=UNIT, year="2023")
    doubts = page.locator("#fill-place .fill-doubt", has_text=dict(contents["units"])[UNIT][0])
    for year, count in (("2019", 1), ("2020", 0), ("2023", 0), ("2024", 1)):
        page.locator("#fill-year").fill(year)
        expect(doubts).to_have_count(count)
    expect(page.locator("#fill-unit")).to_have_accessible_description(str(doubts.text_content()))
    page.locator("#fill-unit").select_option("rd-platform-centre")
    expect(doubts).to_have_count(0)


def test_a_paper_tells_its_years(revised: Page, site_url: str) -> None:
    open_page(revised, site_url)
    papers = "\n".join(revised.locator("#fill-form option").all_text_contents())
    for told in ("2026 年起：", "2026 至 2028 年：", "2020 年："):
        assert told in papers


def test_where_no_paper_is_of_the_year_the_newest_of_the_kind_is_chosen(
    page: Page, site_url: str, published: Path
) -> None:
    for unit, _ in json.loads((published / CONTENTS).read_text("utf-8"))["units"]:
        open_page(page, site_url, unit=unit, year="2026")
        expect(page.locator("#fill-form")).to_have_value("sh-target-2023")
    open_page(page, site_url, base="innovation-centre-office/2021/future-park-hall.self-evaluation", year="2026")
    expect(page.locator("#fill-form")).to_have_value("sh-self-evaluation-2021")


@pytest.mark.parametrize(
    ("asked", "paper"),
    [
        # Of two papers of the year, that of the last form; for a year before all papers, the earliest.
        ({"unit": "technology-incubation-centre", "year": "2019"}, "sh-target-2019-two-levels"),
        ({"unit": "biomedicine-promotion-centre", "year": "2019"}, "sh-target-2019"),
        ({"unit": UNIT, "project": PROJECT, "year": "2022"}, "sh-target-2020"),
        ({"unit": UNIT, "project": PROJECT, "year": "2018"}, "sh-target-2019"),
        ({"unit": "*", "year": "2030"}, "sh-target-2023"),
    ],
)
def test_the_paper_nearest_to_the_year_is_chosen(page: Page, site_url: str, asked: dict[str, str], paper: str) -> None:
    open_page(page, site_url, **asked)
    expect(page.locator("#fill-form")).to_have_value(paper)


def test_a_newer_paper_goes_before_the_last_forms_that_is_still_of_the_year(
    page: Page, site_url: str, published: Path
) -> None:
    contents = json.loads((published / CONTENTS).read_text("utf-8"))
    old = [form | {"to": None} for form in contents["forms"]]
    of_units = {"id": "unit-2025", "title": "整体支出", "kind": "target", "from": 2025, "to": None, "whole": True}
    page.route(f"**/{CONTENTS}", lambda route: route.fulfill(json=contents | {"forms": [of_units, *old]}))
    open_page(page, site_url, unit="sti-information-centre", year="2026")
    expect(page.locator("#fill-form")).to_have_value("sh-target-2023")


def test_papers_of_one_title_and_year_are_told_apart_in_words(page: Page, site_url: str) -> None:
    open_page(page, site_url)
    papers = page.locator("#fill-form option").all_text_contents()
    assert "2019 年，指标分 2 级：上海市财政支出项目绩效目标申报表" in papers
    assert "2019 年，指标分 3 级：上海市财政支出项目绩效目标申报表" in papers
    assert "2020 年：财政项目支出绩效目标表" in papers


def test_papers_that_nothing_else_tells_apart_are_told_by_their_identifiers(alone: Page) -> None:
    one = {"name": "申报表", "authority": "甲市", "from": 2026, "to": 2026, "levels": 3}
    papers = [one | {"id": "a"}, one | {"id": "b"}, one | {"id": "c", "authority": "乙市"}]
    texts = {"formOfYears": "{years}：{title}", "oneYear": "{from} 年", "levels": "{levels} 级", "markComma": "，"}
    ask = "async ([papers, texts]) => (await (LOAD)('papers')).namesOf(papers, texts)".replace("LOAD", MODULE)
    told = ["2026 年，3 级，甲市，a：申报表", "2026 年，3 级，甲市，b：申报表", "2026 年，3 级，乙市：申报表"]
    assert alone.evaluate(ask, [papers, texts]) == told

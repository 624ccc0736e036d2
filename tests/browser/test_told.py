"""What screen readers get of a page: each thing once, and understandable without its surroundings."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from tests.browser.kinds import page_of_each_kind
from tests.browser.whole import open_whole

EVALUATION = "forms/innovation-centre-office/2021/centre-development.self-evaluation/"


def parts(page: Page, role: str) -> Iterator[tuple[str, str]]:
    """Yield name and description of all parts with a role, as the browser passes them to screen readers."""
    session = page.context.new_cdp_session(page)
    nodes: list[dict[str, Any]] = session.send("Accessibility.getFullAXTree")["nodes"]
    for node in nodes:
        if not node["ignored"] and node["role"]["value"] == role:
            yield node["name"]["value"], node.get("description", {}).get("value", "")


def test_links_say_what_they_lead_to_without_what_stands_around_them(
    page: Page, site_url: str, published: Path
) -> None:
    figures = {}
    for url in [*page_of_each_kind(published), "explore/?kind=self-evaluation"]:
        open_whole(page, f"{site_url}{url}")
        if found := [name for name, _ in parts(page, "link") if not re.search(r"[^\W\d]", name)]:
            figures[url] = found
    assert figures == {}


def test_a_mark_is_told_once(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}{EVALUATION}")
    marks = [(name, description) for name, description in parts(page, "link") if name.startswith("核对 ")]
    assert marks == [("核对 1", "")] * 3


def test_the_way_to_the_form_before_is_told_from_that_to_the_next_one(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}{EVALUATION}")
    ways = page.get_by_role("navigation", name="同一项目的上一份和下一份表").get_by_role("link")
    assert ways.all_inner_texts() == ["下一份：2023 年绩效目标申报"]


def test_every_field_is_told_from_the_others(page: Page, site_url: str) -> None:
    open_whole(page, f"{site_url}explore/")
    ends = [name.format(end) for name in ("预算{}（元）", "执行率{}（%）", "总分{}") for end in "从到"]
    assert [name for name, _ in parts(page, "textbox")] == ["表中文字", *ends]


def test_the_names_of_columns_on_a_paper_are_told_of_what_stands_below_them_alone(page: Page, site_url: str) -> None:
    """Browsers apply all column headings to each of a column's cells."""
    page.goto(f"{site_url}{EVALUATION}")
    tables = page.locator(".paper").get_by_role("table")
    heads = [table.get_by_role("columnheader").all_inner_texts() for table in tables.all()]
    assert heads == [
        [],
        ["年初预算", "全年预算数", "全年执行数", "分值", "执行率", "得分"],
        ["预期目标", "实际完成情况"],
        [
            *("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值"),
            *("分值", "得分", "偏差原因分析及改进措施"),
        ],
        [],
    ]
    assert tables.nth(0).get_by_role("rowheader").all_inner_texts() == ["项目名称", "主管部门", "实施单位"]
    assert tables.nth(3).get_by_role("row").count() == 6


def test_every_table_of_a_form_has_a_name(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}{EVALUATION}")
    names = [name for name, _ in parts(page, "table")]
    assert names == ["指标", "项目资金（万元）", *["官方表样"] * 5, "对照的各格"]


SAID = """() => { window.said = [];
    const status = document.getElementById("explore-status");
    new MutationObserver(() => said.push(status.textContent)).observe(status, {childList: true}) }"""


def test_what_a_filter_leaves_is_told_once(page: Page, site_url: str) -> None:
    """The Enter key in a field changes it, and submits the form."""
    open_whole(page, f"{site_url}explore/")
    page.evaluate(SAID)
    page.get_by_label("预算从").fill("50000000")
    assert page.evaluate("said") == []
    page.get_by_label("预算从").press("Enter")
    page.wait_for_selector("#explore-status[data-result-count='1']")
    page.wait_for_timeout(200)
    assert len(page.evaluate("said")) == 2
    assert page.evaluate("said[1]").startswith("共 1 份")


def test_what_is_told_of_a_heading_changes_nothing_of_its_look(page: Page, site_url: str, published: Path) -> None:
    """Material draws a sign beside headings with an explicit role."""
    drawn = (
        "heads => heads.filter(head => !['none', 'normal'].includes(getComputedStyle(head, '::after').content)).length"
    )
    for url in page_of_each_kind(published):
        open_whole(page, f"{site_url}{url}")
        assert (url, page.locator("th").evaluate_all(drawn)) == (url, 0)


def test_what_looks_like_a_heading_above_a_table_is_one(page: Page, site_url: str, published: Path) -> None:
    """Most users of screen readers navigate by headings."""
    for url in page_of_each_kind(published):
        open_whole(page, f"{site_url}{url}")
        assert page.locator("caption:visible:not(.visually-hidden)").count() == 0, url
        names = {name for name, _ in parts(page, "table")} - {"", "对照的各格"}
        assert names <= {re.sub("※.*|[a-z_]+$", "", name) for name, _ in parts(page, "heading")}, url

"""What the page of a form says of its changes since it was published."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from generator.definition.cells import Definition
from generator.history.changes import Change, History
from generator.reading.changes.revisions import Became, Beside, ChangedCell, Revision, Standing
from generator.rendering.environment import Renderer
from generator.rendering.pages.form.revisions import MOST_SHOWN, CellView, Revised, revisions_view
from generator.rendering.pages.page import Page
from tests.rendering.form_pages import SITE, form_page_of
from tests.sample import read, sample

MARCH, MAY = (Change(letter * 40, datetime(2026, month, 5, tzinfo=UTC)) for letter, month in (("a", 3), ("b", 5)))
CORRECTION = "更正:\n  - {日期: 2026-05-02, 内容: 开放天数, 原因: 笔误}\n"
NAMED = replace(SITE, repository="https://example.org/{commit}")


def cell(became: Became, before: str = "", after: str = "", *, is_corrected: bool = True) -> ChangedCell:
    return ChangedCell(("开放天数", "年度指标值"), became, before, after, is_corrected)


def revised(*cells: ChangedCell, change: Change = MAY, standing: Standing = Standing.COMPARED) -> Revised:
    return Revised(change, Revision(standing, cells))


LOWERED = cell(Became.REPLACED, "≥300天", "≥200天", is_corrected=False)
EXPLAINED = cell(Became.REPLACED, "1", "2")
ADDED = cell(Became.ADDED, "", "5")


@pytest.mark.parametrize(
    ("changed", "text"),
    [
        (LOWERED, "由“≥300天”改为“≥200天”"),
        (cell(Became.REPLACED, "≥300天"), "由“≥300天”改为文字"),
        (cell(Became.REPLACED, "", "≥200天"), "由文字改为“≥200天”"),
        (cell(Became.REMOVED), "删去"),
        (cell(Became.REMOVED, "≥300天"), "删去，原来是“≥300天”"),
        (cell(Became.ADDED), "新填"),
        (ADDED, "新填\u00a05"),
        (cell(Became.REPLACED, "175400", "185400.50"), "由\u00a0175,400 改为\u00a0185,400.50"),
        (cell(Became.REPLACED, "93.3%", "约 95%"), "由\u00a093.3% 改为“约 95%”"),
        (cell(Became.REMOVED, "-1000"), "删去，原来是\u00a0-1,000"),
        (cell(Became.REPLACED, "2000人", "2019-01-01"), "由“2000人”改为“2019-01-01”"),
        (cell(Became.REPLACED, "012", "1,000"), "由“012”改为\u00a01,000"),
        (cell(Became.ALTERED), "文字有改动"),
        (cell(Became.WITHHELD), "改成不予公开"),
    ],
)
def test_of_each_cell_it_is_said_what_became_of_it(changed: ChangedCell, text: str) -> None:
    (view,) = revisions_view([revised(changed, EXPLAINED)], SITE).changes
    assert view.cells[0][:2] == ("开放天数 · 年度指标值", text)


@pytest.mark.parametrize(
    ("cells", "remark", "remarks", "summary"),
    [
        ((LOWERED, LOWERED), "没有写更正", ["", ""], "公开以后改过 2 处，没有写更正。"),
        ((LOWERED, EXPLAINED), "", ["没有写更正", ""], "公开以后改过 2 处，其中至少 1 处没有写更正。"),
        ((LOWERED, ADDED), "", ["没有写更正", ""], "公开以后改过 1 处，没有写更正。"),
        ((EXPLAINED, ADDED), "", ["", ""], "公开以后改过 1 处。"),
        ((ADDED,), "", [""], ""),
        ((), "表上各格没有改动", [], ""),
    ],
)
def test_what_no_correction_mentions_is_said_once(
    cells: tuple[ChangedCell, ...], remark: str, remarks: list[str], summary: str
) -> None:
    view = revisions_view([revised(*cells)], SITE)
    assert view.summary == summary
    assert view.changes[0].remark == remark
    assert [one.remark for one in view.changes[0].cells] == remarks


@pytest.mark.parametrize(
    ("written", "with_findings", "remark"),
    [
        ((Beside.CORRECTION,), True, "写了更正"),
        ((Beside.ANSWER,), True, "写了回应"),
        ((Beside.CORRECTION, Beside.ANSWER), True, "写了更正、回应"),
        ((Beside.CORRECTION, Beside.ANSWER), False, "写了更正"),
        ((Beside.ANSWER,), False, "表上各格没有改动"),
    ],
)
def test_of_a_change_of_no_cell_it_is_said_what_it_wrote_beside_them(
    written: tuple[Beside, ...], remark: str, *, with_findings: bool
) -> None:
    change = Revised(MAY, Revision(Standing.COMPARED, (), written))
    (view,) = revisions_view([change], replace(SITE, publishes_findings=with_findings)).changes
    assert view.remark == remark
    both = Revised(MAY, Revision(Standing.COMPARED, (EXPLAINED,), written))
    assert revisions_view([both], SITE).changes[0].remark == ""


@pytest.mark.parametrize("standing", list(Standing))
def test_why_cells_are_not_listed_is_said(standing: Standing) -> None:
    (view,) = revisions_view([revised(standing=standing)], SITE).changes
    assert view.remark
    assert view.cells == ()


def test_the_latest_change_comes_first_and_links_to_its_commit() -> None:
    changes = [revised(change=MARCH), revised(change=MAY)]
    view = revisions_view(changes, NAMED)
    assert [one.change.date for one in view.changes] == ["2026-05-05", "2026-03-05"]
    assert view.changes[0].change.url == f"https://example.org/{MAY.commit}"


def test_many_cells_are_unfolded_on_demand() -> None:
    for number, is_folded in ((MOST_SHOWN, False), (MOST_SHOWN + 1, True)):
        (view,) = revisions_view([revised(*[EXPLAINED] * number)], SITE).changes
        assert view.to_unfold == (f"{number} 处" if is_folded else "")
        assert view.cells == (CellView("开放天数 · 年度指标值", "由\u00a01 改为\u00a02", ""),) * number


def form_page(changes: list[Revised], definitions: Mapping[str, Definition], end: str = "") -> Page:
    form = read(sample() + end, definitions).whole
    history = History(MARCH, MAY)
    return form_page_of(form, definitions, NAMED, history=history, revisions=changes)


def page_of(changes: list[Revised], definitions: Mapping[str, Definition], renderer: Renderer, end: str = "") -> str:
    page = form_page(changes, definitions, end)
    return renderer.render(page.template, "", view=page.view)


@pytest.mark.parametrize(
    ("changes", "end", "told"),
    [
        (
            [LOWERED, EXPLAINED],
            CORRECTION,
            "本表更正过，最近一次在 2026-05-02。公开以后改过 2 处，其中至少 1 处没有写更正。",
        ),
        ([LOWERED], "", "公开以后改过 1 处，没有写更正。"),
        ([], "", ""),
    ],
)
def test_a_printed_copy_tells_of_changes_too(
    changes: list[ChangedCell], end: str, told: str, definitions: Mapping[str, Definition]
) -> None:
    page = form_page([revised(*changes)] if changes else [], definitions, end)
    assert page.origin.partition("。")[2] == told


def test_a_page_lists_its_changes_and_says_near_the_top_that_there_are_some(
    definitions: Mapping[str, Definition], renderer: Renderer
) -> None:
    html = page_of([revised(LOWERED)], definitions, renderer)
    assert '没有写更正。<a href="#changes">看修改记录</a>' in html
    assert html.index("amended__summary") < html.index('class="contents') < html.index('id="changes"')
    assert "<li>开放天数 · 年度指标值：由“≥300天”改为“≥200天”</li>" in html
    assert 'datetime="2026-05-05">2026-05-05</time>：没有写更正 <a class="change__link"' in html
    assert "最近修改<" not in html
    assert 'id="corrections"' not in html


def test_a_cell_without_a_correction_is_marked_where_others_have_one(
    definitions: Mapping[str, Definition], renderer: Renderer
) -> None:
    html = page_of([revised(LOWERED, EXPLAINED)], definitions, renderer)
    assert html.count("revisions__remark") == 1
    assert '改为“≥200天” <span class="revisions__remark">没有写更正</span></li>' in html


def test_a_page_tells_of_its_changes_below_its_corrections(
    definitions: Mapping[str, Definition], renderer: Renderer
) -> None:
    html = page_of([revised(EXPLAINED)], definitions, renderer, CORRECTION)
    assert html.index('id="corrections"') < html.index("amended__summary")
    assert html.count('class="amended ') == 1


def test_a_page_without_changes_says_nothing_of_them(definitions: Mapping[str, Definition], renderer: Renderer) -> None:
    html = page_of([], definitions, renderer)
    assert "amended" not in html
    assert 'id="changes"' not in html
    assert "最近修改<" in html


def test_what_a_form_held_is_no_markup(definitions: Mapping[str, Definition], renderer: Renderer) -> None:
    hostile = ChangedCell(("<b>",), Became.REPLACED, "<i>", "<u>", is_corrected=False)
    html = page_of([revised(*[hostile] * (MOST_SHOWN + 1)), revised(hostile)], definitions, renderer)
    assert not [tag for tag in ("<b>", "<i>", "<u>") if tag in html]
    assert html.count("&lt;b&gt;：由“&lt;i&gt;”改为“&lt;u&gt;”") == MOST_SHOWN + 2

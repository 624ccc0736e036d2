"""What a paper says beyond the fields stands side by side, too."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Page, Route

from generator.catalogue.tables import form_tables
from generator.exports.document import document
from generator.exports.filling import definition_json
from generator.exports.rows import rows_of
from generator.exports.summary import Origin
from generator.language import Language
from tests.browser.compare.test_comparing import CENTRE, compare, row
from tests.rendering.test_every_cell import LAYOUT, closed_up, form_on
from tests.rendering.test_paper import texts_of
from tests.sample import UNIT

BLANK = "a/2034/valley"
ELSEWHERE = ("年度", "申报单位（公章）", "项目名称", "项目负责人", "子项目")


@pytest.fixture
def compared(page: Page, site_url: str, language: Language) -> Page:
    """The form on an unseen layout, beside a copy of it in which much is blank, and one on another paper."""
    form, definitions = form_on(LAYOUT)
    rows = rows_of(form, Origin(definitions[LAYOUT], UNIT, "forms/x/"), None, language)
    published = json.loads(document(form, rows, form_tables(with_findings=False)))
    blank = published["paper"] | {"事前绩效评估意见": None, "实施进度计划": None}

    def answer(route: Route) -> None:
        route.fulfill(json=published | ({"paper": blank} if BLANK in route.request.url else {}))

    page.route(f"**/data/forms/{form.address.id}.json", answer)
    page.route(f"**/data/forms/{BLANK}.json", answer)
    page.route(
        f"**/data/fill/forms/{LAYOUT}.json", lambda route: route.fulfill(body=definition_json(definitions[LAYOUT]))
    )
    compare(page, site_url, form.address.id, BLANK, CENTRE)
    return page


def test_cells_tables_and_lines_stand_under_their_labels(compared: Page) -> None:
    assert row(compared, "项目编码") == ["520302330000001234", "520302330000001234", "表上没有这一格"]
    assert row(compared, "申报理由")[0] == "上级要求、其他未印"
    assert row(compared, "履约保证金")[0] == "56,000.00 元"
    assert row(compared, "制度文件")[0] == "馆发〔2031〕12号书房管理办法。"
    assert row(compared, "事前绩效评估意见")[1] == "表上未填"
    assert row(compared, "实施进度计划")[1:] == ["表上未填", "表上没有这一格"]
    plan = row(compared, "分年度资金计划")[0].split("\n\n")
    assert plan[0] == "2033：财政计划 1001 万元；自筹计划 201 万元；累计完成比例 33%"
    sources = row(compared, "项目资金（万元）")[0].split("\n\n")
    assert sources[:2] == [
        "资金总额：上年执行数 980.5 万元；已到位比例 35%；依据文号 临财教〔2032〕8号",
        "一般公共预算：上年执行数 900.5 万元；已到位比例 41%",
    ]
    assert sources[2].startswith("其中：中央补助：总投资 650 万元；")
    assert row(compared, "中长期指标")[0].split("\n\n")[0] == "产出指标 · 书房总数：2035年 6个；2037年 9个"


def test_columns_without_a_field_stand_with_their_indicator(compared: Page) -> None:
    assert row(compared, "开放天数")[0].split("\n") == [
        *("≥300天", "指标方向 正向", "上年完成值 298天", "近三年平均 291.5", "评分标准及数据来源 按比例；开放记录"),
    ]


def test_every_text_of_the_paper_is_there(compared: Page) -> None:
    form, _ = form_on(LAYOUT)
    there = closed_up("".join(compared.locator("#compare-table").all_text_contents()))
    cells = {key: cell for key, cell in form.cells.items() if key not in ELSEWHERE}
    lines = {closed_up(line) for text in texts_of(cells) for line in text.splitlines()}
    # Groups are told by the first words of their names.
    assert {line for line in lines if line not in there and not line.endswith("指标")} == {"不予公开"}

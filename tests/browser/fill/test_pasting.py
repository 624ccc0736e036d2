"""A table copied elsewhere, pasted into the lines of a form, and undone."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.fill.clerk import MODULE, begin, correct, field, written

HALL = "innovation-centre-office/2023/innovation-centre-hall"
EVALUATED = "innovation-centre-office/2021/future-park-hall.self-evaluation"
TOLD = ".fill-lines__pasted"
EVENT = """(field, [text, html]) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    clipboardData.setData("text/html", html);
    return field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
}"""


def paste(page: Page, cell: Locator, text: str) -> None:
    """Copy a text unchanged, and paste it into a field."""
    page.evaluate(
        "text => { const made = document.createElement('textarea'); made.id = 'copied'; made.value = text;"
        " document.body.append(made); made.select() }",
        text,
    )
    page.keyboard.press("ControlOrMeta+c")
    page.evaluate("document.querySelector('#copied').remove()")
    cell.focus()
    page.keyboard.press("ControlOrMeta+v")


def lines(page: Page) -> Locator:
    return page.locator(".fill-lines--indicators .fill-line")


def texts(page: Page, line: int) -> list[str]:
    areas = lines(page).nth(line).locator("textarea, input")
    return [areas.nth(number).input_value() for number in range(areas.count())]


def focused(page: Page) -> str:
    value: str = page.evaluate("document.activeElement.value")
    return value


def test_a_table_fills_lines_from_a_field_on_and_adds_those_that_are_wanted(page: Page, site_url: str) -> None:
    begin(page, site_url, base=HALL, year="2024")
    quantity = '产出指标\t数量指标\t甲\t1\r\n\t\t乙\t"2\n（两场）"\r\n'
    others = "\t质量指标\t丙\t\r\n\t\t\t\r\n效益指标\t\t“丁”\t4\r\n"
    paste(page, field(page, "一级指标", 13), quantity + others)
    expect(page.locator(TOLD)).to_contain_text("已填入 4 行、4 列。新加了 3 行。")
    assert [texts(page, line) for line in range(13, 17)] == [
        ["产出指标", "数量指标", "甲", "1"],
        ["产出指标", "数量指标", "乙", "2\n（两场）"],
        ["产出指标", "质量指标", "丙", ""],
        ["效益指标", "", "“丁”", "4"],
    ]
    assert focused(page) == "产出指标"
    assert "      甲: 1\n      乙: |-\n        2\n        （两场）\n" in written(page)


def test_what_does_not_fit_is_told(page: Page, site_url: str) -> None:
    begin(page, site_url, base=HALL, year="2024")
    paste(page, field(page, "三级指标"), "甲\t1\t10\t办公室\n乙\t2\t20\t办公室\n")
    expect(page.locator(TOLD)).to_contain_text("已填入 2 行、2 列。右边还有 2 列放不下，没有填。")
    assert [texts(page, line)[2:] for line in (0, 1)] == [["甲", "1"], ["乙", "2"]]
    assert lines(page).count() == 14


def test_a_matrix_takes_no_line_more_and_nothing_where_the_paper_prints_a_text(page: Page, site_url: str) -> None:
    begin(page, site_url, base=EVALUATED, year="2022")
    row = "1\t2\t3\t10\t4%\t10\n"
    paste(page, field(page, "年初预算数"), row + 3 * "1\t2\t3\t—\t4%\t—\n" + row)
    expect(page.locator(TOLD)).to_have_text("已填入 4 行、6 列。下面还有 1 行放不下，没有填。 撤销粘贴")
    assert "{年初预算数: 1, 全年预算数: 2, 全年执行数: 3, 执行率: 4%}" in written(page)


@pytest.mark.parametrize("by", ["keyboard", "button"])
def test_what_was_pasted_is_taken_back_as_a_whole(page: Page, site_url: str, by: str) -> None:
    begin(page, site_url, base=HALL, year="2024")
    before, taken_over = written(page), page.locator("#fill-cells .fill-mark").count()
    paste(page, field(page, "二级指标", 12), "甲\t乙\t1\n丙\t丁\t2\n戊\t己\t3\n")
    assert written(page) != before
    if by == "keyboard":
        page.keyboard.press("ControlOrMeta+z")
    else:
        page.get_by_role("button", name="撤销粘贴").click()
    assert written(page) == before
    assert page.locator("#fill-cells .fill-mark").count() == taken_over
    expect(page.locator(TOLD)).to_have_text("已撤销粘贴。")
    assert focused(page) == "社会效益指标"


def test_once_something_is_typed_only_that_is_taken_back(page: Page, site_url: str) -> None:
    begin(page, site_url, base=HALL, year="2024")
    paste(page, field(page, "三级指标"), "甲\t1\n乙\t2\n")
    page.keyboard.press("End")
    page.keyboard.type("方")
    expect(page.get_by_role("button", name="撤销粘贴")).to_have_count(0)
    page.keyboard.press("ControlOrMeta+z")
    assert texts(page, 1)[2:] == ["乙", "2"]


def test_what_was_blank_as_a_whole_is_so_again(page: Page, site_url: str) -> None:
    begin(page, site_url, unit="innovation-centre-office", year="2023", project="new", form="sh-target-2023")
    page.locator(".fill-lines--indicators .fill-add").click()
    before = written(page)
    paste(page, field(page, "一级指标"), "产出指标\t数量指标\t甲\t1\n产出指标\t数量指标\t乙\t2\n")
    assert "乙: 2" in written(page)
    page.keyboard.press("ControlOrMeta+z")
    assert written(page) == before


def test_one_text_is_pasted_as_ever_but_for_its_tabs(page: Page, site_url: str) -> None:
    begin(page, site_url, base=HALL, year="2024")
    paste(page, field(page, "三级指标"), "房租")
    assert texts(page, 0)[2] == "房租租赁计划完成率房租"
    goal = field(page, "年度总体目标")
    goal.fill("")
    paste(page, goal, "一、\t开放\n二、\t接待")
    assert goal.input_value() == "一、 开放\n二、 接待"
    assert "  年度总体目标: |-\n    一、 开放\n" in written(page)
    expect(page.locator(TOLD)).to_have_count(0)


@pytest.mark.parametrize(
    ("html", "is_taken"),
    [
        ("<p>1.<span>\t</span>甲</p>", False),
        ("<table><tr><td>1.\t甲</td></tr></table>", False),
        ("<table><tr><td>1.</td><td>甲</td></tr></table>", True),
        ("", True),
    ],
)
def test_a_text_with_a_tab_in_it_is_no_table(page: Page, site_url: str, html: str, is_taken: bool) -> None:
    begin(page, site_url, base=HALL, year="2024")
    assert field(page, "三级指标").evaluate(EVENT, ["1.\t甲", html]) is not is_taken


def test_a_published_form_that_is_corrected_takes_a_table_too(page: Page, site_url: str) -> None:
    correct(page, site_url, EVALUATED)
    paste(page, field(page, "三级指标"), "甲\t1次\t2次\n")
    expect(page.locator("#fill-changes")).to_contain_text("1次")
    page.keyboard.press("ControlOrMeta+z")
    expect(page.locator("#fill-changes-remark")).to_have_text("还没有改动。")


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("甲\t乙\r\n丙\t丁\r\n", [["甲", "乙"], ["丙", "丁"]]),
        ("甲\t乙\r丙\t丁", [["甲", "乙"], ["丙", "丁"]]),
        ('"甲\n“乙” ""丙"""\t丁', [['甲\n“乙” "丙"', "丁"]]),
        ('"甲"项目\t"乙"', [['"甲"项目', '"乙"']]),
        ('"甲\t乙"\n丙', [['"甲', '乙"'], ["丙"]]),
        ('甲\t"', [["甲", '"']]),
        ("\t\n 甲 \t\n\n", [["甲", ""]]),
        ("\n\n", []),
    ],
)
def test_rows_are_read_as_spreadsheets_write_them(alone: Page, text: str, rows: list[list[str]]) -> None:
    ask = "async text => (await (LOAD)('pasted')).rowsIn(text)".replace("LOAD", MODULE)
    assert alone.evaluate(ask, text) == rows

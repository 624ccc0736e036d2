"""From nothing to a file that the check accepts, and how the page handles input."""

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from generator.cli.main import run
from generator.definition.cells import Definition
from tests.browser.fill.clerk import begin, field, open_page, part_of, read, written
from tests.project import PUBLISHED, empty_project

OFFICE = "innovation-centre-office"
HALL = f"{OFFICE}/2023/innovation-centre-hall"
EVALUATED = f"{OFFICE}/2021/future-park-hall.self-evaluation"


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until something has the focus."""
    for _ in range(120):
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
        page.keyboard.press("Tab")
    raise AssertionError(selector)


def tab_to_label(page: Page, label: str) -> None:
    for _ in range(200):
        page.keyboard.press("Tab")
        if page.evaluate(
            "label => [...(document.activeElement.labels ?? [])].some(one => one.firstChild.textContent === label)",
            label,
        ):
            return
    raise AssertionError(label)


def test_an_amount_a_thousand_times_that_of_the_former_form_is_doubted(page: Page, site_url: str) -> None:
    begin(page, site_url, base=HALL)
    amount = field(page, "年度资金申请总额")
    before = amount.input_value()
    part = part_of(amount)
    expect(part.locator(".fill-doubt")).to_have_count(0)
    amount.fill("1,121.92")
    doubt = part.locator(".fill-doubt")
    expect(doubt).to_contain_text(f"由 {before} 改为 1,121.92，差了一千倍以上。这一格的单位是元")
    written(page)
    page.reload()
    expect(doubt).to_have_count(1)
    amount.fill(before)
    expect(doubt).to_have_count(0)


@pytest.mark.parametrize(
    ("project", "is_near"),
    [("innovation-center-hall", True), ("innovation-centre-halls", True), ("innovation-centre-museum", False)],
)
def test_a_new_project_whose_name_is_nearly_that_of_another_is_doubted(
    page: Page, site_url: str, project: str, *, is_near: bool
) -> None:
    open_page(page, site_url, unit=OFFICE)
    page.locator("#fill-project").select_option("新的项目……")
    page.locator("#fill-project-slug").fill(project)
    told = page.locator("#fill-path")
    expect(told).to_contain_text(f"/{project}.yml")
    name = "科创中心展厅运营项目"
    said = f"这个单位已经有“innovation-centre-hall”（{name}），是同一个项目的，请在“项目”里选它。"
    assert (said in told.inner_text()) == is_near
    page.locator("#fill-begin").click()
    expect(page.locator("#fill-title")).to_be_focused()


def test_a_line_that_was_added_is_in_sight(page: Page, site_url: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    begin(page, site_url, base=EVALUATED)
    add = page.get_by_role("button", name="第 1 项：下面加一项")
    add.focus()
    add.evaluate("button => button.scrollIntoView({ block: 'end' })")
    page.keyboard.press("Enter")
    added = page.locator(".fill-lines--indicators .fill-line").nth(1).get_by_label("一级指标")
    expect(added).to_be_focused()
    seen = """control => {
        const { left, bottom } = control.getBoundingClientRect();
        return document.elementFromPoint(left + 9, bottom - 4) === control;
    }"""
    assert added.evaluate(seen)


def test_the_choice_of_a_printed_name_keeps_the_focus(page: Page, site_url: str) -> None:
    begin(page, site_url, base=EVALUATED)
    choice = page.get_by_label("年初预算 表上印作")
    expect(choice).to_have_value("年初预算数")
    choice.focus()
    page.keyboard.press("ArrowUp")
    expect(choice).to_have_value("年初预算")
    expect(choice).to_be_focused()


def begin_by_keyboard(page: Page, site_url: str) -> None:
    """Start a form of a new unit and a new project."""
    open_page(page, site_url)
    tab_to(page, "#fill-unit")
    page.keyboard.press("End")
    tab_to(page, "#fill-unit-slug")
    page.keyboard.type("river-museum")
    tab_to(page, "#fill-year")
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("2023")
    tab_to(page, "#fill-project-slug")
    page.keyboard.type("hall-operation")
    expect(page.locator("#fill-path")).to_have_text("文件：content/forms/river-museum/2023/hall-operation.yml")
    tab_to(page, "#fill-begin")
    page.keyboard.press("Enter")
    expect(page.locator("#fill-text")).not_to_be_empty()
    assert page.evaluate("document.activeElement.id") == "fill-title"


def fill_in_by_keyboard(page: Page) -> None:
    texts = {
        "项目名称": "展厅运营",
        "主管部门": "某市文化局",
        "实施单位": "219001-某市河流博物馆",
        "计划开始日期": "2023-1-1",
    }
    for label, text in (texts | {"年度资金申请总额": "1,234.50", "年度总体目标": "一：开放\n> 二: 接待 #1"}).items():
        tab_to_label(page, label)
        page.keyboard.type(text)
    tab_to(page, ".fill-lines--indicators .fill-add")
    page.keyboard.press("Enter")
    for text in ("产出指标", "数量指标", "参观人数", ">=2000人"):
        page.keyboard.type(text)
        page.keyboard.press("Tab")
    expect(page.locator("#fill-problems")).to_contain_text("没有发现要改的地方")


def take_away_by_keyboard(page: Page, folder: Path) -> None:
    """Download both files into the folder of the unit."""
    for button, name in (("#fill-download", "2023/hall-operation.yml"), ("#fill-unit-download", "unit.yml")):
        tab_to(page, button)
        with page.expect_download() as download:
            page.keyboard.press("Enter")
        path = folder / name
        assert download.value.suggested_filename == path.name
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(download.value.path(), path)


def test_a_new_unit_fills_in_a_form_by_keyboard_and_the_check_accepts_it(
    page: Page, site_url: str, tmp_path: Path
) -> None:
    unit = tmp_path / "content/forms/river-museum"
    begin_by_keyboard(page, site_url)
    fill_in_by_keyboard(page)
    take_away_by_keyboard(page, unit)
    empty_project(tmp_path)
    assert run(["--root", str(tmp_path), "check"]) == 0
    form = (unit / "2023/hall-operation.yml").read_text("utf-8")
    assert (unit / "unit.yml").read_text("utf-8").endswith("\n名称: 某市河流博物馆\n")
    assert "实施单位: 219001-某市河流博物馆\n" in form
    assert "年度资金申请总额: 1,234.50" in form
    assert '      参观人数: ">=2000人"' in form
    assert "  年度总体目标: |-\n    一：开放\n    > 二: 接待 #1" in form


def test_a_blank_a_zero_and_a_cell_that_is_not_there_are_three_things(page: Page, site_url: str) -> None:
    begin(page, site_url, unit=OFFICE, year="2019", project="new", form="sh-target-2019")
    page.locator("#fill-cells").get_by_text("项目负责人", exact=True).wait_for()
    field(page, "项目负责人").select_option(label="表上没有这一格")
    field(page, "联系人").select_option(label="不予公开")
    field(page, "项目总预算（元）").fill("0")
    text = written(page)
    assert "项目负责人" not in text
    assert "联系人: 不予公开\n联系电话:\n" in text
    assert "项目总预算（元）: 0\n项目当年预算（元）:\n" in text


def test_what_is_typed_is_still_there_after_a_reload_until_it_is_cleared(page: Page, site_url: str) -> None:
    begin(page, site_url, base=HALL, year="2024")
    field(page, "项目名称").fill("换了名字的项目")
    before = written(page)
    page.reload()
    expect(page.locator("#fill-text")).not_to_be_empty()
    assert written(page) == before
    assert field(page, "项目名称").input_value() == "换了名字的项目"
    open_page(page, site_url, base=HALL, year="2024")
    expect(page.locator("#fill-base")).to_be_disabled()
    expect(page.locator("#fill-path")).to_contain_text("这里存着它的草稿，接着填就行")
    page.get_by_role("button", name="接着填草稿").click()
    page.on("dialog", lambda dialog: dialog.accept())
    page.locator("#fill-clear").click()
    expect(page.locator("#fill-sheet")).to_be_hidden()
    expect(page.locator("#fill-base")).to_be_enabled()
    expect(page.locator("#fill-begin")).to_have_text("开始填")
    assert page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('disclosure.fill'))") == []


@pytest.mark.parametrize("unit", [OFFICE, "river-museum"])
def test_the_draft_of_a_new_project_is_open_again_after_a_reload(page: Page, site_url: str, unit: str) -> None:
    open_page(page, site_url)
    page.locator("#fill-unit").select_option(unit if unit == OFFICE else "*")
    if unit != OFFICE:
        page.locator("#fill-unit-slug").fill(unit)
    page.locator("#fill-project").select_option("*")
    page.locator("#fill-project-slug").fill("reading-room")
    page.locator("#fill-year").fill("2024")
    page.locator("#fill-form").select_option("sh-target-2023")
    page.locator("#fill-begin").click()
    field(page, "项目名称").fill("阅览室")
    before = written(page)
    page.reload()
    expect(page.locator("#fill-file")).to_have_text(f"文件：content/forms/{unit}/2024/reading-room.yml")
    assert written(page) == before


def test_no_project_can_be_chosen_while_those_of_another_unit_are_listed(page: Page, site_url: str) -> None:
    open_page(page, site_url)
    waiting: list[Route] = []
    page.route("**/data/fill/units/*.json", lambda route: waiting.append(route))
    page.locator("#fill-unit").select_option(OFFICE)
    for name in ("#fill-project", "#fill-form", "#fill-begin"):
        expect(page.locator(name)).to_be_disabled()
    waiting[0].continue_()
    for name in ("#fill-project", "#fill-form", "#fill-begin"):
        expect(page.locator(name)).to_be_enabled()


def test_a_draft_is_listed_until_it_is_gone_on_with(page: Page, site_url: str) -> None:
    begin(page, site_url, base=HALL, year="2024")
    written(page)
    open_page(page, site_url)
    path = f"content/forms/{OFFICE}/2024/innovation-centre-hall.yml"
    name = "科创中心展厅运营项目，2024 年绩效目标申报"
    expect(page.locator("#fill-drafts li")).to_have_text(f"{name}{path}")
    page.get_by_role("link", name=name, exact=True).click()
    expect(page.locator("#fill-file")).to_have_text(f"文件：{path}")
    field(page, "项目名称").fill("")
    written(page)
    open_page(page, site_url)
    expect(page.get_by_role("link", name="innovation-centre-hall，2024 年绩效目标申报", exact=True)).to_be_visible()
    page.evaluate("localStorage['disclosure.fill.content/forms/a/2019/b.yml'] = '{damaged'")
    open_page(page, site_url)
    expect(page.locator("#fill-drafts li")).to_have_count(1)
    expect(page.locator("#fill-begin")).to_be_enabled()


def test_where_nothing_can_be_kept_that_is_said(browser: Browser, site_url: str) -> None:
    with browser.new_context() as context:
        context.add_init_script("Storage.prototype.setItem = () => { throw new Error() }")
        page = context.new_page()
        begin(page, site_url, base=HALL)
        expect(page.locator("#fill-unkept")).to_be_visible()
        assert "form: sh-target-2023" in written(page)


def test_where_there_is_no_room_left_for_a_draft_that_is_said(browser: Browser, site_url: str) -> None:
    with browser.new_context() as context:
        full = "if (name.endsWith('.yml')) throw new Error(); keep.call(this, name, text)"
        context.add_init_script(
            f"const keep = Storage.prototype.setItem; Storage.prototype.setItem = function (name, text) {{ {full} }}"
        )
        page = context.new_page()
        open_page(page, site_url, base=HALL)
        expect(page.locator("#fill-unkept")).to_be_hidden()
        page.locator("#fill-begin").click()
        expect(page.locator("#fill-unkept")).to_be_visible()


def test_what_changes_every_year_is_marked_until_it_was_looked_at(page: Page, site_url: str) -> None:
    begin(page, site_url, base=HALL, year="2024")
    amount = field(page, "年度资金申请总额")
    part = part_of(amount)
    expect(part.locator(".fill-mark")).to_contain_text("沿用的")
    marked = page.locator(".fill-mark").count()
    amount.fill("6,000,000")
    expect(part.locator(".fill-mark")).to_have_count(0)
    page.locator(".fill-mark button").first.click()
    expect(page.locator(".fill-mark")).to_have_count(marked - 2)
    expect(page.locator("#fill-problems")).to_contain_text(f"沿用、还没有核对过的 {marked - 2} 处")
    expect(page.locator("#fill-status")).to_have_text(f"要看 3 处，沿用未核对 {marked - 2} 处。")
    # The year is that of the place, which the user has just chosen.
    assert written(page).count("年度: 2024") == 1


def test_what_names_the_former_year_is_marked_unless_the_year_is_the_same(page: Page, site_url: str) -> None:
    for year, marks in (("2024", 1), ("2023", 0)):
        begin(page, site_url, base=f"{OFFICE}/2023/future-park-hall", year=year)
        expect(part_of(field(page, "项目总目标期间")).locator(".fill-mark")).to_have_count(marks)


def test_an_indicator_that_names_the_former_year_is_listed(page: Page, site_url: str) -> None:
    begin(page, site_url, base="sti-information-centre/2020/science-yearbook", year="2021")
    expect(part_of(field(page, "项目名称")).locator(".fill-mark")).to_have_count(1)
    page.locator("#fill-problems summary").click()
    page.locator("#fill-problems a", has_text="第 5 项 · 三级指标").click()
    name = field(page, "三级指标", 4)
    expect(name).to_be_focused()
    expect(name).to_have_value("《上海科技年鉴2020》")
    name.fill("《上海科技年鉴2021》")
    expect(part_of(name).locator(".fill-mark")).to_have_count(0)


def test_a_self_evaluation_begins_with_the_declaration_of_its_year(page: Page, site_url: str) -> None:
    begin(page, site_url, base=HALL, year="2023", form="sh-self-evaluation-2021")
    assert page.locator("#fill-file").text_content() == f"文件：content/forms/{HALL}.self-evaluation.yml"
    declared = read_original(HALL)
    assert field(page, "项目名称").input_value() in declared
    assert field(page, "预期目标").input_value()
    targets = [area.input_value() for area in page.locator("#fill-cells").get_by_label("年度指标值", exact=True).all()]
    assert targets
    assert all(target in declared for target in targets)
    expect(page.locator("#fill-taken")).to_contain_text("没有带过来")


def test_what_has_an_old_name_for_something_else_is_not_taken_for_it(page: Page, site_url: str) -> None:
    """In 2020 项目类别 was the project type, whose label is 项目性质 since."""
    begin(page, site_url, base="sti-information-centre/2020/science-yearbook", year="2023", form="sh-target-2023")
    assert "项目性质: 其他一次性项目\n项目类别:\n" in written(page)
    expect(page.locator("#fill-taken")).not_to_contain_text("项目类别")


def test_the_declared_budget_is_the_opening_one_in_the_unit_of_the_self_evaluation(page: Page, site_url: str) -> None:
    begin(page, site_url, base=HALL, year="2023", form="sh-self-evaluation-2021")
    text = written(page)
    assert "年度资金总额: {年初预算: 649.1685, 全年预算数: , 全年执行数: , 分值: , 执行率: , 得分: }" in text
    assert "其中：当年财政拨款: {年初预算: 649.1685, 全年预算数: , 全年执行数: , 执行率: }" in text
    assert "上年结转资金: {年初预算: 0, " in text
    told = page.locator("#fill-taken")
    expect(told).to_contain_text("由元换算成了万元，请与纸面核对：项目资金（万元） · 年度资金总额 · 年初预算、")
    expect(told).not_to_contain_text("年度资金申请总额")
    assert part_of(field(page, "年初预算")).locator(".fill-mark").count() == 1


def test_the_budget_of_another_year_is_no_opening_one(page: Page, site_url: str) -> None:
    begin(page, site_url, base=HALL, year="2024", form="sh-self-evaluation-2021")
    assert "项目资金（万元）:\n年度总体目标:" in written(page)
    expect(page.locator("#fill-taken")).to_contain_text("没有带过来")


def read_original(form: str) -> str:
    return (PUBLISHED / f"content/forms/{form}.yml").read_text("utf-8")


def test_a_place_that_is_taken_is_told(page: Page, site_url: str) -> None:
    open_page(page, site_url, base=HALL, year="2023")
    expect(page.locator("#fill-path")).to_contain_text("已经有一份公开的表")


@pytest.mark.parametrize(
    ("name", "written", "said"),
    [
        ("project", "展厅", "“展厅”不能作新项目的文件名，请照上面的说明写。"),
        ("project", "", "请填“新项目的文件名”。"),
        (
            "project",
            "innovation-centre-hall",
            "“innovation-centre-hall”已经是“科创中心展厅运营项目”的，请在“项目”里选它。",
        ),
        ("unit", "", "请填“新单位的目录名”。"),
        (
            "unit",
            "technology-incubation-centre",
            "“technology-incubation-centre”已经是“上海市科技创业中心”的，请在“单位”里选它。",
        ),
    ],
)
def test_a_new_name_that_cannot_be_one_is_told(page: Page, site_url: str, name: str, written: str, said: str) -> None:
    open_page(page, site_url, unit=OFFICE, year="2023")
    page.locator(f"#fill-{name}").select_option("*")
    slug = page.locator(f"#fill-{name}-slug")
    slug.fill(written)
    page.locator("#fill-begin").click()
    expect(slug).to_be_focused()
    expect(page.locator(f"#fill-{name}-slug-problem")).to_have_text(said)
    expect(slug).to_have_attribute("aria-describedby", f"fill-{name}-slug-problem fill-{name}-rule")
    expect(page.locator("#fill-sheet")).to_be_hidden()


def test_all_that_is_wrong_is_told_at_once_and_only_when_the_user_wants_to_begin(page: Page, site_url: str) -> None:
    open_page(page, site_url)
    page.locator("#fill-unit").select_option("*")
    told, problems = page.locator("#fill-path"), page.locator("#fill-place .fill-problem")
    page.locator("#fill-unit-slug").fill("新单位 Unit")
    page.locator("#fill-year").fill("20x6")
    expect(page.locator("#fill-project-slug")).to_be_visible()
    expect(told).to_be_empty()
    expect(problems).to_have_count(0)
    page.locator("#fill-begin").click()
    expect(page.locator("#fill-unit-slug")).to_be_focused()
    wrong = "“新单位 Unit”不能作新单位的目录名，请照上面的说明写。"
    expect(problems).to_have_text(
        [wrong, "“年度”的“20x6”不是年度。只写四位数字，例如 2019。", "请填“新项目的文件名”。"]
    )
    expect(told).to_have_text("有 3 格要改，改好了再点“开始填”。")
    page.locator("#fill-year").fill("2026")
    expect(problems).to_have_count(2)
    expect(page.locator("#fill-year")).not_to_have_attribute("aria-invalid", "true")
    page.locator("#fill-unit-slug").fill("river-museum")
    page.locator("#fill-project-slug").fill("hall-operation")
    expect(told).to_have_text("文件：content/forms/river-museum/2026/hall-operation.yml")


@pytest.mark.parametrize(
    ("year", "said"), [("24", "“年度”的“24”不是年度。只写四位数字，例如 2019。"), ("", "请填“年度”。")]
)
def test_a_year_that_is_none_is_told(page: Page, site_url: str, year: str, said: str) -> None:
    open_page(page, site_url, base=HALL)
    page.locator("#fill-year").fill(year)
    page.locator("#fill-begin").click()
    expect(page.locator("#fill-year-problem")).to_have_text(said)
    expect(page.locator("#fill-year")).to_be_focused()


@pytest.mark.parametrize(
    ("label", "text", "said"),
    [
        ("年度资金申请总额", "230万", "“年度资金申请总额”的“230万”不是金额"),
        ("计划开始日期", "2023-02-30", "在日历上没有"),
        ("计划开始日期", "2023年4月", "读不出是哪一天"),
        ("项目总目标", "电话 13800000000", "像电话、身份证或银行卡号码"),
        ("项目总目标", "更新⼯作", "这里的“⼯”是部首或兼容字，看起来像“工”"),
        ("项目总目标", "&ge;95%", "这里的“&ge;”是网页或 Excel 中代替“≥”的记号"),
        ("项目总目标", "有效&nbsp;支撑", "代替空白或换行的记号"),
        ("实施单位", "市科创办", "表上的单位是“市科创办”，却放在“上海推进科技创新中心建设办公室”的目录里"),
    ],
)
def test_what_is_wrong_is_said_where_it_is_and_in_a_list_that_leads_there(
    page: Page, site_url: str, label: str, text: str, said: str
) -> None:
    begin(page, site_url, base=HALL, year="2024")
    cell = field(page, label)
    cell.fill(text)
    part = part_of(cell)
    expect(part).to_contain_text(said)
    page.locator("#fill-problems a", has_text=said).click()
    assert page.evaluate("document.activeElement.value") == text
    cell.fill("")
    expect(part).not_to_contain_text(said)


def test_a_date_that_names_no_day_is_doubted_and_handed_in(page: Page, site_url: str) -> None:
    begin(page, site_url, base=HALL, year="2024")
    cell = field(page, "计划开始日期")
    wrong = page.locator(".fill-list--wrong a", has_text="计划开始日期")
    cell.fill("2023年底")
    expect(part_of(cell).locator(".fill-doubt")).to_contain_text("读不出是哪一天")
    expect(wrong).to_have_count(0)
    assert "计划开始日期: 2023年底\n" in written(page)
    for text in ("2023-02-30", "2023-1/1"):
        cell.fill(text)
        expect(wrong).to_have_count(1)


def test_a_paper_of_another_year_is_doubted_before_it_is_filled_in(page: Page, site_url: str) -> None:
    said = "“财政项目支出绩效目标申报表（2023 年）”不用于 2024 年"
    open_page(page, site_url, base=HALL, year="2024")
    paper, year = page.locator("#fill-form"), page.locator("#fill-year")
    doubt = page.locator("#fill-place .fill-doubt")
    expect(doubt).to_contain_text(said)
    expect(paper).to_have_accessible_description(str(doubt.text_content()))
    for other in ("2023", "20"):
        year.fill(other)
        expect(doubt).to_have_count(0)
    expect(paper).to_have_accessible_description("")
    year.fill("2024")
    page.locator("#fill-begin").click()
    expect(page.locator("#fill-problems")).to_contain_text(said)


def test_a_form_without_any_indicator_is_doubted(page: Page, site_url: str) -> None:
    begin(page, site_url, unit=OFFICE, year="2023", project="new", form="sh-target-2023")
    doubt = page.locator("#fill-problems a", has_text="绩效指标：一项指标也没有填")
    doubt.click()
    assert page.evaluate("document.activeElement.textContent") == "加一项指标"
    page.keyboard.press("Enter")
    written(page)
    expect(doubt).to_have_count(1)
    field(page, "三级指标").fill("参观人数")
    expect(doubt).to_have_count(0)


def test_a_name_of_an_indicator_is_no_longer_than_the_check_takes(page: Page, site_url: str) -> None:
    begin(page, site_url, base=EVALUATED, year="2022")
    name = field(page, "三级指标")
    name.fill("𠮷" * 501)
    expect(part_of(name)).to_contain_text("这个名称有 501 个字，超过上限 500 个")
    name.fill("𠮷" * 500)
    expect(part_of(name)).not_to_contain_text("超过上限")


def test_indicators_are_added_moved_and_taken_away(
    page: Page, site_url: str, definitions: Mapping[str, Definition]
) -> None:
    begin(page, site_url, base=EVALUATED, year="2021")
    lines = page.locator(".fill-lines--indicators .fill-line")
    count = lines.count()
    lines.first.get_by_role("button", name="下面加一项").click()
    assert lines.count() == count + 1
    for label, text in {"三级指标": "新的指标", "年度指标值": "≥1", "分值": "5"}.items():
        lines.nth(1).get_by_label(label, exact=True).fill(text)
    path = f"content/forms/{EVALUATED}.yml"
    before, _ = read(written(page), path, definitions)
    lines.nth(1).get_by_role("button", name="上移").click()
    moved, _ = read(written(page), path, definitions)
    assert before
    assert moved
    assert [one.levels[-1] for one in moved.indicators[:2]] == [one.levels[-1] for one in before.indicators[1::-1]]
    lines.first.get_by_role("button", name="删去").click()
    assert lines.count() == count
    page.get_by_role("button", name="恢复").click()
    after, _ = read(written(page), path, definitions)
    assert after
    assert after.cells == moved.cells


def test_without_scripts_the_page_says_what_else_there_is(browser: Browser, site_url: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{site_url}fill/")
        expect(page.locator("noscript p")).to_contain_text("只用浏览器")
        assert page.locator("noscript p").is_visible()
        assert not page.locator("#fill-place").is_visible()


@pytest.mark.parametrize("address", [f"forms/{OFFICE}/", f"forms/{OFFICE}/2023/", f"forms/{HALL}/", ""])
def test_the_page_is_found_from_where_a_clerk_looks(page: Page, site_url: str, address: str) -> None:
    page.goto(f"{site_url}{address}")
    link = page.locator('a[href*="fill/"]:not([href*="?correct"])').first
    link.click()
    page.wait_for_selector("#fill-place[data-ready]")
    if address:
        assert page.locator("#fill-unit").input_value() == OFFICE


def test_a_text_that_fits_is_brought_to_the_repository_and_a_long_one_is_not(page: Page, site_url: str) -> None:
    open_page(page, site_url)
    made = page.evaluate(
        """async () => {
            const script = document.querySelector('script[type="module"]').src;
            const { addressOf } = await import(new URL('result.js', script));
            const address = "https://github.com/city/forms/new/main?filename={path}&value={text}";
            const path = "content/forms/u/2024/p.yml";
            return ["甲: $& 乙\\n", "甲".repeat(2000)].map(text => addressOf(address, path, text));
        }"""
    )
    start = "https://github.com/city/forms/new/main?filename=content%2Fforms%2Fu%2F2024%2Fp.yml&value="
    assert made == [f"{start}%E7%94%B2%3A%20%24%26%20%E4%B9%99%0A", start]

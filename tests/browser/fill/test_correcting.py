"""A published form is corrected on the page, cell by cell, without showing its file."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Mapping
from datetime import UTC, datetime
from difflib import unified_diff
from pathlib import Path
from random import Random
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from generator.cli.main import run
from generator.definition.cells import Definition
from generator.diagnostics import collect
from generator.reading.changes.comparing import changes_told
from generator.source.document import read_document
from tests.browser.fill.clerk import correct, field, part_of, read, written
from tests.browser.fill.edits import as_published, edited
from tests.browser.fill.test_forms import FILES, named
from tests.browser.fill.test_patching import of
from tests.project import PUBLISHED, published_project

HALL = "innovation-centre-office/2023/innovation-centre-hall"
EVALUATED = "innovation-centre-office/2021/future-park-hall.self-evaluation"


def source(form: str) -> str:
    return (PUBLISHED / f"content/forms/{form}.yml").read_text("utf-8")


def difference(before: str, after: str) -> list[str]:
    """Return the lines that were removed or added."""
    lines = list(unified_diff(before.split("\n"), after.split("\n"), n=0, lineterm=""))[2:]
    return [line for line in lines if not line.startswith("@@")]


def note(page: Page, label: str) -> Any:
    return page.locator("#fill-note").get_by_label(label, exact=True)


@pytest.mark.parametrize("file", FILES, ids=named)
def test_a_form_is_opened_as_it_was_filed_and_its_draft_comes_back(
    page: Page, site_url: str, published: Path, definitions: Mapping[str, Definition], file: Path
) -> None:
    """Whatever is changed in any form, the page shows it, and its file reads back unchanged."""
    definition, text, cells = of(published, file)
    correct(page, site_url, named(file))
    expect(page.locator("#fill-changes-remark")).to_have_text("还没有改动。")
    expect(page.locator("#fill-hand-in")).to_be_hidden()
    assert page.locator(".fill-list--wrong li, .fill-mark").count() == 0
    assert page.evaluate("Object.keys(localStorage)") == []
    after = edited(definition, cells, Random(named(file)))
    form = json.loads((published / f"data/forms/{named(file)}.json").read_text("utf-8"))
    path = file.relative_to(PUBLISHED).as_posix()
    place = {"id": named(file), "form": definition["id"], "path": path}
    note = {"日期": "2026-11-01", "内容": "改了", "原因": "笔误"}
    draft = {"place": place, "sha256": form["sha256"], "cells": after | {"更正": note}}
    keep = "([path, draft]) => localStorage.setItem(`disclosure.correct.${path}`, draft)"
    page.evaluate(keep, [path, json.dumps(draft)])
    page.reload()
    expect(page.locator("#fill-text")).not_to_be_empty()
    made, _ = read(written(page), path, definitions)
    assert made
    assert as_published(made.cells) == after
    assert len(made.corrections) == int(page.locator("#fill-note").is_visible())
    # A note is required wherever the check would require one.
    documents = [collect(read_document(path, one.encode()))[0] for one in (text, written(page))]
    told = (found.rule for found in changes_told(*filter(None, documents), private=frozenset()))
    assert "changed-uncorrected" not in told


def test_what_is_changed_is_said_cell_by_cell_and_asked_to_be_told(
    page: Page, site_url: str, definitions: Mapping[str, Definition]
) -> None:
    correct(page, site_url, EVALUATED)
    field(page, "实际完成值").fill("190 场")
    changes = page.locator("#fill-changes")
    expect(changes).to_have_text(
        "绩效指标 · 产出指标 · 数量指标 · 计划接待参观团组总数 · 实际完成值原来：182 场现在：190 场"
    )
    expect(page.locator("#fill-status")).to_have_text("改了 1 处，要改 2 处。")
    expect(note(page, "日期")).to_have_value(datetime.now(UTC).astimezone().date().isoformat())
    page.locator("#fill-propose").click()
    expect(note(page, "内容")).to_be_focused()
    note(page, "原因").fill("笔误")
    text = written(page)
    expect(page.locator("#fill-status")).to_have_text("改了 1 处。")
    made, found = read(text, f"content/forms/{EVALUATED}.yml", definitions)
    assert made
    assert [one.rule for one in found] == []
    (correction,) = made.corrections
    said = "绩效指标 · 产出指标 · 数量指标 · 计划接待参观团组总数 · 实际完成值由 182 场 改为 190 场"
    assert (correction.content, correction.reason) == (said, "笔误")
    assert difference(source(EVALUATED), text)[:2] == ["-        实际完成值: 182 场", "+        实际完成值: 190 场"]
    assert text.startswith(source(EVALUATED).split("绩效指标:")[0])


def test_what_was_only_left_blank_is_filled_in_without_a_note(page: Page, site_url: str) -> None:
    correct(page, site_url, HALL)
    field(page, "项目总目标").fill("补上的目标")
    text = written(page)
    assert difference(source(HALL), text) == ["-  项目总目标:", "+  项目总目标: 补上的目标"]
    expect(page.locator("#fill-note")).to_be_hidden()
    expect(page.locator("#fill-changes-remark")).to_have_text("没有改公开过的内容，不用写更正。")


@pytest.mark.parametrize(
    ("label", "now", "said"),
    [("实际完成值", "不予公开", "182"), ("主管部门", "不予公开", "上海"), ("项目名称", "不予公开展厅", "未来")],
)
def test_what_is_withheld_from_now_on_is_to_be_told_without_its_text(
    page: Page, site_url: str, label: str, now: str, said: str
) -> None:
    correct(page, site_url, EVALUATED)
    control = field(page, label)
    assert said in control.input_value()
    control.fill(now)
    expect(page.locator("#fill-changes")).to_contain_text(f"现在：{now}")
    page.locator("#fill-propose").click()
    expect(note(page, "内容")).to_have_value(re.compile(f"{label}里有内容改为不予公开$"))
    note(page, "原因").fill("涉及个人信息")
    expect(page.locator("#fill-status")).to_have_text("改了 1 处。")


def test_what_was_withheld_is_changed_without_a_note(page: Page, site_url: str) -> None:
    correct(page, site_url, "biomedicine-promotion-centre/2019/biotech-exchange")
    field(page, "联系人").select_option("空着")
    expect(page.locator("#fill-changes")).to_contain_text("原来：不予公开")
    expect(page.locator("#fill-note")).to_be_hidden()


def test_indicators_come_and_go_and_comments_that_go_are_told(page: Page, site_url: str) -> None:
    correct(page, site_url, EVALUATED)
    lines = page.locator(".fill-lines--indicators .fill-line")
    count = lines.count()
    lines.nth(count - 1).get_by_role("button", name="删去").click()
    expect(page.locator("#fill-changes")).to_contain_text("（没有，已删去）")
    expect(page.locator("#fill-lost-lines")).to_have_text("# 转换修复：提取文本本行左移一栏，按栏归位。")
    page.get_by_role("button", name="恢复").click()
    expect(page.locator("#fill-lost")).to_be_hidden()
    expect(page.locator("#fill-changes-remark")).to_have_text("还没有改动。")
    lines.first.get_by_role("button", name="下面加一项").click()
    for label, text in {
        "三级指标": "新的指标",
        "年度指标值": "≥1",
        "实际完成值": "2",
        "分值": "5",
        "得分": "5",
    }.items():
        lines.nth(1).get_by_label(label, exact=True).fill(text)
    line = "+      新的指标: {年度指标值: ≥1, 实际完成值: 2, 分值: 5, 得分: 5, 偏差原因分析及改进措施: }"
    assert difference(source(EVALUATED), written(page)) == [line]
    expect(page.locator("#fill-changes")).to_contain_text("产出指标 · 数量指标 · 新的指标原来：（没有）")


def test_the_address_of_the_original_is_there_and_changed_without_a_note(page: Page, site_url: str) -> None:
    beside = "# 单位网站\n原文网址: https://example.org/1.pdf\n"
    page.route("**/data/forms/**/*.yml", lambda route: route.fulfill(body=source(HALL) + beside))
    correct(page, site_url, HALL)
    expect(page.locator("#fill-changes-remark")).to_have_text("还没有改动。")
    expect(field(page, "原文网址")).to_have_value("https://example.org/1.pdf")
    field(page, "原文网址").fill("https://example.org/2.pdf")
    assert written(page) == source(HALL) + beside.replace("1.pdf", "2.pdf")
    expect(page.locator("#fill-note")).to_be_hidden()
    doubts = part_of(field(page, "原文网址")).locator(".fill-doubt")
    field(page, "原文网址").fill("https://example.org/150/2019/0430/1.pdf")
    expect(doubts).to_have_count(0)
    field(page, "原文网址").fill("https://example.org/13800000000.pdf")
    expect(doubts).to_contain_text("网址里有像手机或身份证号码的数字")
    page.get_by_label("没有在网上公开过").check()
    assert written(page) == source(HALL)


def test_a_text_stays_a_text(page: Page, site_url: str) -> None:
    text = "<img src=x onerror=top.ran=1>"
    correct(page, site_url, HALL)
    field(page, "项目名称").fill(text)
    page.locator("#fill-propose").click()
    expect(page.locator("#fill-changes")).to_contain_text(text)
    assert f"项目名称: {text}\n" in written(page)
    assert page.locator("#fill-page img").count() == 0


def test_what_is_wrong_is_said_while_one_types(page: Page, site_url: str) -> None:
    correct(page, site_url, HALL)
    amount = field(page, "年度资金申请总额")
    amount.fill("230万")
    expect(part_of(amount)).to_contain_text("“年度资金申请总额”的“230万”不是金额")
    expect(page.locator("#fill-unfinished")).to_be_visible()


@pytest.mark.parametrize(
    ("said", "untrue"),
    [
        ("执行数由 1120.52 改为 1110.52", ""),
        ("由1,120.52万元调整为１１１０５２００元", ""),
        ("由于 2023 年机构调整为 3 个处室", ""),
        ("由 1120.52 改为 1100.52；其他不变", "由1120.52改为1100.52"),
        ("由1120.52万元改为11005200元", "由1120.52万元改为11005200元"),
    ],
)
def test_a_note_that_tells_of_another_change_is_doubted(page: Page, site_url: str, said: str, untrue: str) -> None:
    correct(page, site_url, EVALUATED)
    field(page, "全年执行数").fill("1,110.52")
    note(page, "原因").fill("笔误")
    note(page, "内容").fill(said)
    written(page)
    doubts = part_of(note(page, "内容")).locator(".fill-doubt")
    expect(doubts).to_have_count(int(bool(untrue)))
    if untrue:
        expect(doubts).to_contain_text(f"更正里写着“{untrue}”，这次改动的格里没有这样改的")
        expect(page.locator("#fill-status")).to_have_text("改了 1 处，要看 1 处。")


@pytest.mark.parametrize(("text", "count"), [("-1,120.52", 1), ("-0.001", 1), ("0", 0), ("-", 0), ("1120.52", 0)])
def test_a_negative_amount_is_doubted(page: Page, site_url: str, text: str, count: int) -> None:
    correct(page, site_url, EVALUATED)
    amount = field(page, "全年执行数")
    amount.fill(text)
    written(page)
    doubts = part_of(amount).locator(".fill-doubt").filter(has_text="是负数")
    expect(doubts).to_have_count(count)


def test_a_draft_of_a_correction_is_kept_apart_from_that_of_a_new_form(page: Page, site_url: str) -> None:
    correct(page, site_url, HALL)
    field(page, "项目名称").fill("改过的名字")
    text = written(page)
    page.reload()
    expect(field(page, "项目名称")).to_have_value("改过的名字")
    assert written(page) == text
    page.goto(f"{site_url}fill/")
    expect(page.locator("#fill-drafts li")).to_contain_text(f"content/forms/{HALL}.yml")
    page.get_by_role("link", name="更正：改过的名字，2023 年绩效目标申报", exact=True).click()
    expect(field(page, "项目名称")).to_have_value("改过的名字")
    page.on("dialog", lambda dialog: dialog.accept())
    page.locator("#fill-clear").click()
    expect(page.locator("#fill-changes-remark")).to_have_text("还没有改动。")
    expect(field(page, "项目名称")).not_to_have_value("改过的名字")
    assert page.evaluate("Object.keys(localStorage)") == []


@pytest.mark.parametrize(("choice", "kept"), [("接着改草稿", True), ("不要草稿，从现在公开的改起", False)])
def test_a_draft_of_what_was_published_before_is_gone_on_with_if_that_is_wanted(
    page: Page, site_url: str, choice: str, *, kept: bool
) -> None:
    correct(page, site_url, HALL)
    field(page, "项目名称").fill("改过的名字")
    written(page)
    key = f"disclosure.correct.content/forms/{HALL}.yml"
    page.evaluate('key => localStorage.setItem(key, localStorage[key].replace(/"sha256":"../, \'$&0\'))', key)
    page.reload()
    expect(page.locator("#fill-outdated")).to_contain_text("又公开过新的内容")
    expect(page.locator("#fill-sheet")).to_be_hidden()
    expect(page.get_by_role("button", name="接着改草稿")).to_be_focused()
    page.get_by_role("button", name=choice).click()
    expect(page.locator("#fill-outdated")).to_be_hidden()
    assert (field(page, "项目名称").input_value() == "改过的名字") == kept
    expect(page.locator("#fill-changes li")).to_have_count(int(kept))


def missing(route: Route) -> None:
    route.fulfill(status=404, body="")


@pytest.mark.parametrize(
    ("form", "files", "said"),
    [
        (f"{HALL}-of-nobody", "", "网站上没有这份表"),
        ("nobody/2023/hall", "", "网站上没有这份表"),
        ("../../2023/hall", "", "网站上没有这份表"),
        (HALL, "**/data/forms/**", "没有公开这份表的数据文件"),
        (HALL, "**/data/forms/**/*.yml", "没有公开这份表的数据文件"),
        (HALL, "**/data/fill/forms/*.json", "已经没有这份表的表样"),
    ],
)
def test_a_form_that_cannot_be_corrected_here_is_told_with_what_to_do(
    page: Page, site_url: str, form: str, files: str, said: str
) -> None:
    if files:
        page.route(files, missing)
    correct(page, site_url, form, opened=False)
    expect(page.locator("#fill-refused")).to_contain_text(said)
    expect(page.locator("#fill-refused-file")).to_contain_text("更正或撤回一份表")
    assert page.locator("#fill-refused-file").is_visible() == bool(files)
    expect(page.locator("#fill-sheet")).to_be_hidden()
    expect(page.locator("#fill-failed")).to_be_hidden()


def test_a_form_that_was_withdrawn_is_not_corrected(page: Page, site_url: str) -> None:
    def withdrawn(route: Route) -> None:
        forms = route.fetch().json()
        route.fulfill(json=[form | {"withdrawn": True} for form in forms])

    page.route("**/data/fill/units/*.json", withdrawn)
    correct(page, site_url, HALL, opened=False)
    expect(page.locator("#fill-refused")).to_contain_text("已经撤回")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("项目性质: 其他经常性项目", "项目性质: >\n  其他经常性项目"),
        ("项目性质: 其他经常性项目", "项目性质: &a 其他经常性项目"),
        ("年度: 2023", "年度: 2024"),
    ],
)
def test_a_file_that_is_not_known_for_certain_is_left_to_people(page: Page, site_url: str, old: str, new: str) -> None:
    text = source(HALL).replace(old, new)
    assert text != source(HALL)
    page.route("**/data/forms/**/*.yml", lambda route: route.fulfill(body=text))
    correct(page, site_url, HALL, opened=False)
    expect(page.locator("#fill-refused")).to_contain_text("没有把握的写法")


def test_what_the_net_did_not_bring_is_a_failure(page: Page, site_url: str) -> None:
    page.route("**/data/forms/**", lambda route: route.fulfill(status=503, body=""))
    correct(page, site_url, HALL, opened=False)
    expect(page.locator("#fill-failed")).to_be_visible()


def test_what_stands_beside_the_cells_stays(page: Page, site_url: str, definitions: Mapping[str, Definition]) -> None:
    beside = (
        "回应:\n  # 财务处\n  sub-projects-differ: 其余由单位自筹。\n"
        "更正:\n  - {日期: 2024-01-01, 内容: 甲, 原因: 乙} # 第一次\n"
    )
    text = source(HALL) + beside
    page.route("**/data/forms/**/*.yml", lambda route: route.fulfill(body=text))
    correct(page, site_url, HALL)
    field(page, "项目名称").fill("改过的名字")
    note(page, "内容").fill("丙: 丁\n戊")
    note(page, "原因").fill("己")
    made = written(page)
    assert beside in made
    form, _ = read(made, f"content/forms/{HALL}.yml", definitions)
    assert form
    assert [(one.content, one.reason) for one in form.corrections] == [("甲", "乙"), ("丙: 丁\n戊", "己")]


def test_what_was_found_is_answered(page: Page, site_url: str, definitions: Mapping[str, Definition]) -> None:
    form = "sti-information-centre/2020/management-platform"
    correct(page, site_url, form)
    answers = page.locator("#fill-answers textarea")
    expect(answers).to_have_count(1)
    expect(page.locator("#fill-answers")).to_contain_text("几格写的是同一段文字")
    answers.fill("照实填写")
    made = written(page)
    assert made == f"{source(form)}回应:\n  pasted-text: 照实填写\n"
    expect(page.locator("#fill-note")).to_be_hidden()
    read_again, found = read(made, f"content/forms/{form}.yml", definitions)
    assert read_again
    assert (read_again.answers, found) == ({"pasted-text": "照实填写"}, ())
    page.reload()
    expect(answers).to_have_value("照实填写")
    # The proposed note lists changes on the paper, after what the user has written.
    field(page, "项目总预算（元）").fill("5")
    note(page, "内容").fill("先写的")
    for _ in range(2):
        page.locator("#fill-propose").click()
        expect(note(page, "内容")).to_have_value(re.compile("^先写的\n项目总预算（元）由 [0-9,]+ 改为 5$"))


def test_what_is_written_for_the_site_must_not_have_somebodys_number(page: Page, site_url: str) -> None:
    correct(page, site_url, "sti-information-centre/2020/management-platform")
    answer = page.locator("#fill-answers textarea")
    wrong = page.locator(".fill-list--wrong li")
    answer.fill("详询 13800000000")
    expect(wrong).to_contain_text("里有像手机、身份证或银行卡号码的数字，不能公开")
    answer.fill("详询 021-55555555")
    expect(wrong).to_have_count(0)
    expect(part_of(answer)).to_contain_text("有像电话")
    field(page, "项目总预算（元）").fill("5")
    note(page, "内容").fill("改了")
    note(page, "原因").fill("证件 31010119000101001X")
    expect(wrong).to_have_text(["更正：“原因”里有像手机、身份证或银行卡号码的数字，不能公开"])
    # On the paper it may be an amount.
    note(page, "原因").fill("笔误")
    note(page, "日期").fill("2026年底")
    expect(wrong).to_have_text(["更正：“日期”的“2026年底”不是日期的写法"])
    note(page, "日期").fill("2026-11-01")
    note(page, "原因").fill("没有")
    expect(wrong).to_have_text(["更正：“原因”不能空着"])
    note(page, "原因").fill("笔误")
    field(page, "立项依据").fill("编号 13800000000")
    expect(wrong).to_have_count(0)


def test_a_finding_leads_to_where_it_is_answered(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}forms/{HALL}/")
    page.locator(".finding__advice a").first.click()
    expect(page.locator("#fill-answer")).to_be_focused()
    expect(page.locator("#fill-answer")).to_be_in_viewport()


@pytest.mark.parametrize(
    ("form", "day", "said"),
    [
        (EVALUATED, "2020-12-31", "“更正”的日期 2020-12-31 太早：这份 2021 年的表，2021 年以前不会有"),
        (EVALUATED, "2021/1/1", ""),
        (HALL, "2021年12月31日", "“更正”的日期 2021-12-31 太早：这份 2023 年的表，2022 年以前不会有"),
        (HALL, "2022-1-1", ""),
        (HALL, "2999-1-1", "“更正”的日期 2999-01-01 还没有到"),
    ],
)
def test_a_correction_on_a_day_that_cannot_be_is_doubted(
    page: Page, site_url: str, form: str, day: str, said: str
) -> None:
    correct(page, site_url, form)
    page.locator("#fill-cells textarea").first.fill("改了")
    note(page, "内容").fill("改了")
    note(page, "原因").fill("笔误")
    note(page, "日期").fill(day)
    doubt = part_of(note(page, "日期")).locator(".fill-doubt")
    expect(page.locator(".fill-list--wrong")).to_have_count(0)
    expect(doubt).to_have_count(int(bool(said)))
    assert said in "".join(doubt.all_text_contents())


def test_an_answer_that_is_not_needed_any_more_is_taken_back(page: Page, site_url: str) -> None:
    beside = "回应:\n  # 财务处\n  sub-projects-differ: 其余由单位自筹。\n"
    page.route("**/data/forms/**/*.yml", lambda route: route.fulfill(body=source(HALL) + beside))
    correct(page, site_url, HALL)
    answer = page.locator("#fill-answers").get_by_label("sub-projects-differ（公开的表上现在没有这项发现）")
    expect(answer).to_have_value("其余由单位自筹。")
    answer.fill("改过的回应")
    assert written(page) == source(HALL) + beside.replace("其余由单位自筹。", "改过的回应")
    answer.fill("")
    assert written(page) == source(HALL)
    expect(page.locator("#fill-lost-lines")).to_have_text("# 财务处")
    expect(page.locator("#fill-note")).to_be_hidden()


def test_the_file_passes_the_check_in_the_place_of_the_published_one(
    page: Page, site_url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """By keyboard, from the form's page to the file."""
    page.goto(f"{site_url}forms/{HALL}/")
    page.get_by_role("link", name="更正这份表").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#fill-title")).to_be_focused()
    field(page, "项目名称").focus()
    page.keyboard.press("End")
    page.keyboard.type("二期")
    expect(page.locator("#fill-propose")).to_be_visible()
    page.locator("#fill-propose").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("名称写漏了")
    expect(page.locator("#fill-status")).to_have_text("改了 1 处。")
    page.locator("#fill-download").focus()
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    assert download.value.suggested_filename == f"{HALL.split('/')[-1]}.yml"
    root = published_project(tmp_path / "project")
    shutil.copy(download.value.path(), root / f"content/forms/{HALL}.yml")
    assert run(["--root", str(root), "check"]) == 0
    assert "没有错误，0 处提醒" in capsys.readouterr().err


def test_without_scripts_it_is_said_where_else_a_form_is_corrected(browser: Browser, site_url: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{site_url}fill/?correct={HALL}")
        expect(page.locator("noscript p")).to_contain_text("更正或撤回一份表")


def test_a_place_that_is_taken_leads_to_its_correction(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}fill/?base={HALL}&year=2023")
    page.locator("#fill-path").get_by_role("link", name="更正这份表").click()
    expect(page.locator("h1")).to_have_text("更正公开的表", use_inner_text=True)


def test_an_amount_a_thousand_times_the_former_is_doubted(page: Page, site_url: str) -> None:
    correct(page, site_url, EVALUATED)
    amount = part_of(field(page, "全年执行数"))
    control = amount.locator("input")
    assert control.input_value() == "1120.52"
    expect(amount).to_contain_text("即 11,205,200 元")
    control.fill("11,205,200")
    expect(amount).to_contain_text("即 1,120.52 亿元")
    expect(amount.locator(".fill-doubt")).to_have_text(
        "由 1120.52 改为 11,205,200，差了一千倍以上。这一格的单位是万元，看一看写的是不是万元；确实是的，可以不理会。"
    )
    expect(page.locator("#fill-status")).to_have_text("改了 1 处，要改 2 处，要看 1 处。")
    page.locator("#fill-problems a", has_text="差了一千倍以上").click()
    expect(control).to_be_focused()
    expect(control).to_have_accessible_description(re.compile("差了一千倍以上.*即 1,120.52 亿元"))
    for text in ("1120520", "1120.53", "0", ""):
        control.fill(text)
        written(page)
        expect(amount.locator(".fill-doubt")).to_have_count(int(text == "1120520"))
    expect(amount).not_to_contain_text("即")

"""Papers as printed by other authorities, each in one file: their content is read into the right places."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from generator.catalogue.catalogue import Tally, tally
from generator.catalogue.records import record_of
from generator.definition.cells import Definition
from generator.exports.rows import rows_of
from generator.exports.summary import Origin
from generator.language import Language, load
from generator.model import Form, MoneyUnit
from generator.rendering.pages.form.figures import key_figures
from generator.rendering.paper import paper_of
from generator.rules.misses import Misses, attained_in, misses_of
from generator.rules.parameters import parameters_for
from generator.rules.recomputing import SCORING
from generator.rules.running import review
from generator.search.texts import texts_of as searched_texts_of
from tests.definitions import definitions_of, files_in
from tests.rendering.test_paper import texts_of
from tests.rules.packs import packs
from tests.sample import UNIT, read

FOLDER = Path(__file__).parent / "papers"
SPLIT, TRANSFER, WHOLE_UNIT = "split-evaluation-2032", "transfer-evaluation-2032", "unit-evaluation-2032"


@pytest.fixture(scope="module")
def papers() -> Mapping[str, Definition]:
    return definitions_of(files_in(FOLDER))


def filled(name: str, papers: Mapping[str, Definition], changes: Sequence[tuple[str, str]] = ()) -> Form:
    """Return the form on a paper, with some texts changed."""
    text = (FOLDER / f"{name}.txt").read_text("utf-8")
    for written, other in changes:
        assert text.count(written) == 1
        text = text.replace(written, other)
    return read(text, papers, (UNIT.slug, "2032", "river.self-evaluation.yml")).whole


def found(form: Form, papers: Mapping[str, Definition]) -> list[str]:
    """Return the findings in a form, each rule with its sum."""
    said = review(form, (), packs(), papers[form.definition], ())
    return [f"{finding.rule}: {load().said(finding.found.sum)}" for finding in said.findings]


def test_a_target_over_several_columns_is_one(papers: Mapping[str, Definition]) -> None:
    assert [(row.target, row.actual) for row in filled(SPLIT, papers).indicators] == [
        ("≥300天", "310天"),
        ("=12场", "12场"),
        ("≥95%", "0.96"),
        ("2032年11月30日", "2032年11月20日"),
        ("≤120万元", "114万元"),
        ("≥2万人次", "2.3万人次"),
        ("良好", "良好"),
        ("≥90百分比", "92%"),
    ]


def test_only_columns_that_mean_something_by_themselves_are_columns_of_the_form(
    papers: Mapping[str, Definition],
) -> None:
    assert dict(filled(SPLIT, papers).column_labels) == {
        "target": "指标值",
        "actual": "实际完成值",
        "weight": "分值",
        "score": "得分",
        "deviation": "偏差原因",
    }


def test_open_data_have_the_target_and_its_pieces(papers: Mapping[str, Definition], language: Language) -> None:
    rows = rows_of(filled(SPLIT, papers), Origin(papers[SPLIT], UNIT, "forms/x/"), None, language)
    visitors, atmosphere = (row[4:] for row in rows["indicators"][5:7])
    assert visitors[4:12] == ("≥2万人次", "≥", 20_000, "人次", "2.3万人次", None, 23_000, "人次")
    assert atmosphere[4:6] == ("良好", None)
    name = "绩效指标 / 效益指标 / 社会效益指标 / 科普氛围"
    pieces = [(cell, text) for *_, cell, text, _ in rows["cells"] if name in str(cell)]
    assert pieces == [(f"{name} / 指标性质", "定性"), (f"{name} / 度量单位", "无")]


def test_a_target_is_found_in_one_text_and_in_its_pieces(papers: Mapping[str, Definition]) -> None:
    texts = searched_texts_of(filled(SPLIT, papers), papers[SPLIT]).form
    assert {"≥300天", "300", "天", "310天", "定性", "良好"} <= {*re.split("[\f\n]", texts)}


def test_a_line_without_a_source_is_shown_and_counts_nowhere(papers: Mapping[str, Definition]) -> None:
    form = filled(SPLIT, papers)
    executed = {each.source: each.money.written for each in form.amounts if each.measure == "executed"}
    assert executed == {"total": "114", "fiscal": "84", "fund": "20", "own": "10"}
    assert "上级补助" in str(paper_of(papers[SPLIT], form.cells).rows)


def test_a_whole_unit_is_no_project_and_its_money_is_shown_and_not_summed(
    papers: Mapping[str, Definition], language: Language
) -> None:
    whole, project = (record_of(filled(name, papers)) for name in (WHOLE_UNIT, SPLIT))
    assert tally([whole]) == Tally(1, 0, None, 0, (), whole_units=1, evaluations=1)
    assert tally([whole, project]) == replace(tally([project]), forms=2, whole_units=1, evaluations=2)
    assert [figure.number for figure in key_figures(filled(WHOLE_UNIT, papers), {}, language, None)] == ["200", "193"]


def test_a_paper_without_a_cell_for_the_name_of_a_project_says_what_all_its_forms_are_called(
    papers: Mapping[str, Definition],
) -> None:
    form = filled(WHOLE_UNIT, papers)
    assert (form.project_name, "project" in form.asked) == ("部门整体支出", False)
    withdrawn = filled(WHOLE_UNIT, papers, [("金额合计:", "撤回: {日期: 2033-05-01, 原因: 重复}\n金额合计:")])
    assert withdrawn.project_name == "部门整体支出"
    in_two_lines = {WHOLE_UNIT: replace(papers[WHOLE_UNIT], title="部门（单位）\n整体支出绩效自评表")}
    for paper, label in ((papers, "部门（单位）整体支出绩效自评表"), (in_two_lines, "部门（单位） 整体支出绩效自评表")):
        cell = record_of(filled(WHOLE_UNIT, paper)).project_cell
        assert (cell.label, cell.text) == (label, "部门整体支出")


def test_a_name_in_a_form_goes_before_that_on_the_paper(papers: Mapping[str, Definition]) -> None:
    named, own = (filled(SPLIT, {SPLIT: replace(papers[SPLIT], project=project)}) for project in ("项目", ""))
    assert named.project_name == own.project_name != "项目"
    assert named.stated["project"] == own.stated["project"]


def test_amounts_in_hundred_millions(papers: Mapping[str, Definition]) -> None:
    form = filled(TRANSFER, papers)
    assert form.budget is not None
    assert form.budget.unit is MoneyUnit.HUNDRED_MILLION_YUAN
    assert form.budget.yuan == 120_000_000


@pytest.mark.parametrize("name", [SPLIT, TRANSFER, WHOLE_UNIT])
def test_every_text_is_printed(name: str, papers: Mapping[str, Definition]) -> None:
    form = filled(name, papers)
    printed = [cell.text for row in paper_of(papers[name], form.cells).rows for cell in row]
    cells = {key: value for key, value in form.cells.items() if key != "年度"}
    assert [text for text in texts_of(cells) if not any(text in each for each in printed)] == []


@pytest.mark.parametrize("name", [SPLIT, TRANSFER, WHOLE_UNIT])
def test_nothing_is_held_against_a_form_that_is_right(name: str, papers: Mapping[str, Definition]) -> None:
    assert found(filled(name, papers), papers) == []


@pytest.mark.parametrize(("tons", "missed"), [("45", 1), ("60", 2)])
def test_what_the_paper_wants_little_of_is_held_against_its_result(
    tons: str, missed: int, papers: Mapping[str, Definition]
) -> None:
    form = filled(TRANSFER, papers, [("全年实际完成值: 45吨", f"全年实际完成值: {tons}吨")])
    parameters = parameters_for(SCORING, packs(), papers[TRANSFER].authority, 2032)
    assert misses_of(attained_in(form, parameters)) == Misses(missed, 0)


def test_what_does_not_add_up_is_found(papers: Mapping[str, Definition]) -> None:
    slips = [
        ("全年预算数: 20, 全年执行数: 20", "全年预算数: 25, 全年执行数: 20"),
        ("实际完成值: 310", "实际完成值: 240"),
        ("实际完成值: 2.3", "实际完成值: 1.2"),
        ("实际完成值: 114", "实际完成值: 126"),
        ("2032年11月20日", "2032年12月20日"),
        ("指标性质: ≥, 指标值: 95", "指标性质: ≤, 指标值: 95"),
        ("度量单位: 场", "度量单位: "),
    ]
    assert found(filled(SPLIT, papers, slips), papers) == [
        "comparison-turned-round: 设备完好率 ≤95%",
        "number-without-unit: 讲座 =12",
        "score-out-of-proportion: 20 > 20 × 240 ÷ 300 = 16",
        "score-out-of-proportion: 得了满分 10；实际 2032年12月20日 晚于 2032年11月30日",
        "score-out-of-proportion: 得了满分 10；实际 126万元 > 120万元",
        "score-out-of-proportion: 10 > 10 × 12000 ÷ 20000 = 6",
        "sources-differ: 120 ≠ 90 + 25 + 10 = 125",
    ]
    slips = [
        ("全年预算数（A）: 0.40", "全年预算数（A）: 0.50"),
        ("预算执行率（B/A×100%）: 97.5%", "预算执行率（B/A×100%）: 79.5%"),
    ]
    assert found(filled(TRANSFER, papers, slips), papers) == [
        "execution-rate-differs: 79.5% ≠ 0.78 ÷ 0.80 = 97.5%",
        "execution-rate-differs: 75% ≠ 0.30 ÷ 0.50 = 60%",
        "sources-differ: 1.20 ≠ 0.80 + 0.50 = 1.30",
    ]


def test_figures_that_the_paper_does_not_ask_for_are_not_called_blank(
    papers: Mapping[str, Definition], language: Language
) -> None:
    assert [figure.name for figure in key_figures(filled(TRANSFER, papers), {}, language, None)] == [
        *("全年预算", "全年执行", "执行率")
    ]


def test_one_heading_may_stand_above_several_columns(papers: Mapping[str, Definition]) -> None:
    form = filled(WHOLE_UNIT, papers)
    rows = [[cell.text for cell in row] for row in paper_of(papers[WHOLE_UNIT], form.cells).rows]
    assert rows[4:7] == [
        ["年度主要任务完成情况", "任务名称", "完成情况", "预算数（万元）", "执行数（万元）"],
        ["总额", "财政拨款", "其他资金", "总额", "财政拨款", "其他"],
        ["展厅运行", "全年开放。", "120", "110", "10", "114", "104", "10"],
    ]


def test_each_of_these_columns_has_a_name_of_its_own_elsewhere(
    papers: Mapping[str, Definition], language: Language
) -> None:
    rows = rows_of(filled(WHOLE_UNIT, papers), Origin(papers[WHOLE_UNIT], UNIT, "forms/x/"), None, language)
    named = [cell for *_, cell, _, _ in rows["cells"] if "年度主要任务完成情况 / 2" in str(cell)]
    assert named[2:] == [
        f"年度主要任务完成情况 / 2 / {name}"
        for name in (*("预算数总额", "预算数财政拨款", "执行数总额", "执行数财政拨款"),)
    ]


def test_headings_may_stand_side_by_side(papers: Mapping[str, Definition]) -> None:
    rows = paper_of(papers[WHOLE_UNIT], filled(WHOLE_UNIT, papers).cells).rows
    assert [[(cell.text, cell.colspan) for cell in row] for row in rows[1:3]] == [
        [("年度预算（万元）", 3), ("按收入性质分", 11), ("按支出性质分", 10)],
        [("一般公共预算", 4), ("190", 7), ("基本支出", 4), ("80", 6)],
    ]

"""What is known of a form without holding it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from generator.catalogue.records import record_of
from generator.definition.cells import Definition
from generator.model import Kind
from generator.pipeline.inputs.configuration import Configuration
from generator.pipeline.inputs.workspace import Workspace
from tests.definitions import definitions_of
from tests.project import REPOSITORY
from tests.sample import EVALUATION, PATHS, TARGET, UNIT, changed, read, sample

BASE = (REPOSITORY / "tests/definition/base.yml").read_text("utf-8")
FILLED = "form: base\n年度: 2031\n单位: 科技馆\n项目: 小河\n预算:\n说明:\n目标: {一: ≥90}\n填表日期:\n"
ALWAYS = {"year", "unit", "project", "funds.annual_budget.total", "narrative.remarks", "indicators"}
RIVER = (UNIT.slug, "2031", "river.yml")
CONTACTS = ("项目负责人", "联系人", "联系电话")


@pytest.mark.parametrize("contact", [None, "", "不予公开"])
def test_a_cell_that_nobody_may_fill_counts_neither_way(
    contact: str | None, definitions: Mapping[str, Definition]
) -> None:
    lines = "" if contact is None else "".join(f"{name}: {contact}\n" for name in CONTACTS)
    form = read(changed(sample(), lines, CONTACTS), definitions).whole
    assert record_of(form).completeness == record_of(read(sample(), definitions).whole).completeness


def test_a_cell_that_the_paper_prints_counts_neither_way(definitions: Mapping[str, Definition]) -> None:
    form = read(sample(EVALUATION), definitions, PATHS[EVALUATION]).whole
    assert "execution.score.total" in form.asked
    assert "execution.score.fiscal" not in form.asked


def test_a_cell_that_is_left_off_the_paper_is_not_asked_for(workspace: Workspace, configuration: Configuration) -> None:
    written = (workspace.configuration / "forms/sh-target-2019.yml").read_bytes()
    optional = written.replace(b"field: narrative.overview", b"field: narrative.overview, presence: optional")
    assert optional != written
    definitions = definitions_of({"sh-target-2019.yml": optional}, configuration.type_names)
    there, absent = (read(changed(sample(), text, ["项目概况"]), definitions).whole for text in ("项目概况:\n", ""))
    assert "narrative.overview" in there.asked
    assert there.asked.keys() - absent.asked.keys() == {"narrative.overview"}


GROUPS = """\
  - - label: 资金
      type: group
      presence: optional
      rows:
        - [{label: 执行数, type: money, field: funds.executed}]
        - - label: 余款
            type: group
            rows: [[{label: 上年, type: money, field: funds.prior_year_budget, presence: optional}]]
footer:
"""


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("", set()),
        ("资金:\n", {"funds.executed.total"}),
        ("资金: {执行数: , 余款: {}}\n", {"funds.executed.total"}),
        ("资金: {执行数: , 余款: {上年: }}\n", {"funds.executed.total", "funds.prior_year_budget.total"}),
    ],
)
def test_of_a_group_that_is_left_off_the_paper_nothing_is_asked_for(written: str, asked: set[str]) -> None:
    text = BASE.replace("footer:\n", GROUPS)
    assert read(FILLED + written, definitions_of({"base.yml": text}), RIVER).whole.asked.keys() - ALWAYS == asked


def test_of_a_group_that_is_withheld_as_a_whole_nothing_is_asked_for() -> None:
    text = BASE.replace("footer:\n", GROUPS.replace("presence: optional\n      rows", 'private: "true"\n      rows'))
    form = read(FILLED + "资金: 不予公开\n", definitions_of({"base.yml": text}), RIVER).whole
    assert form.asked.keys() == ALWAYS
    assert form.cells["资金"] == "不予公开"


def test_columns_of_indicators_that_are_left_off_the_paper_are_not_there() -> None:
    text = BASE.replace("{label: 目标, type: indicators,", "{label: 目标, type: indicators, presence: optional,")
    there, absent = (
        read(changed(FILLED, "", without), definitions_of({"base.yml": text}), RIVER).whole
        for without in ((), ("目标",))
    )
    assert (there.column_labels, absent.column_labels) == ({"target": "目标值"}, {})


def test_what_is_written_where_the_paper_prints_something_itself_is_asked_for_too() -> None:
    matrix = """\
  - - label: 执行
      type: matrix
      lines: [{label: 合计, source: total, printed: {得分: —}}]
      columns: [{label: 得分, type: number, field: execution.score}]
footer:
"""
    definitions = definitions_of({"base.yml": BASE.replace("footer:\n", matrix)})
    copied, written = (
        read(FILLED + f"执行: {{合计: {{得分: {text}}}}}\n", definitions, RIVER).whole for text in ("—", "9")
    )
    assert copied.asked.keys() == ALWAYS
    assert written.asked.keys() == ALWAYS | {"execution.score.total"}
    assert written.asked["execution.score.total"] == "合计 · 得分"


@pytest.mark.parametrize(("form", "asks"), [(TARGET, True), (EVALUATION, False)])
def test_whether_the_paper_asks_for_a_type_is_known(
    form: str, asks: bool, definitions: Mapping[str, Definition]
) -> None:
    assert record_of(read(sample(form), definitions, PATHS[form]).whole).asks_type is asks


@pytest.mark.parametrize(
    ("change", "years"),
    [
        ("结束时间: 2020-12-31\n", (2019, 2020)),
        ("结束时间: 2019-12-31\n", None),
        ("结束时间: 2018-12-31\n", None),
        ("结束时间:\n", None),
        ("结束时间: 2020-12-31\n项目总预算（元）:\n", None),
    ],
)
def test_money_of_several_years_is_known_with_its_years(
    change: str, years: tuple[int, int] | None, definitions: Mapping[str, Definition]
) -> None:
    plan = record_of(read(changed(sample(), change), definitions).whole).plan
    assert (plan and (plan.first, plan.last)) == years


def test_only_a_declaration_of_a_project_says_how_much_several_years_get(definitions: Mapping[str, Definition]) -> None:
    form = read(changed(sample(), "结束时间: 2020-12-31\n"), definitions).whole
    evaluation = replace(form, address=replace(form.address, kind=Kind.SELF_EVALUATION))
    assert record_of(form).plan is not None
    assert record_of(evaluation).plan is record_of(replace(form, whole_unit=True)).plan is None

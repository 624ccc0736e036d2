from collections.abc import Mapping

import pytest

from generator.definition.cells import Definition
from generator.model import Address, CellPath, Form
from generator.rendering.pages.form.marks import Marked, marks_of, told_of_execution
from generator.rules.comparing.citing import indicator_side
from generator.rules.outcome import Found, Side
from generator.rules.running import Finding
from tests.sample import EVALUATION, PATHS, TARGET, changed, read, sample

Definitions = Mapping[str, Definition]
BUDGET = ("项目当年预算（元）",)
FIELD = "funds.annual_budget.total"


@pytest.fixture
def form(definitions: Definitions) -> Form:
    return read(sample(TARGET), definitions, PATHS[TARGET]).whole


def marks(form: Form, *found: tuple[Side, ...]) -> dict[Marked, list[int]]:
    findings = [Finding("rule", form.address.id, Found("", sides), "") for sides in found]
    return {marked: [place.number for place in places] for marked, places in marks_of(form, findings).beside.items()}


def side(*cell: str | int, form: Address | None = None) -> Side:
    return Side("", "", cell, form)


def test_a_figure_bears_the_numbers_of_all_findings_that_concern_it_each_once(form: Form) -> None:
    total: CellPath = ("项目总预算（元）",)
    found = ((side(*BUDGET), side(*BUDGET)), (side(*total),), (side(*total), side(*BUDGET)))
    assert marks(form, *found) == {FIELD: [1, 3], "funds.total_budget.total": [2, 3]}


def test_a_figure_that_shows_several_cells_bears_a_number_once(form: Form) -> None:
    assert marks(form, (side("开始时间"), side("结束时间")), (side("结束时间"),)) == {"period.start": [1, 2]}


def test_the_figures_of_a_self_evaluation_bear_a_number_once(definitions: Definitions) -> None:
    form = read(sample(EVALUATION), definitions, PATHS[EVALUATION]).whole
    told = told_of_execution(form)
    assert len(told) == 3
    groups = [told, ("total.score", "total.weight")]
    found = [tuple(side(*form.stated[field].path) for field in group) for group in groups]
    assert marks(form, *found) == {"execution.rate.total": [1], "total.score": [2]}


def test_an_indicator_is_known_by_its_path_and_its_columns_by_their_fields_too(form: Form) -> None:
    first, *others = form.indicators
    path = (*form.stated["indicators"].path, *first.path)
    found = marks(form, (side(*path),), (side(*path, "指标目标值"),))
    assert found == {first.path: [1], (*first.path, "target"): [2]}
    assert others


def test_of_several_indicators_of_one_name_only_the_one_that_is_meant_is_marked(definitions: Definitions) -> None:
    text = changed(sample(TARGET), "分解目标:\n  产出目标:\n    数量目标:\n      甲: [1次, 2次, 3次]\n")
    form = read(text, definitions).whole
    _, second, _ = form.indicators
    found = marks(form, (indicator_side(form, second, "target"),))
    assert found == {(*second.path, "target"): [1]}


def test_a_cell_of_another_form_bears_no_number_here(form: Form) -> None:
    assert marks(form, (side(*BUDGET, form=form.address),)) == {}


def test_a_form_without_findings_has_no_marks(form: Form) -> None:
    assert marks(form) == {}

from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path

import pytest

from generator.definition.cells import Definition
from generator.language import Language
from generator.model import Form
from generator.rendering.pages.form.figures import key_figures
from generator.rendering.pages.form.marks import Mark, Marked
from generator.rendering.pages.form.page import FormView
from generator.rules.judging import Reviewed
from generator.rules.recomputing import Recomputation, Step
from generator.rules.running import Review
from tests.definitions import definitions_of, files_in
from tests.rendering.form_pages import form_page_of
from tests.sample import EVALUATION, PATHS, UNIT, read, sample

Definitions = Mapping[str, Definition]
MADE_UP = Path(__file__).parents[1] / "definition/made_up"


def evaluated(opening: str, budget: str, definitions: Definitions) -> Form:
    text = sample(EVALUATION)
    written = '年初预算: 1121.92, 全年预算数: "1,200.50"'
    assert written in text
    text = text.replace(written, f"年初预算: {opening}, 全年预算数: {budget}")
    return read(text, definitions, PATHS[EVALUATION]).whole


def test_a_declaration_says_how_much_and_how_many_indicators(definitions: Definitions, language: Language) -> None:
    form = read(sample(), definitions).whole
    assert [figure.name for figure in key_figures(form, {}, language, None)] == ["当年预算", "项目总预算", "指标（个）"]


@pytest.mark.parametrize(
    ("budget", "executed", "marked", "expected"),
    [
        ("900000", "899999.5", (), ["比表上写的上年预算多 100,000 元，上年执行 899,999.5 元"]),
        ("1200000", "1", (), ["比表上写的上年预算少 200,000 元，上年执行 1 元"]),
        ("1000000", "1000000", (), ["与表上写的上年预算相同，上年执行 1,000,000 元"]),
        ("900000", "0", (), []),
        ("0", "1", (), []),
        ("900000", "", (), []),
        ("900000", "899000", ("funds.prior_year_budget.total",), []),
        ("900000", "899000", ("funds.prior_year_execution.total",), []),
    ],
)
def test_the_budget_is_compared_with_that_of_the_year_before_unless_a_finding_doubts_it(
    budget: str,
    executed: str,
    marked: Sequence[str],
    expected: Sequence[str],
    definitions: Definitions,
    language: Language,
) -> None:
    text = sample()
    written = "同名项目上年预算额（元）: 0\n同名项目上年预算执行数（元）:\n"
    assert written in text
    text = text.replace(written, f"同名项目上年预算额（元）: {budget}\n同名项目上年预算执行数（元）: {executed}\n")
    marks: dict[Marked, list[Mark]] = {field: [Mark(1, "finding-1", "")] for field in marked}
    shown, total, *_ = key_figures(read(text, definitions).whole, marks, language, None)
    assert [note for note in shown.notes if "上年" in note] == expected
    assert not any("上年" in note for note in total.notes)


@pytest.mark.parametrize(
    ("opening", "budget", "notes"),
    [
        ("3068.14", "2903.14", ["即 29,031,400 元", "比年初预算少 165 万元"]),
        ("100", "100.5", ["即 1,005,000 元", "比年初预算多 0.5 万元"]),
        ("100.0", "100", ["即 1,000,000 元", "与年初预算相同"]),
        ("", "100", ["即 1,000,000 元"]),
        ("100", "", ()),
    ],
)
def test_the_budget_is_held_against_that_of_the_beginning(
    opening: str, budget: str, notes: Sequence[str], definitions: Definitions, language: Language
) -> None:
    shown, *_ = key_figures(evaluated(opening, budget, definitions), {}, language, None)
    assert list(shown.notes) == list(notes)


@pytest.mark.parametrize("nothing", ["", "/", "—", "无"])
def test_a_blank_figure_has_neither_number_nor_unit(nothing: str, definitions: Definitions, language: Language) -> None:
    budget, *_ = key_figures(evaluated("1", nothing, definitions), {}, language, None)
    assert (budget.number, budget.unit) == ("", "")


def test_findings_are_named_beside_the_figures_they_concern(definitions: Definitions, language: Language) -> None:
    form = read(sample(EVALUATION), definitions, PATHS[EVALUATION]).whole
    mark = Mark(1, "total-differs", "")
    *others, total = key_figures(form, {"total.score": (mark,)}, language, None)
    assert total.marks == (mark,)
    assert not any(figure.marks for figure in others)


def test_the_points_for_the_execution_are_told_beside_its_rate(
    definitions: Mapping[str, Definition], language: Language
) -> None:
    form = read(sample(EVALUATION), definitions, PATHS[EVALUATION]).whole
    (rate,) = (figure for figure in key_figures(form, {}, language, None) if figure.name == "执行率")
    assert rate.notes == ["得 9.33 分，满分 10"]


def test_a_rate_in_a_cell_of_its_own_is_told_once() -> None:
    definitions = definitions_of(files_in(MADE_UP))
    text = (MADE_UP / "filled-2031.txt").read_text("utf-8")
    form = read(text, definitions, (UNIT.slug, "2032", "river.yml")).whole
    page = form_page_of(form, definitions)
    assert isinstance(page.view, FormView)
    assert ("执行率", "98.1 %") in [(figure.name, figure.number) for figure in page.view.figures]
    assert "支付率" not in [other.label for other in page.view.others]


@pytest.mark.parametrize(
    ("recomputed", "sum_text", "told"),
    [("89.0875", "20 × 182 ÷ 400", ["按完成比例重算 89.09"]), ("96.99", "20", []), ("96.99", "", [])],
)
def test_a_recomputed_total_stands_beside_the_stated_one_if_it_differs(
    recomputed: str, sum_text: str, told: list[str], definitions: Definitions, language: Language
) -> None:
    form = read(sample(EVALUATION), definitions, PATHS[EVALUATION]).whole
    step = Step("甲", Decimal(20), Decimal(20), Decimal(20), sum_text)
    score = Recomputation((step,), Decimal("96.99"), Decimal(recomputed), "", "")
    reviewed = Reviewed(Review((), (), (), {}, ()), score, ())
    total_score = next(one for one in key_figures(form, {}, language, reviewed) if one.name == "总分")
    assert [note for note in total_score.notes if "重算" in note] == told

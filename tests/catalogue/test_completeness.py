"""How much of a form is filled in, as a reader would count it."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest

from generator.catalogue.completeness import completeness_of
from generator.definition.cells import Definition
from generator.model import Form
from tests.sample import EVALUATION, PATHS, SHORT, TARGET, changed, read, sample

Definitions = Mapping[str, Definition]
NO_SOURCES = ("上年结转资金", "其他资金")


def evaluation(definitions: Definitions, text: str) -> Form:
    return read(text, definitions, PATHS[EVALUATION]).whole


def without_results(text: str) -> str:
    """Return a self-evaluation whose indicators have no results and no scores."""
    before, heading, table = text.partition("绩效指标:")
    return before + heading + re.sub(r"(实际完成值|得分): [^,}\n]*", r"\1: ", table, count=4)


@pytest.mark.parametrize("layout", [TARGET, EVALUATION, SHORT])
def test_a_faultless_form_is_complete(layout: str, definitions: Definitions) -> None:
    asked, filled = completeness_of(read(sample(layout), definitions, PATHS[layout]).whole)
    assert asked == filled > 10


def test_a_self_evaluation_without_results_is_far_from_complete(definitions: Definitions) -> None:
    text = sample(EVALUATION)
    whole = completeness_of(evaluation(definitions, text))
    asked, filled = completeness_of(evaluation(definitions, without_results(text)))
    assert (asked, filled) == (whole.asked, whole.filled - 4)
    assert 100 * filled / asked <= 80


@pytest.mark.parametrize("zero", ["", "{年初预算: 0, 全年预算数: 0, 全年执行数: 0}"])
def test_a_line_for_money_that_a_project_does_not_have_counts_neither_way(zero: str, definitions: Definitions) -> None:
    text = sample(EVALUATION)
    for line in NO_SOURCES:
        text = re.sub(rf"(?m)^  {line}:.*$", f"  {line}: {zero}", text)
    assert completeness_of(evaluation(definitions, text)) == completeness_of(
        evaluation(definitions, sample(EVALUATION))
    )


@pytest.mark.parametrize(
    ("change", "blank"),
    [
        ("项目概况:\n", 1),
        ("项目类型: []\n", 1),
        ("项目当年投入资金构成: []\n", 1),
        ("项目当年预算（元）: 无\n", 1),
        ("分解目标: {产出目标: {数量目标: {参观人数: , 开放天数: 300天}}}\n", 1),
        ("分解目标: {}\n", 1),
        ("同名项目上年预算额（元）:\n", 0),
        ("备注: 无\n", 0),
    ],
)
def test_each_blank_cell_that_should_be_filled_counts_once(change: str, blank: int, definitions: Definitions) -> None:
    asked, filled = completeness_of(read(changed(sample(), change), definitions).whole)
    assert asked - filled == blank

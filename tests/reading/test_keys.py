"""Suggestions for a key that the paper does not have."""

from __future__ import annotations

from collections.abc import Mapping

from generator.definition.cells import Definition
from generator.diagnostics import Said
from generator.language import load
from tests.sample import EVALUATION, PATHS, TARGET, changed, read, sample


def proposed(fragment: str, definitions: Mapping[str, Definition], without: tuple[str, ...] = ()) -> dict[str, Said]:
    """Return the only diagnostic of a form."""
    (found,) = read(changed(sample(), fragment, without), definitions, PATHS[TARGET]).found
    return dict(found.values)


def test_a_cell_that_is_missing_is_proposed(definitions: Mapping[str, Definition]) -> None:
    assert proposed("项目总目的: 甲\n", definitions, ("项目总目标",))["nearest"] == "项目总目标"


def test_a_cell_that_is_there_is_not_proposed(definitions: Mapping[str, Definition]) -> None:
    assert proposed("项目总目的: 甲\n", definitions)["nearest"] == ""


def test_another_unit_is_told_whether_or_not_the_cell_is_there(definitions: Mapping[str, Definition]) -> None:
    assert proposed("项目总预算（万元）: 100\n", definitions)["nearest"] == "项目总预算（元）"


def test_a_name_inside_a_cell_tells_the_cell(definitions: Mapping[str, Definition]) -> None:
    form = changed(sample(EVALUATION), "总分:\n分值: 70\n得分: 68.83\n")
    (found,) = read(form, definitions, PATHS[EVALUATION]).found
    assert load().told(dict(found.values)) == {"key": "“分值”“得分”", "cell": "“总分”"}

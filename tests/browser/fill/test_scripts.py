"""The scripts' results for cells, on papers that no published form uses."""

from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.fill.clerk import MODULE

LEVELS = ["一级指标", "二级指标"]
WEIGHT = {"name": "分值", "presence": "printed", "type": "number", "yearly": True}
TARGET = {"name": "指标值", "presence": "printed", "type": "text", "yearly": True, "field": "target"}


def paper(*cells: dict[str, Any]) -> dict[str, Any]:
    return {"id": "paper", "schema": "x", "cells": list(cells)}


def indicators(*columns: dict[str, Any]) -> dict[str, Any]:
    return {"name": "指标", "type": "indicators", "presence": "printed", "levels": LEVELS, "columns": list(columns)}


def money(unit: str, **more: Any) -> dict[str, Any]:
    return {"name": "预算", "type": "money", "presence": "printed", "unit": unit, "yearly": True} | more


def row(first: str, second: str, **columns: str | None) -> dict[str, Any]:
    return {"levels": [first, second], "columns": columns}


def body(alone: Page, definition: dict[str, Any], cells: dict[str, Any]) -> str:
    """Return the text of a form after its common beginning."""
    ask = "async ([definition, cells]) => (await (LOAD)('writing')).formText(definition, cells)".replace("LOAD", MODULE)
    text: str = alone.evaluate(ask, [definition, cells])
    head = "# yaml-language-server: $schema=x\nform: paper\n\n"
    assert text.startswith(head)
    return text.removeprefix(head)


def taken(
    alone: Page, cells: dict[str, Any], source: dict[str, Any], target: dict[str, Any], *former: int
) -> dict[str, Any]:
    ask = "async (asked) => (await (LOAD)('taking')).takenOver(...asked)"
    made: dict[str, Any] = alone.evaluate(ask.replace("LOAD", MODULE), [cells, source, target, *former])
    return made


def test_indicators_of_one_name_stand_beside_each_other(alone: Page) -> None:
    rows = [row("甲", "一", 指标值="1"), row("乙", "二", 指标值="2"), row("甲", "一", 指标值="3")]
    made = body(alone, paper(indicators(TARGET)), {"指标": rows})
    assert made == "指标:\n  甲:\n    一: [1, 3]\n  乙:\n    二: 2\n"


def test_a_group_without_indicators_is_blank_below(alone: Page) -> None:
    rows = [row("甲", ""), row("乙", "一", 指标值=None, 分值="5"), row("乙", "二")]
    made = body(alone, paper(indicators(TARGET, WEIGHT)), {"指标": rows})
    assert made == "指标:\n  甲:\n  乙:\n    一: {指标值: , 分值: 5}\n    二:\n"


@pytest.mark.parametrize(("written", "name"), [("展厅", "展厅"), ("", "部门整体支出")])
def test_a_form_that_names_no_project_is_called_what_its_paper_says(alone: Page, written: str, name: str) -> None:
    cell = {"name": "项目名称", "type": "text", "presence": "printed", "field": "project"}
    draft = {"definition": paper(cell) | {"project": "部门整体支出"}, "cells": {"项目名称": written}}
    ask = "async (draft) => (await (LOAD)('sheet')).projectIn(draft)".replace("LOAD", MODULE)
    assert alone.evaluate(ask, draft) == name


def test_an_amount_is_taken_over_in_the_unit_of_its_place(alone: Page) -> None:
    same = taken(alone, {"预算": "5"}, paper(money("元")), paper(money("元")))
    assert same == {"cells": {"预算": "5"}, "marked": [["预算"]], "left": [], "converted": []}
    other = taken(alone, {"预算": "5"}, paper(money("元")), paper(money("万元")))
    told = [{"where": "预算", "from": "元", "to": "万元"}]
    assert other == {"cells": {"预算": "0.0005"}, "marked": [["预算"]], "left": [], "converted": told}


@pytest.mark.parametrize(
    ("text", "units", "expected"),
    [
        ("11,219,208", ("元", "万元"), "1121.9208"),
        ("6,491,685.00", ("元", "万元"), "649.1685"),
        ("0.05", ("元", "万元"), "0.000005"),
        ("-1234567", ("元", "万元"), "-123.4567"),
        ("10000000", ("元", "万元"), "1000"),
        ("0.00", ("元", "万元"), "0"),
        ("1121.9208", ("万元", "元"), "11219208"),
        ("0.12345", ("万元", "元"), "1234.5"),
        ("3.5", ("亿元", "万元"), "35000"),
        ("12", ("元", "亿元"), "0.00000012"),
        ("/", ("元", "万元"), "/"),
    ],
)
def test_an_amount_is_converted_exactly(alone: Page, text: str, units: tuple[str, str], expected: str) -> None:
    ask = "async (asked) => (await (LOAD)('../shared/amounts')).converted(...asked)".replace("LOAD", MODULE)
    assert alone.evaluate(ask, [text, *units]) == expected


def test_what_states_the_same_is_taken_over_from_a_cell_of_another_name(alone: Page) -> None:
    old, new = money("元", name="当年预算", field="funds.annual_budget"), money("元", field="funds.annual_budget")
    assert taken(alone, {"当年预算": "5"}, paper(old), paper(new))["cells"] == {"预算": "5"}


def test_a_cell_keeps_the_other_name_that_it_is_written_by(alone: Page) -> None:
    cell = money("元", also=["预算数"])
    assert taken(alone, {"预算数": "5"}, paper(cell), paper(cell))["cells"] == {"预算数": "5"}


def test_an_optional_cell_that_was_not_there_is_not_there(alone: Page) -> None:
    cell = money("元", presence="optional")
    assert taken(alone, {}, paper(cell), paper(cell))["cells"] == {}
    assert taken(alone, {"预算": None}, paper(cell), paper(cell))["cells"] == {"预算": None}
    # The other paper has no such cell: whether the form would have it is unknown.
    assert taken(alone, {}, paper(), paper(cell))["cells"] == {"预算": None}


def test_what_names_the_former_year_is_to_be_looked_at(alone: Page) -> None:
    text = {"name": "期间", "presence": "printed", "type": "text"}
    definition = paper(text, indicators())
    cells = {"期间": "2023年-2024年", "指标": [row("2023年产出", "培训120234人")]}
    made = taken(alone, cells, definition, definition, 2023)
    assert made["marked"] == [["期间"], ["指标", 0, "levels", "0"]]
    assert taken(alone, {"期间": "２０２３"}, paper(text), paper(text), 2023)["marked"] == [["期间"]]
    assert taken(alone, cells, definition, definition)["marked"] == []


def test_indicators_on_another_number_of_levels_are_told(alone: Page) -> None:
    deeper = indicators(TARGET) | {"levels": [*LEVELS, "三级指标"]}
    made = taken(alone, {"指标": [row("甲", "一", 指标值="1")]}, paper(indicators(TARGET)), paper(deeper))
    assert made == {"cells": {"指标": None}, "marked": [], "left": ["指标"], "converted": []}

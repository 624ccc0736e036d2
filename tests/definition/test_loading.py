"""Definitions with errors: each error is reported, with its place, beside all others."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator.definition.cells import Definition, Group, Scalar, ScalarType
from generator.definition.loading import read_definitions
from generator.diagnostics import Diagnostic, collect
from generator.language import load
from tests.expectations import cases, expected, told
from tests.sample import changed

FOLDER = Path(__file__).parent
BASE = (FOLDER / "base.yml").read_text("utf-8")
VOCABULARIES = {"project_types": {"甲类": "甲类", "乙类": "乙类"}}
CASES = cases(FOLDER / "cases")


def definitions_in(**texts: str) -> tuple[dict[str, Definition], tuple[Diagnostic, ...]]:
    """Return the definitions in texts by name, and their errors; the message of each is formatted."""
    files = {f"forms/{name}.yml": text.encode() for name, text in texts.items()}
    definitions, found = collect(read_definitions(files, VOCABULARIES))
    for diagnostic in found:
        assert load().message(diagnostic)
        assert load().help(diagnostic)
    return definitions, found


@pytest.mark.parametrize("case", [case for case in CASES if "text" not in case], ids=lambda case: case["id"])
def test_all_that_is_wrong_with_a_definition_is_told_where_it_stands(case: dict[str, Any]) -> None:
    whole = changed(BASE, case["change"], case.get("without", ()))
    text, findings = expected(whole, case.get("elsewhere", ()))
    definitions, found = definitions_in(base=text)
    assert told(found) == findings
    assert bool(definitions) != bool(findings)


@pytest.mark.parametrize("case", [case for case in CASES if "text" in case], ids=lambda case: case["id"])
def test_definition_that_extends_another(case: dict[str, Any]) -> None:
    text, findings = expected(case["text"], case.get("elsewhere", ()))
    definitions, found = definitions_in(base=BASE, child=text)
    assert told(found) == findings
    assert {each.place.file for each in found} <= {"forms/child.yml"}
    assert ("child" in definitions) != bool(findings)
    assert "base" in definitions


def test_wrong_definition_hides_no_other() -> None:
    definitions, found = definitions_in(base=BASE, worse="title: 甲\n", worst="- 甲\n", other="extends: base\n")
    assert set(definitions) == {"base", "other"}
    assert {each.place.file for each in found} == {"forms/worse.yml", "forms/worst.yml"}


@pytest.mark.parametrize("wrong", ["kind: plan\n", "title: [甲\n", "years: {from: 2024, to: 2023}\n"])
def test_mistakes_are_not_told_again_of_what_extends_the_definition(wrong: str) -> None:
    texts = {"child": "extends: base\n", "grandchild": "extends: child\nkind: plan\n"}
    definitions, found = definitions_in(base=changed(BASE, wrong), **texts)
    assert definitions == {}
    assert {each.place.file for each in found} == {"forms/base.yml"}


def test_circle_of_definitions_is_told_of_each() -> None:
    definitions, found = definitions_in(a="extends: b\n", b="extends: c\n", c="extends: a\n")
    assert definitions == {}
    assert [each.rule for each in found] == ["extends-itself"] * 3
    assert load().message(found[0]).endswith("：a → b → c → a")


@pytest.mark.parametrize(
    ("written", "helped"),
    [
        ("bse", "是不是“base”？site_config/forms/ 里别的表样有：base、worse。"),
        ("something", "检查 extends 的名称，不带 .yml。site_config/forms/ 里别的表样有：base、worse。"),
    ],
)
def test_the_name_of_a_parent_that_does_not_exist_is_told_the_most_similar_one(written: str, helped: str) -> None:
    _, found = definitions_in(base=BASE, worse="extends: base\n", basis=f"extends: {written}\n")
    assert [(each.rule, load().help(each)) for each in found] == [("cannot-extend", helped)]


def test_a_circle_is_not_told_of_what_extends_it() -> None:
    _, found = definitions_in(a="extends: b\n", b="extends: a\n", c="extends: a\n")
    assert [each.place.file for each in found] == ["forms/a.yml", "forms/b.yml"]


def test_changes_add_up_over_generations() -> None:
    definitions, found = definitions_in(
        base=BASE,
        child="extends: base\nsubtitle: 甲\ncells:\n  预算: {label: 预算额, key: 预算}\n",
        grandchild="extends: child\nremove: [说明]\ncells:\n  预算: {width: 3}\n",
    )
    assert found == ()
    form = definitions["grandchild"]
    budget = next(cell for cell in form.cells if cell.key == "预算")
    assert (form.id, form.title, form.subtitle) == ("grandchild", "小河治理项目申报表", "甲")
    assert (budget.label, budget.width, "说明" in [cell.key for cell in form.cells]) == ("预算额", 3, False)
    assert [cell.key for cell in definitions["base"].cells] == [
        *("年度", "单位", "项目", "预算", "说明", "目标", "填表日期"),
    ]


def test_row_whose_cells_are_all_taken_out_goes_too() -> None:
    definitions, _ = definitions_in(base=BASE, child="extends: base\nremove: [预算, 说明]\n")
    assert len(definitions["base"].rows) - len(definitions["child"].rows) == 2


GROUPS = """\
  - [{label: 甲, type: group, rows: [[{label: 金额, type: text}], [{label: 子, type: text}]]}]
  - [{label: 乙, type: group, rows: [[{label: 金额, type: text}]]}]
footer:
"""


def test_group_whose_cells_are_all_taken_out_goes_too() -> None:
    base = BASE.replace("footer:\n", GROUPS.replace("[{label: 金额, type: text}], ", ""))
    definitions, found = definitions_in(base=base, child="extends: base\nremove: [子]\n", other="extends: base\n")
    assert found == ()
    assert [cell.key for cell in definitions["other"].cells][-3:-1] == ["甲", "乙"]
    assert [cell.key for cell in definitions["child"].cells][-2:] == ["乙", "填表日期"]


def test_rows_are_added_inside_of_a_group_too() -> None:
    child = "extends: base\nadd: [{after: 子, rows: [[{label: 丙, type: text}]]}]\nremove: [子]\n"
    definitions, found = definitions_in(base=BASE.replace("footer:\n", GROUPS), child=child)
    assert found == ()
    group = next(cell.shape for cell in definitions["child"].cells if cell.key == "甲")
    assert isinstance(group, Group)
    assert [cell.key for cell in group.cells] == ["金额", "丙"]


def test_cell_whose_key_is_that_of_another_one_cannot_be_named() -> None:
    child = "extends: base\ncells: {金额: {width: 3}}\nadd: [{after: 金额, rows: [[{label: 丁, type: text}]]}]\n"
    _, found = definitions_in(
        base=BASE.replace("footer:\n", GROUPS), child=child, other="extends: base\nremove: [金额]\n"
    )
    assert [(each.place.file, each.place.line, each.rule, dict(each.values)["count"]) for each in found] == [
        ("forms/child.yml", 2, "ambiguous-cell", "2"),
        ("forms/child.yml", 3, "ambiguous-cell", "2"),
        ("forms/other.yml", 2, "ambiguous-cell", "2"),
    ]


def test_group_can_be_written_anew_where_its_cells_cannot_be_named() -> None:
    child = "extends: base\ncells: {乙: {rows: [[{label: 金额, type: money}]]}}\n"
    definitions, found = definitions_in(base=BASE.replace("footer:\n", GROUPS), child=child)
    assert found == ()
    shapes = [cell.shape.cells[0].shape for cell in definitions["child"].cells if isinstance(cell.shape, Group)]
    assert [shape.type for shape in shapes if isinstance(shape, Scalar)] == [ScalarType.TEXT, ScalarType.MONEY]


def test_what_is_there_twice_is_told_with_both_places() -> None:
    _, (found,) = definitions_in(
        base=changed(BASE, "header:\n  - {label: 年度, type: year, field: year, also: [说明]}\n")
    )
    assert [(place.line, place.column) for place in (found.place, *found.related)] == [(9, 14), (14, 49)]


def test_an_inherited_cell_that_is_there_twice_is_not_told_with_the_place_of_the_other() -> None:
    child = "extends: base\ncells:\n  预算: {label: 说明}\n"
    _, (found,) = definitions_in(base=BASE, child=child)
    assert (found.rule, found.place.line, found.related) == ("equal-cells", 3, ())


def test_wrong_value_is_told_with_what_could_stand_there() -> None:
    _, (found,) = definitions_in(base=changed(BASE, "kind: plan\n"))
    said = dict(found.values)
    assert (said["where"], said["value"]) == ("kind", "plan")
    assert str(said["expected"]).startswith("申报表写 target，自评表写 self-evaluation；")

"""The documentation of form definitions is complete, and its examples work."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from bench.reading import read_form
from generator.definition.amendments import RECORD_KEYS
from generator.definition.cells import Definition
from generator.definition.fields import FIELDS, Where, field_called
from generator.definition.validation import schema_text
from generator.diagnostics import collect
from generator.importing.filling import draft
from generator.importing.lines import text_lines
from generator.language import Language
from generator.model import Form, PublicUnit
from generator.pipeline.inputs.configuration import Configuration
from generator.rendering.paper import paper_of
from tests.definitions import definitions_of
from tests.docs.documents import document
from tests.importing.printing import lines

DOCUMENT = document("docs/form-definitions.zh-CN.md")
GUIDE = document("docs/new-site.zh-CN.md")
PARENT, FORM, CHILD, LONGER = (block.text for block in DOCUMENT.blocks if block.language == "yaml")
NAME = "community-target-2030"
UNIT = PublicUnit("technology-incubation-centre", "上海市科技创业中心")


@pytest.fixture(scope="module")
def definitions(configuration: Configuration) -> Mapping[str, Definition]:
    return definitions_of({f"{NAME}.yml": PARENT, "child.yml": CHILD, "longer.yml": LONGER}, configuration.type_names)


@pytest.fixture(scope="module")
def form(definitions: dict[str, Definition]) -> Form:
    parts = (UNIT.slug, "2030", "science-corner.yml")
    read, found = collect(read_form("f.yml", parts, FORM.encode(), definitions, {UNIT.slug: UNIT}))
    assert found == ()
    assert read is not None
    return read


def test_example_is_read_with_its_definition(form: Form) -> None:
    assert (form.definition, form.project_name, form.project_types) == (NAME, "社区科普角", ("经常性专项业务费",))
    assert form.budget is not None
    assert form.budget.yuan == 120_000
    assert [indicator.target for indicator in form.indicators] == ["24次", "≥90%"]


def test_definition_that_differs_little_keeps_the_rest(definitions: dict[str, Definition]) -> None:
    parent, child = definitions[NAME], definitions["child"]
    assert [cell.key for cell in child.cells] == [cell.key for cell in parent.cells if cell.key != "联系人"]
    assert "项目简介" in [cell.label for cell in child.cells]


def test_definition_with_more_rows_has_them_where_it_says(definitions: dict[str, Definition]) -> None:
    parent, longer = definitions[NAME], definitions["longer"]
    assert longer.rows[0][0].label == "一、基本情况"
    keys = [cell.key for cell in longer.cells]
    assert keys.index("设备清单") == keys.index("资金来源（元）") + 1
    assert set(keys) - {cell.key for cell in parent.cells} == {"设备清单"}


def test_a_label_with_the_year_is_written_in_braces_as_the_document_says(configuration: Configuration) -> None:
    (cell,) = (span for span in DOCUMENT.spans if span.startswith("{label:") and "{年度}" in span)
    text = f"extends: {NAME}\nyears: {{from: 2031}}\nadd: [{{rows: [[{cell}]]}}]\n"
    definitions = definitions_of({f"{NAME}.yml": PARENT, "dated.yml": text}, configuration.type_names)
    assert "中期目标（{年度}年）" in [one.label for one in definitions["dated"].cells]


def test_words_behind_an_option_have_the_cell_that_the_document_says(configuration: Configuration) -> None:
    (cell,) = (span for span in DOCUMENT.spans if span.startswith("{label:") and "其他用途" in span)
    choice = "{label: 用途, type: choice, several: true, options: [业务类, 其他（请注明）]}"
    text = f"extends: {NAME}\nyears: {{from: 2031}}\nadd: [{{rows: [[{choice}, {cell}]]}}]\n"
    asked = definitions_of({f"{NAME}.yml": PARENT, "asked.yml": text}, configuration.type_names)["asked"]
    paper = lines(paper_of(asked, {"用途": ("其他（请注明）",), "其他用途": "电费"}))
    (row,) = ([text for text in line if text] for line in paper if "用途：" in line)
    assert row == ["用途：", "☐ 业务类\u3000☑ 其他（请注明）", "电费"]
    assert draft(asked, text_lines("用途\t☐业务类 ☑其他（请注明）：电费")).tree["用途"] == ["其他（请注明）：电费"]


def words_of(schema: Any) -> Iterator[str]:
    """Yield every property and every choice in a schema."""
    match schema:
        case dict():
            yield from schema.get("properties", {})
            yield from (word.removeprefix("narrative.").removeprefix("funds.") for word in schema.get("enum", ()))
            for group in re.findall(r"\(([a-z_|]+)\)", schema.get("pattern", "")):
                yield from group.split("|")
            for inner in schema.values():
                yield from words_of(inner)
        case list():
            for inner in schema:
                yield from words_of(inner)


@pytest.mark.parametrize("word", sorted(set(words_of(schema_text("definition"))) - {"false"}))
def test_every_property_and_choice_is_told(word: str) -> None:
    told = {word for one in (DOCUMENT, GUIDE) for span in one.spans for word in (span, *span.split("."))}
    assert word in told, f"neither {DOCUMENT.name} nor {GUIDE.name} tells {word}"


def told_fields() -> Iterator[tuple[str, str, set[str], set[str]]]:
    """Yield each field in the table of the guide to a new site: its name, what it is called, its types, its places."""
    (table,) = [rows for rows in GUIDE.text.split("\n\n") if rows.startswith("| `field` | ")]
    for row in table.splitlines()[2:]:
        names, types, where = row.strip("| ").split(" | ")
        for name, called in re.findall("`([^`]+)` ([^，；（]+)", names):
            yield name, called, set(re.findall("`([^`]+)`", types)), set(where.split("、"))


def test_the_guide_tells_all_fields_what_fills_them_and_where() -> None:
    places = {
        Where.CELL: "格",
        Where.MATRIX: "矩阵的列",
        Where.SUB_PROJECTS: "sub_projects 的列",
        Where.INDICATORS: "indicators 的列",
    }
    told = [*told_fields()]
    names = schema_text("definition")["$defs"]["field"]["anyOf"][0]["enum"]
    assert {name for name, *_ in told} == set(names)
    assert len(told) == len(names)
    for name, _, types, where in told:
        field = field_called(name)
        expected = {"格", "任何一列"} if field.personal else {places[one] for one in field.where}
        assert (types, where) == (set(field.types) - {"long-text"}, expected), name
    assert all(("text" in field.types) == ("long-text" in field.types) for field in FIELDS.values())


def test_the_guide_calls_amounts_and_texts_what_pages_call_them(language: Language) -> None:
    codes = {**language.data["measure_codes"], **language.data["topic_codes"]}
    told = {name.partition(".")[2]: called for name, called, _, _ in told_fields() if "." in name}
    assert codes.items() <= told.items()
    (sources,) = [part for part in GUIDE.text.split("\n\n") if "`total` 合计" in part]
    words = language.data["source_of_funds_codes"]
    numbered = [code for code in words if code.startswith("other_")]
    assert f"`{numbered[0]}` 到 `{numbered[-1]}`" in sources
    named = {code: called for code, called in words.items() if code not in numbered}
    assert named.items() <= dict(re.findall("`([^`]+)` ([^，。；]+)", sources)).items()


def test_keys_that_no_cell_may_have_are_told() -> None:
    assert set(RECORD_KEYS) <= set(DOCUMENT.spans)


def test_properties_choices_and_patterns_are_all_seen() -> None:
    assert {"label_at", "matrix", "total_budget", "carryover", "万元"} <= set(words_of(schema_text("definition")))

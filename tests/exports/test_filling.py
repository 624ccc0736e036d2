"""The data of the page for filling in forms."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from generator.definition.cells import Definition, all_cells
from generator.exports.filling import RULES, contents_json, definition_json, javascript, unit_json
from generator.language import Language
from generator.model import PublicUnit

MUSEUM = PublicUnit("museum", "科技馆", aliases=("自然馆",), heirs=(PublicUnit("museums", "博物馆群"),))


def asked(cells: list[dict[str, Any]]) -> Iterator[str]:
    for cell in cells:
        if "name" in cell:
            yield cell["name"]
        yield from asked(cell.get("cells", []))


def test_a_paper_asks_for_every_cell_of_its_definition_in_its_order(definitions: Mapping[str, Definition]) -> None:
    for definition in definitions.values():
        told = json.loads(definition_json(definition))
        assert [*asked(told["cells"])] == [*(cell.key for cell in all_cells(definition.cells)), "原文网址"]


def test_a_cell_goes_by_its_label_unless_others_have_it_too(definitions: Mapping[str, Definition]) -> None:
    told = {form: definition_json(definitions[form]) for form in ("sh-target-2020", "sh-target-2023")}
    assert '"label":"{年度}年绩效目标"' in told["sh-target-2020"]
    assert '"name":"其他资金（项目）"' in told["sh-target-2023"]
    assert '"label":"其他资金"' not in told["sh-target-2023"]


def test_words_that_are_others_every_year_are_told_beside_figures(definitions: Mapping[str, Definition]) -> None:
    (indicators,) = (
        cell
        for cell in json.loads(definition_json(definitions["sh-self-evaluation-2021"]))["cells"]
        if cell.get("type") == "indicators"
    )
    yearly = {column["name"] for column in indicators["columns"] if column.get("yearly")}
    assert yearly == {"年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施"}


def test_nothing_personal_is_asked_for(definitions: Mapping[str, Definition]) -> None:
    told = json.loads(definition_json(definitions["sh-target-2019"]))
    private = [cell["name"] for cell in told["cells"] if cell.get("type") == "private"]
    assert private == ["项目负责人", "联系人", "联系电话"]


def test_the_newest_paper_comes_first(definitions: Mapping[str, Definition], language: Language) -> None:
    newest = ["sh-target-2023", "sh-self-evaluation-2021", "sh-target-2019"]
    told = json.loads(contents_json([definitions[name] for name in sorted(newest)], [MUSEUM], language))
    assert [form["id"] for form in told["forms"]] == newest


def test_a_unit_has_all_names_that_may_stand_on_its_forms(
    definitions: Mapping[str, Definition], language: Language
) -> None:
    told = json.loads(contents_json(definitions.values(), [MUSEUM], language))
    assert told["units"] == [["museum", ["科技馆", "自然馆", "科技馆(自然馆)", "博物馆群"]]]


def test_units_keep_their_order_and_have_the_years_that_are_known(
    definitions: Mapping[str, Definition], language: Language
) -> None:
    theatre = PublicUnit("a", "剧院", first_year=2029, last_year=2033)
    told = json.loads(
        contents_json(definitions.values(), [MUSEUM, PublicUnit("z", "博物馆", last_year=2028), theatre], language)
    )
    assert [slug for slug, _ in told["units"]] == ["museum", "z", "a"]
    assert told["spans"] == {"z": {"to": 2028}, "a": {"from": 2029, "to": 2033}}


def test_a_correction_is_asked_for_as_it_is_read(definitions: Mapping[str, Definition], language: Language) -> None:
    told = json.loads(contents_json(definitions.values(), [], language))["correction"]
    assert (told["name"], told["type"]) == ("更正", "group")
    assert [(cell["name"], cell["type"], cell["presence"]) for cell in told["cells"]] == [
        ("日期", "date", "filled"),
        ("内容", "long-text", "filled"),
        ("原因", "long-text", "filled"),
    ]


def test_findings_are_answered_under_the_key_of_answers(
    definitions: Mapping[str, Definition], language: Language
) -> None:
    assert json.loads(contents_json(definitions.values(), [], language))["answers"]["name"] == "回应"


def test_the_words_of_rules_need_nothing_but_values(definitions: Mapping[str, Definition], language: Language) -> None:
    told = json.loads(contents_json(definitions.values(), [], language))
    known = {"key", "value", "character", "length", "limit", "written", "folder", "unit", "year"}
    known |= {"part", "day", "first", "said", "meant"}
    for rule in RULES:
        texts = " ".join(told["rules"][rule].values())
        assert "{{" not in texts, rule
        assert set(re.findall(r"\{(\w+)\}", texts)) <= known, rule


@pytest.mark.parametrize(
    ("pattern", "source", "flags"),
    [
        (re.compile(r"(?<!\d)\d{3}", re.ASCII | re.IGNORECASE), r"(?:^|\D)\d{3}", "iu"),
        (re.compile(r"(?<!\d)\d"), r"(?:^|\P{Nd})\p{Nd}", "u"),
        (re.compile(r"(?!con\Z)[a-z]+", re.ASCII), "(?!con$)[a-z]+", "u"),
        (re.compile("[\x00年\U000110bd]"), r"[\u{0}\u{5e74}\u{110bd}]", "u"),
    ],
)
def test_an_expression_is_put_into_javascript(pattern: re.Pattern[str], source: str, flags: str) -> None:
    assert javascript(pattern) == (source, flags)


def test_a_unit_without_forms_has_none() -> None:
    assert json.loads(unit_json([])) == []

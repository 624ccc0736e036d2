"""What an editor accepts while a form is typed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
import yaml

from generator.definition.cells import WITHHELD, Definition
from generator.definition.schema import form_schema
from tests.definitions import definitions_of
from tests.sample import TARGET, changed, sample

WITHDRAWN = "撤回: {日期: 2026-05-01, 原因: 重复}\n"


@pytest.mark.parametrize(("text", "accepted"), [(WITHHELD, True), ("", True), ("某某某", False)])
def test_in_a_private_column_nothing_is_accepted_but_that_it_is_withheld(text: str, accepted: bool) -> None:
    file = Path(__file__).parent / "made_up" / "river-evaluation-2031.yml"
    definitions = definitions_of({file.name: file.read_bytes()})
    properties: Any = form_schema(definitions[file.stem])["properties"]
    schema = {"type": "array", "items": {"type": "object", "properties": properties["巡查"]["items"]["properties"]}}
    validator: jsonschema_rs.Validator = jsonschema_rs.validator_for(schema)
    assert validator.is_valid([{"日期": "2032-6-1", "巡查人": text}]) is accepted


def accepts(definition: Definition, text: str) -> bool:
    validator: jsonschema_rs.Validator = jsonschema_rs.validator_for(form_schema(definition))
    return bool(validator.is_valid(yaml.load(text, yaml.CBaseLoader)))


@pytest.mark.parametrize(
    ("change", "without", "accepted"),
    [
        ("", (), True),
        ("", ("项目总目标",), False),
        (WITHDRAWN, ("项目总目标",), True),
        (WITHDRAWN, ("form",), False),
        ("撤回: {日期: 2026-05-01}\n", (), False),
        ("撤回: 重复\n", (), False),
        ("更正: [{日期: 2026-05-01, 内容: 甲改为乙, 原因: 笔误}]\n", (), True),
        ("更正: [{日期: 2026-05-01, 内容: 甲改为乙}]\n", (), False),
        ("更正: {日期: 2026-05-01, 内容: 甲改为乙, 原因: 笔误}\n", (), False),
        ("回应: {period-reversed: 笔误}\n", (), True),
    ],
)
def test_a_form_is_accepted_as_our_own_reading_accepts_it(
    change: str, without: tuple[str, ...], accepted: bool, definitions: Mapping[str, Definition]
) -> None:
    assert accepts(definitions[TARGET], changed(sample(), change, without)) is accepted

"""Empty forms: following their hints gives the intended text, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.definition.blank import blank_form
from generator.definition.cells import Definition
from generator.diagnostics import collect
from generator.language import load
from generator.source.document import read_document
from generator.source.nodes import scalars
from tests.definitions import definitions_of

WORDS = load().interface["blank_form"]
HINT = WORDS["long_text"]


@pytest.mark.parametrize("name", ["sh-target-2019", "sh-target-2023", "sh-self-evaluation-2021"])
def test_a_block_written_below_its_key_holds_no_hint(name: str, definitions: Mapping[str, Definition]) -> None:
    text = blank_form(definitions[name], "schema.json", {}, load())
    written, count = re.subn(rf"^( *)# {re.escape(HINT)}\n *(.+):$", r"\g<0> |\n\1  一段文字", text, flags=re.MULTILINE)
    assert count == text.count(HINT) > 0
    document, found = collect(read_document("form.yml", written.encode()))
    assert found == ()
    assert document is not None
    texts = [node.text for node in scalars(document.root)]
    assert texts.count("一段文字") == count
    assert not any(HINT in one for one in texts)


def test_private_columns_are_hinted_at_where_they_are_to_be_written() -> None:
    file = Path(__file__).parent / "made_up" / "river-evaluation-2031.yml"
    definitions = definitions_of({file.name: file.read_bytes()})
    text = blank_form(definitions[file.stem], "schema.json", {}, load())
    hint = f"# {WORDS['private_optional']}\n"
    assert f"  - 日期:\n    发现:\n    {hint}    巡查人:\n" in text
    assert f"    到账:\n    {hint}    经办:\n" in text
    sample = "  #         "
    assert f"{sample}原因:\n{sample}{hint}{sample}责任人:\n" in text


def test_only_of_a_private_cell_that_may_be_left_out_it_is_said_so() -> None:
    file = Path(__file__).parent / "made_up" / "river-evaluation-2031.yml"
    definitions = definitions_of({file.name: file.read_bytes()})
    text = blank_form(definitions[file.stem], "schema.json", {}, load())
    assert f"\n# {WORDS['private']}\n河长:\n" in text
    assert f"\n# {WORDS['private_optional']}\n填表人:\n" in text
    assert "删去" not in WORDS["private"]


@pytest.mark.parametrize(
    "unit",
    ["科技馆", "上海 #1 中学", "办公室: 甲", "- 甲", "[甲]", "*甲", "@甲", "甲（乙）", '"甲"', "甲\\乙", "null", "{甲"],
)
def test_the_name_of_a_unit_reads_as_it_is(unit: str, definitions: Mapping[str, Definition]) -> None:
    text = blank_form(definitions["sh-target-2019"], "schema.json", {"unit": unit}, load())
    document, found = collect(read_document("form.yml", text.encode()))
    assert found == ()
    assert document is not None
    assert unit in [node.text for node in scalars(document.root)]

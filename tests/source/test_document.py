"""Each text in the cases yields exactly the findings marked in it."""

from __future__ import annotations

from pathlib import Path
from time import process_time
from typing import Any

import pytest

from generator.diagnostics import collect
from generator.source.document import read_document
from generator.source.nodes import plain
from tests.expectations import cases, expected, told

CASES = cases(Path(__file__).parent / "cases")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_all_that_is_wrong_with_a_text_is_told_where_it_stands(case: dict[str, Any]) -> None:
    text, findings = expected(case["text"], case.get("elsewhere", ()))
    document, found = collect(read_document("f.yml", text.encode()))
    assert told(found) == findings
    if "reads" in case:
        assert document is not None
        assert plain(document.root) == case["reads"]


def test_two_findings_of_a_duplicate_key_name_both_places() -> None:
    _, (found,) = collect(read_document("f.yml", "甲: 一\n甲: 二\n".encode()))
    assert [(place.line, place.column) for place in (found.place, *found.related)] == [(2, 1), (1, 1)]


@pytest.mark.parametrize("feature", ["!!str", "!!python/object/apply:os.system", "!t", "&a", "*a"])
def test_a_feature_is_told_as_it_is_written(feature: str) -> None:
    _, (found, *_) = collect(read_document("f.yml", f"甲: {feature}\n".encode()))
    assert (found.rule, dict(found.values)["feature"]) == ("yaml-feature", feature)


@pytest.mark.parametrize("depth", [32, 33, 26_000])
@pytest.mark.parametrize("opening", ["[", "{甲: ", "- ", "? ", "[{甲: "])
def test_nesting_is_bounded_whatever_it_is_made_of(opening: str, depth: int) -> None:
    document, found = collect(read_document("f.yml", ("甲:\n  " + opening * depth).encode()))
    assert document is not None
    assert not document.complete
    if depth > 32:
        assert "nested-too-deep" in [each.rule for each in found]


def test_thirty_two_levels_are_not_too_deep() -> None:
    text = "甲: " + "[" * 31 + "]" * 31
    assert collect(read_document("f.yml", text.encode()))[1] == ()


@pytest.mark.parametrize(
    ("text", "rules"), [("字" * 32_767, []), ("字" * 32_768, ["text-too-long"]), ("𠮷" * 16_384, ["text-too-long"])]
)
@pytest.mark.parametrize("written", ["甲: {}", "甲: |\n  {}", '甲: "{}"', "甲: [{}]"])
def test_a_text_is_no_longer_than_a_cell_of_a_spreadsheet(written: str, text: str, rules: list[str]) -> None:
    _, found = collect(read_document("f.yml", written.format(text).encode()))
    assert [each.rule for each in found] == rules


@pytest.mark.parametrize(("length", "rules"), [(500, []), (501, ["name-too-long"]), (2_000, ["name-too-long"])])
def test_a_name_is_short_enough_to_be_repeated_beside_all_that_is_below_it(length: int, rules: list[str]) -> None:
    _, found = collect(read_document("f.yml", f"? |-\n  {'字' * length}\n: 甲\n".encode()))
    assert [each.rule for each in found] == rules


@pytest.mark.parametrize(
    ("text", "rule"), [("a: {{b: 1, {}}}", "split-by-comma"), ("a: {{{}：1}}", "wrong-colon-in-braces")]
)
def test_a_text_that_became_a_key_is_not_told_to_be_a_long_name_too(text: str, rule: str) -> None:
    _, found = collect(read_document("f.yml", text.format("字" * 600).encode()))
    assert [each.rule for each in found] == [rule]


def test_document_cut_short_is_not_complete() -> None:
    for text in ("甲: 一\n乙: @\n", "甲: 一\n---\n甲: 二\n", "甲: [" * 40):
        document, _ = collect(read_document("f.yml", text.encode()))
        assert document is not None
        assert not document.complete


def test_a_large_file_full_of_stumbles_is_not_read_again_and_again() -> None:
    text = "甲:\n" + "  - 乙\n" * 100_000 + "  - @\n" * 100
    document, found = collect(read_document("f.yml", text.encode()))
    assert document is not None
    assert 0 < len(found) < 10


def test_whole_document_is_complete() -> None:
    document, _ = collect(read_document("f.yml", "甲: 一\n甲: 二\n".encode()))
    assert document is not None
    assert document.complete


def test_a_line_may_have_any_number_of_wide_brackets() -> None:
    started = process_time()
    _, found = collect(read_document("x.yml", f"键: [{'］' * 30_000}甲\n".encode()))
    assert [one.rule for one in found] == ["unclosed-bracket"]
    assert process_time() - started < 2

"""The URL of the original is read, and refers to nothing but a web page."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from generator.definition.cells import Definition
from tests.sample import changed, read, sample

Definitions = Mapping[str, Definition]


def test_the_address_of_the_original_is_kept_to_the_letter(definitions: Definitions) -> None:
    form = read(changed(sample(), "原文网址: https://例.cn/a?b=1&c#d\n"), definitions).whole
    assert form.original == "https://例.cn/a?b=1&c#d"
    assert form.cells == read(sample(), definitions).whole.cells


@pytest.mark.parametrize("written", ["", "原文网址:\n"])
def test_a_form_need_not_name_it(written: str, definitions: Definitions) -> None:
    assert read(changed(sample(), written), definitions).whole.original == ""


@pytest.mark.parametrize("address", ["https://a.cn/?tel=13800000000", "https://a.cn/%E5%BC%A011010119900307000X.pdf"])
def test_an_address_with_somebodys_number_is_doubted(address: str, definitions: Definitions) -> None:
    outcome = read(changed(sample(), f"原文网址: {address}\n"), definitions)
    assert [(one.rule, one.severity.value) for one in outcome.found] == [("personal-address", "warning")]
    assert outcome.form
    assert outcome.form.original == address


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "www.example.cn", "https://", "https://a.cn/b c", "'https://a.cn/\"x'", "[https://a.cn]"],
)
def test_what_is_no_address_is_told_with_its_place(address: str, definitions: Definitions) -> None:
    text = changed(sample(), f"原文网址: {address}\n")
    line = next(number for number, each in enumerate(text.splitlines(), 1) if each.startswith("原文网址"))
    found = read(text, definitions).found
    assert [(one.rule, one.place.line) for one in found] == [("wrong-original", line)]

"""A form must agree with its path: the unit, the year and the kind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from generator.definition.cells import Definition
from generator.language import Language
from generator.model import Kind
from generator.reading.place import MOST_LETTERS
from tests.sample import EVALUATION, TARGET, UNIT, Outcome, changed, read, sample

Definitions = Mapping[str, Definition]


@pytest.mark.parametrize(
    ("path", "rules"),
    [
        (("science-museum", "2019", "operation.yml"), []),
        (("science-museum", "2019", "operation.target.yml"), []),
        (("science-museum", "2019", "a.yml"), []),
        (("science-museum", "2019", "2019-hall-2.yml"), []),
        (("science-museum", "2019", "13800000000-hall.yml"), ["personal-address"]),
        (("science-museum", "2019", "hall-20190430-0001.self-evaluation.yml"), ["kind-not-of-name"]),
        (("science-museum", "2019", "operation.yaml"), ["wrong-extension"]),
        (("science-museum", "2019", "operation.yml.txt"), ["wrong-extension"]),
        (("science-museum", "2019", "operation - 副本.yaml"), ["wrong-extension"]),
        (("science-museum", "2019", "con.yml"), ["wrong-slug"]),
        (("science-museum", "2019", "lpt1.target.yml"), ["wrong-slug"]),
        (("nul", "2019", "operation.yml"), ["wrong-slug", "unit-unknown"]),
        (("science-museum", "2019", "console.yml"), []),
        (("science-museum", "2019", "com-1.yml"), []),
        (("science-museum", "2019", "Operation.yml"), ["wrong-slug"]),
        (("science-museum", "2019", f"{'a' * 80}.yml"), []),
        (("science-museum", "2019", f"{'a' * 81}.yml"), ["wrong-slug"]),
        (("science-museum", "2019", f"{'a' * 79}-b.yml"), ["wrong-slug"]),
        (("a" * 81, "2019", "operation.yml"), ["wrong-slug", "unit-unknown"]),
        (("science-museum", "2019", "科技馆.yml"), ["wrong-slug"]),
        (("science-museum", "2019", "a--b.yml"), ["wrong-slug"]),
        (("science-museum", "2019", "-a.yml"), ["wrong-slug"]),
        (("science-museum", "2019", "a_b.yml"), ["wrong-slug"]),
        (("science-museum", "2019", "a.b.yml"), ["wrong-slug"]),
        (("science-museum", "2019", "a\n.yml"), ["wrong-slug"]),
        (("science-museum", "2019", ".yml"), ["wrong-slug"]),
        (("science-museum", "2019", ".self-evaluation.yml"), ["wrong-slug"]),
        (("science-museum", "2019", "operation.self-evaluation.yml"), ["kind-not-of-name"]),
        (("science-museum", "2020", "operation.yml"), ["year-not-of-folder"]),
        (("science-museum", "２０１９", "operation.yml"), ["wrong-year-folder"]),
        (("science-museum", "2019a", "operation.yml"), ["wrong-year-folder"]),
        (("science-museum", "0999", "operation.yml"), ["wrong-year-folder"]),
        (("planetarium", "2019", "operation.yml"), ["unit-unknown"]),
        (("Science", "2019", "operation.yml"), ["wrong-slug", "unit-unknown"]),
        (("operation.yml",), ["misplaced-file"]),
        (("science-museum", "operation.yml"), ["misplaced-file"]),
        (("science-museum", "2019", "operation", "a.yml"), ["misplaced-file"]),
        (("..", "2019", "operation.yml"), ["wrong-slug", "unit-unknown"]),
    ],
    ids=str,
)
def test_what_is_wrong_with_a_path_is_told(path: tuple[str, ...], rules: list[str], definitions: Definitions) -> None:
    assert read(sample(), definitions, path).rules == rules


def test_the_words_say_how_long_a_name_may_be(language: Language) -> None:
    assert f"至多 {MOST_LETTERS} 个字符" in language.rules["wrong-slug"].help


def test_the_name_of_the_file_is_the_address_with_the_suffix_or_without(definitions: Definitions) -> None:
    form = read(sample(EVALUATION), definitions, (UNIT.slug, "2021", "operation.yml")).whole
    assert (form.address.kind, form.address.name) == (Kind.SELF_EVALUATION, "operation")


def test_wrong_place_does_not_hide_what_is_wrong_inside(definitions: Definitions) -> None:
    text = changed(sample(), "开始时间: 明天\n")
    assert read(text, definitions, ("nowhere.yml",)).rules == ["misplaced-file", "day-not-named"]


def test_year_of_the_form_is_shown_in_its_cell(definitions: Definitions) -> None:
    outcome = read(sample(), definitions, (UNIT.slug, "2018", "operation.yml"))
    assert [(found.rule, found.place.line, found.place.column) for found in outcome.found] == [
        ("year-not-of-folder", 2, 5)
    ]


@pytest.mark.parametrize("year", ["2018", "2021"])
def test_form_of_another_year_is_a_warning(year: str, definitions: Definitions) -> None:
    outcome = read_of_year(year, definitions[TARGET], 2019, 2020)
    assert [(found.rule, found.severity.value) for found in outcome.found] == [("form-of-other-years", "warning")]


@pytest.mark.parametrize(("year", "last"), [("2019", 2020), ("2020", 2020), ("2021", None)])
def test_form_of_a_year_of_its_definition_is_no_warning(year: str, last: int | None, definitions: Definitions) -> None:
    assert read_of_year(year, definitions[TARGET], 2019, last).rules == []


def read_of_year(year: str, definition: Definition, first: int, last: int | None) -> Outcome:
    """Return the outcome of reading a form of this year, with a definition for some years."""
    known = {TARGET: replace(definition, first_year=first, last_year=last)}
    return read(changed(sample(), f"年度: {year}\n"), known, (UNIT.slug, year, "operation.yml"))


@pytest.mark.parametrize("name", ["天文馆", "科技馆分馆", "馆", "科技"])
def test_name_of_another_unit(name: str, definitions: Definitions) -> None:
    assert read(changed(sample(), f"申报单位名称: {name}\n"), definitions).rules == ["unit-not-of-folder"]


def test_alias_is_a_name_of_the_unit(definitions: Definitions) -> None:
    form = read(changed(sample(), "申报单位名称: 青少年科技中心（盖章）\n"), definitions).whole
    assert form.unit_name == "青少年科技中心（盖章）"


def test_a_year_that_is_wrong_is_not_told_as_one_of_another_definition_as_well(definitions: Definitions) -> None:
    assert read(changed(sample(), "年度: 2018\n"), definitions).rules == ["year-not-of-folder"]


@pytest.mark.parametrize("cells", ["年度: 2018\n", "申报单位名称: 天文馆\n"])
def test_a_form_withdrawn_for_its_place_may_keep_its_cells(cells: str, definitions: Definitions) -> None:
    withdrawn = "撤回: {日期: 2019-05-01, 原因: 放错了地方}\n"
    assert read(changed(sample(), cells + withdrawn), definitions).rules == []

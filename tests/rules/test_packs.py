"""Packs of parameters: errors are reported with their place before any rule uses the pack."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from generator.definition.cells import Definition
from generator.definition.validation import schema_text
from generator.diagnostics import Place, collect
from generator.language import load
from generator.rules.outcome import NotApplicable
from generator.rules.packs import lacking, read_packs
from generator.rules.rule import Rule
from tests.rules.forms import form_of
from tests.rules.packs import packs
from tests.rules.test_cases import RULES, cases_of, outcomes_of

NOT_GIVEN = NotApplicable("no-parameters")

each_rule = pytest.mark.parametrize("rule", RULES.values(), ids=RULES)


def told(pack: str) -> list[str]:
    """Return what is wrong with a pack; the message of every error is formatted."""
    _, found = collect(read_packs({"rules/pack.yml": pack.encode()}))
    assert all(load().message(each) and load().help(each) for each in found)
    return [f"{each.place.line}:{each.place.column} {each.rule}" for each in found]


@pytest.mark.parametrize(
    ("rule", "parameter", "column"),
    [
        ("weights-not-hundred", "total: 一百", 12),
        ("weights-not-hundred", "total: 1e5", 12),
        ("weights-not-hundred", "total:", 11),
        ("weights-not-hundred", "groups: {产出指标: 五十}", 20),
        ("grade-differs", "grades: {优: 九十}", 17),
        ("pasted-text", "whole: 五", 12),
        ("target-never-missed", "bound: 50%", 12),
    ],
)
def test_a_parameter_of_another_sort_is_told_with_its_place(rule: str, parameter: str, column: int) -> None:
    assert told(f"rules:\n  {rule}:\n    {parameter}\n") == [f"3:{column} wrong-setting"]


@pytest.mark.parametrize(
    ("rule", "parameter", "expected"),
    [
        ("weights-not-hundred", "total: [1]", "12 setting-not-a-text"),
        ("weights-not-hundred", "groups: [50]", "13 setting-not-a-mapping"),
        ("number-without-unit", "units: 人次", "12 setting-not-a-list"),
        ("number-without-unit", "units: {人次: 1}", "12 setting-not-a-list"),
        ("group-missing", "target: 产出指标", "13 setting-not-a-list"),
    ],
)
def test_a_parameter_of_another_shape_is_told_the_one_it_must_have(rule: str, parameter: str, expected: str) -> None:
    assert told(f"rules:\n  {rule}:\n    {parameter}\n") == [f"3:{expected}"]


def test_a_word_of_nothing_is_told() -> None:
    assert told('rules:\n  number-without-unit:\n    units: ["", 人次]\n') == ["3:13 blank-setting"]


def test_a_parameter_that_its_rule_does_not_have_is_told() -> None:
    assert told("rules:\n  weights-not-hundred:\n    totel: 100\n") == ["3:5 unknown-setting"]


def test_rules_without_parameters_and_rules_that_are_not_there_are_told() -> None:
    pack = "rules:\n  weights-not-hundred: {total: 100}\n  score-above-weight: {least: 5}\n  no-such-rule: {}\n"
    assert told(pack) == ["3:3 unknown-setting", "4:3 unknown-setting"]


def test_only_rules_that_are_there_have_parameters() -> None:
    assert RULES.keys() >= schema_text("rules")["properties"]["rules"]["properties"].keys()


def test_years_that_end_before_they_begin_are_told() -> None:
    assert told("years: {from: 2030, to: 2020}\nrules: {}\n") == ["1:25 years-reversed"]
    assert told("years: {from: 2030, to: 2030}\nrules: {}\n") == []


@pytest.mark.parametrize(
    ("grades", "expected"),
    [
        ("优: 60, 良: 80, 中: 90, 差: 0", ["3:38 grades-out-of-order"]),
        ("优: 90, 良: 90, 中: 60, 差: 0", ["3:38 grades-out-of-order"]),
        ("优: 100, 良: 80, 中: 60, 差: 0", []),
        ("优: 101, 良: 80, 中: 60, 差: 0", ["3:27 points-above-total"]),
        ("合格: 60", []),
    ],
)
def test_grades_that_no_score_can_have_are_told(grades: str, expected: list[str]) -> None:
    pack = f"rules:\n  weights-not-hundred: {{total: 100}}\n  grade-differs: {{grades: {{{grades}}}}}\n"
    assert told(pack) == expected


@pytest.mark.parametrize(
    ("weights", "expected"),
    [
        ("total: 100, groups: {产出指标: 60, 效益指标: 40}", []),
        ("total: 100, groups: {产出指标: 60, 效益指标: 50}", ["2:45 points-above-total"]),
        ("total: 10, execution: 10", []),
        ("total: 10, execution: 10.5", ["2:47 points-above-total"]),
        ("groups: {产出指标: 60, 效益指标: 50}", []),
    ],
)
def test_points_above_the_full_score_are_told(weights: str, expected: list[str]) -> None:
    assert told(f"rules:\n  weights-not-hundred: {{{weights}}}\n") == expected


def test_points_above_the_full_score_of_another_pack_are_told_in_the_file_that_has_them() -> None:
    files = {
        "rules/all.yml": "rules:\n  weights-not-hundred: {total: 100}\n",
        "rules/city.yml": "authority: 某市\nrules:\n  weights-not-hundred: {groups: {产出指标: 110}}\n",
        "rules/later.yml": "authority: 某市\nyears: {from: 2030}\nrules:\n  pasted-text: {whole: 5}\n",
    }
    _, found = collect(read_packs({file: text.encode() for file, text in files.items()}))
    assert [(each.place.file, each.rule) for each in found] == [("rules/city.yml", "points-above-total")]


@pytest.mark.parametrize(
    ("scope", "parameters", "expected"),
    [
        ("authority: 某市\nyears: {from: 2021}", "weights-not-hundred: {total: 10}", ["rules/b.yml:4:32"]),
        ("authority: 某市\nyears: {from: 2021, to: 2022}", "weights-not-hundred: {total: 10}", ["rules/b.yml:4:32"]),
        ("authority: 某市\nyears: {from: 2022}", "weights-not-hundred: {total: 10}", []),
        ("authority: 别市\nyears: {from: 2021}", "weights-not-hundred: {total: 10}", []),
        ("authority: 某市\nyears: {from: 2021}", "weights-not-hundred: {execution: 10}", []),
        ("authority: 某市\nyears: {from: 2021}", "number-without-unit: {units: [人]}", []),
    ],
)
def test_a_parameter_in_two_packs_for_the_same_forms_is_told(scope: str, parameters: str, expected: list[str]) -> None:
    files = {
        "rules/a.yml": "authority: 某市\nyears: {from: 2021}\nrules:\n  weights-not-hundred: {total: 10}\n",
        "rules/b.yml": f"{scope}\nrules:\n  {parameters}\n",
    }
    _, found = collect(read_packs({file: text.encode() for file, text in files.items()}))
    assert [(each.rule, str(each.related[0].file)) for each in found] == [
        ("parameter-in-two-packs", "rules/a.yml") for _ in expected
    ]
    assert [f"{each.place.file}:{each.place.line}:{each.place.column}" for each in found] == expected


def test_words_of_directions_in_two_packs_for_the_same_forms_are_told() -> None:
    text = "directions: {shares: [率]}\nrules: {}\n"
    _, found = collect(read_packs({"rules/a.yml": text.encode(), "rules/b.yml": text.encode()}))
    assert [dict(each.values)["where"] for each in found] == ["directions.shares"]


def test_decimals_are_numbers_that_may_not_be_below_zero() -> None:
    assert told("rules:\n  weights-not-hundred: {total: 100.50, groups: {产出指标: 0.5}}\n") == []
    assert told("rules:\n  weights-not-hundred: {total: -5}\n") == ["2:32 wrong-setting"]
    assert told("rules:\n  pasted-text: {whole: 0, length: 1, run: 1.5}\n") == [
        "2:24 wrong-setting",
        "2:43 wrong-setting",
    ]


class Asked(dict[str, object]):
    """Parameters of a rule that record what was asked for."""

    def __init__(self, settings: Mapping[str, object]) -> None:
        super().__init__(settings)
        self.names: set[str] = set()

    def __getitem__(self, name: str) -> object:
        self.names.add(name)
        return super().__getitem__(name)

    def get(self, name: str, default: object = None) -> object:
        self.names.add(name)
        return super().get(name, default)


@each_rule
def test_a_rule_names_the_parameters_that_it_cannot_do_without(
    rule: Rule, definitions: Mapping[str, Definition]
) -> None:
    for case in cases_of(rule.id):
        form = form_of(case, definitions)
        definition = definitions[form.definition]
        needed = {need.parameter for need in rule.needs if need.concerns(definition)}
        given = rule.parameters(packs(), definition, form.address.year).settings
        assert needed or NOT_GIVEN not in outcomes_of(rule, {**case, "parameters": {}}, definitions)
        for name in given.keys() - needed if needed <= given.keys() else ():
            rest = {parameter: given[parameter] for parameter in given.keys() - {name}}
            assert NOT_GIVEN not in outcomes_of(rule, {**case, "parameters": rest}, definitions)
        for name in needed:
            rest = {parameter: given[parameter] for parameter in given.keys() - {name}}
            outcomes = outcomes_of(rule, {**case, "parameters": rest}, definitions)
            assert [type(one) for one in outcomes] == [NotApplicable]


@pytest.mark.parametrize(
    ("definition", "authority", "years", "expected"),
    [
        ("sh-target-2019", "某市", [2019], {"year": "2019", "rules": ("group-missing (target)",), "file": ""}),
        ("sh-target-2019", "某市", [2020, 2031], {"year": "2019", "rules": ("group-missing (target)",)}),
        ("sh-target-2019", "上海市", [2018, 2019, 2031], None),
        ("sh-self-evaluation-2021", "上海市", [2020, 2021], None),
    ],
)
def test_a_definition_that_rules_have_no_parameters_for_is_told_once(
    definition: str,
    authority: str,
    years: list[int],
    expected: Mapping[str, str] | None,
    definitions: Mapping[str, Definition],
) -> None:
    found = list(lacking(replace(definitions[definition], authority=authority), years, packs(), Place("new.yml")))
    assert len(found) == (expected is not None)
    assert not expected or expected.items() <= dict(found[0].values).items()


def test_the_file_that_lacks_a_parameter_is_named(definitions: Mapping[str, Definition]) -> None:
    files = {
        "rules/city.yml": "authority: 某市\nyears: {from: 2019}\nrules:\n  weights-not-hundred: {total: 100}\n",
        "rules/later.yml": "authority: 某市\nyears: {from: 2030}\nrules: {}\n",
        "rules/other.yml": "authority: 别市\nrules: {}\n",
    }
    given, _ = collect(read_packs({file: text.encode() for file, text in files.items()}))
    for authority, file in {"某市": "rules/city.yml", "": "", "远市": ""}.items():
        definition = replace(definitions["sh-self-evaluation-2021"], authority=authority)
        (found,) = lacking(definition, [2021], given, Place("new.yml"))
        assert dict(found.values)["file"] == file
        assert ("rules/city.yml" in load().help(found)) == bool(file)


def test_all_rules_that_need_parameters_are_named_where_there_are_no_packs(
    definitions: Mapping[str, Definition],
) -> None:
    def named(definition: str) -> set[str]:
        (found,) = lacking(definitions[definition], [definitions[definition].first_year], (), Place("new.yml"))
        return {named.partition(" ")[0] for named in load().said(dict(found.values)["rules"]).split("、")}

    declaration, evaluation = named("sh-target-2020"), named("sh-self-evaluation-2021")
    assert {"group-missing", "target-never-missed"} <= declaration & evaluation
    assert "pasted-text" in (declaration & evaluation) - named("sh-target-2023")
    assert "weights-not-hundred" in evaluation - declaration


def test_a_parameter_that_a_rule_needs_for_several_cells_is_named_once(definitions: Mapping[str, Definition]) -> None:
    *_, found = lacking(definitions["sh-target-2020"], [2021], (), Place("new.yml"))
    assert "pasted-text (whole, length, run)" in load().said(dict(found.values)["rules"])


def test_rules_about_an_old_paper_lack_the_parameters_of_its_years(definitions: Mapping[str, Definition]) -> None:
    about_paper, rest = lacking(definitions["sh-target-2020"], [2021], (), Place("new.yml"))
    assert [dict(one.values)["year"] for one in (about_paper, rest)] == ["2020", "2021"]
    assert dict(about_paper.values)["rules"] == ("group-missing (target)",)
    assert "group-missing" not in load().said(dict(rest.values)["rules"])


@each_rule
def test_the_schema_knows_the_parameters_of_each_rule(rule: Rule, definitions: Mapping[str, Definition]) -> None:
    settings = {name: value for pack in packs() for name, value in pack.rules.get(rule.id, {}).items()}
    asked = Asked(settings)
    for case in cases_of(rule.id):
        outcomes_of(rule, {**case, "parameters": asked}, definitions)
    known = schema_text("rules")["properties"]["rules"]["properties"].get(rule.id, {"properties": {}})
    assert asked.names == set(known["properties"])

"""The descriptions of units: their places, names and relations."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.diagnostics import Place
from generator.pipeline.checking import check
from generator.pipeline.inputs.configuration import Configuration
from tests.pipeline.projects import RIGHT, UNIT, checked, findings, project
from tests.sample import changed, sample

FORM = "science-museum/2019/operation.yml"
OTHER = ["not-another-unit"]


def test_form_of_a_unit_that_nobody_described(tmp_path: Path, configuration: Configuration) -> None:
    outcome = checked(tmp_path, {FORM: sample()}, configuration)
    assert findings(outcome) == {FORM: ["unit-unknown"]}


def test_wrong_unit_is_told_once_and_not_again_for_each_of_its_forms(
    tmp_path: Path, configuration: Configuration
) -> None:
    outcome = checked(tmp_path, {**RIGHT, "science-museum/unit.yml": "名: 甲\n"}, configuration)
    assert findings(outcome) == {"science-museum/unit.yml": ["unknown-setting"]}


def test_unit_files_belong_to_a_unit_and_nowhere_else(tmp_path: Path, configuration: Configuration) -> None:
    more = {"unit.yml": UNIT, "science-museum/2019/unit.yml": UNIT}
    outcome = checked(tmp_path, {**RIGHT, **more}, configuration)
    assert findings(outcome) == {
        "science-museum/2019/unit.yml": ["form-not-named"],
        "unit.yml": ["unit-file-name"],
    }
    assert list(outcome.found.described) == ["science-museum"]


@pytest.mark.parametrize(
    ("into", "rules"),
    [
        ("library", []),
        ("science-museum", OTHER),
        ("zoo", OTHER),
        ("[library, theatre]", []),
        ("[library, zoo]", OTHER),
        ("[zoo, science-museum]", OTHER * 2),
    ],
)
def test_a_unit_becomes_part_of_another_that_is_there(
    into: str, rules: list[str], tmp_path: Path, configuration: Configuration
) -> None:
    files = {**RIGHT, "science-museum/unit.yml": f"{UNIT}并入: {into}\n", "library/unit.yml": "名称: 图书馆\n"}
    files["theatre/unit.yml"] = "名称: 剧院\n"
    workspace = project(tmp_path, files)
    for below in ((), (workspace.forms / "science-museum",)):
        found = check(workspace, configuration, below)
        assert findings(found).get("science-museum/unit.yml", []) == rules
        assert {(one.place.line, one.place.column) for one in found.diagnostics} <= {(UNIT.count("\n") + 1, 5)}


@pytest.mark.parametrize(
    ("library", "theatre", "wrong"),
    [
        ("science-museum", None, {"science-museum", "library"}),
        ("theatre", "science-museum", {"science-museum", "library", "theatre"}),
        ("[theatre, science-museum]", None, {"science-museum", "library"}),
        ("theatre", "library", {"library", "theatre"}),
        ("theatre", None, set()),
    ],
)
def test_no_unit_becomes_part_of_itself_in_the_end(
    library: str, theatre: str | None, wrong: set[str], tmp_path: Path, configuration: Configuration
) -> None:
    files = {
        **RIGHT,
        "science-museum/unit.yml": f"{UNIT}并入: library\n",
        "library/unit.yml": f"名称: 图书馆\n并入: {library}\n",
        "theatre/unit.yml": "名称: 剧院\n" + (f"并入: {theatre}\n" if theatre else ""),
    }
    outcome = checked(tmp_path, files, configuration)
    assert findings(outcome) == {f"{unit}/unit.yml": ["unit-comes-back"] for unit in wrong}
    assert {one.place.column for one in outcome.diagnostics} <= {5}


@pytest.mark.parametrize("name", ["unit.yaml", "Unit.yml", "units.yml", "unit.yml.txt"])
def test_a_unit_described_under_another_name_is_told_once(
    name: str, tmp_path: Path, configuration: Configuration
) -> None:
    outcome = checked(tmp_path, {f"science-museum/{name}": UNIT, FORM: sample()}, configuration)
    assert findings(outcome) == {f"science-museum/{name}": ["unit-file-name"]}
    assert not outcome.is_publishable


def test_project_may_be_called_unit(tmp_path: Path, configuration: Configuration) -> None:
    outcome = checked(tmp_path, {**RIGHT, "science-museum/2019/unit.yml": sample()}, configuration)
    assert (findings(outcome), len(outcome.records)) == ({}, 3)


def test_folder_of_a_unit_is_an_address(tmp_path: Path, configuration: Configuration) -> None:
    outcome = checked(tmp_path, {**RIGHT, "Planetarium/unit.yml": "名称: 天文馆\n"}, configuration)
    assert findings(outcome) == {"Planetarium/unit.yml": ["wrong-slug"]}


def test_two_units_of_one_name_are_told_with_both_places(tmp_path: Path, configuration: Configuration) -> None:
    more = {"planetarium/unit.yml": "名称: 科技 馆\n"}
    outcome = checked(tmp_path, {**RIGHT, **more}, configuration)
    assert findings(outcome) == {"science-museum/unit.yml": ["same-unit-name"]}
    assert outcome.diagnostics[0].related == (Place("content/forms/planetarium/unit.yml", 1, 5),)
    assert outcome.is_publishable


def test_a_unit_may_go_by_the_name_of_one_that_its_heir_became_part_of(
    tmp_path: Path, configuration: Configuration
) -> None:
    files = {
        "park/unit.yml": "名称: 公园\n别名: [科技馆]\n并入: zoo\n",
        "zoo/unit.yml": "名称: 动物园\n并入: science-museum\n",
        "science-museum/unit.yml": "名称: 科技馆\n",
    }
    assert findings(checked(tmp_path, files, configuration)) == {}


@pytest.mark.parametrize(
    ("museum", "zoo", "told"),
    [
        ("", "别名: [动物之家, 科技 馆]\n", True),
        ("", "别名: [动物之家, 动物园]\n", False),
        ("别名: [博物馆]\n", "别名: [博物馆]\n", False),
        ("并入: zoo\n", "别名: [动物之家, 科技馆]\n", False),
        ("", "别名: [动物之家, 科技馆]\n并入: science-museum\n", False),
    ],
)
def test_another_name_of_a_unit_is_not_that_of_another_unit(
    museum: str, zoo: str, told: bool, tmp_path: Path, configuration: Configuration
) -> None:
    files = {"science-museum/unit.yml": f"名称: 科技馆\n{museum}", "zoo/unit.yml": f"名称: 动物园\n{zoo}"}
    found = [(one.rule, one.place, one.related) for one in checked(tmp_path, files, configuration).diagnostics]
    there, here = "content/forms/science-museum/unit.yml", "content/forms/zoo/unit.yml"
    assert found == [("same-unit-name", Place(here, 2, 12), (Place(there, 1, 5),))] * told


@pytest.mark.parametrize(
    ("name", "rules"),
    [("图书馆", []), ("市立图书馆（盖章）", []), ("科技馆", []), ("剧院", ["unit-not-of-folder"])],
)
def test_the_last_forms_of_a_unit_may_be_filed_by_the_one_it_became_part_of(
    name: str, rules: list[str], tmp_path: Path, configuration: Configuration
) -> None:
    files = {
        FORM: changed(sample(), f"申报单位名称: {name}\n"),
        "science-museum/unit.yml": f"{UNIT}并入: library\n",
        "library/unit.yml": "名称: 图书馆\n别名: [市立图书馆]\n",
        "theatre/unit.yml": "名称: 剧院\n并入: library\n",
    }
    workspace = project(tmp_path, files)
    for below in ((), (workspace.forms / FORM,)):
        assert findings(check(workspace, configuration, below)).get(FORM, []) == rules


@pytest.mark.parametrize(
    ("years", "rules"),
    [
        ("起始年度: 2019\n终止年度: 2019\n", []),
        ("起始年度: 2020\n", ["unit-not-of-year"]),
        ("终止年度: 2018\n", ["unit-not-of-year"]),
    ],
)
def test_a_form_of_a_year_in_which_its_unit_was_not_there_is_doubted(
    years: str, rules: list[str], tmp_path: Path, configuration: Configuration
) -> None:
    files = {FORM: sample(), "science-museum/unit.yml": UNIT + years}
    found = check(project(tmp_path, files), configuration)
    assert findings(found).get(FORM, []) == rules


def test_a_form_in_the_folder_of_another_year_is_told_that_alone(tmp_path: Path, configuration: Configuration) -> None:
    files = {FORM: changed(sample(), "年度: 2018\n"), "science-museum/unit.yml": f"{UNIT}起始年度: 2019\n"}
    assert findings(check(project(tmp_path, files), configuration)) == {FORM: ["year-not-of-folder"]}


NOT_THERE, COMES_BACK = "no-such-project", "project-comes-back"


@pytest.mark.parametrize(
    ("taken_over", "told"),
    [
        ("hall: library/hall", []),
        ("hall: [library/hall, library/shop]", []),
        ("hall: library/shop\n  shop: library/shop", []),
        ("hall: science-museum/operation", []),
        ("hall: library/zoo", [(NOT_THERE, 5, 9, "library/zoo")]),
        ("hall: library/sho", [(NOT_THERE, 5, 9, "library/sho")]),
        ("hall: zoo/hall", [(NOT_THERE, 5, 9, "zoo/hall")]),
        ("hall: [library/hall, library/zoo]", [(NOT_THERE, 5, 24, "library/zoo")]),
        ("zoo: library/hall", [(NOT_THERE, 5, 8, "science-museum/zoo")]),
        ("hall: science-museum/hall", [(COMES_BACK, 5, 9, "science-museum/hall")]),
        ("hall: [science-museum/hall, zoo/hall]", [(NOT_THERE, 5, 31, "zoo/hall")]),
        ("hall: library/garden", [(COMES_BACK, 5, 9, "science-museum/hall")]),
    ],
)
def test_a_project_goes_on_with_others_that_are_there(
    taken_over: str, told: list[tuple[str, int, int, str]], tmp_path: Path, configuration: Configuration
) -> None:
    files = {
        **RIGHT,
        "science-museum/unit.yml": f"{UNIT}承接:\n  {taken_over}\n",
        "library/unit.yml": "名称: 科技馆分馆\n并入: science-museum\n承接: {garden: science-museum/hall}\n",
        **{f"science-museum/2019/{name}.yml": sample() for name in ("hall", "shop")},
        **{f"library/2019/{name}.yml": sample() for name in ("hall", "shop", "garden")},
    }
    outcome = check(project(tmp_path, files), configuration)
    found = [
        (one.rule, one.place.line, one.place.column, dict(one.values)["project"])
        for one in outcome.diagnostics
        if one.place.file.endswith("science-museum/unit.yml")
    ]
    assert found == told
    assert outcome.is_publishable == (not told)
    # Invalid links between units are not followed, because they could be circular.
    museum = outcome.found.described["science-museum"]
    assert museum is not None
    assert bool(museum.taken_over) == (not told)


@pytest.mark.parametrize(
    ("wrong", "rule"),
    [
        ("hall", "setting-not-a-mapping"),
        ("[library/hall]", "setting-not-a-mapping"),
        ("", "blank-setting"),
        ("{hall: }", "blank-setting"),
        ("{hall: []}", "blank-setting"),
        ("{hall: library}", NOT_THERE),
        ("{hall: library/2019/hall}", NOT_THERE),
        ("{hall: library/hall.yml}", NOT_THERE),
        ('{hall: "../**x"}', NOT_THERE),
        ("{Hall: library/hall}", NOT_THERE),
        ("{大厅: library/hall}", NOT_THERE),
    ],
)
def test_what_names_no_project_is_told_with_its_mend(
    wrong: str, rule: str, tmp_path: Path, configuration: Configuration
) -> None:
    library = {"unit.yml": "名称: 图书馆\n", "2019/hall.yml": changed(sample(), "申报单位名称: 图书馆\n")}
    files = {**RIGHT, **{f"library/{name}": text for name, text in library.items()}}
    files["science-museum/2019/hall.yml"] = sample()
    outcome = checked(tmp_path, {**files, "science-museum/unit.yml": f"{UNIT}承接: {wrong}\n"}, configuration)
    (found,) = outcome.diagnostics
    assert (found.rule, found.place.line) == (rule, UNIT.count("\n") + 1)

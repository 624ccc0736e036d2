"""The commands that write initial files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.cli.endings import Exit
from generator.cli.main import run
from tests.cli.conftest import Captured
from tests.project import FORM, REPOSITORY, UNIT, files_of, write


@pytest.mark.parametrize(
    "form",
    ["sh-target-2019", "sh-target-2019-two-levels", "sh-target-2020", "sh-target-2023", "sh-self-evaluation-2021"],
)
def test_a_new_form_lacks_nothing_but_what_must_be_filled_in(form: str, capsys: Captured) -> None:
    year = form.split("-")[-1] if form[-1].isdigit() else "2019"
    assert run(["new", f"science-museum/{year}/blank", "--form", form]) == Exit.FINE
    run(["check", f"content/forms/science-museum/{year}", "--format", "json"])
    found = json.loads(capsys.readouterr().out)["diagnostics"]
    rules = {each["rule"] for each in found if "blank" in each["file"]}
    assert "blank-cell" in rules
    assert rules <= {"blank-cell", "blank-row"}


def test_definitions_are_listed_with_their_titles(capsys: Captured) -> None:
    assert run(["schema"]) == Exit.FINE
    listed = capsys.readouterr().out.splitlines()
    assert "sh-target-2020  财政项目支出绩效目标表" in listed
    assert listed == sorted(listed)


def test_a_new_form_never_overwrites_one(root: Path) -> None:
    before = (root / FORM).read_text("utf-8")
    assert run(["new", "science-museum/2019/hall", "--form", "sh-target-2019"]) == Exit.WRONG_USAGE_OR_CONFIGURATION
    assert (root / FORM).read_text("utf-8") == before


@pytest.mark.parametrize(
    ("link", "goal"),
    [
        ("zoo", ""),
        ("zoo/2019", ""),
        ("zoo/2019/elephants.yml", "elephants.yml"),
        ("zoo/unit.yml", "unit.yml"),
    ],
)
def test_nothing_is_written_through_a_link(
    link: str, goal: str, root: Path, tmp_path_factory: pytest.TempPathFactory, capsys: Captured
) -> None:
    outside = tmp_path_factory.mktemp("outside")
    linked = root / "content/forms" / link
    linked.parent.mkdir(parents=True, exist_ok=True)
    linked.symlink_to(outside / goal)
    assert run(["new", "zoo/2019/elephants", "--form", "sh-target-2019"]) == Exit.WRONG_USAGE_OR_CONFIGURATION
    assert not [*outside.iterdir()]
    assert "symbolic-link" in capsys.readouterr().out


def test_a_place_that_is_only_doubted_can_be_taken(root: Path, capsys: Captured) -> None:
    assert run(["new", "science-museum/2019/t-13800000000", "--form", "sh-target-2019"]) == Exit.FINE
    assert "提醒 personal-address" in capsys.readouterr().out
    assert (root / "content/forms/science-museum/2019/t-13800000000.yml").exists()


def test_a_new_form_is_of_the_kind_that_its_place_says(root: Path, capsys: Captured) -> None:
    there = root / "content/forms/science-museum/2019"
    before = set(there.iterdir())
    place = "science-museum/2019/x.self-evaluation"
    assert run(["new", place, "--form", "sh-target-2019"]) == Exit.WRONG_USAGE_OR_CONFIGURATION
    assert "说的是绩效自评，表样 sh-target-2019 却是绩效目标申报" in capsys.readouterr().err
    assert set(there.iterdir()) == before
    for name in ("x.target", "x.self-evaluation"):
        form = "sh-target-2019" if name == "x.target" else "sh-self-evaluation-2021"
        assert run(["new", f"science-museum/2019/{name}", "--form", form]) == Exit.FINE
    assert {path.name for path in set(there.iterdir()) - before} == {"x.target.yml", "x.self-evaluation.yml"}


@pytest.mark.parametrize("start", ["", "content/forms/", "./content/forms/"])
def test_the_place_of_a_new_form_may_be_its_path(start: str, root: Path) -> None:
    assert run(["new", f"{start}science-museum/2019/fair.yml", "--form", "sh-target-2019"]) == Exit.FINE
    assert (root / "content/forms/science-museum/2019/fair.yml").is_file()


def test_a_new_unit_gets_its_file_to_fill_in(root: Path) -> None:
    assert run(["new", "zoo/2019/elephants", "--form", "sh-target-2019"]) == Exit.FINE
    assert "名称:" in (root / "content/forms/zoo/unit.yml").read_text("utf-8")


def test_a_new_form_of_a_known_unit_has_its_name(root: Path) -> None:
    before = (root / UNIT).read_bytes()
    assert run(["new", "science-museum/2023/fair", "--form", "sh-target-2023"]) == Exit.FINE
    assert "单位: 科技馆\n" in (root / "content/forms/science-museum/2023/fair.yml").read_text("utf-8")
    assert (root / UNIT).read_bytes() == before


def test_a_new_rule_is_begun_and_never_overwrites_one(root: Path, capsys: Captured) -> None:
    for name in ("generator/rules/forms", "tests/rules/cases", "generator/language/zh"):
        (root / name).mkdir(parents=True)
    write(root, "generator/language/zh/findings.yml", "reasons: {}\n")
    assert run(["new-rule", "budget-is-nothing", "--title", "预算为零"]) == Exit.FINE
    assert "budget-is-nothing:" in (root / "generator/language/zh/findings.yml").read_text("utf-8")
    assert "已写好雏形" in capsys.readouterr().err
    assert run(["new-rule", "Not A Rule", "--title", "甲"]) == Exit.WRONG_USAGE_OR_CONFIGURATION
    known = {
        "budget-is-nothing": "generator/rules/forms/budget_is_nothing.py",
        "period-reversed": "开始日期晚于结束日期",
        "wrong-money": "金额不对",
    }
    for name, there in known.items():
        capsys.readouterr()
        before = files_of(root)
        assert run(["new-rule", name, "--title", "预算为零"]) == Exit.WRONG_USAGE_OR_CONFIGURATION
        assert f"“{name}”这个规则名已经用了（{there}），没有改动" in capsys.readouterr().err
        assert files_of(root) == before


def test_a_new_rule_needs_the_source_and_no_tests(root: Path, capsys: Captured) -> None:
    assert run(["new-rule", "budget-is-nothing", "--title", "预算为零"]) == Exit.WRONG_USAGE_OR_CONFIGURATION
    assert "源代码" in capsys.readouterr().err
    assert not (root / "generator").exists()
    write(root, "generator/language/zh/findings.yml", "reasons: {}\n")
    assert run(["new-rule", "budget-is-nothing", "--title", "预算为零"]) == Exit.FINE


def test_the_schemas_of_the_repository_are_those_of_its_definitions(root: Path) -> None:
    assert run(["schema", "--write"]) == Exit.FINE
    assert files_of(root / "site_config/schemas") == files_of(REPOSITORY / "site_config/schemas"), "run make schemas"


def test_the_schema_of_a_form_is_printed(capsys: Captured) -> None:
    assert run(["schema", "sh-target-2019"]) == Exit.FINE
    assert json.loads(capsys.readouterr().out)["properties"]["项目名称"]["title"] == "项目名称"

"""A check of many files: everything wrong is reported, and one bad file never hides the others."""

from __future__ import annotations

import os
import tracemalloc
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from generator.catalogue.records import Record
from generator.diagnostics import has_errors, in_order
from generator.language import load
from generator.model import ProjectKey
from generator.pipeline.checking import check
from generator.pipeline.from_others import FromOthers, found_among_all
from generator.pipeline.inputs.configuration import Configuration
from generator.pipeline.inputs.sources import MOST_FINDINGS, Readable, ReadForm, read_source
from generator.pipeline.inputs.workspace import Source, Workspace, read_at_most
from generator.pipeline.keeping.memory import digests
from generator.pipeline.workers import Workers
from generator.reporting.report import FORMATS
from generator.source.decoding import MAX_BYTES
from tests.history.repository import Repository
from tests.pipeline.projects import RIGHT, UNIT, checked, findings, project
from tests.sample import EVALUATION, changed, sample

FORM = "science-museum/2019/operation.yml"


def test_content_of_the_project_is_without_fault(workspace: Workspace, configuration: Configuration) -> None:
    outcome = check(workspace, configuration)
    # Whether a form may be removed is for the reviewer of the change to decide.
    assert [found for found in outcome.diagnostics if found.rule != "form-gone"] == []
    assert outcome.is_publishable
    assert outcome.files == len(outcome.records) == len(outcome.sources) > 0


def test_small_project_without_fault(tmp_path: Path, configuration: Configuration) -> None:
    outcome = checked(tmp_path, RIGHT, configuration)
    assert outcome.diagnostics == ()
    assert [record.address.id for record in outcome.records] == [
        "science-museum/2019/operation",
        "science-museum/2021/operation.self-evaluation",
    ]
    assert list(outcome.found.described) == ["science-museum"]
    assert outcome.files == 2


def test_a_workspace_without_forms_is_publishable(tmp_path: Path, configuration: Configuration) -> None:
    outcome = checked(tmp_path, {}, configuration)
    assert (outcome.diagnostics, outcome.records, outcome.is_publishable) == ((), (), True)


BAD: dict[str, tuple[bytes, list[str]]] = {
    "gbk.yml": (sample().encode("gbk"), ["not-utf8"]),
    "utf16.yml": (sample().encode("utf-16"), ["not-utf8"]),
    "binary.yml": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9, ["not-a-text-file"]),
    "zeros.yml": (b"\0" * 300, ["empty-file", *["forbidden-character"] * 50]),
    "empty.yml": (b"", ["empty-file"]),
    "too-large.yml": (b"a" * (MAX_BYTES + 1), ["file-too-large"]),
    "brackets.yml": (b"[" * 52_000, ["nested-too-deep"]),
    "carriage-return.yml": (sample().replace("备注:", "备注: 一\r二").encode(), ["forbidden-character"]),
    "null-byte.yml": (sample().replace("备注:", "备注: 无\0").encode(), ["forbidden-character"]),
    "list.yml": ("- 甲\n".encode(), ["not-a-mapping"]),
    "no-form.yml": ("甲: 乙\n".encode(), ["form-not-named"]),
}


def test_of_a_huge_file_only_the_beginning_is_read(tmp_path: Path, configuration: Configuration) -> None:
    workspace = project(tmp_path, {**RIGHT, FORM: b""})
    huge = workspace.forms / FORM
    os.truncate(huge, 1 << 28)
    tracemalloc.start()
    outcome = check(workspace, configuration)
    with Workers(1, None) as workers:
        assert digests(workers, [Source(str(huge), FORM, (FORM,))], {})
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (findings(outcome)[FORM], peak < 1 << 26) == (["file-too-large"], True)


def test_every_bad_file_is_told_beside_the_right_ones(tmp_path: Path, configuration: Configuration) -> None:
    bad = {f"science-museum/2019/{name}": content for name, (content, _) in BAD.items()}
    outcome = checked(tmp_path, {**RIGHT, **bad}, configuration)
    assert findings(outcome) == {f"science-museum/2019/{name}": rules for name, (_, rules) in BAD.items()}
    assert [record.source for record in outcome.records] == [
        f"content/forms/{name}" for name in RIGHT if not name.endswith("unit.yml")
    ]
    assert not outcome.is_publishable


@pytest.mark.parametrize(("notes", "further"), [("备注: 无\n", []), ("备注: 第一行\n  第二行\n", ["folded-lines"])])
def test_cells_that_wide_colons_made_one_text_are_told_once(
    notes: str, further: list[str], tmp_path: Path, configuration: Configuration
) -> None:
    wide = changed(sample(), f"分解目标:\n  产出目标:\n    数量目标:\n      参观人数：2000人\n      展览：3个\n{notes}")
    outcome = checked(tmp_path, {"science-museum/unit.yml": UNIT, FORM: wide}, configuration)
    assert sorted(findings(outcome)[FORM]) == ["colons-below", *further]


def test_each_part_of_a_form_without_any_indentation_is_told_once_and_no_equal_names_in_it(
    tmp_path: Path, configuration: Configuration
) -> None:
    lines = sample(EVALUATION).replace("项目名称:", "项目名称: 甲\n项目名称:").replace("{", "\n").split("\n")
    bare = "\n".join(line.strip(" }").replace(", ", "\n") for line in lines)
    outcome = checked(tmp_path, {**RIGHT, "science-museum/2021/operation.self-evaluation.yml": bare}, configuration)
    assert [(found.rule, load().said(dict(found.values)["key"])) for found in outcome.diagnostics] == [
        ("duplicate-key", "项目名称"),
        ("lost-indentation", "项目资金（万元）"),
        ("outside-of-cell", "“预期目标”“实际完成情况”"),
        ("lost-indentation", "绩效指标"),
        ("lost-indentation", "总分"),
    ]
    levels = [dict(found.values)["levels"] for found in outcome.diagnostics if found.rule == "lost-indentation"]
    indicators = "“一级指标”“二级指标”“三级指标”“年度指标值”"
    assert [load().said(each) for each in levels] == ["“年度资金总额”“年初预算”", indicators, ""]


def test_a_table_without_any_indentation_is_told_once_and_where_its_second_row_begins(
    tmp_path: Path, configuration: Configuration
) -> None:
    rows = "项目当年投入资金构成:\n" + "- 子项目名称: 甲\n预算金额（元）: 1\n" * 2
    outcome = checked(tmp_path, {"science-museum/unit.yml": UNIT, FORM: changed(sample(), rows)}, configuration)
    assert findings(outcome)[FORM] == ["lost-indentation", "wrong-indentation"]


@pytest.mark.parametrize("line_end", ["\r\n", "\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_byte_order_mark_do_not_change_a_form(
    line_end: str, mark: str, tmp_path: Path, configuration: Configuration
) -> None:
    files = {name: (mark + text).replace("\n", line_end).encode() for name, text in RIGHT.items()}
    outcome = checked(tmp_path, files, configuration)
    assert outcome.diagnostics == ()
    plain = checked(tmp_path / "plain", RIGHT, configuration).records
    assert [replace(record, digest="") for record in outcome.records] == [replace(one, digest="") for one in plain]


@pytest.mark.parametrize(
    ("name", "rules"),
    [
        ("science-museum/2019/operation.yaml", ["wrong-extension"]),
        ("science-museum/nineteen/operation.yml", ["wrong-year-folder"]),
        ("science-museum/2018/operation.yml", ["year-not-of-folder"]),
        ("operation.yml", ["misplaced-file"]),
        ("science-museum/operation.yml", ["misplaced-file"]),
        ("science-museum/2019/more/operation.yml", ["misplaced-file"]),
        ("science-museum/2019/Operation.yml", ["wrong-slug"]),
        ("science-museum/2019/.operation.yml", ["wrong-slug"]),
    ],
)
def test_form_in_the_wrong_place(name: str, rules: list[str], tmp_path: Path, configuration: Configuration) -> None:
    outcome = checked(tmp_path, {"science-museum/unit.yml": UNIT, name: sample()}, configuration)
    assert findings(outcome) == {name: rules}
    assert outcome.records == ()


def test_two_files_for_one_form(tmp_path: Path, configuration: Configuration) -> None:
    twin = "science-museum/2021/operation.yml"
    outcome = checked(tmp_path, {**RIGHT, twin: sample(EVALUATION)}, configuration)
    (found,) = outcome.diagnostics
    assert (found.rule, found.place.file) == ("same-form-twice", f"content/forms/{twin}")
    assert [place.file for place in found.related] == [f"content/forms/{list(RIGHT)[2]}"]


@pytest.mark.parametrize(
    ("today", "is_told"), [(date(2026, 4, 30), True), (date(2026, 5, 1), False), (None, False)], ids=str
)
def test_a_withdrawal_on_a_day_to_come_is_told_where_the_day_is_known(
    tmp_path: Path, configuration: Configuration, today: date | None, is_told: bool
) -> None:
    withdrawn = changed(sample(), "撤回: {日期: 2026-05-01, 原因: 重复填报}\n")
    folder = project(tmp_path, {"science-museum/unit.yml": UNIT, FORM: withdrawn})
    outcome = check(folder, configuration, today=today)
    assert [one.rule for one in outcome.diagnostics] == (["amendment-to-come"] if is_told else [])
    assert outcome.is_publishable


def test_a_form_that_cannot_be_read_has_no_day_to_come(tmp_path: Path, configuration: Configuration) -> None:
    folder = project(tmp_path, {"science-museum/unit.yml": UNIT, FORM: ""})
    outcome = check(folder, configuration, today=date(2026, 4, 30))
    assert [one.rule for one in outcome.diagnostics] == ["empty-file"]


def test_stray_files_are_a_warning(tmp_path: Path, configuration: Configuration) -> None:
    more = {"science-museum/2019/scan.pdf": "%PDF", "README.md": "", ".gitkeep": ""}
    outcome = checked(tmp_path, {**RIGHT, **more}, configuration)
    assert findings(outcome) == {"README.md": ["stray-file"], "science-museum/2019/scan.pdf": ["stray-file"]}
    assert outcome.is_publishable


def test_a_form_without_a_name_is_not_lost(tmp_path: Path, configuration: Configuration) -> None:
    outcome = checked(tmp_path, {**RIGHT, "science-museum/2019/.yml": sample()}, configuration)
    assert findings(outcome) == {"science-museum/2019/.yml": ["wrong-slug"]}


def test_a_form_that_is_gone_is_a_warning_where_it_would_be_checked(
    tmp_path: Path, configuration: Configuration
) -> None:
    workspace = project(tmp_path, {**RIGHT, "science-museum/notes.txt": ""})
    Repository(tmp_path).commit("2024-01-05T23:30:00Z")
    for name in (FORM, "science-museum/unit.yml", "science-museum/notes.txt"):
        (workspace.forms / name).unlink()
    outcome = check(workspace, configuration)
    assert findings(outcome)[FORM] == ["form-gone"]
    assert not {"science-museum/notes.txt", "science-museum/unit.yml"} & findings(outcome).keys()
    assert findings(check(workspace, configuration, [workspace.forms / "science-museum"]))[FORM] == ["form-gone"]
    assert FORM not in findings(check(workspace, configuration, [workspace.forms / "science-museum" / "2021"]))


def test_a_folder_of_forms_that_is_not_there_is_an_error(tmp_path: Path, configuration: Configuration) -> None:
    workspace = project(tmp_path, RIGHT)
    workspace.forms.rename(tmp_path / "elsewhere")
    outcome = check(workspace, configuration)
    assert [found.rule for found in outcome.diagnostics] == ["no-forms"]


def test_a_pipe_is_not_waited_for(tmp_path: Path, configuration: Configuration) -> None:
    workspace = project(tmp_path, RIGHT)
    os.mkfifo(workspace.forms / "science-museum/2019/pipe.yml")
    assert findings(check(workspace, configuration)) == {"science-museum/2019/pipe.yml": ["stray-file"]}


@pytest.mark.parametrize("target", ["file", "folder", "nothing", "itself"])
def test_symbolic_link_is_not_followed(target: str, tmp_path: Path, configuration: Configuration) -> None:
    workspace = project(tmp_path, RIGHT)
    link = workspace.forms / "science-museum" / "2019" / "linked.yml"
    goals = {"file": workspace.forms / FORM, "folder": workspace.forms, "nothing": tmp_path / "no", "itself": link}
    link.symlink_to(goals[target])
    outcome = check(workspace, configuration)
    assert findings(outcome) == {"science-museum/2019/linked.yml": ["symbolic-link"]}
    assert len(outcome.records) == 2


def test_linked_folder_is_one_finding(tmp_path: Path, configuration: Configuration) -> None:
    workspace = project(tmp_path, RIGHT)
    (workspace.forms / "other").symlink_to(workspace.forms / "science-museum")
    outcome = check(workspace, configuration)
    assert (findings(outcome), len(outcome.records)) == ({"other": ["symbolic-link"]}, 2)


def test_file_named_below_a_linked_folder_is_linked(tmp_path: Path, configuration: Configuration) -> None:
    workspace = project(tmp_path, RIGHT)
    (workspace.forms / "other").symlink_to(workspace.forms / "science-museum")
    outcome = check(workspace, configuration, [workspace.forms / "other/2019/operation.yml"])
    assert (findings(outcome), outcome.records) == ({"other/2019/operation.yml": ["symbolic-link"]}, ())


def test_linked_unit_file_is_not_read(tmp_path: Path, configuration: Configuration) -> None:
    workspace = project(tmp_path, {FORM: sample()})
    outside = tmp_path / "unit.yml"
    outside.write_text(UNIT, "utf-8")
    (workspace.forms / "science-museum/unit.yml").symlink_to(outside)
    outcome = check(workspace, configuration)
    assert findings(outcome) == {"science-museum/unit.yml": ["symbolic-link"], FORM: ["unit-unknown"]}
    assert outcome.found.described == {}


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
@pytest.mark.parametrize("name", [FORM, "science-museum/2019"])
def test_what_may_not_be_read_is_told(name: str, tmp_path: Path, configuration: Configuration) -> None:
    workspace = project(tmp_path, RIGHT)
    (workspace.forms / name).chmod(0)
    outcome = check(workspace, configuration)
    (workspace.forms / name).chmod(0o700)
    assert (findings(outcome), len(outcome.records)) == ({name: ["unreadable-file"]}, 1)


def test_folder_that_cannot_be_listed_is_told(
    tmp_path: Path, configuration: Configuration, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = project(tmp_path, RIGHT)
    listed = os.scandir

    def scandir(path: str) -> object:
        if path.endswith("2019"):
            raise PermissionError(13, "Permission denied")
        return listed(path)

    monkeypatch.setattr(os, "scandir", scandir)
    outcome = check(workspace, configuration)
    assert (findings(outcome), len(outcome.records)) == ({"science-museum/2019": ["unreadable-file"]}, 1)


def test_file_that_cannot_be_read_is_told(
    tmp_path: Path, configuration: Configuration, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = project(tmp_path, RIGHT)

    def read(path: str, limit: int) -> bytes:
        if path.endswith("operation.yml"):
            raise OSError(5, "Input/output error")
        return read_at_most(path, limit)

    monkeypatch.setattr("generator.pipeline.inputs.workspace.read_at_most", read)
    (found,) = check(workspace, configuration).diagnostics
    assert (found.rule, dict(found.values)) == ("unreadable-file", {"reason": "Input/output error"})


def test_folder_named_like_a_form_is_a_folder(tmp_path: Path, configuration: Configuration) -> None:
    outcome = checked(tmp_path, {**RIGHT, "science-museum/2019/a.yml/b.yml": sample()}, configuration)
    assert findings(outcome) == {"science-museum/2019/a.yml/b.yml": ["misplaced-file"]}


def test_check_of_some_files_reads_no_others(tmp_path: Path, configuration: Configuration) -> None:
    workspace = project(tmp_path, {**RIGHT, "science-museum/2019/bad.yml": "- 甲\n"})
    outcome = check(workspace, configuration, [workspace.forms / FORM])
    assert (outcome.diagnostics, outcome.files, list(outcome.found.described)) == ((), 1, ["science-museum"])


def test_file_named_twice_is_read_once(tmp_path: Path, configuration: Configuration) -> None:
    workspace = project(tmp_path, RIGHT)
    below = [workspace.forms / FORM, workspace.forms, workspace.forms / "science-museum" / "2019"]
    outcome = check(workspace, configuration, below)
    assert (outcome.diagnostics, outcome.files) == ((), 2)


def test_file_outside_the_folder_of_forms_is_read_as_if_inside(tmp_path: Path, configuration: Configuration) -> None:
    workspace = project(tmp_path / "project", {})
    elsewhere = project(tmp_path / "elsewhere", RIGHT)
    outcome = check(workspace, configuration, [elsewhere.forms])
    assert (outcome.diagnostics, outcome.files, list(outcome.found.described)) == ((), 2, ["science-museum"])


@pytest.mark.parametrize("below", [[], [FORM]])
def test_forms_are_read_once_whether_findings_are_told_or_not(
    below: list[str], tmp_path: Path, configuration: Configuration, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace, read = project(tmp_path, RIGHT), []

    def noted(source: Source, readable: Readable) -> ReadForm:
        read.append(source.file)
        return read_source(source, readable)

    monkeypatch.setattr("generator.pipeline.projects.read_source", noted)
    outcome = check(workspace, configuration, [workspace.forms / name for name in below], tells_findings_in=bool)
    assert sorted(read) == [f"content/forms/{name}" for name in RIGHT if not name.endswith("unit.yml")]
    assert outcome.files == (len(below) or 2)


def test_a_form_that_is_spoilt_while_it_is_compared_is_told(
    tmp_path: Path, configuration: Configuration, monkeypatch: pytest.MonkeyPatch
) -> None:
    twin = "science-museum/2019/operation-2.yml"
    workspace = project(tmp_path, {**RIGHT, twin: sample()})
    rules = {one.rule for one in check(workspace, configuration, tells_findings_in=bool).diagnostics}
    assert "same-name-two-projects" in rules

    def compared(records: Sequence[Record], *others: Any) -> dict[ProjectKey, FromOthers]:
        (workspace.forms / twin).write_text("", "utf-8")
        return found_among_all(records, *others)

    monkeypatch.setattr("generator.pipeline.checking.found_among_all", compared)
    outcome = check(workspace, configuration, tells_findings_in=bool)
    assert findings(outcome)[twin] == ["empty-file"]
    assert [source.file for source in outcome.sources] == [record.source for record in outcome.records]
    assert not outcome.is_publishable


def test_path_that_is_not_there_is_told(tmp_path: Path, configuration: Configuration) -> None:
    workspace = project(tmp_path, RIGHT)
    outcome = check(workspace, configuration, [workspace.forms / "science-museum/2019/nothing.yml"])
    assert findings(outcome) == {"science-museum/2019/nothing.yml": ["unreadable-file"]}


def test_findings_are_in_order_and_none_is_told_twice(tmp_path: Path, configuration: Configuration) -> None:
    bad = {f"science-museum/2019/{name}": content for name, (content, _) in BAD.items()}
    outcome = checked(tmp_path, {**bad, **RIGHT}, configuration)
    places = [diagnostic.place for diagnostic in outcome.diagnostics]
    assert places == sorted(places)
    assert outcome.diagnostics == in_order([*outcome.diagnostics, *outcome.diagnostics])
    assert has_errors(outcome.diagnostics)


def test_file_names_that_are_no_text_can_be_told(tmp_path: Path, configuration: Configuration) -> None:
    workspace = project(tmp_path, RIGHT)
    folder = os.fsencode(workspace.forms / "science-museum" / "2019")
    for name in (b"\xff.yml", b"\xfe.pdf"):
        Path(os.fsdecode(folder + b"/" + name)).write_text(sample(), "utf-8")
    outcome = check(workspace, configuration)
    assert sorted(each.rule for each in outcome.diagnostics) == ["stray-file", "wrong-slug"]
    assert all(told(outcome.diagnostics, load()).encode() for told in FORMATS.values())


def test_of_a_hopeless_file_only_so_much_is_told(tmp_path: Path, configuration: Configuration) -> None:
    hopeless = sample() + "".join(f"键{number}:\n" for number in range(2 * MOST_FINDINGS))
    rules = findings(checked(tmp_path, {**RIGHT, "science-museum/2019/b.yml": hopeless}, configuration))
    (told,) = rules.values()
    assert sorted(told) == ["too-many-findings", *["unknown-key"] * MOST_FINDINGS]


def test_of_endless_changes_only_so_much_is_told_and_some_of_each_kind(
    tmp_path: Path, configuration: Configuration
) -> None:
    line = "  - {日期: 2026-05-01, 内容: "
    before = f"更正:\n{line}名称, 原因: 笔误}}\n"
    claims = "。".join(f"由{number}改为{number + 5}" for number in range(10, MOST_FINDINGS + 110))
    after = f"更正:\n{line}总预算。{claims}, 原因: 笔误}}\n{line}重写, 原因: 笔误}}\n"
    workspace = project(tmp_path, {**RIGHT, FORM: sample() + before})
    Repository(tmp_path).commit("2024-01-05T10:00:00Z")
    (workspace.forms / FORM).write_text(changed(sample(), f"项目总预算（元）: 7\n{after}"), "utf-8")
    told = check(workspace, configuration, since="HEAD").diagnostics
    rules = Counter(found.rule for found in told)
    assert rules["correction-untrue"] == MOST_FINDINGS - 1
    assert rules["correction-rewritten"] == 1
    (more,) = (found for found in told if found.rule == "too-many-changes")
    assert load().message(more) == "这份表的改动和有关的提醒超过 500 处，还有 101 处没有列出"

"""The configuration of a site, and errors in it."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.diagnostics import collect
from generator.pipeline.inputs.configuration import Configuration, read_site_configuration
from generator.pipeline.inputs.workspace import Workspace

_SITE = "language: zh\npublisher: 甲\nintroduction: 乙\n"


@pytest.fixture
def copy(workspace: Workspace, tmp_path: Path) -> Workspace:
    """A project whose configuration can be damaged."""
    shutil.copytree(workspace.configuration, tmp_path / "site_config")
    return Workspace.at(tmp_path)


def rules(workspace: Workspace) -> list[tuple[str, str]]:
    _, found = collect(read_site_configuration(workspace))
    return [(each.place.file, each.rule) for each in found]


def test_configuration_of_the_project(configuration: Configuration) -> None:
    assert configuration.site.language == "zh"
    assert configuration.project_types["结转项目"] == "carried-over"
    assert "sh-target-2019" in configuration.definitions


@pytest.mark.parametrize(
    ("settings", "edit"),
    [
        ("", ""),
        ("repository: https://gitee.com/a/b/commit/{commit}\n", "https://gitee.com/a/b/edit/main/{path}"),
        (
            "repository: https://gitee.com/a/b/commit/{commit}\nedit: https://gitee.com/a/b/edit/master/{path}\n",
            "https://gitee.com/a/b/edit/master/{path}",
        ),
        ("edit: http://git.example/a/b/_edit/master/{path}\n", "http://git.example/a/b/_edit/master/{path}"),
    ],
)
def test_where_a_file_is_changed_is_written_or_follows_from_the_host(settings: str, edit: str, copy: Workspace) -> None:
    with (copy.configuration / "site.yml").open("a", encoding="utf-8") as site:
        site.write(settings)
    read, found = collect(read_site_configuration(copy))
    assert not found
    assert read.site.edit == edit


@pytest.mark.parametrize("name", ["site", "project_types"])
def test_missing_file_is_told(name: str, copy: Workspace) -> None:
    (copy.configuration / f"{name}.yml").unlink()
    assert rules(copy) == [(f"site_config/{name}.yml", "no-settings-file")]


def test_a_mistake_in_the_vocabulary_is_not_told_for_each_option_again(copy: Workspace) -> None:
    file = copy.configuration / "project_types.yml"
    file.write_text(file.read_text("utf-8").replace("{id: carried-over}", "{id: Carried Over}"), "utf-8")
    assert rules(copy) == [("site_config/project_types.yml", "wrong-setting")]


@pytest.mark.parametrize(
    ("name", "text", "rule"),
    [
        ("site", "language: zh\npublisher: 甲\nintroduction: 乙\ncolour: red\n", "unknown-setting"),
        ("site", "language: zh\npublisher: 甲\n", "missing-setting"),
        ("site", "language: zh\npublisher: 甲\nintroduction: 乙\ncontact: ''\n", "blank-setting"),
        ("site", f"{_SITE}site_code: 政府网站标识码 1234567890\n", "wrong-setting"),
        ("site", f"{_SITE}footer: 备案号\n", "setting-not-a-list"),
        ("site", f"{_SITE}footer: [备案号]\n", "setting-not-a-mapping"),
        ("site", f"{_SITE}footer: [{{url: 'https://beian.example/'}}]\n", "missing-setting"),
        ("site", f"{_SITE}footer: [{{text: 备案号, url: 'javascript:alert(1)'}}]\n", "wrong-setting"),
        ("site", f"{_SITE}footer: [{{text: 备案号, url: '//beian.example/'}}]\n", "wrong-setting"),
        ("site", f"{_SITE}footer: [{{text: 备案号, link: 'https://beian.example/'}}]\n", "unknown-setting"),
        ("site", f"{_SITE}footer: [{{text: 备案号, picture: images/police.png}}]\n", "no-such-picture"),
        ("site", f"{_SITE}footer: [{{text: 备案号, picture: ../../site_config/site.yml}}]\n", "no-such-picture"),
        ("site", "language: en\npublisher: 甲\nintroduction: 乙\n", "wrong-setting"),
        ("site", "language: [zh\n", "unclosed-bracket"),
        (
            "site",
            "language: zh\npublisher: 甲\nintroduction: 乙\nedit: https://a.example/edit/master/\n",
            "wrong-setting",
        ),
        ("project_types", "甲: {id: A B}\n", "wrong-setting"),
        ("project_types", "甲: a\n", "setting-not-a-mapping"),
        ("project_types", f"甲: {{id: {'a' * 81}}}\n", "wrong-setting"),
        ("project_types", "甲: {id: unspecified}\n", "type-id-taken"),
        ("project_types", "甲: {id: a, also: [甲]}\n", "type-named-twice"),
        ("project_types", "甲: {id: a, also: 乙}\n", "setting-not-a-list"),
        ("project_types", "- 甲\n", "not-a-mapping"),
    ],
)
def test_wrong_file_is_told(name: str, text: str, rule: str, copy: Workspace) -> None:
    (copy.configuration / f"{name}.yml").write_text(text, "utf-8")
    assert (f"site_config/{name}.yml", rule) in rules(copy)


@pytest.mark.parametrize(
    ("text", "place", "related"),
    [
        ("甲: {id: a}\n乙: {id: b}\n丙: {id: a}\n", (3, 9), [(1, 9)]),
        ("甲: {id: unspecified}\n", (1, 9), []),
        ("甲: {id: a, also: [乙]}\n乙: {id: b}\n", (1, 19), [(2, 1)]),
        ("甲: {id: a, also: [丙]}\n乙: {id: b, also: [丁, 丙]}\n", (2, 22), [(1, 19)]),
        ("甲: {id: a, also: [甲]}\n", (1, 19), [(1, 1)]),
    ],
)
def test_what_two_project_types_share_is_told_where_it_stands(
    text: str, place: tuple[int, int], related: list[tuple[int, int]], copy: Workspace
) -> None:
    (copy.configuration / "project_types.yml").write_text(text, "utf-8")
    _, found = collect(read_site_configuration(copy))
    (told,) = (each for each in found if each.place.file == "site_config/project_types.yml")
    assert (told.place[1:], [each[1:] for each in told.related]) == (place, related)


def test_a_folder_that_cannot_be_read_is_told(copy: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    def scandir(folder: str) -> Iterator[os.DirEntry[str]]:
        if folder.endswith("rules"):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), folder)
        return real(folder)

    real = os.scandir
    monkeypatch.setattr("generator.pipeline.inputs.workspace.os.scandir", scandir)
    assert rules(copy) == [("site_config/rules", "unreadable-file")]


def test_links_and_pipes_are_told(copy: Workspace, tmp_path: Path) -> None:
    (copy.configuration / "rules/other.yml").symlink_to(tmp_path / "elsewhere.yml")
    os.mkfifo(copy.configuration / "forms/pipe.yml")
    assert rules(copy) == [
        ("site_config/forms/pipe.yml", "stray-file"),
        ("site_config/rules/other.yml", "symbolic-link"),
    ]


@pytest.mark.parametrize(
    ("name", "rule"),
    [
        ("forms/x.yaml", "wrong-extension"),
        ("forms/x.YML", "wrong-extension"),
        ("forms/x.yml.txt", "wrong-extension"),
        ("rules/x.yaml", "wrong-extension"),
        ("forms/older/x.yml", "setting-too-deep"),
        ("forms/JZ 2024.yml", "wrong-definition-name"),
        ("forms/表.yml", "wrong-definition-name"),
    ],
)
def test_a_file_that_would_be_passed_over_or_that_no_form_could_name_is_told(
    name: str, rule: str, copy: Workspace
) -> None:
    (copy.configuration / name).parent.mkdir(exist_ok=True)
    (copy.configuration / name).write_text("extends: sh-target-2023\n", "utf-8")
    assert rules(copy) == [(f"site_config/{name}", rule)]


_OTHERS = ["forms/README.md", "rules/notes.txt", "forms/.x.yml.swp", "forms/.x.yaml", "forms/~$x.yml.tmp"]


@pytest.mark.parametrize("name", _OTHERS)
def test_other_files_beside_the_configuration_are_left_alone(name: str, copy: Workspace) -> None:
    (copy.configuration / name).write_text("- 甲\n", "utf-8")
    assert rules(copy) == []


def test_there_need_be_no_packs(copy: Workspace) -> None:
    shutil.rmtree(copy.configuration / "rules")
    assert rules(copy) == []


def test_all_files_are_told_at_once(copy: Workspace) -> None:
    (copy.configuration / "site.yml").write_text("language: zh\n", "utf-8")
    (copy.configuration / "forms" / "new.yml").write_text("- 甲\n", "utf-8")
    (copy.configuration / "forms" / "newer.yml").write_bytes(b"\xff")
    assert {file for file, _ in rules(copy)} == {
        "site_config/site.yml",
        "site_config/forms/new.yml",
        "site_config/forms/newer.yml",
    }


def test_new_form_is_one_new_file(copy: Workspace) -> None:
    (copy.configuration / "forms" / "sh-target-2024.yml").write_text(
        "extends: sh-target-2023\nyears: {from: 2024}\n", "utf-8"
    )
    configuration, found = collect(read_site_configuration(copy))
    assert found == ()
    assert configuration.definitions["sh-target-2024"].first_year == 2024

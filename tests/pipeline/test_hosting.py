"""The configuration of the host is checked as YAML before the host reads it."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.diagnostics import collect
from generator.pipeline.inputs.hosting import problems_of_host
from generator.pipeline.inputs.workspace import Workspace
from tests.expectations import expected
from tests.project import REPOSITORY

CONFIGURATION = (REPOSITORY / "mkdocs.yml").read_text("utf-8")


def _problems(root: Path, data: bytes) -> list[str]:
    (root / "mkdocs.yml").write_bytes(data)
    _, problems = collect(problems_of_host(Workspace.at(root)))
    return [f"{one.place.file}:{one.place.line}:{one.place.column} {one.rule}" for one in problems]


def test_nothing_is_wrong_with_our_own_configuration(tmp_path: Path) -> None:
    assert _problems(tmp_path, CONFIGURATION.encode()) == []


def test_a_workspace_without_one_is_left_to_the_host(tmp_path: Path) -> None:
    assert collect(problems_of_host(Workspace.at(tmp_path))) == (None, ())


@pytest.mark.parametrize(
    "text",
    [
        "site_dir: !ENV [OUT, site]\n",
        "theme: &theme {name: material}\nextra: *theme\n",
        "extra:\n  colour: red #the colour\n",
        "plugins: [disclosure, {a, b}]\n",
        "site_name: 甲\t# the name\n",
        "%YAML 1.1\n---\nsite_name: 甲\n",
        "nav:\n",
    ],
)
def test_what_the_host_may_be_told_in_yaml_is_left_to_it(text: str, tmp_path: Path) -> None:
    assert _problems(tmp_path, text.encode()) == []


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("site_name: 项目绩效信息公开", 'site_name: "项目绩效信息公开  # ⟵ 12 unclosed-quote'),
        ("site_dir: site", "site_dir：site  # ⟵ 9 wide-colon"),
        ("strict: true", "strict: true\nsite_dir: out  # ⟵ 1 duplicate-setting"),
        ("  - disclosure", "\t- disclosure  # ⟵ 1 tab-indentation"),
        ("nav:", f"{'<' * 7} HEAD  # ⟵ 1 conflict-marker\nnav:"),
        ("site_dir: site", "extra: {颜色：红}  # ⟵ 9 wrong-colon-in-braces"),
        ("首页: index.md", "首页:  # ⟵ 5 blank-setting"),
        ("      - 关于本站: about.md", "      - 关于本站:  # ⟵ 9 blank-setting"),
    ],
)
def test_a_mistake_is_told_where_it_is(right: str, wrong: str, tmp_path: Path) -> None:
    assert f"{right}\n" in CONFIGURATION
    text, findings = expected(CONFIGURATION.replace(f"{right}\n", f"{wrong}\n", 1))
    assert _problems(tmp_path, text.encode())[0] == f"mkdocs.yml:{findings[0]}"


def test_another_encoding_is_told(tmp_path: Path) -> None:
    assert _problems(tmp_path, CONFIGURATION.encode("gbk")) == ["mkdocs.yml:1:12 not-utf8"]

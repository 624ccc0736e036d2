"""Markdown pages are checked before the host reads them."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.pipeline.inputs.prose import problems_of_pages
from generator.pipeline.inputs.workspace import Workspace
from generator.source.decoding import MAX_BYTES

NAME = "content/pages/deep/a.md"


def told(root: Path, text: str | bytes, name: str = NAME) -> list[tuple[str, str, int]]:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    workspace = Workspace.at(root)
    return [(one.place.file, one.rule, one.place.line) for one in problems_of_pages(workspace)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# 甲\n",
        "---\ntitle: 甲\ndescription: 乙\n---\n\n# 甲\n",
        "---\r\ntitle: 甲\r\n---\r\n# 甲\r\n",
        "\ufeff---\ntitle: 甲\n---\n",
        "---\ntitle: 甲\n...\n# 甲\n",
        "---\nhide: [navigation]\n---\n\ttitle: [\n---\n",
        "---\n\n一条横线下的正文：[\n",
        "# 甲\n\n---\ntitle: [\n---\n",
        "甲\n=======\n\n    <<<<<<< 怎样合并\n",
        "# 甲\n\n电话 021-12345678，沪公网安备 31010102001234 号\n",
    ],
)
def test_a_page_as_the_host_reads_it_is_fine(tmp_path: Path, text: str) -> None:
    assert told(tmp_path, text) == []


@pytest.mark.parametrize(
    ("text", "rule", "line"),
    [
        ("---\ntitle: [\n---\n\n# 甲\n", "unclosed-bracket", 2),
        ("---\r\ntitle: 甲\r\ndescription: [\r\n---\r\n", "unclosed-bracket", 3),
        ("---\ntitle: 甲: 乙\n---\n", "stray-colon", 2),
        ("---\ntitle: 甲\n---\n\n请找王小明，１３８ 1234 5678\n", "looks-personal", 5),
        ("---\ntitle: 甲\ntitle: 乙\n---\n", "duplicate-setting", 3),
        ("---\ntitle: 甲\n\n# 甲\n", "page-head-open", 1),
        ("---\ntitle: 甲\n---", "page-head-open", 1),
        ("# 甲\n\n<<<<<<< HEAD\n乙\n=======\n丙\n>>>>>>> v0.2.0\n", "conflict-marker", 3),
        ("# 甲\n乙\n".encode("gbk"), "not-utf8", 1),
        ("# 甲\n".encode("utf-16"), "not-utf8", 1),
        (b"a" * (MAX_BYTES + 1), "file-too-large", 1),
    ],
)
def test_what_the_host_would_stumble_over_or_publish_is_told(
    tmp_path: Path, text: str | bytes, rule: str, line: int
) -> None:
    assert told(tmp_path, text) == [(NAME, rule, line)]


@pytest.mark.parametrize(
    "name",
    [
        "theme/base.html",
        "theme/fragments/form.html",
        "theme/assets/a.css",
        "theme/assets/b.js",
        "content/pages/own.css",
    ],
)
def test_what_an_upgrade_could_not_join_is_told_wherever_pages_come_from(tmp_path: Path, name: str) -> None:
    assert told(tmp_path, "p {}\n<<<<<<< HEAD\na {}\n=======\n>>>>>>> v0.2.0\n", name) == [(name, "conflict-marker", 2)]
    assert told(tmp_path, "p {}\n", name) == []


def test_other_files_beside_the_pages_are_none_of_them(tmp_path: Path) -> None:
    assert told(tmp_path, b"\xff\xd8\xff", "content/pages/a.jpg") == []


def test_what_leads_out_of_the_project_is_told_and_not_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.mkdir()
    (secret / "key.md").write_bytes(b"---\n\xd6\xd0: [\n")
    pages = tmp_path / "content/pages"
    pages.mkdir(parents=True)
    for name, goal in {"a.md": secret / "key.md", "b.txt": secret / "none", "c": secret}.items():
        (pages / name).symlink_to(goal)
    expected = [(f"content/pages/{name}", "symbolic-link", 1) for name in ("a.md", "b.txt", "c")]
    assert told(tmp_path, "# 甲\n") == expected

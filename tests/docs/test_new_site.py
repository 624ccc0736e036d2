"""Whoever follows the guide to a site of one's own, step by step, has one with nothing of ours left on it."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from generator.cli.endings import Exit
from generator.cli.main import run
from generator.definition.validation import schema_text
from tests.docs.documents import ROOT, document
from tests.project import files_of, write

GUIDE = document("docs/new-site.zh-CN.md")
LEFT_OUT = (".*", "__pycache__", "site", "public", "node_modules")
OURS = re.compile("上海|张江|shanghai|sh-target|sh-self|innovation-centre|项目绩效信息公开站", re.IGNORECASE)
TARGETS = dict(re.findall(r"^(\w+):.*\n\t\$\(BIN\)/(disclosure .*)$", (ROOT / "Makefile").read_text("utf-8"), re.M))


class Told(NamedTuple):
    """A command that was run, how it ended and what it said."""

    command: str
    code: int
    said: str


def commands(shell: str) -> Iterator[str]:
    """Yield the commands of a block that work on the site itself, with those of make as what it runs."""
    for line in shell.splitlines():
        if line.startswith(("rm ", "grep ")):
            yield line
        elif match := re.fullmatch(r"(?:\w+=\S+ )?make (\w+)", line):
            yield TARGETS[match[1]]
        elif line.startswith(".venv/bin/disclosure new"):
            yield line.removeprefix(".venv/bin/")


def obey(root: Path, command: str, capsys: pytest.CaptureFixture[str]) -> Told:
    """Do what a command of the guide asks for."""
    program, *arguments = shlex.split(command)
    if program == "disclosure":
        code = run(["--root", str(root), *arguments])
        printed = capsys.readouterr()
        return Told(command, code, printed.out + printed.err)
    if program == "grep":
        rewrite_pages(root / arguments[-1], arguments[-2])
        return Told(command, 0, "")
    done = subprocess.run(command, shell=True, cwd=root, capture_output=True, text=True, check=False)
    return Told(command, done.returncode, done.stderr)


def rewrite_pages(pages: Path, word: str) -> None:
    """Do with the sentences that the guide has listed what it says: take them out."""
    found = [path for path in pages.glob("*.md") if word in path.read_text("utf-8")]
    assert found
    for path in found:
        lines = path.read_text("utf-8").splitlines(keepends=True)
        path.write_text("".join(line for line in lines if word not in line), "utf-8")


def put(root: Path, block: str) -> None:
    """Put a block that begins with the name of its file there; of mkdocs.yml only the lines it names are replaced."""
    name = block.splitlines()[0].removeprefix("# ")
    if name != "mkdocs.yml":
        write(root, name, block)
        return
    text = (root / name).read_text("utf-8")
    for line in block.splitlines()[1:]:
        text, count = re.subn(rf"^{line.partition(':')[0]}:.*$", line, text, flags=re.MULTILINE)
        assert count == 1, line
    write(root, name, text)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return shutil.copytree(ROOT, tmp_path / "city", ignore=shutil.ignore_patterns(*LEFT_OUT))


def test_the_guide_leads_to_a_site_of_ones_own(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    # The folders that the copy leaves out, which the guide removes.
    (root / ".ci").mkdir()
    monkeypatch.setenv("DISCLOSURE_SITE_URL", "https://jixiao.jiangzhou.example/")
    told: list[Told] = []
    for block in GUIDE.blocks:
        if block.language == "yaml":
            put(root, block.text)
        else:
            told += [obey(root, command, capsys) for command in commands(block.text)]
    assert [one for one in told if one.code != Exit.FINE] == []
    assert [one for one in told if re.search("错误 |提醒 |rules-without", one.said)] == []
    assert {"disclosure check", "disclosure build", "disclosure schema --write"} <= {one.command for one in told}

    site = files_of(root / "site")
    assert [
        name for name, content in site.items() if OURS.search(name) or OURS.search(content.decode("utf-8", "replace"))
    ] == []
    home = site["index.html"].decode()
    assert '<h1 class="hero__title">江州市财政项目绩效</h1>' in home
    form = site["forms/library/2024/reading-room/index.html"].decode()
    for part in ("预算单位", "江州市财政局绩效科，电话 0799-1234567", "types/special/", "江州市项目支出绩效目标申报表"):
        assert part in form
    assert "一级指标齐全" in form.partition("不适用的")[0]
    assert "https://creativecommons.org/licenses/by/4.0/" in site["data/index.html"].decode()


def test_the_guide_names_every_setting() -> None:
    site, unit, rules = (schema_text(name)["properties"] for name in ("site", "unit", "rules"))
    parameters = {name for rule in rules["rules"]["properties"].values() for name in rule["properties"]}
    assert {*site, *site["licence"]["properties"], *unit, *parameters} <= set(GUIDE.spans)
    assert all(rule in GUIDE.text for rule in rules["rules"]["properties"])

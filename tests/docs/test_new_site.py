"""Following the guide to a new site gives a site with nothing of this one on it, also after an upgrade."""

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
from tests.docs.documents import ROOT, Document, document
from tests.project import files_of, write

GUIDE = document("docs/new-site.zh-CN.md")
BEGINNING, _, UPGRADE = (Document(GUIDE.name, part) for part in GUIDE.text.partition("\n## 换新版本\n"))
LEFT_OUT = (".git", ".venv", ".cache", ".site.stage", ".hypothesis", "__pycache__", "site", "public", "node_modules")
OURS = re.compile("上海|张江|shanghai|sh-target|sh-self|innovation-centre|项目绩效信息公开站", re.IGNORECASE)
TARGETS = dict(re.findall(r"^(\w+):.*\n\t\$\(BIN\)/(disclosure .*)$", (ROOT / "Makefile").read_text("utf-8"), re.M))


class Told(NamedTuple):
    """A command that was run, with its exit code and output."""

    command: str
    code: int
    said: str


def commands(shell: str) -> Iterator[str]:
    """Yield the commands of a block that work on the site itself, those of make as what it runs."""
    for line in shell.splitlines():
        if re.match("grep |git (?!config|clone|remote|push|status)", line):
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
    """Remove the lines with a word from the pages, as the guide says."""
    found = [path for path in pages.glob("*.md") if word in path.read_text("utf-8")]
    assert found
    for path in found:
        lines = path.read_text("utf-8").splitlines(keepends=True)
        path.write_text("".join(line for line in lines if word not in line), "utf-8")


def put(root: Path, block: str) -> None:
    """Write a block that begins with the name of its file to it; in mkdocs.yml only its keys are replaced."""
    name = block.splitlines()[0].removeprefix("# ")
    if name != "mkdocs.yml":
        write(root, name, block)
        return
    text = (root / name).read_text("utf-8")
    for line in block.splitlines()[1:]:
        text, count = re.subn(rf"^{line.partition(':')[0]}:.*$", line, text, flags=re.MULTILINE)
        assert count == 1, line
    write(root, name, text)


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True)


def commit(folder: Path) -> None:
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message", "变更")


@pytest.fixture
def software(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository of the software."""
    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{role}_NAME", "x")
        monkeypatch.setenv(f"GIT_{role}_EMAIL", "x")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    folder = shutil.copytree(ROOT, tmp_path / "software", ignore=shutil.ignore_patterns(*LEFT_OUT))
    git(folder, "init", "--quiet", "--initial-branch", "main")
    commit(folder)
    return folder


@pytest.fixture
def root(software: Path) -> Path:
    """A clone of it, as the guide makes one."""
    root = software.with_name("city")
    git(software, "clone", "--quiet", "-o", "upstream", str(software), str(root))
    return root


def follow(guide: Document, root: Path, capsys: pytest.CaptureFixture[str]) -> list[Told]:
    """Do all that a part of the guide asks for, in its order."""
    told: list[Told] = []
    for block in guide.blocks:
        if block.language == "yaml":
            put(root, block.text)
        else:
            told += [obey(root, command, capsys) for command in commands(block.text)]
    return told


def test_the_guide_leads_to_a_site_of_ones_own(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISCLOSURE_SITE_URL", "https://jixiao.jiangzhou.example/")
    told = follow(BEGINNING, root, capsys)
    assert [one for one in told if one.code != Exit.FINE] == []
    assert [one for one in told if re.search("错误 |提醒 |rules-without", one.said)] == []
    assert {"disclosure check", "disclosure build", "disclosure schema --write"} <= {one.command for one in told}

    site = files_of(root / "site")
    assert [
        name for name, content in site.items() if OURS.search(name) or OURS.search(content.decode("utf-8", "replace"))
    ] == []
    home = site["index.html"].decode()
    assert '<h1 class="hero__title">江州市财政项目绩效</h1>' in home
    for line in (
        "发布：江州市财政局",
        "联系：江州市财政局绩效科",
        'href="https://beian.miit.gov.cn/"',
        "政府网站标识码：1234567890",
    ):
        assert line in home.partition("<footer")[2]
    form = site["forms/library/2024/reading-room/index.html"].decode()
    for tag in (
        'SiteDomain" content="jixiao.jiangzhou.example"',
        'SiteIDCode" content="1234567890"',
        'ArticleTitle" content="',
        'ContentSource" content="江州市图书馆"',
    ):
        assert f'<meta name="{tag}' in form
    for part in ("预算单位", "江州市财政局绩效科，电话 0799-1234567", "types/special/", "江州市项目支出绩效目标申报表"):
        assert part in form
    assert "一级指标齐全" in form.partition("不适用的")[0]
    assert "https://creativecommons.org/licenses/by/4.0/" in site["data/index.html"].decode()


def test_the_examples_of_cells_are_filled_in_as_the_guide_says(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    follow(BEGINNING, root, capsys)
    (cells,) = (block.text for block in BEGINNING.blocks if block.language == "yml")
    form = (root / "content/forms/library/2024/reading-room.yml").read_text("utf-8")
    purchase = form.replace("jz-target-2024", "jz-purchase-2024").replace("项目资金（元）:", f"{cells}项目资金（元）:")
    write(root, "content/forms/library/2024/shelves.yml", purchase)
    told = obey(root, "disclosure check", capsys)
    assert (told.code, re.findall("错误 |提醒 ", told.said)) == (Exit.FINE, []), told.said


THEIRS = "content/forms/innovation-centre-office/2019/technology-fair.yml"
OWN = "content/forms/library/2019/technology-fair.yml"
RENEWED = ("theme/assets/stylesheets/base.css", "site_config/rules/common.yml")


def test_an_upgrade_renews_the_software_and_leaves_the_site(
    software: Path, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    follow(BEGINNING, root, capsys)
    # Git takes a form that is similar to an existing one for the same file, moved; its definition does not matter here.
    write(root, OWN, (software / THEIRS).read_text("utf-8"))
    commit(root)
    before = {
        name: text for name, text in files_of(root).items() if name.startswith(("content/forms/", "site_config/"))
    }
    release(software)

    told = {one.command: one for one in follow(without_checks(UPGRADE), root, capsys)}

    assert told.pop("git merge --no-commit v0.2.0").code == 1
    assert [one for one in told.values() if one.code != Exit.FINE] == []
    after = files_of(root)
    assert {name for name, text in before.items() if after.get(name) != text} == {"site_config/rules/common.yml"}
    assert [name for name in after if name.startswith("content/forms/") and name not in before] == []
    assert all(after[name] == (software / name).read_bytes() for name in RENEWED)
    settings = after["mkdocs.yml"].decode()
    assert "site_name: 江州市财政项目绩效\n" in settings
    assert "  - assets/javascripts/newer.js\n" in settings
    git(root, "merge-base", "--is-ancestor", "v0.2.0", "main")


def release(software: Path) -> None:
    """Commit a new version that changes what a site keeps, has removed and has changed itself."""
    for name in (*RENEWED, ".ci/run", "site_config/forms/sh-target-2019.yml", "site_config/rules/shanghai-2019.yml"):
        write(software, name, (software / name).read_text("utf-8") + "\n")
    form = (software / THEIRS).read_text("utf-8")
    write(software, THEIRS, form.replace("2300000", "2300001"))
    write(software, THEIRS.replace("2019", "2029"), form)
    write(software, "mkdocs.yml", (software / "mkdocs.yml").read_text("utf-8") + "  - assets/javascripts/newer.js\n")
    commit(software)
    git(software, "tag", "v0.2.0")


def without_checks(guide: Document) -> Document:
    """Return a part of the guide without what was followed before, and without what is for authors of rules."""
    text = guide.text.partition("\n要自己写核对规则的")[0]
    return Document(guide.name, re.sub("^make .*\n", "", text, flags=re.MULTILINE))


def test_the_guide_names_every_setting() -> None:
    site, unit, rules = (schema_text(name)["properties"] for name in ("site", "unit", "rules"))
    parameters = {name for rule in rules["rules"]["properties"].values() for name in rule["properties"]}
    settings = {*site, *site["licence"]["properties"], *site["footer"]["items"]["properties"], *unit, *parameters}
    untold = settings - set(GUIDE.spans) | {rule for rule in rules["rules"]["properties"] if rule not in GUIDE.text}
    assert untold == set(), f"{GUIDE.name} does not tell {sorted(untold)}"

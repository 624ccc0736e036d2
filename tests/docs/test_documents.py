"""What the documents name exists, and what they quote is what the program prints."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from pkgutil import resolve_name

import click
import pytest

from bench.reading import read_form
from generator.cli.main import disclosure, run
from generator.definition.cells import Definition
from generator.diagnostics import collect
from generator.language import Language
from generator.mkdocs_plugin import building
from generator.model import PublicUnit
from generator.pipeline.inputs.workspace import Workspace
from generator.reporting.report import as_text
from tests.docs.documents import DOCUMENTS, ROOT, Document, document
from tests.project import PUBLISHED

BUILT = "site/"
FORM = "content/forms/innovation-centre-office/2019/technology-fair.yml"
UNIT = PublicUnit("innovation-centre-office", "上海推进科技创新中心建设办公室")
SLIP = ("项目总预算（元）: 2300000", "项目总预算（元）: 230万")

_PATH = re.compile(r"[\w.<>*-]+(?:/[\w.<>*-]+)*/?")
_FILE_NAME = re.compile(r"[\w.-]*\.(?:md|ya?ml|toml|json|txt|py|sh|js|css|html|png)")
_MODULE = re.compile(r"generator(?:\.\w+)+")
_WORD = re.compile(r"[A-Za-z]+(?:_[A-Za-z]+)+|[A-Z][a-z]+(?:[A-Z][a-z]+)+")

each_document = pytest.mark.parametrize("one", DOCUMENTS, ids=lambda one: one.name)


def paths_in(one: Document) -> Iterator[str]:
    """Yield every path that a document names: what has a slash or a file ending, and is not a date."""
    for span in one.spans:
        if _PATH.fullmatch(span) and not span[0].isdigit() and ("/" in span.strip("/") or span.endswith("/")):
            yield span


def is_there(root: Path, path: str) -> bool:
    """Tell whether a path exists; parts in angle brackets match anything."""
    pattern = re.sub(r"<[^>]+>", "*", path)
    return any(root.glob(pattern)) if "*" in pattern else (root / path).exists()


@pytest.fixture(scope="module")
def site(workspace: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("documents")
    building.build(workspace.root / "mkdocs.yml", out / BUILT)
    return out


@each_document
def test_paths_exist(one: Document, site: Path) -> None:
    ignored = (ROOT / ".gitignore").read_text("utf-8").splitlines()
    for path in paths_in(one):
        if path.startswith(BUILT):
            assert is_there(site, path), path
        elif f"/{path.partition('/')[0]}/" not in ignored:
            assert is_there(ROOT, path), path


@each_document
def test_file_names_are_names_of_files(one: Document) -> None:
    folders = [ROOT, *(ROOT / name for name in ("content", "generator", "requirements", "site_config", "theme"))]
    files = [path.name for folder in folders for path in (folder.glob("*") if folder == ROOT else folder.rglob("*"))]
    for span in one.spans:
        if _FILE_NAME.fullmatch(span):
            assert any(name.endswith(span) for name in files), span


@each_document
def test_names_of_the_package_exist(one: Document) -> None:
    for span in one.spans:
        if _MODULE.fullmatch(span):
            resolve_name(span)


@each_document
def test_single_words_of_the_code_stand_in_the_code(one: Document) -> None:
    sources = [*(ROOT / "generator").rglob("*.py"), *(ROOT / "generator").rglob("*.json")]
    sources += [*(ROOT / "tests/rendering").glob("*.py"), ROOT / "mkdocs.yml"]
    known = set(re.findall(r"\w+", "".join(path.read_text("utf-8") for path in sources)))
    for span in one.spans:
        if _WORD.fullmatch(span):
            assert span in known, span


@each_document
def test_targets_of_make_exist(one: Document) -> None:
    targets = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    for line in one.code():
        for target in re.findall(r"\bmake ([a-z-]+)", line):
            assert target in targets, line


@each_document
def test_commands_and_their_options_exist(one: Document) -> None:
    for line in one.code():
        if match := re.match(r"(?:\$ )?(?:\.venv/bin/)?disclosure (.+)", line):
            arguments = shlex.split(match[1])
            called = disclosure if arguments[0].startswith("-") else command(arguments[0])
            known = {option for parameter in called.params for option in parameter.opts}
            assert {argument for argument in arguments if argument.startswith("-")} <= known, line


def command(name: str) -> click.Command:
    assert name in disclosure.commands, name
    return disclosure.commands[name]


@each_document
def test_links_lead_to_files(one: Document) -> None:
    for target in one.links:
        assert ((ROOT / one.name).parent / target).is_file(), target


def test_both_languages_of_the_readme_say_the_same() -> None:
    english, chinese = document("README.md"), document("README.zh-CN.md")
    assert english.heading_levels == chinese.heading_levels
    assert english.blocks == chinese.blocks
    assert set(english.links) - {chinese.name} == set(chinese.links) - {english.name}


def test_form_in_the_readme_is_the_beginning_of_a_form() -> None:
    (block,) = (block for block in document("README.md").blocks if block.language == "yaml")
    assert block.text in (PUBLISHED / FORM).read_text("utf-8")


@pytest.mark.parametrize("name", ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.zh-CN.md"])
def test_error_that_is_quoted_is_what_its_author_reads(
    name: str, definitions: Mapping[str, Definition], language: Language
) -> None:
    text = (PUBLISHED / FORM).read_text("utf-8")
    assert SLIP[0] in text
    parts = tuple(FORM.split("/")[2:])
    reading = read_form(FORM, parts, text.replace(*SLIP).encode(), definitions, {UNIT.slug: UNIT})
    assert as_text(collect(reading)[1], language) in [block.text for block in document(name).blocks]


def sessions() -> Iterator[tuple[str, str]]:
    """Yield every command that a document shows with its output."""
    for one in DOCUMENTS:
        for block in one.blocks:
            if block.language == "console":
                first, _, output = block.text.partition("\n")
                yield first.removeprefix("$ disclosure "), output


@pytest.mark.parametrize(("arguments", "output"), list(sessions()))
def test_output_that_is_quoted_is_what_the_command_prints(
    arguments: str,
    output: str,
    workspace: Workspace,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(workspace.root)
    run(shlex.split(arguments))
    printed = capsys.readouterr()
    assert without_times(printed.out + printed.err) == without_times(output)


def without_times(text: str) -> str:
    return re.sub(r"\d+\.\d 秒", "一会儿", text)


@pytest.mark.parametrize(("text", "is_found"), [("张江国家自主创新示范区", True), ("某某某", False)])
def test_what_was_removed_is_looked_for_in_parquet_too(text: str, is_found: bool, site: Path) -> None:
    blocks = document("docs/operations.zh-CN.md").blocks
    (search,) = (block.text for block in blocks if "*.parquet" in block.text)
    script = search.replace("某某某", text).replace(".venv/bin/python", sys.executable)
    told = subprocess.run(["sh", "-c", script], cwd=site, capture_output=True, text=True, check=True).stdout
    named = [line for line in told.splitlines() if (site / line).suffix == ".parquet" and (site / line).is_file()]
    assert named == told.splitlines()
    assert bool(named) == is_found


@pytest.mark.parametrize(
    ("heading", "container"), [("The layers", "generator"), ("The layers of the pipeline", "generator.pipeline")]
)
def test_layers_are_told_in_the_order_of_the_contract(heading: str, container: str) -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    (layers,) = (contract["layers"] for contract in contracts if contract.get("containers") == [container])
    table = document("ARCHITECTURE.md").text.partition(f"# {heading}\n")[2].partition("\n#")[0]
    folder = container.replace(".", "/")
    told = [
        cell
        for row in re.findall(r"^\| (`.*?) \|", table, re.MULTILINE)
        for cell in re.findall(rf"`{folder}/(\w+)", row)
    ]
    assert told == [name for layer in layers for name in re.findall(r"\w+", layer)]

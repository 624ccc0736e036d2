"""In another language, all that is Chinese was written by the site: no logic says anything in a language of its own.

The other language is made of the Chinese one, each of whose texts becomes Latin letters.
"""

from __future__ import annotations

import csv
import json
import re
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import astuple
from html.parser import HTMLParser
from io import StringIO
from itertools import chain
from pathlib import Path
from unicodedata import normalize
from xml.etree import ElementTree

import jsonschema_rs
import pytest

import generator.definition
from generator import language
from generator.cli.main import run
from generator.definition import amendments, validation
from generator.language import load
from generator.mkdocs_plugin import building
from generator.rules.registry import rules
from tests.history.repository import Repository
from tests.project import PUBLISHED, empty_project, write

CODE = "la"
PROSE = ("about/", "glossary/", "how-to-read/", "site-map/")
UNITS = ("biomedicine-promotion-centre", "innovation-centre-office", "sti-information-centre")

_CHINESE = re.compile("[\u2e80-\u2fff\u3001-\u9fff\uff00-\uffef]")
_OF_LANGUAGE = re.compile("[\u2e80-\u9fff\uff00-\uffef“”‘’…—·]+")
_WORD = "Lingua"

_APART = re.compile(rf"(?:{_WORD})+|……|[\n\t]| [-–=+÷×≠/·>]+ |(?<=\d)、(?=\d)")
"""What stands between the texts of a site, beside words: signs of sums and paths."""

_BLANK = re.compile(r"[\s“”]+")

# Between several values of a cell of the open data.
_VALUES = "；"

TWO_TICKED = "其他一次性项目、经常性专项业务费"
"""The options that are ticked on one of the forms, as all ticked options are read: with the mark of papers between."""

# What a form may say beside its paper.
ON_EVERY_FORM = (amendments.ORIGINAL,)

_read = language._read


def _in_latin(text: str) -> str:
    return _OF_LANGUAGE.sub(_WORD, text)


def _translated(code: str, name: str) -> Mapping[str, Mapping[str, str]]:
    texts = _read("zh", name)
    if code != CODE:
        return texts
    # Examples are parts of forms.
    kept = ("wrong", "right") if name == "diagnostics" else ()
    return {
        section: {name: text if name in kept else _in_latin(text) for name, text in words.items()}
        for section, words in texts.items()
    }


@pytest.fixture(autouse=True)
def other_language(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    def validator(schema: str) -> jsonschema_rs.Validator:
        content = validation.schema_text(schema)
        if schema == "site":
            content["properties"]["language"]["enum"] = [CODE]
        return jsonschema_rs.validator_for(content)

    monkeypatch.setattr(language, "_read", _translated)
    monkeypatch.setattr(validation, "_validator", validator)
    yield
    load.cache_clear()


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with real forms, whose language is the other one."""
    monkeypatch.setenv("DISCLOSURE_SITE_URL", "https://example.org/")
    root = tmp_path / "project"
    empty_project(root)
    for unit in UNITS:
        shutil.copytree(PUBLISHED / "content/forms" / unit, root / "content/forms" / unit)
    settings = (root / "site_config/site.yml").read_text("utf-8")
    write(root, "site_config/site.yml", settings.replace("language: zh", f"language: {CODE}"))
    Repository(root).commit("2024-01-01T00:00:00Z")
    return root


@pytest.fixture
def written(root: Path) -> str:
    """All texts of a project that are in its own language, whatever that of the site is."""
    files = [root / "mkdocs.yml", *(root / "content").rglob("*.*"), *(root / "site_config").rglob("*.yml")]
    explained = (text for rule in rules() for text in astuple(rule.explanation))
    # The names of parameters, for readers of a rule and for editors.
    parameters = Path(generator.definition.__file__).with_name("rules.schema.json").read_text("utf-8")
    told = [*(file.read_text("utf-8") for file in files), *explained, *ON_EVERY_FORM, TWO_TICKED, parameters]
    return _bare("\n".join(told))


def test_a_site_says_in_its_language_what_its_forms_do_not(root: Path, written: str) -> None:
    building.build(root / "mkdocs.yml", root / "site")
    texts = {(file, text) for file, told in _told(root / "site") for text in _chinese_in(told)}
    assert {file.suffix for file in (root / "site").rglob("*.*")} >= {".html", ".json", ".csv", ".xml"}
    assert len(texts) > 2_000
    assert sorted({text for _, text in texts if not _is_written(text, written)}) == []


@pytest.mark.parametrize(
    "command",
    ["check --findings", "check --format junit", "check nowhere", "explain", "explain total-differs", "schema none"],
)
def test_a_command_speaks_the_language_of_its_project(
    command: str, root: Path, written: str, capsys: pytest.CaptureFixture[str]
) -> None:
    write(root, f"content/forms/{UNITS[0]}/2019/wrong.yml", "form: none\n甲: ：\n")
    run(["--root", str(root), *command.split()])
    told = "".join(capsys.readouterr())
    assert _WORD in told
    assert [text for text in _chinese_in(told) if not _is_written(text, written)] == []


def _is_written(text: str, written: str) -> bool:
    return bool(re.search("[\u4e00-\u9fff]", text)) and _bare(text) in written


def _bare(text: str) -> str:
    return _BLANK.sub("", normalize("NFKC", text))


def _chinese_in(text: str) -> Iterator[str]:
    """Yield each piece of a text that holds Chinese, without what is not Chinese around it."""
    for piece in _APART.split(text):
        if _CHINESE.search(piece):
            yield re.sub(r"^[\x00-\x7f]+|[\x00-\x7f]+$", "", piece)


def _told(site: Path) -> Iterator[tuple[str, str]]:
    """Yield the texts of a site, each with the name of its file.

    Papers and what is searched are texts of forms, and the prose of a site is its own.
    """
    for file in sorted(site.rglob("*.*")):
        name = file.relative_to(site).as_posix()
        if name.startswith(("data/search/", *PROSE)):
            continue
        for text in _TEXTS.get(file.suffix, lambda _: iter(()))(file):
            yield name, text


class _Page(HTMLParser):
    """Collects the texts of a page, and those of attributes, but for its paper."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.texts += (text for _, text in attrs if text)
        if tag == "div" and (self._depth or ("class", "paper") in attrs):
            self._depth += 1

    def handle_endtag(self, tag: str) -> None:
        if tag == "div" and self._depth:
            self._depth -= 1

    def handle_data(self, data: str) -> None:
        if self.lasttag == "script":
            self.texts += _texts_of(json.loads(data)) if data.lstrip().startswith("{") else ()
        elif not self._depth:
            self.texts.append(data)


def _of_page(file: Path) -> Iterator[str]:
    page = _Page()
    page.feed(file.read_text("utf-8"))
    yield from page.texts


def _of_data(file: Path) -> Iterator[str]:
    yield from _texts_of(json.loads(file.read_text("utf-8")))


def _texts_of(value: object) -> Iterator[str]:
    match value:
        case str():
            yield from value.split(_VALUES)
        case dict():
            # The expressions of readers, and the characters that they know.
            own = {name: part for name, part in value.items() if name not in ("patterns", "radicals")}
            yield from chain(own, *map(_texts_of, own.values()))
        case list():
            yield from chain(*map(_texts_of, value))


def _of_table(file: Path) -> Iterator[str]:
    for line in csv.reader(StringIO(file.read_text("utf-8-sig"))):
        yield from _texts_of(line)


def _of_feed(file: Path) -> Iterator[str]:
    for element in ElementTree.parse(file).iter():
        yield from filter(None, (element.text, *element.attrib.values()))


_TEXTS = {".html": _of_page, ".json": _of_data, ".csv": _of_table, ".xml": _of_feed}

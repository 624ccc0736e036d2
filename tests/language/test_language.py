"""The texts of the interface."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest

from generator.diagnostics import Place, error, worded
from generator.language import LANGUAGES, MOST_SHOWN, FaultyTexts, Language, load
from tests.docs.documents import ROOT

PLACE = Place("f.yml")


def texts_of(language: Language) -> dict[str, set[str | None]]:
    """Return the names of all texts, each with its placeholders; what other programs say may need no translation."""
    rules = {rule: {"message": text.message, "help": text.help} for rule, text in language.rules.items()}
    return {
        f"{section}.{name}": {field for _, field, _, _ in Formatter().parse(text)}
        for texts in (rules, language.findings, language.interface, language.data)
        for section, words in texts.items()
        for name, text in words.items()
    }


@pytest.mark.parametrize("code", LANGUAGES)
def test_language_is_whole(code: str) -> None:
    language = load(code)
    assert language.code == code
    assert all(text for section in language.interface.values() for text in section.values())
    own, known = texts_of(language), texts_of(load())
    assert own.keys() ^ known.keys() == set()
    assert {name: fields - known[name] for name, fields in own.items() if fields - known[name]} == {}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("甲:\n  help: 写 | # 开头\n", "2:13: comment-behind-value"),
        ("甲:\n  help: 写\n<<<<<<< HEAD\n", "3:1: conflict-marker"),
    ],
    ids=["comment", "merge"],
)
def test_texts_that_were_spoilt_are_told_by_their_places(
    text: str, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "zh").mkdir()
    (tmp_path / "zh/diagnostics.yml").write_text(text, "utf-8")
    monkeypatch.setattr("generator.language.files", lambda _: tmp_path)
    with pytest.raises(FaultyTexts) as refused:
        load.__wrapped__("zh")
    assert str(refused.value) == f"generator/language/zh/diagnostics.yml:{told}"


def test_help_names_the_nearest_where_there_is_one(language: Language) -> None:
    found = error("unknown-option", PLACE, key="类型", value="甲", nearest="乙", options="乙、丙")
    assert language.help(found).startswith("是不是“乙”？选项有：乙、丙。")


def test_help_is_another_where_there_is_none(language: Language) -> None:
    found = error("unknown-option", PLACE, key="类型", value="甲", nearest="", options="乙、丙")
    assert language.help(found).startswith("选项有：乙、丙。")


def test_blank_value_that_help_does_not_name_changes_nothing(language: Language) -> None:
    found = error("unknown-option", PLACE, key="类型", value="", nearest="乙", options="乙、丙")
    assert language.help(found).startswith("是不是“乙”？选项有：乙、丙。")


def test_message_holds_the_values(language: Language) -> None:
    found = error("file-too-large", PLACE, limit=1)
    assert language.message(found) == "文件超过上限 1 字节"


def test_words_that_waited_for_their_language_are_said_with_their_values_and_theirs(language: Language) -> None:
    words = worded("groups", present=["甲", "乙"], absent=worded("blank"))
    assert language.said(words) == "有 甲、乙；缺 （空白）"


def test_of_a_very_long_value_a_message_shows_the_beginning(language: Language) -> None:
    for length, shown in ((MOST_SHOWN, "甲" * MOST_SHOWN), (MOST_SHOWN + 1, f"{'甲' * MOST_SHOWN}……")):
        found = error("wrong-money", PLACE, key="预算", value="甲" * length)
        assert f"“{shown}”" in language.message(found)


def test_unknown_language_is_not_there() -> None:
    with pytest.raises(FileNotFoundError):
        load("xx")


def test_which_way_an_indicator_is_wanted_is_said_in_one_way() -> None:
    files = [path for ending in ("py", "yml", "json") for path in (ROOT / "generator").rglob(f"*.{ending}")]
    texts = [path.read_text("utf-8") for path in (*files, *(ROOT / "docs").glob("*.md"))]
    assert any("看不出大些好还是小些好" in text for text in texts)
    assert [found.group() for text in texts for found in re.finditer(r"宜[高低多少长短]|越.越好", text)] == []

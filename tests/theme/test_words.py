"""The words of the theme: what people read belongs to the language."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.language import LANGUAGES, load
from tests.docs.documents import ROOT

THEME = ROOT / "theme"
FILES = sorted(path for ending in ("html", "css", "js", "svg") for path in THEME.rglob(f"*.{ending}"))
OF_THE_HOST = sorted((*THEME.glob("*.html"), *THEME.glob("partials/*.html")))

READ_FROM_TEXTS = {"amounts.js", "labels.js", "remarks.js", "sort.js", "traditional.js", "units.js", "writings.js"}
"""The scripts that parse amounts, dates, characters, labels, numbers and units as they are written by anybody."""

AS_ON_PAPER = {"boxes.js", "changes.js", "csv.js", "filling.js", "form.html", "other.js", "selection.js", "told.js"}
"""The files that, beside these, hold Chinese marks: for texts of forms, and between values of the open data."""

_CHINESE = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")
_MARK = re.compile("[\u3001-\u303f\uff00-\uffef]")
_WORD = re.compile(r"\bt\.(\w+)\.(\w+)")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_only_scripts_that_read_texts_hold_chinese(path: Path) -> None:
    assert bool(_CHINESE.search(path.read_text("utf-8"))) is (path.name in READ_FROM_TEXTS)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_marks_between_words_belong_to_the_language(path: Path) -> None:
    is_free = path.name in READ_FROM_TEXTS | AS_ON_PAPER
    assert is_free or not _MARK.search(path.read_text("utf-8"))


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_word_of_the_hosts_templates_is_there(code: str) -> None:
    """MkDocs would show nothing in place of a missing one."""
    words = load(code).interface
    named = {found.groups() for path in OF_THE_HOST for found in _WORD.finditer(path.read_text("utf-8"))}
    assert named
    assert {(section, word) for section, word in named if word not in words.get(section, {})} == set()


def test_traditional_characters_become_simplified_ones_of_the_national_standard() -> None:
    script = (THEME / "assets/javascripts/shared/traditional.js").read_text("utf-8")
    traditional, simplified = re.findall('= "(.+)";', script)
    assert len(traditional) == len(simplified) == len({*traditional}) > 2_500
    assert not {*traditional} & {*simplified}
    assert simplified.encode("gb2312").decode("gb2312") == simplified
    assert set(zip(traditional, simplified, strict=True)) > {("廳", "厅"), ("圖", "图"), ("後", "后"), ("幹", "干")}

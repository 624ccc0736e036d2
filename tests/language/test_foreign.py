"""Messages of other programs are translated."""

from __future__ import annotations

import errno
import os
from string import Formatter

import pytest

from generator.diagnostics import Place, error
from generator.language import Language
from generator.language.foreign import failure, translated

TABLE = {
    "No {name}. Did you mean {other}?": "没有 {name}，是不是 {other}",
    "No {name}.": "没有 {name}",
    "Denied": "不许",
}


@pytest.mark.parametrize(
    ("said", "ours"),
    [
        ("No a.", "没有 a"),
        ("No a. Did you mean b?", "没有 a，是不是 b"),
        ("No a\nb.", "没有 a\nb"),
        ("No {name}.", "没有 {name}"),
        ("no a.", None),
        ("", None),
    ],
)
def test_the_first_sentence_that_fits_counts(said: str, ours: str | None) -> None:
    assert translated(TABLE, said) == ours


@pytest.mark.parametrize(
    ("said", "ours"),
    [
        ("Denied", "不许"),
        ("[Errno 13] Denied", "不许"),
        ("[Errno 13] Denied: 'a b.yml'", "不许（'a b.yml'）"),
        ("[Errno 13] Denied: 'a' -> 'b'", "不许（'a' -> 'b'）"),
        ('[Errno 13] Denied: "it\'s"', '不许（"it\'s"）'),
        ("<urlopen error [Errno 13] Denied>", "不许"),
        ("[Errno 99] Something else: 'a'", "[Errno 99] Something else: 'a'"),
        ("磁盘坏了", "磁盘坏了"),
    ],
)
def test_a_failure_is_told_with_what_it_names(said: str, ours: str) -> None:
    assert failure(TABLE, said, {"open": "（", "close": "）"}) == ours


def test_every_translation_uses_only_what_its_sentence_holds(language: Language) -> None:
    def names(text: str) -> set[str]:
        return {name for _, name, _, _ in Formatter().parse(text) if name}

    for table in language.foreign.values():
        for said, ours in table.items():
            assert names(ours) <= names(said)


@pytest.mark.parametrize(
    "number", [errno.EACCES, errno.ENOENT, errno.ENOSPC, errno.EISDIR, errno.ENAMETOOLONG, errno.ECONNREFUSED]
)
def test_what_the_system_says_most_is_in_our_words(number: int, language: Language) -> None:
    problem = OSError(number, os.strerror(number), "甲.yml")
    assert not any(letter.isascii() and letter.isalpha() for letter in language.failure(problem).replace(".yml", ""))


def test_the_reason_why_a_file_cannot_be_read_is_in_our_words(language: Language) -> None:
    found = error("unreadable-file", Place("f.yml"), reason="Permission denied")
    assert language.message(found) == "文件无法读取（没有权限）"

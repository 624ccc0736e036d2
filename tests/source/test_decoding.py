"""Bytes that are not text, and how much of a file is reported."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest

from generator.diagnostics import Diagnostic, collect
from generator.language import Language
from generator.source.decoding import FORBIDDEN, MAX_BYTES, ORDINARY, SHOWN_PER_FILE, decode, forbidden_in, visible
from tests.project import PUBLISHED

REPOSITORY = Path(__file__).parents[2]
LINES = "form: sh-target-2019\n项目名称: 科技馆\n"


def found_in(data: bytes) -> tuple[Diagnostic, ...]:
    return collect(decode("f.yml", data))[1]


@pytest.mark.parametrize(
    ("encoding", "place", "guess"),
    [
        ("gbk", (2, 1), "GBK"),
        ("gb18030", (2, 1), "GBK"),
        ("utf-16", (1, 1), "UTF-16"),
        ("utf-32", (1, 1), "UTF-32"),
    ],
)
def test_other_encodings_are_named_with_the_place_of_the_first_wrong_byte(
    encoding: str, place: tuple[int, int], guess: str
) -> None:
    text, (found,) = collect(decode("f.yml", LINES.encode(encoding)))
    assert (text, found.rule, (found.place.line, found.place.column)) == (None, "not-utf8", place)
    assert dict(found.values)["guess"] == guess


@pytest.mark.parametrize("behind", [" ", "\t", ":", "  ", "| ", "、"])
@pytest.mark.parametrize("before", ["", "   "])
def test_lines_that_were_copied_with_their_numbers_are_told_as_that(before: str, behind: str) -> None:
    lines = ["form: sh-target-2019", "", "项目名称: 科技馆", "项目资金（元）:", "  项目资金总额:"]
    numbered = "".join(f"{before}{number}{behind}{line}\n" for number, line in enumerate(lines, 1))
    for text in (numbered, numbered.replace("\n", "\r\n"), numbered.replace(f"2{behind}\n", "2\n")):
        assert [found.rule for found in found_in(text.encode())] == ["line-numbers"]


def test_keys_and_texts_that_begin_with_numbers_are_no_numbers_of_lines() -> None:
    for text in (
        "1: 甲\n2: 乙\n3: 丙\n",
        "1号楼: 甲\n2号楼: 乙\n3号楼: 丙\n",
        "10 甲\n2 乙\n3 丙\n",
        "1 甲\n2 乙\n4 丙\n",
    ):
        assert found_in(text.encode()) == ()


@pytest.mark.parametrize(
    ("text", "encoding", "guess"),
    [
        ("form: sh-target-2019\n項目名稱: 科學館展廳維護經費\n項目類型: [經常性專項業務費]\n", "big5", "Big5"),
        ("單位名稱: 市立科學博物館\n", "big5", "Big5"),
        ("項目名稱: 科學館展廳維護經費\n", "gbk", "GBK"),
        ("项目名称: 朱镕基、陶喆①纪念馆\n单位: 堃\n", "gbk", "GBK"),
    ],
)
def test_big5_is_not_taken_for_gbk_which_would_spoil_it(text: str, encoding: str, guess: str) -> None:
    _, (found,) = collect(decode("f.yml", text.encode(encoding)))
    assert dict(found.values)["guess"] == guess


def test_what_people_write_in_gbk_is_taken_for_that() -> None:
    for path in PUBLISHED.rglob("*.yml"):
        _, (found,) = collect(decode("f.yml", path.read_text("utf-8").encode("gbk", "ignore")))
        assert dict(found.values)["guess"] == "GBK"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"PK\x03\x04\x14\0\x06\0\xff\xfe", "Word, Excel, ZIP"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Word 97, Excel 97"),
        (b"%PDF-1.7\n%abc\n", "PDF"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "PNG"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "JPEG"),
        (b"\xef\xbb\xbf\n\n<!DOCTYPE html>\n<p>", "HTML"),
        (b"<HTML>", "HTML"),
        (b"<?xml version='1.0'?>", "XML"),
        (b"{\\rtf1\\ansi\xff", "RTF"),
    ],
)
def test_files_that_are_no_text_are_named(data: bytes, kind: str) -> None:
    (found,) = found_in(data)
    assert (found.rule, found.values) == ("not-a-text-file", (("kind", kind),))


def test_other_binary_files_come_to_one_finding_without_a_guess(language: Language) -> None:
    (found,) = found_in(bytes(range(256)) * 40)
    assert (found.rule, found.values) == ("not-utf8", (("guess", ""),))
    assert "像是" not in language.message(found) + language.help(found)


def test_text_that_begins_like_an_archive_is_text() -> None:
    assert found_in("PK: 一\n".encode()) == ()


@pytest.mark.parametrize("data", [b"\xed\xa0\x80", b"\xc0\x80", b"\xf4\x90\x80\x80", b"\xe7\xa7", b"\x80"])
def test_malformed_utf8_is_refused(data: bytes) -> None:
    text, (found,) = collect(decode("f.yml", "甲: ".encode() + data))
    assert (text, found.rule, found.place.column) == (None, "not-utf8", 4)


def test_column_of_a_wrong_byte_counts_no_byte_order_mark() -> None:
    (found,) = found_in(b"\xef\xbb\xbf" + "甲: ".encode() + b"\xff")
    assert found.place.column == 4


def test_file_of_exactly_one_mebibyte_is_read() -> None:
    text, found = collect(decode("f.yml", b"a" * MAX_BYTES))
    assert (len(text or ""), found) == (1024 * 1024, ())


def test_file_of_one_byte_more_is_not() -> None:
    text, (found,) = collect(decode("f.yml", b"a" * (MAX_BYTES + 1)))
    assert (text, found.rule, found.values) == (None, "file-too-large", (("limit", "1048576"),))


def test_a_file_full_of_forbidden_characters_is_told_in_a_few() -> None:
    assert len(found_in(b"\0" * MAX_BYTES)) == SHOWN_PER_FILE


def test_forbidden_characters_are_blanked_so_that_places_stay() -> None:
    text, _ = collect(decode("f.yml", "一\u200b二\r三\n%四".encode()))
    assert text == "一 二 三\n#四"


def test_nothing_ordinary_is_forbidden() -> None:
    ordinary = [each for each in map(chr, range(sys.maxunicode + 1)) if ORDINARY.fullmatch(each)]
    assert len(ordinary) > 20_000
    assert FORBIDDEN.search("".join(ordinary)) is None


def test_what_is_not_seen_is_shown_by_its_number_and_the_rest_as_it_is() -> None:
    assert visible("甲\x1b[31m\u202e\U000e0001\n　“乙”") == "甲\\x1b[31m\\u202e\\U000e0001\n　“乙”"


def test_character_is_named_by_number_and_name() -> None:
    assert forbidden_in("一\u200b") == ("forbidden-character", "U+200B ZERO WIDTH SPACE")
    assert forbidden_in("一\x01") == ("forbidden-character", "U+0001")
    assert forbidden_in("一\t") == ("tab-character", "U+0009")
    assert forbidden_in("一二\n三") is None


def test_pasted_rows_all_over_a_file_are_soon_told_and_not_all_of_them() -> None:
    started = time.process_time()
    text, found = collect(decode("f.yml", b"1\t2\t3\n\n" * 40_000))
    assert time.process_time() - started < 10  # each run by itself took minutes
    assert [one.rule for one in found] == ["pasted-rows"] * SHOWN_PER_FILE
    assert text is not None
    assert not text.strip("# \n")

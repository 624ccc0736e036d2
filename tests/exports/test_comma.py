from __future__ import annotations

import csv
import re
from datetime import date
from decimal import Decimal
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.catalogue.tables import Column, Row, Table, Type
from generator.exports.comma import comma_head, comma_lines, guarded

TABLE = Table("t", tuple(Column(kind.value, kind) for kind in Type if kind is not Type.CODE), ("text",))


def written(*rows: Row) -> str:
    return (comma_head(TABLE) + comma_lines(TABLE, rows)).decode()


@pytest.mark.parametrize("start", list("=+-@＝＋－＠\t\r\n'"))
def test_a_text_that_would_run_gets_an_apostrophe(start: str) -> None:
    assert guarded(f"{start}1+1") == f"'{start}1+1"


@pytest.mark.parametrize("text", ["", "1=1", "甲-乙", "甲＝1", " =1", "≥95%", "-5", "-0.50", *"=+-@＝＋－＠"])
def test_any_other_text_stays_what_it_is(text: str) -> None:
    assert guarded(text) == text


@given(st.text() | st.text("=+-@＝＋－＠'\t\r\n甲"))
def test_one_apostrophe_taken_from_the_front_gives_what_was_there(text: str) -> None:
    assert guarded(text).removeprefix("'") == text
    would_run = guarded(text).startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n"))
    assert not would_run or len(text) == 1 or re.fullmatch(r"-[0-9.]+", text)


def test_a_file_begins_with_the_mark_of_its_encoding_and_the_names_of_its_columns() -> None:
    assert written() == "\ufefftext,texts,integer,decimal,date,boolean\r\n"


def test_values_are_written_plainly_and_numbers_are_not_guarded() -> None:
    rows = written(("=甲", ("乙", "丙"), 2019, Decimal("-1000.50"), date(2019, 1, 2), True), (None,) * 6)
    assert rows.splitlines()[1:] == ["'=甲,乙；丙,2019,-1000.50,2019-01-02,true", ",,,,,"]


def test_small_and_large_numbers_have_all_their_digits() -> None:
    values = (Decimal("123456789012345678.12345678"), Decimal("0.00000001"), Decimal("1E+12"))
    rows = [(None, None, None, value, None, None) for value in values]
    column = [row[3] for row in csv.reader(StringIO(written(*rows)))][1:]
    assert column == ["123456789012345678.12345678", "0.00000001", "1000000000000"]


@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n\",;'=")), min_size=1))
def test_texts_come_back_whole_from_a_reader_of_csv(texts: list[str]) -> None:
    content = written(*((text, None, None, None, None, None) for text in texts)).removeprefix("\ufeff")
    read = [row[0].removeprefix("'") for row in csv.reader(StringIO(content, newline=""))][1:]
    assert read == texts

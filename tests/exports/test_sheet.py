from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.utils.escape import unescape

from generator.catalogue.tables import Column, Row, Type
from generator.exports import sheet as sheets
from generator.exports.sheet import TITLE, DoesNotFit, Sheet, text_cell
from generator.exports.workbook import NamedSheet, write_workbook

COLUMNS = tuple(Column(kind.value, kind) for kind in Type if kind is not Type.CODE)
BLANK: Row = (None,) * len(COLUMNS)


def read(folder: Path, *rows: Row, columns: tuple[Column, ...] = COLUMNS) -> list[tuple[Any, ...]]:
    """Return the cells of a workbook below its headings, each with its type."""
    with BytesIO() as file:
        sheet = Sheet(file, columns, [([column.name for column in columns], TITLE)])
        sheet.add(rows)
        sheet.finish()
        write_workbook(folder / "a.xlsx", [NamedSheet("表", file)])
    found = load_workbook(folder / "a.xlsx")["表"].iter_rows(min_row=2)
    return [tuple((cell.data_type, cell.value) for cell in row) for row in found]


def test_codes_and_truth_values_are_written_in_words(tmp_path: Path) -> None:
    columns = Column("kind", Type.CODE), Column("whole", Type.BOOLEAN)
    codes = {"kind": {"target": "申报"}, "whole": {"true": "是", "false": "否"}}
    with BytesIO() as file:
        sheet = Sheet(file, columns, [(("种类", "整体"), TITLE)], codes)
        sheet.add([("target", True), ("target", False), (None, None)])
        sheet.finish()
        write_workbook(tmp_path / "a.xlsx", [NamedSheet("表", file)])
    _, *found = load_workbook(tmp_path / "a.xlsx")["表"].iter_rows(values_only=True)
    assert found == [("申报", "是"), ("申报", "否"), (None, None)]


def texts(folder: Path, *values: str, composed: bool = False) -> list[tuple[str, str]]:
    rows = ((value,) for value in values)
    return [row[0] for row in read(folder, *rows, columns=(Column("text", composed=composed),))]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "'甲", "0017", "2019-01-01", "TRUE", "#REF!"])
def test_every_text_is_a_string(text: str, tmp_path: Path) -> None:
    (row,) = read(tmp_path, (text, (text, "乙"), None, None, None, None))
    assert row[:2] == (("s", text), ("s", f"{text}；乙"))


def test_values_keep_their_types(tmp_path: Path) -> None:
    (row,) = read(tmp_path, ("甲", (), 2019, Decimal("-1000.50"), date(2019, 1, 2), False))
    assert [value for _, value in row[2:]] == [2019, -1000.5, datetime.fromisoformat("2019-01-02"), "false"]
    # LibreOffice turns a boolean into the formula =FALSE().
    assert [kind for kind, _ in row[2:]] == ["n", "n", "d", "s"]


def test_blank_cells_stay_blank_between_others(tmp_path: Path) -> None:
    (first, second) = read(tmp_path, BLANK, (None, (), None, None, None, True))
    assert {value for _, value in (*first, *second[:-1])} == {None}
    assert second[-1] == ("s", "true")


@pytest.mark.parametrize(
    ("number", "kind"),
    [("999999999999999", "n"), ("1234567890.12345", "n"), ("1234567890123456", "s"), ("0.1234567890123456", "s"),
     ("100000000000000000.00", "n"), ("123456789012345678.12345678", "s")],
)  # fmt: skip
def test_a_number_of_more_digits_than_a_cell_keeps_is_text(number: str, kind: str, tmp_path: Path) -> None:
    ((found, value),) = read(tmp_path, (Decimal(number),), columns=(Column("d", Type.DECIMAL),))[0]
    assert found == kind
    assert Decimal(str(value)) == Decimal(number)


@pytest.mark.parametrize("day", [date(1, 1, 1), date(1899, 12, 31), date(1900, 2, 28)])
def test_a_day_that_programs_count_differently_is_text(day: date, tmp_path: Path) -> None:
    assert read(tmp_path, (day,), columns=(Column("d", Type.DATE),)) == [(("s", day.isoformat()),)]


@given(text=st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("_x000D_<>&\r\n\t ")))
def test_no_text_breaks_the_sheet_or_says_something_else(text: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    (read_back,) = texts(tmp_path_factory.mktemp("sheet"), f"甲{text}甲")
    # Excel decodes this on reading, openpyxl does not.
    assert unescape(read_back[1]) == f"甲{text}甲"


@pytest.mark.parametrize("text", ["_x000D_", "_x005F_x000D_", "a_x0041_", "_x00G0_", "甲\r乙", "\x00\ufffe"])
def test_what_looks_like_a_special_character_is_told_from_one(text: str, tmp_path: Path) -> None:
    assert [unescape(value) for _, value in texts(tmp_path, text)] == [text]


def test_a_text_of_as_many_characters_as_fit_is_whole(tmp_path: Path) -> None:
    assert texts(tmp_path, "字" * 32_767) == [("s", "字" * 32_767)]


@pytest.mark.parametrize("text", ["字" * 32_768, "𠮷" * 16_384])
def test_a_longer_text_is_an_error_and_not_cut(text: str) -> None:
    with pytest.raises(DoesNotFit, match="characters"):
        text_cell(text)


@pytest.mark.parametrize("one", ["甲", "𠮷"])
def test_a_text_that_is_put_together_is_cut_where_it_is_too_long(one: str, tmp_path: Path) -> None:
    most = 32_767 * 2 // len(one.encode("utf-16-le"))
    found = texts(tmp_path, one * most, one * (most + 1), composed=True)
    assert found == [("s", one * most), ("s", one * 16_382 + "……")]


def test_more_rows_than_fit_are_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "MOST_ROWS", 3)
    assert len(texts(tmp_path, "甲", "乙")) == 2
    with pytest.raises(DoesNotFit, match="4 rows"):
        texts(tmp_path, "甲", "乙", "丙")


def test_a_filter_spans_all_columns_and_rows(tmp_path: Path) -> None:
    columns = tuple(Column(f"c{number}") for number in range(28))
    read(tmp_path, ("甲",) * 28, columns=columns)
    assert load_workbook(tmp_path / "a.xlsx")["表"].auto_filter.ref == "A1:AB2"

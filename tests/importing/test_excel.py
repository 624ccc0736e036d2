"""Excel workbooks: figures are read as they are shown."""

from __future__ import annotations

from datetime import date, datetime, time
from io import BytesIO

import pytest
from openpyxl import Workbook

from generator.importing.excel import excel_lines
from generator.importing.lines import Lines


def read(workbook: Workbook) -> Lines:
    file = BytesIO()
    workbook.save(file)
    return excel_lines(file.getvalue())


@pytest.mark.parametrize(
    ("value", "shape", "shown"),
    [
        (7505576, "General", "7505576"),
        (27315700, "#,##0.00", "27,315,700.00"),
        (2903.14, "General", "2903.14"),
        (0.9811, "0.00%", "98.11%"),
        (1, "0%", "100%"),
        (1234.5, "#,##0", "1,235"),
        (0.1 + 0.2, "General", "0.3"),
        (date(2023, 1, 1), "yyyy/m/d", "2023-01-01"),
        (datetime.combine(date(2023, 12, 31), time()), "yyyy-mm-dd", "2023-12-31"),
        (" ≥95% ", "@", "≥95%"),
        (True, "General", "是"),
        (0, "0.00", "0.00"),
        (1e7, "General", "10000000"),
    ],
)
def test_a_value_is_read_as_shown(value: object, shape: str, shown: str) -> None:
    workbook = Workbook()
    cell = workbook.active.cell(1, 1, value)
    cell.number_format = shape
    assert read(workbook) == ((shown,),)


def test_sheets_follow_each_other_and_merged_cells_are_one_field() -> None:
    workbook = Workbook()
    workbook.active["A1"] = "横"
    workbook.active["C1"] = "右"
    workbook.active.merge_cells("A1:B1")
    workbook.create_sheet()["A1"] = "第二张"
    assert read(workbook) == (("横", "", "右"), ("第二张",))

"""Excel workbooks: figures are read as displayed."""

from __future__ import annotations

from datetime import date, datetime, time
from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import Workbook

from generator.importing.excel import read_excel
from generator.importing.lines import COVERED, Lines, Note, Opened, Unreadable


def opened(workbook: Workbook) -> Opened:
    file = BytesIO()
    workbook.save(file)
    return read_excel(file.getvalue())


def read(workbook: Workbook) -> tuple[Lines, ...]:
    return opened(workbook).parts


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
        ("一_x000D_\n二", "General", "一\n二"),
        (True, "General", "是"),
        (0, "0.00", "0.00"),
        (1e7, "General", "10000000"),
        (1234.5, "0.00_ ", "1234.50"),
        (0.9811, "0.00%_ ", "98.11%"),
        (-1234.5, "#,##0.00;[Red]-#,##0.00", "-1,234.50"),
        (0, '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', "0.00"),
        (1234.5, "[$¥-804]#,##0.00", "1,234.50"),
        (12.34, "0.##", "12.34"),
        (12, "#,##0.##", "12"),
        (100, '0"人"', "100人"),
        (0.95, '"≥"0%', "≥95%"),
        (5, '0.0"%"', "5.0%"),
        (0.5, "# ?/?", "0.5"),
        (1e25, "0.00", f"{10**25}"),
        (1.5, f"0.{'0' * 99}", f"1.5{'0' * 29}"),
        (date(2023, 11, 1), 'yyyy"年"m"月"', "2023年11月"),
        (date(2023, 11, 30), 'yyyy"年"m"月"d"日"', "2023-11-30"),
        (date(2023, 1, 1), "yyyy", "2023"),
        (time(12, 30), "h:mm", "12:30"),
        ("=20场", "General", "=20场"),
        ("=SUM(B1:B2)", "0.00", "=SUM(B1:B2)"),
    ],
)
def test_a_value_is_read_as_shown(value: object, shape: str, shown: str) -> None:
    workbook = Workbook()
    cell = workbook.active.cell(1, 1, value)
    cell.number_format = shape
    assert read(workbook) == (((shown,),),)


def test_what_is_shown_of_a_formula_is_its_value_unless_it_went_wrong() -> None:
    cells = '<c r="A1" t="e"><f>20 场</f><v>#VALUE!</v></c><c r="B1"><f>1+1</f><v>2</v></c>'
    cells += '<c r="C1" t="e"><v>#REF!</v></c><c r="D1"><v>1E999</v></c>'
    assert read_excel(with_row(cells)).parts == ((("=20 场", "2", "#REF!", "Infinity"),),)


def with_row(cells: str) -> bytes:
    """Return a workbook with one row of raw XML."""
    empty, file = BytesIO(), BytesIO()
    Workbook().save(empty)
    with ZipFile(empty) as old, ZipFile(file, "w") as new:
        for name in old.namelist():
            text = old.read(name).replace(b"<sheetData>", f'<sheetData><row r="1">{cells}</row>'.encode())
            new.writestr(name, text)
    return file.getvalue()


def test_what_is_only_formatted_is_no_line() -> None:
    workbook = Workbook()
    workbook.active["B2"] = "表"
    workbook.active["T1048576"] = " "
    assert read(workbook) == ((("", "表"),),)


def test_a_hidden_sheet_is_not_read() -> None:
    workbook = Workbook()
    workbook.active["A1"] = "表"
    hidden = workbook.create_sheet()
    hidden["A1"], hidden.sheet_state = "特定目标类", "hidden"
    assert read(workbook) == ((("表",),),)


def test_hidden_rows_and_columns_are_not_read_and_told() -> None:
    workbook = Workbook()
    sheet = workbook.active
    for place, text in {"A1": "表", "A2": "旧", "B1": "藏", "C1": "右", "A3": "合并", "D4": "末"}.items():
        sheet[place] = text
    sheet.merge_cells("A3:A4")
    sheet.row_dimensions[2].hidden = sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["B"].hidden = True
    assert opened(workbook) == Opened(
        ((("表", "", "右"), ("合并",), (COVERED, "", "", "末")),), (Note("hidden", {"text": "藏 旧"}),)
    )


def test_a_hidden_column_without_a_number_is_damage() -> None:
    made, file = BytesIO(), BytesIO()
    workbook = Workbook()
    workbook.active.column_dimensions["B"].hidden = True
    workbook.save(made)
    with ZipFile(made) as old, ZipFile(file, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b' max="2"', b""))
    with pytest.raises(Unreadable, match=r"^damaged$"):
        read_excel(file.getvalue())


@pytest.mark.parametrize(
    ("shape", "is_told"),
    [
        ("0!.0,", True),
        ("#,##0.00,,", True),
        ("0.00E+00", True),
        (";;;", True),
        ("General", False),
        ("@", False),
        ('_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', False),
        ('#,##0.00"万元"', False),
        ("0.0%", False),
    ],
)
def test_a_number_that_is_shown_otherwise_than_it_is_kept_is_told(shape: str, is_told: bool) -> None:
    workbook = Workbook()
    workbook.active["B2"] = 123456
    workbook.active["B2"].number_format = shape
    assert opened(workbook).notes == (Note("shown_otherwise", {"text": ("B2 123456",)}),) * is_told


def test_sheets_are_apart_and_merged_cells_are_one_field() -> None:
    workbook = Workbook()
    workbook.active["A1"] = "横"
    workbook.active["C1"] = "纵"
    workbook.active["A3"] = "下"
    workbook.active.merge_cells("A1:B1")
    workbook.active.merge_cells("C1:D4")
    workbook.create_sheet()["A1"] = "第二张"
    assert read(workbook) == ((("横", "", "纵"), ("下", "", COVERED)), (("第二张",),))

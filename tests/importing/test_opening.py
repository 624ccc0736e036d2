"""Files are opened by their content, and refused with a reason."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from generator.importing.labels import Label, Printed
from generator.importing.lines import Lines, Unreadable, text_lines
from generator.importing.opening import MAX_MEGABYTES, opened


def parts_of(data: bytes) -> tuple[Lines, ...]:
    return opened(data, Printed(Label(()), Label(()))).parts


def packed(name: str, content: bytes) -> bytes:
    """Return an archive that contains a file."""
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as made:
        made.writestr(name, content)
    return file.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_text_is_read_in_the_encodings_of_office_programs(encoding: str) -> None:
    assert parts_of("项目名称\t展厅\r\n备注\t".encode(encoding)) == ((("项目名称", "展厅"), ("备注", "")),)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (bytes(4096), "empty"),
        (b"\xd0\xcf\x11\xe0", "old"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "locked"),
        (b"\r\n<!DOCTYPE html><table>", "old"),
        (b'\xef\xbb\xbf<?xml version="1.0"?><Workbook/>', "old"),
        (b"{\\rtf1 }", "old"),
        (b"PK\x03\x04 cut", "damaged"),
        (packed("word/document.xml", b"cut"), "damaged"),
        (packed("xl/workbook.xml", b"cut"), "damaged"),
        (packed("content.xml", b""), "no-text"),
        (b"%PDF-1.7\n\0\xff\xfe", "damaged"),
        (b"CAJ\0\xff\xfe", "no-text"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_reason(data: bytes, reason: str) -> None:
    with pytest.raises(Unreadable, match=f"^{reason}$"):
        parts_of(data)


@pytest.mark.parametrize("name", ["word/document.xml", "xl/workbook.xml"])
def test_a_file_that_is_large_when_unpacked_is_refused(name: str) -> None:
    file = packed(name, bytes((MAX_MEGABYTES << 20) + 1))
    assert len(file) < 1 << 20
    with pytest.raises(Unreadable, match=r"^large$"):
        parts_of(file)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_parts_of_one_name_are_as_large_as_all_of_them() -> None:
    file, half = BytesIO(), bytes(MAX_MEGABYTES << 19)
    with ZipFile(file, "w", ZIP_DEFLATED) as made:
        for content in (half, half, b"1"):
            made.writestr("word/document.xml", content)
    with pytest.raises(Unreadable, match=r"^large$"):
        parts_of(file.getvalue())


@pytest.mark.parametrize("byte", [b"a", b"\0"])
def test_a_large_file_is_refused(byte: bytes) -> None:
    with pytest.raises(Unreadable, match=r"^large$"):
        parts_of(byte * ((MAX_MEGABYTES << 20) + 1))


def test_a_cell_of_several_lines_is_one_field_as_excel_copies_it() -> None:
    copied = '概况\t"一、""甲""。\n二、乙。"\t"丙"\n备注\t无'
    assert text_lines(copied) == (("概况", '一、"甲"。\n二、乙。', '"丙"'), ("备注", "无"))


def test_marks_of_converters_are_read_as_what_they_were() -> None:
    text = '# 标题\n<input checked="" type="checkbox"/> 甲 <input type="checkbox"/> 乙'
    text += "\t<p>一</p><p>二 &lt;5%</p>\t<=1% & >2"
    assert text_lines(text) == (("标题",), ("☑ 甲 ☐ 乙", "一\n二 <5%", "<=1% & >2"))

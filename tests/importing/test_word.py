"""Word documents: merged cells, boxes, signs of special fonts, changes that were taken back."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from generator.importing.lines import Lines
from generator.importing.word import word_lines


def read(document: Any) -> Lines:
    file = BytesIO()
    document.save(file)
    return word_lines(file.getvalue())


def test_a_merged_cell_is_one_field() -> None:
    document = Document()
    document.add_paragraph("标题")
    table = document.add_table(2, 3)
    table.cell(0, 0).merge(table.cell(1, 0)).text = "纵"
    table.cell(0, 1).merge(table.cell(0, 2)).text = "横"
    table.cell(1, 1).text, table.cell(1, 2).text = "一", "二"
    assert read(document) == (("标题",), ("纵", "横", ""), ("", "一", "二"))


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t>甲</w:t></w:r>', "\uf0fe甲"),
        ("<w:sdt><w:sdtContent><w:r><w:t>☒</w:t></w:r></w:sdtContent></w:sdt><w:r><w:t>乙</w:t></w:r>", "☒乙"),
        ("<w:r><w:t>一</w:t><w:br/><w:t>二</w:t><w:tab/><w:t>三</w:t></w:r>", "一\n二 三"),
        ("<w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:ins><w:r><w:t>新</w:t></w:r></w:ins>", "新"),
    ],
)
def test_what_is_seen_is_read(inside: str, text: str) -> None:
    document = Document()
    cell = document.add_table(1, 1).cell(0, 0)
    cell._tc.clear_content()
    cell._tc.append(parse_xml(f"<w:p {nsdecls('w')}>{inside}</w:p>"))
    assert read(document) == ((text,),)


def test_lines_of_a_paragraph_are_lines() -> None:
    document = Document()
    document.add_paragraph("标题\n（2023年度）")
    assert read(document) == (("标题",), ("（2023年度）",))


def test_paragraphs_of_a_cell_are_lines() -> None:
    document = Document()
    document.add_table(1, 1).cell(0, 0).text = "一\n二"
    assert read(document) == (("一\n二",),)

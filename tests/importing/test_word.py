"""Word documents: merged cells, boxes, symbol fonts, tracked changes."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from generator.importing.lines import COVERED, Lines, Opened, Unreadable
from generator.importing.word import read_word

NAMESPACES = f'{nsdecls("w", "m")} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
WINGDINGS = '<w:rPr><w:rFonts w:ascii="Wingdings 2" w:hAnsi="Wingdings 2"/></w:rPr>'
TWO, BEGINS, GOES_ON = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def opened(document: Any) -> Opened:
    file = BytesIO()
    document.save(file)
    return read_word(file.getvalue())


def read(document: Any) -> Lines:
    (lines,) = opened(document).parts
    return lines


def test_a_merged_cell_is_one_field() -> None:
    document = Document()
    document.add_paragraph("标题")
    table = document.add_table(2, 3)
    table.cell(0, 0).merge(table.cell(1, 0)).text = "纵"
    table.cell(0, 1).merge(table.cell(0, 2)).text = "横"
    table.cell(1, 1).text, table.cell(1, 2).text = "一", "二"
    assert read(document) == (("标题",), ("纵", "横", ""), (COVERED, "一", "二"))


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t>甲</w:t></w:r>', "\uf0fe甲"),
        ("<w:sdt><w:sdtContent><w:r><w:t>☒</w:t></w:r></w:sdtContent></w:sdt><w:r><w:t>乙</w:t></w:r>", "☒乙"),
        ("<w:r><w:t>一</w:t><w:br/><w:t>二</w:t><w:tab/><w:t>三</w:t></w:r>", "一\n二 三"),
        ("<w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:ins><w:r><w:t>新</w:t></w:r></w:ins>", "新"),
        ("<w:r><w:t>一</w:t></w:r><w:del><w:r><w:br/></w:r></w:del><w:r><w:t>行</w:t></w:r>", "一行"),
        ("<w:moveFrom><w:r><w:t>移</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>移</w:t></w:r></w:moveTo>", "移"),
        ("<w:r><w:t>2023</w:t><w:noBreakHyphen/><w:t>01</w:t></w:r>", "2023-01"),
        (
            f"<w:r>{WINGDINGS}<w:t>R</w:t></w:r><w:r><w:t>甲</w:t></w:r><w:r>{WINGDINGS}<w:t>£</w:t></w:r>",
            "\uf052甲\uf0a3",
        ),
        ('<w:r><w:sym w:font="Wingdings" w:char="00FE"/></w:r>', "\uf0fe"),
        ('<w:r><w:sym w:font="Symbol" w:char="F0B3"/><w:t>95%</w:t></w:r>', "≥95%"),
        (
            "<w:r><w:fldChar><w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData></w:fldChar><w:t>甲</w:t></w:r>",
            "☑甲",
        ),
        (
            '<w:r><w:fldChar><w:ffData><w:checkBox><w:default w:val="1"/><w:checked w:val="0"/></w:checkBox></w:ffData>'
            "</w:fldChar><w:t>甲</w:t></w:r>",
            "☐甲",
        ),
        ("<m:oMath><m:r><m:t>≥95%</m:t></m:r></m:oMath>", "≥95%"),
        (
            "<w:r><w:ruby><w:rt><w:r><w:t>pin</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>拼</w:t></w:r></w:rubyBase></w:ruby></w:r>",
            "拼",
        ),
    ],
)
def test_what_is_seen_is_read(inside: str, text: str) -> None:
    document = Document()
    cell = document.add_table(1, 1).cell(0, 0)
    cell._tc.clear_content()
    cell._tc.append(parse_xml(f"<w:p {NAMESPACES}>{inside}</w:p>"))
    assert read(document) == ((text,),)


def cell(text: str, said: str = "") -> str:
    return f"<w:tc><w:tcPr>{said}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"


def row(*cells: str) -> str:
    return f"<w:tr>{''.join(cells)}</w:tr>"


def controlled(inside: str) -> str:
    return f"<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>"


def body(inside: str) -> Lines:
    """Return the lines of a document with a body of raw XML."""
    document = Document()
    document.element.body[:] = parse_xml(f"<w:body {NAMESPACES}>{inside}</w:body>")
    return read(document)


@pytest.mark.parametrize(
    ("rows", "lines"),
    [
        (row(cell("甲"), controlled(cell("乙")), cell("丙")), (("甲", "乙", "丙"),)),
        (row(cell("甲")) + controlled(row(cell("乙"))), (("甲",), ("乙",))),
        (row(cell("", GOES_ON), cell("乙")), ((COVERED, "乙"),)),
        (
            row(cell("甲", TWO + BEGINS), cell("乙", TWO)) + row(cell("", GOES_ON), cell("丙")),
            (("甲", "", "乙", ""), (COVERED, "丙")),
        ),
        (row(cell("甲", TWO.replace("2", "999999999"))), (("甲", *[""] * 62),)),
        (row('<w:trPr><w:gridBefore w:val="2"/></w:trPr>', cell("甲")), (("", "", "甲"),)),
    ],
)
def test_rows_are_read_however_they_are_built(rows: str, lines: Lines) -> None:
    table = f"<w:tbl><w:tblPr/><w:tblGrid/>{rows}</w:tbl>"
    assert body(table) == lines
    assert body(controlled(table)) == lines


@pytest.mark.parametrize(
    ("inside", "text", "notes"),
    [
        ("<w:r><w:rPr><w:strike/></w:rPr><w:t>100</w:t></w:r><w:r><w:t>200</w:t></w:r>", "200", [("struck", "100")]),
        ("<w:r><w:rPr><w:dstrike/></w:rPr><w:t>1</w:t></w:r>", "", [("struck", "1")]),
        ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>1</w:t></w:r><w:r><w:t>2</w:t></w:r>", "2", [("struck", "1")]),
        ('<w:r><w:rPr><w:strike w:val="0"/></w:rPr><w:t>100</w:t></w:r>', "100", []),
        ("<w:r><w:rPr><w:strike/></w:rPr><w:t> </w:t></w:r><w:r><w:t>2</w:t></w:r>", "2", []),
        ("<w:del><w:r><w:delText>1</w:delText></w:r></w:del><w:r><w:t>2</w:t></w:r>", "2", [("changes",)]),
        ("<w:ins><w:r><w:t>2</w:t></w:r></w:ins>", "2", [("changes",)]),
        ("<w:ins></w:ins><w:r><w:t>2</w:t></w:r>", "2", []),
    ],
)
def test_what_is_crossed_out_or_hidden_is_not_read_and_told(
    inside: str, text: str, notes: list[tuple[str, ...]]
) -> None:
    document = Document()
    document.element.body[:] = parse_xml(f"<w:body {NAMESPACES}><w:p>{inside}</w:p></w:body>")
    read_document = opened(document)
    assert read_document.parts == (((text,),),)
    assert [(note.name, *note.values.values()) for note in read_document.notes] == notes


def test_a_table_within_a_cell_has_lines_of_its_own() -> None:
    inner = (
        f"<w:tbl><w:tblPr/><w:tblGrid/>{row(cell('一级指标'), cell('指标值'))}{row(cell('产出'), cell('1'))}</w:tbl>"
    )
    holder = f"<w:tc><w:p><w:r><w:t>见下</w:t></w:r></w:p>{inner}<w:p/></w:tc>"
    table = f"<w:tbl><w:tblPr/><w:tblGrid/>{row(cell('绩效指标'), holder)}{row(cell('备注'), cell('无'))}</w:tbl>"
    assert body(table) == (("绩效指标", "见下"), ("一级指标", "指标值"), ("产出", "1"), ("备注", "无"))


def test_a_text_box_is_read_once_behind_its_paragraph() -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent>"
    drawn = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    paragraph = f"<w:p><w:r><w:t>段</w:t></w:r><w:r>{drawn}</w:r></w:p>"
    assert body(paragraph) == (("段",), ("框",))
    assert body(f"<w:tbl><w:tblPr/><w:tblGrid/>{row(f'<w:tc>{paragraph}</w:tc>')}</w:tbl>") == (("段\n框",),)


def test_lines_of_a_paragraph_are_lines() -> None:
    document = Document()
    document.add_paragraph("标题\n（2023年度）")
    assert read(document) == (("标题",), ("（2023年度）",))


def test_paragraphs_of_a_cell_are_lines() -> None:
    document = Document()
    document.add_table(1, 1).cell(0, 0).text = "一\n二"
    assert read(document) == (("一\n二",),)


def test_the_numbers_that_word_counts_are_read() -> None:
    document = Document()
    root = document.part.numbering_part.element
    levels = (("0", "chineseCounting", "%1、"), ("1", "decimal", "（%1.%2）"))
    said = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{way}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for level, way, text in levels
    )
    root[:] = parse_xml(
        f'<w:numbering {NAMESPACES}><w:abstractNum w:abstractNumId="7">{said}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>'
        "</w:lvlOverride></w:num></w:numbering>"
    )
    cell = document.add_table(1, 1).cell(0, 0)
    for place, text in (("1.0", "甲"), ("1.1", "乙"), ("1.1", "丙"), ("1.0", "丁"), ("2.0", "戊"), ("9.0", "己")):
        number, level = place.split(".")
        paragraph = cell.add_paragraph(text)._p
        paragraph.get_or_add_pPr().append(
            parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')
        )
    assert read(document) == (("一、甲\n（一.1）乙\n（一.2）丙\n二、丁\n一、戊\n己",),)


NUMBERED = '<w:pPr><w:numPr><w:ilvl w:val="{}"/><w:numId w:val="1"/></w:numPr></w:pPr>'


@pytest.mark.parametrize(
    "inside",
    [
        '<w:p><w:r><w:sym w:font="Symbol" w:char="none"/></w:r></w:p>',
        f"<w:p>{NUMBERED.format('none')}</w:p>",
        "<w:txbxContent/>",
        '<w:tbl><w:tr><w:trPr><w:gridBefore w:val="none"/></w:trPr></w:tr></w:tbl>',
        '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="none"/></w:tcPr></w:tc></w:tr></w:tbl>',
    ],
)
def test_a_value_that_word_never_writes_is_damage(inside: str) -> None:
    document = Document()
    (part,) = parse_xml(f"<w:body {NAMESPACES}>{inside}</w:body>")
    document.element.body.insert(0, part)
    with pytest.raises(Unreadable, match=r"^damaged$"):
        opened(document)


def test_a_document_without_a_body_is_damaged() -> None:
    document = Document()
    document.element.remove(document.element.body)
    with pytest.raises(Unreadable, match=r"^damaged$"):
        opened(document)


def test_a_document_of_another_kind_is_damaged() -> None:
    document = Document()
    document.part._element = parse_xml(f"<w:p {NAMESPACES}/>")
    with pytest.raises(Unreadable, match=r"^damaged$"):
        opened(document)


@pytest.mark.parametrize("name", ["", "1"])
def test_a_list_without_a_name_numbers_nothing(name: str) -> None:
    level = '<w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    listed = f'<w:abstractNum w:abstractNumId="{name}">{level}</w:abstractNum>'
    numbered = f'<w:num w:numId=""><w:abstractNumId w:val="{name}"/></w:num>'
    document = Document()
    document.add_paragraph("甲")
    numbering = document.part.numbering_part.element
    numbering[:] = [*parse_xml(f"<w:numbering {NAMESPACES}>{listed}{numbered}</w:numbering>")]
    assert read(document) == (("甲",),)

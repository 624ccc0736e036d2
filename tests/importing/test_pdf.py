"""PDFs: ruled and printed text is read like that of other files, and what cannot be read is reported."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.importing.labels import Label, Printed
from generator.importing.lines import COVERED, Lines, Opened, Unreadable
from generator.importing.pdf.reading import read_pdf
from generator.language import load
from tests.importing.pdfs import HEIGHT, WIDTH, frame, pdf, rule, text

KNOWN = Printed(Label(("绩效目标表",)), Label(("项目设立的必要性", "项目概况", "立项依据")))

KEYS = f"/O <{'00' * 32}> /U <{'11' * 32}>"


def read(*pages: str, more: str = "") -> Opened:
    return read_pdf(pdf(*pages, more=more), KNOWN)


def lines(*pages: str, more: str = "") -> Lines:
    (part,) = read(*pages, more=more).parts
    return part


def told(*pages: str) -> list[tuple[str, ...]]:
    return [(note.name, *load().told(note.values).values()) for note in read(*pages).notes]


def cell(x: float, y: float, width: float, height: float, *words: str) -> str:
    """Return the operators that draw a cell, its lines from the top."""
    texts = (text(x + 6, y + height - 12 - 14 * number, line) for number, line in enumerate(words))
    return frame(x, y, width, height) + "".join(texts)


def row(y: float, *words: str) -> str:
    """Return the operators that draw a row of two cells, the second with an inner width of sixty points."""
    label, *texts = words
    height = 14 * len(texts) + 4
    return cell(60, y - height, 72, height, label) + cell(132, y - height, 72, height, *texts)


def test_cells_are_fields_and_what_stands_outside_of_them_are_lines() -> None:
    page = text(200, 780, "绩 效 目 标 表") + cell(60, 700, 100, 20, "项目名称") + cell(160, 700, 300, 20, "展厅")
    page += text(60, 660, "填表人：") + text(200, 660, "电话：")
    assert lines(page) == (("绩 效 目 标 表",), ("项目名称", "展厅"), ("填表人： 电话：",))


def test_a_merged_cell_is_one_field() -> None:
    left, upper, lower = cell(60, 700, 60, 40, "纵"), cell(120, 720, 200, 20, "横"), cell(120, 700, 100, 20, "一")
    assert lines(left + upper + lower + cell(220, 700, 100, 20, "二")) == (("纵", "横", ""), (COVERED, "一", "二"))


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        (("一二三四五六", "七八"), "一二三四五六七八"),
        (("一、甲。", "二、乙。"), "一、甲。\n二、乙。"),
        (("一、二三四。", "二、乙。"), "一、二三四。\n二、乙。"),
        (("一二三四五", "（六）"), "一二三四五（六）"),
        (("Performance", "Target"), "Performance Target"),
        (("12345678901", "2345"), "123456789012345"),
    ],
)
def test_a_full_line_goes_on_in_the_next(written: tuple[str, ...], read_as: str) -> None:
    assert lines(row(700, "甲", *written)) == (("甲", read_as),)


@pytest.mark.parametrize(
    ("room", "written", "read_as"),
    [
        (0.3, ("一二三四五", "六"), "一二三四五六"),
        (2, ("一二三四五", "六"), "一二三四五\n六"),
        (2, ("一二三四AB", "五"), "一二三四AB五"),
        (2, ("一二三四五", "六-七"), "一二三四五六-七"),
    ],
)
def test_a_line_is_full_that_has_hardly_more_room_than_is_needed(
    room: float, written: tuple[str, ...], read_as: str
) -> None:
    page = cell(60, 680, 72, 32, "甲") + cell(132, 680, 72 + room, 32, *written)
    assert lines(page) == (("甲", read_as),)


def test_one_character_a_line_is_a_word() -> None:
    page = cell(60, 640, 22, 64, "产", "出", "指", "标") + cell(82, 640, 100, 64, "甲")
    assert lines(page) == (("产出指标", "甲"),)


def test_the_first_line_of_a_paragraph_may_stand_further_right() -> None:
    further = text(158, 672, "七八九十")
    assert lines(row(700, "甲", "一二三四五六", "") + further) == (("甲", "一二三四五六\n七八九十"),)


def test_a_line_in_the_middle_of_its_cell_begins_no_paragraph() -> None:
    middle = text(158, 672, "七八")
    assert lines(row(700, "甲", "一二三四五六", "") + middle) == (("甲", "一二三四五六七八"),)


def test_what_is_too_long_for_its_cell_is_no_part_of_the_next() -> None:
    page = cell(60, 700, 60, 20, "同名项目上年预算额") + cell(120, 700, 60, 20) + text(150, 708, "100")
    assert lines(page) == (("同名项目上年预算额", "100"),)


@pytest.mark.parametrize("way", ["[3 2] 0 d", "1 0 0 RG", "2 w"])
def test_rules_are_seen_however_they_are_drawn(way: str) -> None:
    sides = ((60, 700, 260, 700), (60, 720, 260, 720), (60, 700, 60, 720), (160, 700, 160, 720), (260, 700, 260, 720))
    page = "".join(rule(*side, way) for side in sides) + text(66, 706, "甲") + text(166, 706, "乙")
    assert lines(page) == (("甲", "乙"),)


def test_rules_may_be_thin_areas_short_dashes_or_doubled() -> None:
    areas = "60 700 200 0.5 re 60 720 200 0.5 re 60 700 0.5 20 re f\n"
    dashes = "".join(rule(160, y, 160, y + 2) for y in range(700, 720, 4))
    doubled = rule(260, 700, 260, 720) + rule(261.5, 700, 261.5, 720)
    page = areas + dashes + doubled + text(66, 706, "甲") + text(166, 706, "乙")
    assert lines(page) == (("甲", "乙"),)


def test_an_area_is_a_rule_as_long_as_it_is_thin() -> None:
    def divided(height: float) -> Lines:
        around = frame(60, 680, 120, 40) + rule(120, 680, 120, 720)
        return lines(around + f"60 700 120 {height} re f\n" + text(66, 706, "甲") + text(66, 686, "乙"))

    assert divided(3) == (("甲", ""), ("乙", ""))
    assert divided(6) == (("甲\n乙", ""),)


def test_the_last_side_of_a_closed_outline_is_a_rule() -> None:
    left, right = "160 700 m 60 700 l 60 720 l 160 720 l h S\n", "160 720 m 260 720 l 260 700 l 160 700 l h S\n"
    assert lines(left + right + text(66, 706, "甲") + text(166, 706, "乙")) == (("甲", "乙"),)


def test_rules_that_cover_each_other_are_as_long_as_the_longest() -> None:
    page = row(720, "甲", "乙") + row(702, "丙", "丁") + rule(70, 702, 80, 702)
    without = page.replace(rule(60, 702, 132, 702), "").replace(rule(132, 702, 204, 702), "")
    assert lines(without + rule(60, 702, 204, 702)) == (("甲", "乙"), ("丙", "丁"))


def test_one_rule_that_is_too_long_makes_no_column() -> None:
    assert lines(row(720, "甲", "乙") + row(702, "丙", "丁") + rule(60, 702, 240, 702)) == (("甲", "乙"), ("丙", "丁"))


def test_what_stands_in_a_table_within_a_cell_is_of_that_table() -> None:
    outer = frame(60, 600, 40, 120) + text(66, 706, "甲") + frame(100, 600, 300, 120)
    inner = cell(120, 640, 60, 20, "乙") + cell(180, 640, 60, 20, "丙")
    assert lines(outer + inner) == (("甲", ""), ("乙", "丙"))


def test_columns_that_stand_near_each_other_are_one() -> None:
    upper = cell(60, 720, 60, 20, "甲") + cell(120, 720, 120, 20, "乙")
    lower = cell(60, 680, 61, 40, "丙") + cell(121, 700, 119, 20, "丁") + cell(121, 680, 119, 20, "戊")
    assert lines(upper + lower) == (("甲", "乙"), ("丙", "丁"), (COVERED, "戊"))


def test_a_table_may_have_no_rules_at_its_sides() -> None:
    across = "".join(rule(60, y, 260, y) for y in (680, 700, 720))
    page = across + rule(160, 680, 160, 720)
    page += text(66, 706, "甲") + text(166, 706, "乙") + text(66, 686, "丙") + text(166, 686, "丁")
    assert lines(page) == (("甲", "乙"), ("丙", "丁"))


def test_underlined_words_and_a_frame_are_no_table() -> None:
    underlined = "".join(text(66, y + 2, "一二三") + rule(66, y, 96, y) for y in (706, 690, 674))
    assert lines(frame(60, 640, 300, 100) + underlined) == (("一二三",),) * 3
    within = cell(60, 640, 40, 100, "甲") + frame(100, 640, 300, 100) + underlined.replace(" 66.00", " 110.00")
    assert lines(within.replace("96.00", "140.00")) == (("甲", "一二三\n一二三\n一二三"),)


def test_cells_that_a_missing_rule_makes_one_are_told() -> None:
    around = ((60, 680, 180, 680), (60, 720, 180, 720), (60, 680, 60, 720), (180, 680, 180, 720))
    page = "".join(rule(*side) for side in (*around, (60, 700, 120, 700), (120, 700, 120, 720)))
    page += text(66, 706, "甲") + text(126, 706, "乙") + text(66, 686, "丙")
    assert lines(page) == (("甲", "乙\n丙"), ("", COVERED))
    assert told(page) == [("unruled", "乙\n丙")]


@pytest.mark.parametrize(
    ("more", "matrix", "place"),
    [
        ("/Rotate 90", "0 1 -1 0", lambda x, y: (WIDTH - y, x)),
        ("", "0 1 -1 0", lambda x, y: (WIDTH - y, x)),
        ("/Rotate 180", "-1 0 0 -1", lambda x, y: (WIDTH - x, HEIGHT - y)),
        ("/Rotate 270", "0 -1 1 0", lambda x, y: (y, HEIGHT - x)),
    ],
)
def test_a_turned_page_is_read_upright(
    more: str, matrix: str, place: Callable[[float, float], tuple[float, float]]
) -> None:
    def at(words: str, x: float, y: float) -> str:
        left, bottom = place(x, y)
        return text(left, bottom, words, matrix=matrix)

    def line(x: float, y: float, to_x: float, to_y: float) -> str:
        return rule(*place(x, y), *place(to_x, to_y))

    sides = ((60, 300, 260, 300), (60, 320, 260, 320), (60, 300, 60, 320), (160, 300, 160, 320), (260, 300, 260, 320))
    page = "".join(line(*side) for side in sides) + at("Hall", 66, 306) + at("Fair", 166, 306)
    assert lines(page + at("Signed", 60, 250), more=more) == (("Hall", "Fair"), ("Signed",))


def test_what_nobody_sees_and_watermarks_are_left_out_and_told() -> None:
    page = cell(60, 700, 100, 20, "项目名称") + cell(160, 700, 100, 20, "展厅")
    hidden = text(200, 706, "看 不见", mode=3) + text(150, 690, "内部资料", matrix="0.7 0.7 -0.7 0.7")
    assert lines(page + hidden) == (("项目名称", "展厅"),)
    assert told(page + hidden) == [("unseen", "7")]


@pytest.mark.parametrize(
    ("ground", "is_read"),
    [
        ("", False),
        ("1 g 160 700 100 20 re f 0 g\n", False),
        ("0 0 0.6 rg 160 700 100 20 re f 0 g\n", True),
        ("0 g 300 700 100 20 re f\n", False),
        ("0 g 160 700 100 20 re S\n", False),
        ("q 1 0 0 1 100 0 cm /X Do Q\n", True),
        ("q 100 0 0 20 160 700 cm BI /W 1 /H 1 /CS /G /BPC 8 ID A EI Q\n", True),
    ],
)
def test_white_is_read_where_it_can_be_seen_only(ground: str, is_read: bool) -> None:
    page = ground + cell(60, 700, 100, 20, "项目名称") + cell(160, 700, 100, 20)
    white = f"1 g {text(166, 708, '展厅')} 0 g\n"
    found = read_pdf(pdf(page + white, beside="0 g 60 700 100 20 re f\n"), KNOWN)
    assert found.parts == ((("项目名称", "展厅" if is_read else ""),),)
    assert [note.name for note in found.notes] == ["unseen"] * (not is_read)


def test_of_a_page_that_is_shown_in_part_only_that_part_is_read() -> None:
    def table(left: float, *words: str) -> str:
        return "".join(cell(left + 100 * number, 700, 100, 20, word) for number, word in enumerate(words))

    sheet = table(20, "项目名称", "展厅") + table(320, "项目概况", "另一页")
    read_sheet = read(sheet, more="/CropBox [0 0 300 842]")
    assert read_sheet.parts == ((("项目名称", "展厅"),),)
    assert [(note.name, *note.values.values()) for note in read_sheet.notes] == [("unseen", "7")]


def test_what_is_drawn_within_a_drawing_or_filled_into_a_field_is_read() -> None:
    page = cell(60, 700, 100, 20, "项目名称")
    within = cell(60, 0, 100, 20, "展厅")
    drawn = pdf(f"{page} q 1 0 0 1 100 700 cm /X Do Q", beside=within)
    place = f"[100 700 {100 + WIDTH} {700 + HEIGHT}]"
    field = f"<< /Type /Annot /Subtype /Widget /FT /Tx /F 4 /Rect {place} /AP << /N 8 0 R >> >>"
    for data in (drawn, pdf(page, more=f"/Annots [{field}]", beside=within)):
        assert read_pdf(data, KNOWN).parts == ((("项目名称", "展厅"),),)


def test_boxes_that_are_drawn_are_read() -> None:
    page = cell(60, 700, 100, 20, "项目类型") + frame(160, 700, 300, 20) + text(180, 706, "经常性项目")
    page += text(260, 706, "一次性项目") + text(340, 706, "新增项目")
    boxes = "0.5 w 166 704 11 11 re S 246 704 11 11 re S 246 704 m 257 715 l S 326 704 11 11 re S 328 706 7 7 re f\n"
    assert lines(page + boxes) == (("项目类型", "☐经常性项目 ☑一次性项目 ☑新增项目"),)
    shade = "0.9 g 160 700 343 19 re f 0 g\n"
    page_shaded = shade + page + boxes.replace("328 706 7 7 re f", "")
    assert lines(page_shaded) == (("项目类型", "☐经常性项目 ☑一次性项目 ☐新增项目"),)
    cells = "".join(f"{x} {y} 14 14 re S\n" for x in (60, 74) for y in (636, 650))
    assert lines(cells + text(62, 654, "甲") + text(76, 640, "丙")) == (("甲", ""), ("", "丙"))


def test_numbers_of_pages_are_left_out_but_no_year() -> None:
    row_alone = row(700, "甲", "乙")
    for number in ("3", "- 3 -", "第 3 页 共 5 页", "3 / 5"):
        assert lines(row_alone + text(290, 30, number)) == (("甲", "乙"),)
    assert lines(row_alone + text(290, 800, "第 3 页")) == (("甲", "乙"),)
    assert lines(row_alone + text(290, 800, "2023")) == (("2023",), ("甲", "乙"))


def test_radicals_are_read_as_the_characters_they_look_like() -> None:
    page = cell(60, 700, 100, 20, "⼯作⻓") + cell(160, 700, 100, 20, "㎡①％\uf90a")
    assert lines(page) == (("工作长", "㎡①％金"),)
    assert told(page) == [("radicals", "3", "⼯⻓\uf90a")]


def test_a_character_that_takes_two_is_one_and_half_of_one_is_unknown() -> None:
    page = cell(60, 700, 100, 20, "𠮷祥") + cell(160, 700, 100, 20, "甲\ud842乙\udfb7")
    assert lines(page) == (("𠮷祥", "甲�乙�"),)
    assert told(page) == [("unknown_signs", "2", "�")]


def test_a_page_without_text_is_told_and_a_file_without_any_refused() -> None:
    picture = "q 500 0 0 700 50 50 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q\n"
    page, unseen = cell(60, 700, 100, 20, "甲") + cell(160, 700, 100, 20, "乙"), text(60, 700, "认出来的字", mode=3)
    assert told(page, picture, frame(60, 700, 100, 20), unseen) == [("pictures", "2、4")]
    with pytest.raises(Unreadable, match=r"^picture$"):
        read(picture, picture + unseen)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"no pdf", "damaged"),
        (pdf(text(60, 700, "甲"))[:900], "damaged"),
        (pdf(text(60, 700, "甲"), trailer=f"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 {KEYS} >>"), "locked"),
    ],
)
def test_what_cannot_be_opened_is_refused_with_its_reason(data: bytes, reason: str) -> None:
    with pytest.raises(Unreadable, match=f"^{reason}$"):
        read_pdf(data, KNOWN)


def test_a_row_that_the_end_of_a_page_cuts_is_one() -> None:
    first = row(700, "甲", "乙") + row(682, "丙", "一二三四五六")
    assert lines(first, row(780, "", "七八九") + row(762, "丁", "戊")) == (
        ("甲", "乙"),
        ("丙", "一二三四五六七八九"),
        ("丁", "戊"),
    )


def test_a_label_that_the_end_of_a_page_cuts_is_one() -> None:
    first = row(700, "项目设立的必", "一二三四五六")
    assert lines(first, row(780, "要性", "七八九")) == (("项目设立的必要性", "一二三四五六七八九"),)
    assert lines(row(700, "项目概况", "一二三四五六"), row(780, "立项依据", "七八九")) == (
        ("项目概况", "一二三四五六"),
        ("立项依据", "七八九"),
    )


def test_a_row_without_rules_at_the_end_of_a_page_is_cut() -> None:
    first = row(700, "甲", "乙") + "".join(rule(x, 640, x, 682) for x in (60, 132, 204)) + text(66, 670, "丙")
    second = "".join(rule(x, 740, x, 780) for x in (60, 132, 204)) + rule(60, 740, 204, 740)
    second += text(138, 750, "丁") + row(740, "戊", "己")
    assert lines(first, second) == (("甲", "乙"), ("丙", "丁"), ("戊", "己"))


def test_what_may_be_cut_is_told() -> None:
    merged = cell(60, 682, 72, 18, "一二三四五六") + cell(132, 682, 72, 18, "甲")
    second = cell(60, 740, 72, 36, "七八") + cell(132, 758, 72, 18, "乙") + cell(132, 740, 72, 18, "丙")
    assert told(row(718, "戊", "己") + merged, second) == [("cut", "一二三四五六 甲", "七八 乙")]


def test_a_table_goes_on_over_the_foot_and_the_head_of_pages() -> None:
    heads = ("甲局二〇二三年部门预算", "绩效目标", "公开文本")
    pages = [
        text(60, 810, head) + row(700, label, "乙") + text(290, 30, f"- {number} -")
        for number, (label, head) in enumerate(zip("甲丙丁", heads, strict=True), 34)
    ]
    first, *rest = ((head,) for head in heads)
    assert lines(*pages) == (first, ("甲", "乙"), ("丙", "乙"), ("丁", "乙"), *rest)


def test_what_recurs_at_the_edges_of_pages_is_told_and_not_read() -> None:
    pages = [
        text(60, 810, f"某中心202{number}年度部门决算公开")
        + text(60, 795, "内部资料")
        + body
        + text(60, 60, f"共{number}份")
        for number, body in enumerate((row(700, "甲", "乙"), text(60, 780, "一、丙"), text(60, 780, "二、丁")), 1)
    ]
    assert lines(*pages) == (("甲", "乙"), ("一、丙",), ("二、丁",))
    assert told(*pages) == [
        ("recurring", "某中心2021年度部门决算公开"),
        ("recurring", "内部资料"),
        ("recurring", "共1份"),
    ]


@pytest.mark.parametrize("line", ["绩效目标表", "项目概况：甲", "项目概况", "（2023年度）", "单位：万元", "2023"])
def test_what_forms_have_in_common_is_no_running_line(line: str) -> None:
    pages = [text(60, 810, line) + text(60, 500, f"正文{sign}") + text(60, 60, line) for sign in "一二"]
    assert lines(*pages) == ((line,), ("正文一",), (line,), (line,), ("正文二",), (line,))
    assert told(*pages) == []


def test_what_recurs_within_pages_is_read() -> None:
    pages = [text(60, 810, f"说明{sign}") + text(60, 795, "同上") + text(60, 500, "同上") for sign in "一二"]
    assert lines(*pages) == ((("说明一",), ("同上",), ("同上",), ("说明二",), ("同上",), ("同上",)))


@pytest.mark.parametrize("count", [4, 5])
def test_what_stands_between_tables_is_the_foot_and_the_head_of_pages_where_it_is_short(count: int) -> None:
    words = [f"说明{sign}" for sign in "一二三四五"[:count]]
    foot = text(60, 60, words[0])
    head = "".join(text(60, 830 - 15 * number, each) for number, each in enumerate(words[1:]))
    between = tuple((each,) for each in words)
    tables = (("甲", "乙"), ("丙", "丁"))
    expected = (*tables, *between) if count == 4 else (tables[0], *between, tables[1])
    assert lines(row(700, *tables[0]) + foot, head + row(700, *tables[1])) == expected


def test_tables_of_other_columns_stay_apart() -> None:
    second = cell(60, 700, 72, 20, "丙") + cell(132, 700, 200, 20, "丁")
    page = row(700, "甲", "一二三四五六") + text(60, 100, "说明")
    assert lines(page, second) == (("甲", "一二三四五六"), ("说明",), ("丙", "丁"))


def test_a_whole_row_below_a_full_one_is_not_joined_but_told() -> None:
    first, second = row(700, "一二三四五六", "七八九十甲乙"), row(780, "丙", "丁")
    assert lines(first, second) == (("一二三四五六", "七八九十甲乙"), ("丙", "丁"))
    assert told(first, second) == [("cut", "一二三四五六 七八九十甲乙", "丙 丁")]


def test_a_line_that_is_full_goes_on_only_from_the_end_of_its_page() -> None:
    first = cell(60, 400, 72, 300, "甲") + cell(132, 400, 72, 300, "一二三四五六")
    assert lines(first, row(780, "", "七八九")) == (("甲", "一二三四五六"), ("", "七八九"))


def test_a_title_begins_something_else() -> None:
    second = text(60, 790, "绩效目标表") + row(700, "丙", "丁")
    assert lines(row(700, "甲", "乙"), second) == (("甲", "乙"), ("绩效目标表",), ("丙", "丁"))


def test_many_rules_and_characters_take_little_time() -> None:
    page = "".join(cell(10 + 14 * x, 10 + 14 * y, 14, 14, "字") for x in range(40) for y in range(58))
    assert len(lines(page)) == 58

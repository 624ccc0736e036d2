"""Units and their names."""

from __future__ import annotations

import pytest

from generator.diagnostics import collect
from generator.model import PublicUnit, Takeover
from generator.reading.units import is_named, read_unit
from tests.expectations import told
from tests.sample import FOLDER, UNIT


def test_unit_file_is_read() -> None:
    unit, found = collect(read_unit("unit.yml", (FOLDER / "unit.yml").read_bytes(), "science-museum"))
    assert (unit, found) == (UNIT, ())


def test_name_alone_is_enough() -> None:
    unit, _ = collect(read_unit("unit.yml", "名称: 科技馆\n".encode(), "science-museum"))
    assert unit == PublicUnit("science-museum", "科技馆")


@pytest.mark.parametrize(
    ("written", "into"),
    [("并入: b", ("b",)), ("并入: [b, c]", ("b", "c"))],
)
def test_a_unit_becomes_part_of_one_or_of_several(written: str, into: tuple[str, ...]) -> None:
    unit, found = collect(read_unit("unit.yml", f"名称: 甲\n{written}\n".encode(), "a"))
    assert found == ()
    assert unit
    assert unit.merged_into == into


@pytest.mark.parametrize(
    ("written", "enquiries"),
    [
        ("办公室 021-12345678", ("办公室 021-12345678",)),
        ("[办公室 021-12345678, https://a.cn/, https://a.cn/]", ("办公室 021-12345678", "https://a.cn/")),
    ],
)
def test_a_unit_is_asked_at_one_place_or_at_several(written: str, enquiries: tuple[str, ...]) -> None:
    unit, found = collect(read_unit("unit.yml", f"名称: 甲\n咨询: {written}\n".encode(), "a"))
    assert found == ()
    assert unit
    assert unit.enquiries == enquiries


def test_a_project_goes_on_with_one_or_with_several_each_named_once() -> None:
    said = "承接:\n  hall: b/hall\n  shop: [b/shop, c/shop, b/shop]\n"
    unit, found = collect(read_unit("unit.yml", f"名称: 甲\n{said}".encode(), "a"))
    assert found == ()
    assert unit
    assert unit.taken_over == (Takeover("hall", ("b/hall",)), Takeover("shop", ("b/shop", "c/shop")))


def test_a_unit_is_there_from_its_first_year_to_its_last_one() -> None:
    unit, found = collect(read_unit("unit.yml", "名称: 甲\n起始年度: 2029\n终止年度: 2033\n".encode(), "a"))
    assert found == ()
    assert unit
    assert [year for year in range(2027, 2036) if unit.is_there_in(year)] == [2029, 2030, 2031, 2032, 2033]


@pytest.mark.parametrize(
    ("text", "findings"),
    [
        ("别名: [甲]\n", ["1:1 missing-setting"]),
        ("名称: 甲\n名: 乙\n地址: 丙\n", ["2:1 unknown-setting", "3:1 unknown-setting"]),
        ("名称:\n", ["1:4 blank-setting"]),
        ("名称: 甲\n别名: 乙\n", ["2:5 setting-not-a-list"]),
        ("名称: 甲\n别名: [乙, '']\n", ["2:9 blank-setting"]),
        ("名称: 甲\n网站: javascript:alert(1)\n", ["2:5 wrong-setting"]),
        ('名称: 甲\n网站: https://a.cn/"onclick\n', ["2:5 wrong-setting"]),
        ("名称: 甲\n并入: 乙\n", ["2:5 wrong-setting"]),
        ("名称: 甲\n并入: [b, 乙]\n", ["2:9 wrong-setting"]),
        ("名称: 甲\n并入: []\n", ["2:5 blank-setting"]),
        ("名称: 甲\n终止年度: 2028年底\n", ["2:7 wrong-setting"]),
        ("名称: 甲\n终止年度:\n", ["2:6 blank-setting"]),
        ("名称: 甲\n起始年度: 2029\n终止年度: 2028\n", ["3:7 years-reversed"]),
        ("名称: 甲\n起始年度: 2029\n终止年度: 2029\n", []),
        ("名称: 甲\n并入: {b: c}\n", ["2:5 setting-not-a-list"]),
        ("名称: 甲\n说明: 联系人王小明 13812345678\n", ["2:5 personal-number"]),
        ("名称: 甲\n说明: 办公电话 021-12345678\n", ["2:5 looks-personal"]),
        ("名称: 甲\n说明: 2021 年 12 月 31 日撤销。\n网站: https://a.cn/20190430/12345678\n", []),
        ("名称: 甲\n网站: https://a.cn/13812345678\n", ["2:5 personal-address"]),
        ("名称: 甲 138 1234 5678\n别名: [乙, 丙13812345678]\n", ["1:5 looks-personal", "2:9 looks-personal"]),
        ("名称: 甲\n主管部门: 乙（丙 021-12345678）\n", ["2:7 looks-personal"]),
        ("名称: 甲\n咨询: 王小明 13812345678\n", ["2:5 personal-number"]),
        ("名称: 甲\n咨询: [办公室 021-12345678, 310101199001011234]\n", ["2:24 personal-number"]),
        ("名称: 甲\n咨询: [办公室 021-12345678, https://a.cn/021-12345678]\n", []),
        ("名称: 甲\n咨询: [办公室 021-12345678, https://a.cn/13812345678]\n", ["2:24 personal-address"]),
        ("名称: 甲\n咨询: http 13812345678\n", ["2:5 personal-number"]),
        ("名称: 甲\n咨询: https://a.cn 办公室\n", ["2:5 wrong-setting"]),
        ("名称: 甲\n咨询: [办公室, '']\n", ["2:11 blank-setting"]),
        ("名称: 甲\n咨询: [办公室, ' ']\n", ["2:11 wrong-setting"]),
        ("名称: 甲\n咨询: []\n", ["2:5 blank-setting"]),
        ("名称: 甲\n名称: 乙\n", ["2:1 duplicate-setting"]),
        ("名称: [甲\n", ["1:5 unclosed-bracket"]),
        ("- 甲\n", ["1:1 not-a-mapping"]),
        ("", ["1:1 empty-file"]),
    ],
)
def test_wrong_unit_file(text: str, findings: list[str]) -> None:
    _, found = collect(read_unit("unit.yml", text.encode(), "a"))
    assert told(found) == findings


def test_a_folder_that_looks_like_somebodys_number_is_doubted() -> None:
    _, found = collect(read_unit("unit.yml", "名称: 甲\n".encode(), "office-13812345678"))
    assert [(one.rule, one.severity.value) for one in found] == [("personal-address", "warning")]


@pytest.mark.parametrize(
    "written",
    [
        "科技馆", "科技馆（盖章）", "科技馆(盖章)", "科技馆（公章）", " 科 技 馆 ", "青少年科技中心",
        "科技馆（青少年科技中心）", "科技馆(青少年科技中心)（盖章）", "科技\u3000馆",
        "219001-科技馆", "219001－科技馆（盖章）", "［123］科技馆", "[123] 青少年科技中心", "219-科技馆",
        "【001】 科 技 馆",
    ],
)  # fmt: skip
def test_written_name_is_the_unit(written: str) -> None:
    assert is_named(UNIT, written)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "科技",
        "219001-",
        "12-科技馆",
        "219001科技馆",
        "科技馆219001-",
        "科技馆（甲）",
        "盖章",
        "科技馆科技馆",
        "青少年科技中心（科技馆）",
    ],
)
def test_written_name_is_another(written: str) -> None:
    assert not is_named(UNIT, written)


def test_a_unit_that_is_named_with_its_code_is_named_without_it_too() -> None:
    assert is_named(PublicUnit("a", "219001-科技馆"), "科技馆")


def test_width_and_case_of_letters_do_not_matter() -> None:
    assert is_named(PublicUnit("a", "ＡＢ中心"), "ab中心")

"""The browser finds the same problems in a text as the check."""

import json
from html.entities import html5
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from generator.definition.cells import Presence, Scalar, ScalarType
from generator.diagnostics import collect
from generator.model import MoneyUnit, PublicUnit
from generator.personal import address_has_persons_own, has_persons_own, looks_personal
from generator.reading.changes.claims import numbers_of, untrue_claims
from generator.reading.paper.texts import read_scalar
from generator.reading.units import is_named, names_of
from generator.source.characters import substitutes
from generator.source.document import Document, read_document
from generator.source.nodes import Scalar as Text
from tests.browser.fill.clerk import MODULE

ASK = """async ([contents, asked]) => {
    const { Reader } = await (LOAD)('reading');
    const reader = new Reader(contents);
    return asked.map(([type, text]) => [reader.misread(type, text), reader.looksPersonal(text),
        reader.hasPersonsOwn(text), reader.matches("link", text), reader.isNegative(type, text)]);
}""".replace("LOAD", MODULE)

CLAIMED = """async ([contents, asked]) => {
    const [{ Reader }, { untrueIn }] = await Promise.all(["reading", "claims"].map(LOAD));
    return asked.map(([said, ...apart]) => untrueIn(said, apart, new Reader(contents)));
}""".replace("LOAD", MODULE)

SUBSTITUTES = """async ([contents, asked]) => {
    const { Reader } = await (LOAD)('reading');
    const reader = new Reader(contents);
    return asked.map((text) => reader.substitute(text));
}""".replace("LOAD", MODULE)

PARTS = [
    *(
        "0",
        "00",
        "1",
        "12",
        "2019",
        "2019-01-01",
        "2019/1/1",
        "2019.2.30",
        "2019年1月1日",
        "2019-1/1",
        "20190430",
        "43585",
    ),
    *(
        "1,000",
        "1,00",
        "27,315,700.00",
        "98.11%",
        "98.11 %",
        "％",
        "-",
        "--",
        "/",
        "无",
        "N/A",
        "不适用",
        ".",
        ",",
        "年",
        "月",
        "日",
    ),
    *(
        "１２",
        "二〇一九",
        "万",
        "元",
        " ",
        "123456789",
        "1234567890",
        "13800000000",
        "138 0000 0000",
        "021-12345678",
        "电话",
    ),
    *("(021)", "62", "0.123456789", "11010119900307123X", "+86", "六", "５"),
    *("310101 ", "19900307-", "0001", "86", "138/", "0000/"),
    *("（138）", "电话：5555 6666", "tel ", "4367 ", "2019 ", "%5a"),
]
TEXTS = st.lists(st.sampled_from(PARTS) | st.text("0123456789-,. %年月日", max_size=3), min_size=1, max_size=4).map(
    "".join
)
TYPES = st.sampled_from([*ScalarType])
FIGURES = st.sampled_from(
    ["100", "1,000", "1000", "0.1", "１００", "11,205,200元", "1120.52", "0", "2023年 3 处", "甲"]
)
WORDS = st.sampled_from(["由", "从", "改为", "调整成", "更正为", "，", "。", "万元", "于", "约", " "])
SAID = st.lists(WORDS | FIGURES, max_size=9).map("".join)


@pytest.fixture(scope="module")
def reader(alone: Page) -> tuple[Page, dict[str, Any]]:
    return alone, alone.evaluate("fetch('../data/fill/contents.json').then(response => response.json())")


NAMES = """async ([contents, asked]) => {
    const { Reader } = await (LOAD)('reading');
    const reader = new Reader(contents);
    return asked.map((name) => reader.isNamed("centre", name));
}""".replace("LOAD", MODULE)


def test_a_name_is_a_units_where_the_check_takes_it_for_one(reader: tuple[Page, dict[str, Any]]) -> None:
    unit = PublicUnit("centre", "上海市ＡＩ中心", aliases=("人工智能中心",), heirs=(PublicUnit("new", "新中心"),))
    page, contents = reader
    asked = [
        "上海市AI中心",
        "上海市ai中心 （盖章）",
        "上海市AI中心（人工智能中心）（公章）",
        "人工智能 中心",
        "新中心",
        "219001-上海市AI中心（盖章）",
        "219001－ 新中心",
        "［123］上海市ai中心",
        "【001】人工智能中心",
        "12-新中心",
        "219001新中心",
        "219001-",
        "中心",
        "",
    ]
    told = page.evaluate(NAMES, [contents | {"units": [["centre", names_of(unit)]]}, asked])
    assert told == [is_named(unit, name) for name in asked]
    assert told == [True] * 9 + [False] * 5


@pytest.fixture(scope="module")
def document() -> Document:
    found, _ = collect(read_document("x.yml", b"x: 1\n"))
    assert found
    return found


@settings(max_examples=60)
@given(st.lists(st.tuples(TYPES, TEXTS.filter(str.strip)), min_size=60, max_size=60))
def test_a_text_is_misread_by_the_same_rule(
    reader: tuple[Page, dict[str, Any]], document: Document, asked: list[tuple[ScalarType, str]]
) -> None:
    page, contents = reader
    told = page.evaluate(ASK, [contents, [[kind.value, text] for kind, text in asked]])
    for (kind, text), (rule, is_personal, is_own, is_linked, is_negative) in zip(asked, told, strict=True):
        reading = read_scalar(document, Text(text, 1, 1), "格", Scalar(kind, MoneyUnit.YUAN), Presence.PRINTED)
        rules = [found.rule for found in collect(reading)[1] if found.rule not in ("looks-personal", "chinese-quotes")]
        assert rules == [*([rule] if rule else []), *(["negative-money"] if is_negative else [])], (kind, text)
        assert is_personal == looks_personal(text), text
        assert is_own == has_persons_own(text), text
        assert is_linked == address_has_persons_own(text), text


@settings(max_examples=20)
@given(st.lists(st.tuples(SAID, st.lists(FIGURES), st.lists(FIGURES)), min_size=60, max_size=60))
def test_a_claim_is_untrue_by_the_same_rule(
    reader: tuple[Page, dict[str, Any]], asked: list[tuple[str, list[str], list[str]]]
) -> None:
    page, contents = reader
    for (said, *apart), told in zip(asked, page.evaluate(CLAIMED, [contents, asked]), strict=True):
        assert told == list(untrue_claims(said, *map(numbers_of, apart))), (said, apart)


def test_what_stands_in_place_of_a_character_is_told_as_by_the_check(reader: tuple[Page, dict[str, Any]]) -> None:
    page, contents = reader
    radicals = [chr(one) for one in (*range(0x2E80, 0x2FD6), *range(0xF900, 0xFB00))]
    marks = [
        *(f"&{name}" for name in html5),
        "&#8805;",
        "&#X2264;",
        "&#0;",
        "&#xD800;",
        "<br>",
        "<BR />",
        "_x000d_",
        "_x0041_",
    ]
    others = ["&foo;", "&notit;", "&ge", "A&B;", "<5", "_x_", "甲", ""]
    asked = [*radicals, *marks, *others, "项⽬⼯⽬", "&ge;<br>&le;", "⽬&ge;"]
    for text, told in zip(asked, page.evaluate(SUBSTITUTES, [contents, asked]), strict=True):
        first = next(substitutes(text, [(0, len(text))]), None)
        rule = "converter-mark" if first and first.is_mark else "look-alike-character"
        values = first and {"written": list(first.written), "meant": list(first.meant)}
        assert told == (first and {"rule": rule, "values": values}), text


def test_the_expressions_are_handed_over_whole(reader: tuple[Page, dict[str, Any]]) -> None:
    _, contents = reader
    names = {"money", "date", "year", "personal", "link", "forbidden", "slug", "day", "digits"}
    assert set(contents["patterns"]) >= names
    assert len(json.dumps(contents, ensure_ascii=False).encode()) < 15_000

"""What the browser writes as YAML, the generator reads as the same texts."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from generator.diagnostics import collect
from generator.source.decoding import FORBIDDEN
from generator.source.document import read_document
from generator.source.nodes import plain
from generator.source.writing import Line, yaml_text
from tests.browser.fill.clerk import MODULE

HOSTILE = [
    *(
        "",
        " ",
        "  ",
        "\n",
        "\n\n",
        ": ",
        ":",
        " #",
        "#",
        "# 甲",
        "-",
        "- ",
        "--",
        "---",
        "...",
        "?",
        "? ",
        "> ",
        ">=98%",
    ),
    *(
        "=100%",
        "%",
        "%YAML",
        "@",
        "`",
        "```",
        "'",
        '"',
        '""',
        "\\",
        "\\n",
        "{",
        "}",
        "[",
        "]",
        ",",
        ", ",
        "&a",
        "*a",
        "!x",
    ),
    *(
        " 甲\n乙",
        " " + "甲" * 90,
        "甲\n ",
        "甲\n\n乙",
        "甲\n",
        "|",
        "|-",
        "~",
        "null",
        "true",
        "是",
        "0017",
        "-5",
        "-5,000.00",
        "12:30",
        "2019-02-30",
        "１２３",
        "　",
        "　　首行",
        "😀",
    ),
    *(
        "👩‍🔬".replace("\u200d", ""),
        "甲：乙",
        "甲: 乙",
        "甲 #乙",
        "甲:",
        "年度",
        "“≥90%”",
        "<<",
        "=",
        "\u00a0",
        "é",
        "甲" * 90,
        "a b ",
    ),
]
TEXT = st.lists(st.sampled_from(HOSTILE) | st.text(max_size=4), max_size=4).map("".join)
READABLE = TEXT.filter(lambda text: not FORBIDDEN.search(text.replace("\n", "")) and "\r" not in text)
KEY = READABLE.filter(lambda text: "\n" not in text)
LINE = st.dictionaries(KEY, st.none() | READABLE, max_size=4).map(lambda line: {"line": list(line.items())})
TREE = st.recursive(
    st.none() | READABLE | LINE,
    lambda inner: (
        st.lists(READABLE | LINE | st.none(), max_size=3)
        | st.dictionaries(KEY, inner, max_size=3).map(lambda items: {"map": list(items.items())})
    ),
    max_leaves=8,
)
ROOT = st.dictionaries(KEY, TREE, min_size=1, max_size=4).map(lambda items: {"map": list(items.items())})

WRITE = """async trees => {
    const { yamlOf, Line } = await (LOAD)('yaml');
    const made = tree => {
        if (Array.isArray(tree)) return tree.map(made);
        if (tree === null || typeof tree === "string") return tree;
        const entries = (tree.line ?? tree.map).map(([key, value]) => [key, made(value)]);
        return tree.line ? new Line(entries) : new Map(entries);
    };
    return trees.map(tree => yamlOf(made(tree)));
}""".replace("LOAD", MODULE)


def as_read(tree: Any) -> Any:
    """Return a tree as the generator reads it: a blank is an empty text."""
    if tree is None:
        return ""
    if isinstance(tree, list):
        return [as_read(item) for item in tree]
    if isinstance(tree, dict):
        return {key: as_read(value) for key, value in (tree["line"] if "line" in tree else tree["map"])}
    return tree


@settings(max_examples=150)
@given(st.lists(ROOT, min_size=8, max_size=8))
def test_hostile_texts_read_back_to_the_letter(alone: Page, trees: list[Any]) -> None:
    for tree, text in zip(trees, alone.evaluate(WRITE, trees), strict=True):
        document, found = collect(read_document("x.yml", text.encode()))
        assert document, text
        assert plain(document.root) == as_read(tree), text
        assert {one.rule for one in found} <= {"personal-comment"}, text


@pytest.mark.parametrize("text", HOSTILE)
def test_each_hostile_text_reads_back_in_every_place(alone: Page, text: str) -> None:
    row = {"line": [["甲", text], ["乙", None]]}
    key = text.replace("\n", "")
    tree = {
        "map": [["格", text], ["项", [text, text]], ["表", [row, row]], ["级", {"map": [[key, {"map": [[key, row]]}]]}]]
    }
    (made,) = alone.evaluate(WRITE, [tree])
    document, found = collect(read_document("x.yml", made.encode()))
    assert document, made
    assert plain(document.root) == as_read(tree), made
    assert found == (), made


def test_texts_are_written_as_people_write_them(alone: Page) -> None:
    tree = {
        "map": [
            ["项目名称", "科技馆运营"],
            ["开始时间", "2019-1-1"],
            ["项目类型", ["经常性专项业务费", "结转项目"]],
            ["备注", None],
            ["项目概况", "第一段\n第二段"],
            ["表", [{"line": [["名称", "甲"], ["金额", "1,000"], ["说明", None]]}]],
            ["指标", {"map": [["产出", {"map": [["人数", ">=98%"]]}]]}],
        ]
    }
    (made,) = alone.evaluate(WRITE, [tree])
    assert made == (
        "项目名称: 科技馆运营\n开始时间: 2019-1-1\n项目类型: [经常性专项业务费, 结转项目]\n备注:\n"
        "项目概况: |-\n  第一段\n  第二段\n"
        '表:\n  - {名称: 甲, 金额: "1,000", 说明: }\n'
        '指标:\n  产出:\n    人数: ">=98%"\n'
    )


@pytest.mark.parametrize(("length", "is_in_braces"), [(79, True), (80, False), (81, False)])
def test_rows_are_as_wide_in_braces_as_the_generator_writes_them(alone: Page, length: int, is_in_braces: bool) -> None:
    row = {"甲": "一", "乙": "二" * (length - 3)}
    (made,) = alone.evaluate(WRITE, [{"map": [["表", {"line": list(row.items())}]]}])
    assert made == yaml_text({"表": Line(row)})
    assert made.startswith("表: {") is is_in_braces

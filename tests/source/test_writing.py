"""What is written reads back as the same tree."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from generator.diagnostics import collect
from generator.source.document import read_document
from generator.source.nodes import plain
from generator.source.writing import Line, yaml_text

TEXTS = st.one_of(
    st.text(
        st.characters(
            min_codepoint=0x20,
            max_codepoint=0x9FFF,
            exclude_characters="\x7f\x85\xa0\xad",
            exclude_categories=["C", "Z"],
        )
    ),
    st.sampled_from(
        [
            "",
            "是",
            "null",
            "~",
            "0017",
            "=100%",
            "≥95%",
            "> 98%",
            "a: b",
            "#1",
            "- x",
            "一\n二",
            "x" * 200,
            "'",
            '"',
            "{a}",
            "*a",
            "&a",
            "!x",
            "%",
        ]
    ),
)
TREES = st.dictionaries(
    TEXTS.filter(bool),
    st.recursive(
        TEXTS, lambda inner: st.dictionaries(TEXTS.filter(bool), inner, max_size=3) | st.lists(inner, max_size=3)
    ),
    min_size=1,
    max_size=4,
)


@given(TREES)
def test_a_tree_reads_back_as_it_was_written(tree: dict[str, object]) -> None:
    text = yaml_text(tree)
    document, found = collect(read_document("x.yml", text.encode()))
    assert (found, document and json.dumps(plain(document.root))) == ((), json.dumps(tree)), text


def test_a_form_is_written_as_people_write_it() -> None:
    tree = {
        "form": "f",
        "项目类型": ["甲", "乙"],
        "资金": {"总额": Line({"预算": "3068.14", "执行": "98.11%"}), "其他": None},
        "目标": "很长" * 50,
        "说明": "一\n二",
        "指标": {"数量": {"场次": Line({"值": "=5", "得分": ""}), "人数": "5"}},
        "构成": [Line({"名称": "甲", "金额": "7505576"})],
    }
    assert yaml_text(tree) == (
        "form: f\n"
        "项目类型: [甲, 乙]\n"
        "资金:\n"
        "  总额: {预算: 3068.14, 执行: 98.11%}\n"
        "  其他:\n"
        f"目标: |-\n  {'很长' * 50}\n"
        "说明: |-\n  一\n  二\n"
        "指标:\n"
        "  数量:\n"
        "    场次:\n"
        "      值: =5\n"
        "      得分:\n"
        "    人数: 5\n"
        "构成:\n"
        "- {名称: 甲, 金额: 7505576}\n"
    )

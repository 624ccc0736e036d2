"""Which options are ticked, in any drawing of boxes."""

from __future__ import annotations

import pytest

from generator.definition.cells import Choice, Option
from generator.importing.boxes import chosen

OPTIONS = Choice(
    (
        (Option("基建类", "基建类", "基建类"), Option("信息化类", "信息化类", "信息化类")),
        (Option("其他类", "其他类", "其他类"), Option("未印名称", "", "未印名称")),
    ),
    several=True,
    has_boxes=True,
    vocabulary="",
)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("☐ 基建类 ☑ 信息化类 ☐ 其他类 ☐", ("信息化类",)),
        ("基建类 ☐ 信息化类 ☑ 其他类 ☑", ("信息化类", "其他类")),
        ("□基建类　■信息化类\n√其他类", ("信息化类", "其他类")),
        ("☐ 基建类 ☐ 信息化类 ☐ 其他类 ☑", ("未印名称",)),
        ("基建类 信息化类 ☑ 其他类 ☐", ("信息化类",)),
        ("\uf0a8基建类 \uf0fe信息化类 \uf0a8其他类", ("信息化类",)),
        ("基建类 信息化类 其他类", ()),
        ("信息化类", ("信息化类",)),
        ("信息化类、其他类", ("信息化类", "其他类")),
        ("维修类", ("维修类",)),
        ("●基建类 ○信息化类 ○其他类 ○", ("基建类",)),
        ("×基建类 √信息化类", ("信息化类",)),
        ("（  ）基建类 （√）信息化类", ("信息化类",)),
        ("基建类（√） 信息化类（ ）", ("基建类",)),
        ("☐基建类 ☑信 息 化类 ☐其他类 ☐", ("信息化类",)),
        ("☐基建类 ☐信息化类 ☑其他类：维修 ☐", ("其他类：维修",)),
        ("□基建类√ □信息化类 □其他类", ("□基建类√ □信息化类 □其他类",)),
        ("R基建类 £信息化类 £其他类", ("R基建类", "£信息化类", "£其他类")),
        ("☐ 基建类 ☐ 信息化类 ☐ 其他类 ☐", ()),
        ("", ()),
        ("√√ √ √√", ("√√ √ √√", "未印名称")),
        ("√" * 999, ("√" * 999, "未印名称")),
        ("☑ 其他类 ☑ 其他类", ("其他类",)),
    ],
)
def test_ticked_options_are_read(text: str, names: tuple[str, ...]) -> None:
    assert chosen(text, OPTIONS) == names

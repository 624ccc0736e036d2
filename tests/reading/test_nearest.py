"""The name that was probably meant."""

from __future__ import annotations

import pytest

from generator.reading.values.nearest import nearest

KNOWN = ["项目总预算（元）", "项目当年预算（元）", "项目名称", "Plan A"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("项目总预算(元)", "项目总预算（元）"),
        ("项目总预算", "项目总预算（元）"),
        ("项目当年预算 （元）", "项目当年预算（元）"),
        ("项目名", "项目名称"),
        ("ｐｌａｎ a", "Plan A"),
        ("备注", ""),
        ("", ""),
        ("项目名称", "项目名称"),
    ],
)
def test_the_name_most_like_a_text_is_meant(written: str, meant: str) -> None:
    assert nearest(written, KNOWN) == meant


def test_nothing_is_near_where_nothing_is_known() -> None:
    assert nearest("项目名称", []) == ""

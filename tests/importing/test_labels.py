"""Labels are found in a text with any spaces, however many of both a text has."""

from __future__ import annotations

from time import process_time

import pytest

from generator.importing.labels import Label

DATES = Label(("开始时间", "结束时间", "计划{年度}时间"))


@pytest.mark.parametrize(
    ("text", "by_space", "pieces"),
    [
        ("开始时间 2018/2/1 结 束时间：2018/12/20", True, ["开始时间", "2018/2/1", "结 束时间", "2018/12/20"]),
        ("开始时间 2018/2/1 结束时间：2018/12/20", False, ["开始时间 2018/2/1 结束时间：2018/12/20"]),
        ("开始时间：2月 结束时间 3月 结束时间：4月", False, ["开始时间", "2月 结束时间 3月", "结束时间", "4月"]),
        ("开始时间（预计）：结束时间：计划2018时间", True, ["开始时间（预计）", "", "结束时间", "", "计划2018时间"]),
        ("2018/2/1 结束时间", True, ["2018/2/1 结束时间"]),
    ],
)
def test_a_text_is_divided_before_and_after_its_labels(text: str, by_space: bool, pieces: list[str]) -> None:
    assert DATES.divided(text, by_space=by_space) == pieces


def test_a_line_may_have_any_number_of_labels() -> None:
    dates = [f"2018/2/{number}" for number in range(20_000)]
    pieces = DATES.divided(" ".join(f"开始时间：{date}" for date in dates), by_space=True)
    assert pieces == [piece for date in dates for piece in ("开始时间", date)]


def test_a_label_may_have_any_number_of_spaces() -> None:
    spaces = " " * 2_000
    assert DATES.is_all_of(spaces.join(("", *"结束时间", "（预计）", "：", "")))
    started = process_time()
    for begun in ("结束时间", "计划", "计划2018", "结束时间（预计）"):
        assert not DATES.is_all_of(f"{begun}{spaces}2018/2/1")
    assert process_time() - started < 1

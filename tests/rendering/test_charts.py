from decimal import Decimal

import pytest

from generator.rendering.charts import (
    CHINESE,
    MOST_BARS,
    ROOM,
    Chart,
    Measure,
    chart_of,
    lines_of,
)


def measure(value: str | None, whole: str | None = None, name: str = "甲") -> Measure:
    return Measure(name, f"{value} 元", Decimal(value) if value else None, Decimal(whole) if whole else None)


def chart(*measures: Measure) -> Chart:
    drawn = chart_of("a-chart", "标题", measures)
    assert drawn is not None
    return drawn


def names(drawn: Chart) -> list[str]:
    return ["".join(line.text for line in bar.name) for bar in drawn.bars]


def test_the_longest_bar_is_as_wide_as_the_chart_and_the_others_in_proportion() -> None:
    assert [bar.width for bar in chart(measure("50"), measure("200"), measure("1")).bars] == ["25.00", "100.00", "0.50"]


def test_a_bar_within_a_whole_is_drawn_on_the_scale_of_the_wholes() -> None:
    (first, second) = chart(measure("9", "10"), measure("30", "40")).bars
    assert (first.width, first.track) == ("22.50", "25.00")
    assert (second.width, second.track) == ("75.00", "100.00")


def test_what_is_more_than_the_whole_does_not_leave_the_picture() -> None:
    (first, _) = chart(measure("60", "40"), measure("80", "80")).bars
    assert first.width == first.track == "50.00"


@pytest.mark.parametrize("value", [None, "0", "-5"])
def test_a_figure_that_has_no_length_keeps_its_place_and_its_text(value: str | None) -> None:
    bars = chart(measure("5"), measure(value), measure("3")).bars
    assert (bars[1].width, bars[1].text) == ("0.00", f"{value} 元")
    assert len({bar.top for bar in bars}) == 3


def test_bars_stand_below_each_other_within_the_height() -> None:
    drawn = chart(measure("1"), measure("2"), measure("3"))
    tops = [bar.top for bar in drawn.bars]
    assert tops == sorted(tops)
    assert all(bar.baseline < bar.top for bar in drawn.bars)
    assert tops[-1] < drawn.height


@pytest.mark.parametrize("values", [[], ["5"], ["5", None], ["5", "0"], [None, None]])
def test_there_is_no_picture_of_less_than_two_figures(values: list[str | None]) -> None:
    assert chart_of("a-chart", "标题", [measure(value) for value in values]) is None


@pytest.mark.parametrize("value", ["9", "0", None])
def test_a_part_of_a_whole_is_a_picture_by_itself(value: str | None) -> None:
    (bar,) = chart(measure(value, "10")).bars
    assert bar.track == "100.00"
    assert bar.width == ("90.00" if value == "9" else "0.00")


def test_a_mark_stands_where_its_value_would_end_however_long_the_bar() -> None:
    (short, long) = chart(
        Measure("甲", "", Decimal("0.5"), mark=Decimal(1)), Measure("乙", "", Decimal(2), mark=Decimal(1))
    ).bars
    assert (short.width, short.mark) == ("25.00", "50.00")
    assert (long.width, long.mark) == ("100.00", "50.00")


def test_a_mark_beyond_every_bar_is_the_end_of_the_scale() -> None:
    (bar,) = chart(Measure("甲", "", Decimal("0.4"), mark=Decimal(1))).bars
    assert (bar.width, bar.mark) == ("40.00", "100.00")


def test_there_is_no_mark_and_no_note_where_none_was_asked_for() -> None:
    drawn = chart(measure("1"), measure("2"))
    assert [bar.mark for bar in drawn.bars] == ["", ""]
    assert drawn.note == ""


def test_there_is_no_picture_of_more_than_can_be_seen() -> None:
    assert chart_of("a-chart", "标题", [measure("1")] * MOST_BARS) is not None
    assert chart_of("a-chart", "标题", [measure("1")] * (MOST_BARS + 1)) is None


def test_the_description_says_all_in_full() -> None:
    long = "很长的名称" * 9
    drawn = chart(measure("1", name=long), measure("2", name="乙"))
    assert drawn.description == f"{long}：1 元；乙：2 元"
    assert names(drawn) == [long, "乙"]


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("展厅运营", ["展厅运营"]),
        ("展" * 20, ["展" * 20]),
        ("展" * 41, ["展" * 20, "展" * 20, "展"]),
        ("a" * 36, ["a" * 36]),
        ("a" * 37, ["a" * 36, "a"]),
        ("", [""]),
    ],
)
def test_a_long_name_goes_on_in_the_next_line(name: str, lines: list[str]) -> None:
    assert lines_of(name) == lines


@pytest.mark.parametrize(("length", "lines", "is_beside"), [(17, 1, True), (18, 1, False), (30, 2, True)])
def test_a_figure_that_finds_no_room_beside_a_name_stands_below_it(length: int, lines: int, is_beside: bool) -> None:
    drawn = chart(measure("1", name="名" * length), measure("2", name="乙"))
    (first, second) = drawn.bars
    assert (len(first.name), first.name[-1].baseline == first.baseline) == (lines, is_beside)
    assert first.baseline < first.top < second.name[0].baseline < second.top < drawn.height


def test_the_names_of_this_interface_fit_beside_large_amounts() -> None:
    drawn = chart(
        Measure("2021 年执行", "123,120.52 / 123,121.92 万元", Decimal(1), Decimal(2)),
        Measure("经常性专项业务费", "12,345,678,901.00 元", Decimal(1)),
    )
    assert [[line.text for line in bar.name] for bar in drawn.bars] == [["2021 年执行"], ["经常性专项业务费"]]
    assert ROOM / CHINESE * 14 <= 288

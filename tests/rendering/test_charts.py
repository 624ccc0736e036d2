from decimal import Decimal

import pytest

from generator.rendering.charts import MOST_BARS, Chart, Measure, chart_of


def measure(value: str | None, whole: str | None = None, name: str = "甲") -> Measure:
    return Measure(name, f"{value} 元", Decimal(value) if value else None, Decimal(whole) if whole else None)


def chart(*measures: Measure) -> Chart:
    drawn = chart_of("a-chart", "标题", measures)
    assert drawn is not None
    return drawn


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
    assert [(bar.width, bar.text) for bar in bars] == [("100.00", "5 元"), ("", f"{value} 元"), ("60.00", "3 元")]


@pytest.mark.parametrize("values", [[], ["5"], ["5", None], ["5", "0"], [None, None]])
def test_there_is_no_picture_of_less_than_two_figures(values: list[str | None]) -> None:
    assert chart_of("a-chart", "标题", [measure(value) for value in values]) is None


@pytest.mark.parametrize("value", ["9", "0", None])
def test_a_part_of_a_whole_is_a_picture_by_itself(value: str | None) -> None:
    (bar,) = chart(measure(value, "10")).bars
    assert bar.track == "100.00"
    assert bar.width == ("90.00" if value == "9" else "")


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


def test_a_missed_target_is_known_by_its_bar() -> None:
    drawn = chart(measure("1"), measure("2")._replace(is_missed=True))
    assert [bar.is_missed for bar in drawn.bars] == [False, True]

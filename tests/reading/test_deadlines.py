"""Deadlines, and dates of completion."""

from __future__ import annotations

from datetime import date

import pytest

from generator.reading.values.deadlines import deadline_in, done_in, in_year, names_year

END = date(2021, 12, 31)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2021年12月31日前", END),
        ("2021年12月31日之前", END),
        ("2021年12月31日（含）前", END),
        ("２０２１年１２月 31 日前", END),
        ("2021年12月底前", END),
        ("2021年12月底前完成", END),
        ("于2021年12月底前全部完成验收。", END),
        ("2021年12月前", END),
        ("2021年底前", END),
        ("2021年年底前", END),
        ("2021-12-31前", END),
        ("2021.12.31前", END),
        ("2021.12底前", END),
        ("不晚于2021年12月", END),
        ("不迟于2021年12月底前完成", END),
        ("2021年内", END),
        ("2021年度内完成", END),
        ("2020年2月底前", date(2020, 2, 29)),
        ("2021年6月30日前发放到位", date(2021, 6, 30)),
        # Without a year, without an end, or with more than one day.
        ("12月底前", None),
        ("2021年12月31日", None),
        ("2021年6月30日前完成设计，12月底前完成施工", None),
        # Who is counted, and what must not be done.
        ("2020年12月31日前登记的企业", None),
        ("2020年12月31日前完成登记的企业", None),
        ("2020年12月31日前不得开工", None),
        ("2020年前三季度", None),
        ("2021年13月底前", None),
        ("2021年2月30日前", None),
        ("0000年12月底前", None),
        ("及时", None),
        ("", None),
    ],
)
def test_a_target_names_the_last_day_that_it_allows(text: str, day: date | None) -> None:
    assert deadline_in(text) == day


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2022年1月15日", date(2022, 1, 15), date(2022, 1, 15)),
        ("2022/1/15", date(2022, 1, 15), date(2022, 1, 15)),
        ("已于2022年1月15日完成", date(2022, 1, 15), date(2022, 1, 15)),
        ("2022年1月", date(2022, 1, 1), date(2022, 1, 31)),
        ("2022年1月底完成", date(2022, 1, 1), date(2022, 1, 31)),
        ("2022年", date(2022, 1, 1), date(2022, 12, 31)),
        ("2022年完成", date(2022, 1, 1), date(2022, 12, 31)),
        ("2022年内完成", date(2022, 1, 1), date(2022, 12, 31)),
        ("2022.3", date(2022, 3, 1), date(2022, 3, 31)),
        ("2022-03完成", date(2022, 3, 1), date(2022, 3, 31)),
        # October, perhaps, of which a spreadsheet drops the zero.
        ("2022.1", date(2022, 1, 1), date(2022, 10, 31)),
        ("2022.01", date(2022, 1, 1), date(2022, 1, 31)),
    ],
)
def test_a_text_says_when_something_was_done(text: str, first: date, last: date) -> None:
    assert done_in(text) == (first, last)


@pytest.mark.parametrize(
    "text",
    [
        "已完成",
        "1月15日",
        "2022年1月15日前",
        "2022年1月15日完成审计",
        "2021-22",
        "2021.13",
        "2021.1-2021.12",
        "2022年1月15日（因疫情推迟）",
        "2021年11月完成采购，2022年1月完成安装",
        "",
    ],
)
def test_what_says_more_or_less_is_no_day_of_completion(text: str) -> None:
    assert done_in(text) is None


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("6月底前", "2021年6月底前"),
        ("于 6 月底前完成", "于2021年6月底前完成"),
        ("当年12月", "2021年12月"),
        ("本年度12月", "2021年12月"),
        ("次年1月", "2022年1月"),
        ("第三季度", "2021年第三季度"),
        ("年底前", "2021年年底前"),
        ("年内完成", "2021年内完成"),
        ("本年度内完成", "2021年内完成"),
        ("2020年6月底前", "2020年6月底前"),
        ("按时", "按时"),
        ("", ""),
    ],
)
def test_a_missing_year_is_inserted(text: str, whole: str) -> None:
    assert in_year(text, 2021) == whole


@pytest.mark.parametrize(
    ("text", "is_named"), [("2021年6月", True), ("2021-6-30", True), ("次年1月", True), ("6月", False), ("年内", False)]
)
def test_a_date_states_its_year_by_a_number_or_as_the_next_one(text: str, is_named: bool) -> None:
    assert names_year(text) is is_named

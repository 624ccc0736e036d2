"""Texts read by their type: valid ones give their exact value, others none at all."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.reading.values.scalars import (
    date_in,
    has_too_many_digits,
    is_not_in_calendar,
    names_day,
    number_in,
    percentage_in,
    year_in,
)

amounts = st.decimals(min_value=-(10**18) + 1, max_value=10**18 - 1, places=2, allow_nan=False)
days = st.dates(min_value=date(1000, 1, 1))


@given(amounts)
def test_number_round_trips(amount: Decimal) -> None:
    assert number_in(f"{amount:f}") == amount


@given(amounts)
def test_number_with_commas_round_trips(amount: Decimal) -> None:
    assert str(number_in(f"{amount:,f}")) == f"{amount:f}"


@given(amounts, st.sampled_from(["%", " %"]))
def test_percentage_round_trips(amount: Decimal, sign: str) -> None:
    assert percentage_in(f"{amount:f}{sign}") == amount


@given(days, st.sampled_from("-/."), st.booleans())
def test_date_round_trips(day: date, mark: str, padded: bool) -> None:
    width = 2 if padded else 1
    assert date_in(f"{day.year}{mark}{day.month:0{width}}{mark}{day.day:0{width}}") == day
    assert date_in(f"{day.year}年{day.month:0{width}}月{day.day:0{width}}日") == day


@given(st.integers(1000, 2999))
def test_year_round_trips(year: int) -> None:
    assert year_in(str(year)) == year


@given(st.text())
def test_no_text_stops_a_reading(text: str) -> None:
    for read in (number_in, percentage_in, date_in, year_in, names_day):
        read(text)


@given(st.from_regex(r"[-+]?[\d,.]{1,24}"))
def test_what_is_read_as_a_number_is_what_python_reads(text: str) -> None:
    value = number_in(text)
    assert value is None or value == Decimal(text.replace(",", ""))


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "-", "--1", "+1", "1.", ".5", "1e3", "0x1", "01", "007", "1,2", "1,00", "12,34,567", "1,000,00",
        "1 000", "１", "٣", "1\n", "1.123456789", "Infinity", "NaN", "1万", "¥1", "1/2", "1234567890123456789",
        "1234,567",
    ],
)  # fmt: skip
def test_what_is_not_written_as_a_number_is_none(text: str) -> None:
    assert number_in(text) is None


@pytest.mark.parametrize("text", ["98.11", "98.11％", "98.11  %", "%", "98,11%", "98%%", "98%\n", "９８%"])
def test_what_is_not_written_as_a_percentage_is_none(text: str) -> None:
    assert percentage_in(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "2019-02-30", "2019-13-01", "2019-00-01", "2019-1-0", "0000-01-01", "19-1-1", "2019-1", "2019-1/1",
        "2019年1月1", "２０１９-1-1", "2019-01-01\n", " 2019-01-01", "2019-001-01", "20190101", "2019- 1-1", "",
    ],
)  # fmt: skip
def test_what_is_not_written_as_a_date_or_not_in_the_calendar_is_none(text: str) -> None:
    assert date_in(text) is None


@pytest.mark.parametrize(
    "text", ["20190430", "43585", "２０１９-４-30", "2019年 4月 30日", "2019-4-30 0:00", "2019-04/30"]
)
def test_day_is_named_in_another_way(text: str) -> None:
    assert names_day(text)
    assert not is_not_in_calendar(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "长期",
        "2019年4月",
        "2019-04",
        "201904",
        "4月30日",
        "2019-2020",
        "2019年1月-2020年1月",
        "2023.1",
        "2023年底",
        "2023年1-12月",
        "2019-20年",
        "2019年30日",
        "2019年15个工作日",
        "2019.13",
    ],
)
def test_no_day_is_named(text: str) -> None:
    assert not names_day(text)
    assert not is_not_in_calendar(text)


@pytest.mark.parametrize("text", ["2019-02-30", "2019-13-01", "2019年0月1日"])
def test_a_day_is_not_in_the_calendar(text: str) -> None:
    assert is_not_in_calendar(text)


@pytest.mark.parametrize("text", ["", "19", "20190", "3019", "0999", "2019年", "２０１９", "2019\n", " 2019"])
def test_what_is_not_written_as_a_year_is_none(text: str) -> None:
    assert year_in(text) is None


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        ("9" * 18, False),
        ("9" * 19, True),
        ("9" * 46, True),
        ("1" + ",000" * 6, True),
        ("1." + "0" * 8, False),
        ("1." + "0" * 9, True),
        (f"-{'9' * 19}.5", True),
        (f"{'9' * 19}元", False),
        ("一", False),
    ],
)
def test_a_number_of_too_many_digits_is_one_all_the_same(text: str, is_told: bool) -> None:
    assert has_too_many_digits(text) is is_told
    assert not (is_told and number_in(text))

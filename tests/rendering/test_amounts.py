from decimal import Decimal

import pytest

from generator.language import load
from generator.model import Money, MoneyUnit
from generator.rendering.amounts import (
    change_text,
    money_text,
    percent_text,
    rounded_text,
    rounding,
    trimmed,
    years_text,
    yuan_text,
)


@pytest.mark.parametrize(
    ("written", "unit", "shown"),
    [
        ("7505576", MoneyUnit.YUAN, "7,505,576 元"),
        ("27,315,700.00", MoneyUnit.YUAN, "27,315,700.00 元"),
        ("0.00", MoneyUnit.YUAN, "0.00 元"),
        ("2903.14", MoneyUnit.TEN_THOUSAND_YUAN, "2,903.14 万元"),
    ],
)
def test_an_amount_is_set_in_thousands_and_keeps_its_precision(written: str, unit: MoneyUnit, shown: str) -> None:
    assert money_text(Money(written, Decimal(written.replace(",", "")), unit)) == shown


def test_a_blank_amount_has_no_text_while_zero_has() -> None:
    assert money_text(None) == ""
    assert money_text(Money("0", Decimal(0), MoneyUnit.YUAN)) == "0 元"


def test_ten_thousands_are_exact_in_yuan() -> None:
    assert Money("1120.52", Decimal("1120.52"), MoneyUnit.TEN_THOUSAND_YUAN).yuan == Decimal("11205200")


@pytest.mark.parametrize(
    ("yuan", "shown"),
    [
        *(("11205200.00", "11,205,200 元"), ("0", "0 元"), ("-12000", "-12,000 元"), ("100", "100 元")),
        *(("0.5", "0.50 元"), ("215755577.120000", "215,755,577.12 元"), ("-5000.5000", "-5,000.50 元")),
        *(("0.0040000", "0.004 元"), ("124067028189.759678", "124,067,028,189.759678 元")),
    ],
)
def test_a_sum_has_decimals_only_where_it_needs_them(yuan: str, shown: str) -> None:
    assert yuan_text(Decimal(yuan)) == shown


@pytest.mark.parametrize(
    ("yuan", "shown"),
    [
        ("9999", ""),
        ("10000", "1 万元"),
        ("9700000.00", "970 万元"),
        ("7505576", "750.6 万元"),
        ("270012", "27 万元"),
        ("27315700", "2,732 万元"),
        ("99994999", "9,999 万元"),
        ("99995000", "1 亿元"),
        ("99999999", "1 亿元"),
        ("100000000", "1 亿元"),
        ("123456789", "1.23 亿元"),
    ],
)
def test_a_large_sum_is_rounded_to_be_grasped(yuan: str, shown: str) -> None:
    assert rounded_text(Decimal(yuan)) == shown


@pytest.mark.parametrize("yuan", ["10000", "9700000.00", "7506000", "110000000"])
def test_a_rounded_sum_that_is_the_sum_is_not_said_to_be_about_it(yuan: str) -> None:
    assert rounding(Decimal(yuan)) == "that_is"


@pytest.mark.parametrize("yuan", ["10001", "9700000.01", "7505576", "99999999", "100000001"])
def test_what_is_rounded_is_about_the_sum(yuan: str) -> None:
    assert rounding(Decimal(yuan)) == "about"


@pytest.mark.parametrize(
    ("written", "shown"),
    [("9.50", "9.5"), ("20.0", "20"), ("200", "200"), ("0.0", "0"), ("1200.00", "1,200"), ("1E+5", "100,000")],
)
def test_zeros_that_say_nothing_are_left_out(written: str, shown: str) -> None:
    assert trimmed(Decimal(written)) == shown


@pytest.mark.parametrize(
    ("years", "text"),
    [
        ([], ""),
        ([2019], "2019"),
        ([2019, 2020], "2019–2020"),
        ([2019, 2021, 2022, 2023, 2025], "2019、2021–2023、2025"),
    ],
)
def test_years_in_a_row_are_written_by_their_ends(years: list[int], text: str) -> None:
    assert years_text(years, load()) == text


@pytest.mark.parametrize(
    ("value", "amount", "share"),
    [("1500.0", "+1,500 元", "+1,500.0%"), ("-0.1", "−0.10 元", "−0.1%"), ("0.0", "0 元", "")],
)
def test_a_change_has_a_sign_and_one_rounded_to_nothing_has_no_share(value: str, amount: str, share: str) -> None:
    assert (change_text(Decimal(value)), percent_text(Decimal(value))) == (amount, share)

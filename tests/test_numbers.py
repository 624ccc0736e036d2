"""Numbers are rounded and written as on paper."""

from __future__ import annotations

from decimal import ROUND_CEILING, Decimal

import pytest

from generator.numbers import HUNDREDTH, like, rounded, shown


@pytest.mark.parametrize(
    ("value", "to", "expected"),
    [
        ("0.125", HUNDREDTH, "0.13"),
        ("-0.125", HUNDREDTH, "-0.13"),
        ("24", Decimal("3.5"), "24.0"),
        ("24.5", Decimal("1E+2"), "25"),
        ("9" * 40, HUNDREDTH, f"{'9' * 40}.00"),
    ],
)
def test_a_number_is_rounded_half_up_to_the_decimals_of_another(value: str, to: Decimal, expected: str) -> None:
    assert str(rounded(Decimal(value), to)) == expected


def test_a_number_can_be_rounded_up() -> None:
    assert rounded(Decimal("23.01"), Decimal("30"), ROUND_CEILING) == 24


@pytest.mark.parametrize(
    ("value", "expected"), [("1E+3", "1000"), ("24.50", "24.5"), ("24.00", "24"), ("100", "100"), ("0E-7", "0")]
)
def test_a_number_is_shown_without_exponent_and_trailing_zeros(value: str, expected: str) -> None:
    assert shown(Decimal(value)) == expected


@pytest.mark.parametrize(
    ("value", "written", "expected"),
    [
        ("900000", ["600000", "300000"], "900000"),
        ("900000", ["600,000", "300000"], "900,000"),
        ("90", ["60.50%", "29.5"], "90.00"),
        ("90.125", ["60"], "90.125"),
    ],
)
def test_a_number_is_written_like_those_beside_it(value: str, written: list[str], expected: str) -> None:
    assert like(Decimal(value), written) == expected

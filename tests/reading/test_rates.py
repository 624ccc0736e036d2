"""The value of an execution rate, with and without its sign."""

from __future__ import annotations

from decimal import Decimal

import pytest

from generator.model import Figure, Money, MoneyUnit
from generator.reading.values.rates import rate_of


def money(value: str, unit: MoneyUnit = MoneyUnit.TEN_THOUSAND_YUAN) -> Money:
    return Money(value, Decimal(value), unit)


def per_cent_of(rate: str, executed: Money | None, budget: Money | None) -> Decimal | None:
    return rate_of(Figure(rate, Decimal(rate.rstrip("%"))), executed, budget).per_cent


@pytest.mark.parametrize(
    ("rate", "executed", "per_cent"),
    [
        ("98%", "98", "98"),
        ("0.98%", "98", "0.98"),
        ("98", "98", "98"),
        ("0.98", "98", "98"),
        ("0.9", "87", "90"),
        ("95", "98", "95"),
        ("0.95", "98", "95"),
        ("1", "100", "100"),
        ("1", "1", "1"),
        ("0.5", "0.5", "0.5"),
        ("1.2", "120", "120"),
        ("0", "98", "0"),
        ("0.00", "0", "0"),
    ],
)
def test_what_the_sign_or_the_amounts_say(rate: str, executed: str, per_cent: str) -> None:
    assert per_cent_of(rate, money(executed), money("100")) == Decimal(per_cent)


@pytest.mark.parametrize(("rate", "per_cent"), [("49", "49"), ("0.49", "49"), ("196", "196"), ("1.96", "196")])
def test_amounts_bear_out_no_more_than_twice_or_half(rate: str, per_cent: str) -> None:
    assert per_cent_of(rate, money("98"), money("100")) == Decimal(per_cent)


@pytest.mark.parametrize("rate", ["48.9", "0.489", "196.1", "1.961"])
def test_a_rate_that_is_further_from_the_amounts_is_not_known(rate: str) -> None:
    assert per_cent_of(rate, money("98"), money("100")) is None


@pytest.mark.parametrize("rate", ["98", "0.98", "1"])
def test_nothing_is_guessed_where_no_amounts_bear_it_out(rate: str) -> None:
    assert per_cent_of(rate, None, money("100")) is None
    assert per_cent_of(rate, money("98"), None) is None
    assert per_cent_of(rate, money("0"), money("0")) is None
    assert per_cent_of(rate, money("980000", MoneyUnit.HUNDRED_MILLION_YUAN), money("1")) is None


@pytest.mark.parametrize(("rate", "per_cent"), [("98%", "98"), ("0", "0"), ("0.00", "0")])
def test_what_is_sure_by_itself_needs_no_amounts(rate: str, per_cent: str) -> None:
    assert per_cent_of(rate, None, None) == Decimal(per_cent)


@pytest.mark.parametrize(("rate", "likely"), [("98", "98"), ("1.01", "1.01"), ("1", "100"), ("-0.98", "-98")])
def test_the_size_of_an_ambiguous_rate_suggests_what_is_likely(rate: str, likely: str) -> None:
    read = rate_of(Figure(rate, Decimal(rate)), None, None)
    assert (read.per_cent, read.likely) == (None, Decimal(likely))


@pytest.mark.parametrize(
    ("rate", "text"), [("98", "98%"), ("98%", "98%"), ("98％", "98％"), ("0.98", "0.98"), ("0", "0%")]
)
def test_a_rate_has_a_sign_where_that_is_certain(rate: str, text: str) -> None:
    read = rate_of(Figure(rate, Decimal(rate.rstrip("%％"))), money("98"), money("100"))
    assert (read.text, read.written) == (text, rate)


def test_a_rate_that_may_be_a_share_has_no_sign() -> None:
    assert rate_of(Figure("1", Decimal(1)), None, None).text == "1"

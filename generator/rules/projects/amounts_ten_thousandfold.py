"""两格金额恰好相差一万倍

查什么：项目总预算与当年预算、年初预算与全年预算数、当年预算与上年预算，同一项资金来源的两个数是否恰好相差一万倍；
没有的，再与同一项目上年同一种表的同一格比较。换成万元时四舍五入的（如 11,219,208 元与 1121.92 万元），也算恰好。
当年预算比总预算还大的，由“当年预算超过项目总预算”一条核对；写的数不到 1 的（如 0.01 万元），多半只是占位，不作核对。
为什么：数字相同而相差一万倍，多半是把元写进了万元的格，或者把万元写进了元的格，合计时会差一万倍。预算的公开见预算法第十四条。
不对：项目总预算 1000000 元，项目当年预算 100 元
对：项目总预算 1000000 元，项目当年预算 1000000 元
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from operator import attrgetter

from generator.diagnostics import Said, worded
from generator.model import Form, Money
from generator.rules.comparing.citing import missing, side
from generator.rules.comparing.siblings import sibling
from generator.rules.comparing.sums import beside, in_yuan, is_ten_thousandfold
from generator.rules.outcome import NOT_ASKED, Found, Outcome, Outcomes, of_several
from generator.rules.parameters import Parameters
from generator.rules.rule import Subject

SUBJECT = Subject.MONEY

PAIRS = (
    ("total_budget", "annual_budget"),
    ("opening_budget", "full_year_budget"),
    ("annual_budget", "prior_year_budget"),
    ("prior_year_budget", "annual_budget"),
    ("full_year_budget", "opening_budget"),
)
"""Measures of which the first may be ten thousand times the second by mistake alone."""


def check(form: Form, others: tuple[Form, ...], _parameters: Parameters) -> Outcomes:
    """Return each amount that is ten thousand times another one; if there is none, the first that is since last year.

    Of a whole form in the wrong unit one amount is enough.
    """
    sources = dict.fromkeys(amount.source for amount in form.amounts)
    within = [_compared(form, *pair, source) for pair in PAIRS for source in sources or ("total",)]
    is_told = any(isinstance(one, Found) for one in within)
    return of_several([*within, *([] if is_told else islice(_since_last_year(form, others), 1))])


def _compared(form: Form, larger: str, smaller: str, source: str) -> Outcome | None:
    fields = (f"funds.{larger}.{source}", f"funds.{smaller}.{source}")
    large, small = form.amount(larger, source), form.amount(smaller, source)
    if large is None or small is None:
        return missing(form, *fields) or NOT_ASKED
    if large.yuan < small.yuan or not _are_mistaken(large, small):
        return None
    one, other = (side(form, field) for field in fields)
    labels = {"label": one.label, "other": other.label}
    return Found(_product(large, small), (one, other), labels, in_yuan(large, small))


def _since_last_year(form: Form, others: tuple[Form, ...]) -> Iterator[Found]:
    """Yield each amount that differs ten-thousandfold from last year's form of the same kind."""
    year = form.address.year - 1
    before = sibling(others, year, form.address.kind)
    if before is None:
        return
    for amount in form.amounts:
        there = before.amount(amount.measure, amount.source)
        if there and _are_mistaken(amount.money, there):
            field = f"funds.{amount.measure}.{amount.source}"
            own, other = side(form, field), side(before, field, of_other=True)
            labels: dict[str, Said] = {"label": own.label, "other": worded("same-cell", year=year)}
            yield Found(_product(amount.money, there), (own, other), labels, in_yuan(amount.money, there))


def _are_mistaken(one: Money, other: Money) -> bool:
    smaller = min(one, other, key=attrgetter("yuan"))
    return smaller.value >= 1 and is_ten_thousandfold(one.yuan, other.yuan)


def _product(one: Money, other: Money) -> str:
    small, large = sorted((one, other), key=attrgetter("yuan"))
    sign = "=" if large.yuan == small.yuan * 10_000 else "≈"
    return f"{f' {sign} '.join(beside(large, small))} × 10000"
